"""On which side does a document stand, and whom did its witness meet, what did they see?"""

from collections.abc import Sequence

from habeas.model.claim import Speaker
from habeas.model.words import Certainty, SpeakerKind
from habeas.weighing.cues import cue
from habeas.weighing.hops import is_paper
from habeas.weighing.page import Page, Said

PRESS = frozenset({SpeakerKind.MEDIA, SpeakerKind.AGENCY, SpeakerKind.SOCIAL_CHANNEL})
KIN = frozenset({SpeakerKind.RELATIVE, SpeakerKind.VICTIM, SpeakerKind.WITNESS})
SAW = frozenset({SpeakerKind.VICTIM, SpeakerKind.WITNESS})
SIDES = ("press", "paper")


def read_it(chain: Sequence[Speaker]) -> bool:
    """Tell whether a speaker read something with their own eyes: a board, a paper on the wall."""
    return len(chain) > 1 and chain[0].kind is SpeakerKind.DOCUMENT and chain[1].kind in KIN


def apart_from(page: Page) -> frozenset[str]:
    """List with whom a witness had no contact: the press, those who filed a complaint.

    Only words that say so count: who did not complain may still stand behind a complaint. "kin":
    the family kept silent too.
    """
    texts = [p.text for p in page.document.passages]
    found = {side for side in SIDES if any(cue(f"alone_{side}", text) for text in texts)}
    silent = any(cue("alone_press", text) and cue("family", text) for text in texts)
    return frozenset(found | {"kin"}) if silent else frozenset(found)


def side(page: Page) -> str:
    """Tell whether a document is a paper that was filed, a page of the press, or neither."""
    if is_paper(page):
        return "paper"
    last = [s.claim.attribution[-1].kind for s in page.said if s.claim.attribution]
    return "press" if sum(kind in PRESS for kind in last) * 2 > len(last) else ""


def saw(page: Page, said: Said) -> bool:
    """Tell whether a claim is what the speaker of a note saw, not what another told them."""
    chain = [h for h in said.claim.attribution if h.kind is not SpeakerKind.DOCUMENT]
    first_hand = said.claim.certainty is Certainty.WITNESSED or read_it(said.claim.attribution)
    return page.witness is not None and page.witness.kind in SAW and len(chain) == 1 and first_hand
