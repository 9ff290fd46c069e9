"""Who speaks in a testimony: the one who tells, or the one whose words are told?"""

from habeas.claims import cues
from habeas.claims.reading import Reading
from habeas.claims.scene import Scene
from habeas.claims.speakers import Mention
from habeas.claims.told import OWN, Source
from habeas.claims.voice import voice
from habeas.model.claim import Speaker
from habeas.model.words import Identity, SpeakerKind

ALIKE = 4  # letters that two forms of "mother" share


def of_whom(reading: Reading) -> Speaker | None:
    """Name the person whose fate a relative tells: he too is a speaker when she repeats him."""
    teller = voice(reading).teller
    if teller is None or teller.kind is not SpeakerKind.RELATIVE:
        return None
    return Speaker("the person held", SpeakerKind.VICTIM, Identity.SEALED)


def _is_she(reading: Reading, view: Scene, mention: Mention) -> bool:
    """Tell whether "she" is the mother who tells."""
    teller = voice(reading).teller
    woman = cues.words_of(view.language, "woman")
    return bool(
        teller and woman.match(teller.name.casefold()) and view.is_word("she", mention.start)
    )


def _is_other(view: Scene, mention: Mention) -> bool:
    """Tell "another wife" from the wife who tells."""
    before = view.text[: mention.start].rstrip()
    words = before.split()
    starts = [len(before) - len(" ".join(words[-n:])) for n in (1, 2) if len(words) >= n]
    return any(
        (hit := view.is_word("other", at)) and hit.end() == len(before) for at in starts
    )


def in_testimony(reading: Reading, view: Scene, mention: Mention) -> Source | None:
    """Tell the teller (own voice) and the person held apart; None is somebody else."""
    held = of_whom(reading)
    theirs = Source((held,)) if held else OWN
    if _is_other(view, mention):
        return None
    if mention.kind is SpeakerKind.VICTIM:
        return theirs
    if mention.number == "one" and mention.kind is SpeakerKind.RELATIVE:
        return _relative(reading, mention, held)
    if mention.has("pronoun") and mention.number == "one":
        return OWN if held and _is_she(reading, view, mention) else theirs
    if mention.proper and mention.kind is SpeakerKind.UNKNOWN:
        return OWN
    return None


def _relative(reading: Reading, mention: Mention, held: Speaker | None) -> Source | None:
    teller = voice(reading).teller
    if held is None or teller is None:
        return None
    alike = mention.name.casefold()[:ALIKE] == teller.name.casefold()[:ALIKE]
    return OWN if alike else Source((held,))
