"""Of whom did the words just before speak, where nobody has said anything yet?"""

import re

from habeas.claims import cues
from habeas.claims.scene import Scene
from habeas.claims.speakers import Mention
from habeas.claims.subjects import is_object
from habeas.claims.told import PERSONS
from habeas.model.words import SpeakerKind

BACK = 2  # sentences back in which the one meant may stand
PAPERS = {"doc", "board"}
PEOPLE = {"one", "many", "name"}
ABLE = PERSONS | {SpeakerKind.OFFICIAL}
TAKEN = "the one spoken of just before is taken for the speaker"


def spoken_of(view: Scene, at: int, pronoun: Mention | None = None) -> Mention | None:
    """Find the one whom the sentences before a position are about.

    A subject goes before an object, a near sentence before a far one; number and, where the words
    show it, gender must fit the pronoun. Without a pronoun (a quotation) anybody may be meant.
    """
    before = [s for s in view.sentences if s[1] <= at][: -BACK - 1 : -1]
    for start, end in before:
        found = [m for m in view.mentions_in(start, end) if _could_speak(view, m, pronoun)]
        straight = [m for m in found if not is_object(view, m)]
        if straight or found:
            return _likeliest(view, straight or found, pronoun)
    return None


def _likeliest(view: Scene, found: list[Mention], pronoun: Mention | None) -> Mention:
    """Take the first, but for "she" the first that is a woman by its words."""
    if pronoun is not None and view.is_word("she", pronoun.start):
        women = (m for m in found if any(_is_woman(view, at) for at in _words(view, m)))
        return next(women, found[0])
    return found[0]


def _could_speak(view: Scene, mention: Mention, pronoun: Mention | None) -> bool:
    quoted = any(a < mention.start < b for a, b in view.quotes)
    if quoted or mention.has("pronoun") or mention.has("self") or mention.number in PAPERS:
        return False
    if pronoun is None:
        office = mention.kind is SpeakerKind.OFFICIAL and mention.number == "name"
        return mention.kind in ABLE and mention.number in PEOPLE and not office
    if pronoun.number == "doc":
        return mention.number == "body"
    if pronoun.number == "many":
        return mention.number == "many"
    return mention.number in {"one", "name"} and _is_of_gender(view, mention, pronoun)


def _is_of_gender(view: Scene, mention: Mention, pronoun: Mention) -> bool:
    woman = any(_is_woman(view, hit) for hit in _words(view, mention))
    named = mention.number == "name"
    if view.is_word("she", pronoun.start):
        return woman or named or not _is_kin(mention)
    return not woman


def _is_woman(view: Scene, at: int) -> bool:
    return bool(view.is_word("fem", at)) and is_noun(view, at)


def is_noun(view: Scene, at: int) -> bool:
    """Tell a noun for a woman from an article that may stand before one."""
    return (
        not view.is_word("article", at)
        and cues.words_of(view.language, "det").match(view.text, at) is None
    )


def _words(view: Scene, mention: Mention) -> list[int]:
    inside = view.text[mention.start : mention.end]
    return [mention.start + hit.start() for hit in re.finditer(r"\b\w", inside)]


def _is_kin(mention: Mention) -> bool:
    return mention.kind is SpeakerKind.RELATIVE
