"""Who speaks in a testimony: the one who tells, or the one whose words are told?"""

from collections.abc import Sequence

from msgspec.structs import replace

from habeas.claims import cues
from habeas.claims.reading import Frame, Reading, Span, Statement
from habeas.claims.scene import Scene
from habeas.claims.speakers import Mention
from habeas.claims.told import OWN, PRIVATE, Source
from habeas.claims.voice import voice
from habeas.model.claim import Speaker
from habeas.model.words import EventType, Identity, SpeakerKind

UNDERWENT = "underwent it"
HERSELF = "speaks of herself"
SHOUT = 5  # words before a colon: "they shouted at me:"
THREATS = {EventType.THREAT, EventType.COERCION}
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
    return any((hit := view.is_word("other", at)) and hit.end() == len(before) for at in starts)


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


def underwent(
    view: Scene, statement: Statement, nearest: Speaker, *, reported: bool
) -> str | None:
    """Tell whether one person saw or underwent what he tells, by the words for himself."""
    span = (statement.start, statement.end)
    private = nearest.kind in PRIVATE
    if view.says("present", *span):
        return "saw it"
    if view.says("me" if private else "singular", *span):
        return UNDERWENT
    if not reported:
        return None
    sentence = view.sentence_at(span[0])
    if private and view.says("saw", sentence[0], span[0]):
        return "saw it"
    if view.says("sighted", sentence[0], span[1]):
        return "saw it"
    person = nearest.kind in {SpeakerKind.VICTIM, SpeakerKind.WITNESS}
    if person and view.says("him", *span):
        return UNDERWENT
    # "has not seen him since", "and has not seen him": the subject stands before
    joint = view.is_word("and", span[0])
    headless = span[0] in view.verbs or (joint is not None and joint.end() + 1 in view.verbs)
    start = sentence[0] if headless else span[0]
    woman = view.says("fem", 0, span[0]) and view.says("her", start, span[1])
    return HERSELF if woman else None


def own_sight(view: Scene, span: Span, *, stated: bool) -> str | None:
    """Tell whether a relative was there: she stands in the statement, or just before it."""
    if view.says("herself", *(span if stated else view.sentence_at(span[0]))):
        return "the speaker's own act or sight"
    scene_ = [s for s in view.sentences if s[0] <= span[0]]
    for now, before in zip(reversed(scene_), reversed(scene_[:-1]), strict=False):
        if stated or view.is_word("later", now[0]):
            return None
        if view.says("herself", *before):
            return "the speaker's own act or sight"
    return None


def with_shout(view: Scene, statement: Statement) -> Statement:
    """Take in "they shouted at me:", which stands before a threat: it was done to who tells."""
    start = statement.start
    quote = next((q for q in view.quotes if q[0] <= start < q[1]), view.sentence_at(start))
    lead = view.text[quote[0] : start].rstrip()
    shout = lead.endswith(":") and view.words(quote[0], start) <= SHOUT
    threat = bool(THREATS & set(statement.types))
    return replace(statement, start=quote[0]) if shout and threat else statement


def with_saying(statement: Statement, frames: Sequence[Frame]) -> int:
    """Find where the words of saying end behind a statement: "..., she says"."""
    behind = (f.shell[1] for f in frames if f.shell and f.shell[0] == statement.end)
    return max(behind, default=statement.end)
