"""Which of the mentions in a noun phrase is the one who speaks?"""

from collections.abc import Sequence

from msgspec.structs import replace

from habeas.claims.scene import BOUNDARY, Scene
from habeas.claims.speakers import Mention
from habeas.claims.told import OUTLETS, PRIVATE
from habeas.model.words import SpeakerKind

PEOPLE_OF_BODIES = {SpeakerKind.ACTIVIST, SpeakerKind.EXPERT}
FEW = 3  # words between "some" and those of whom it is a part


def speaking(view: Scene, inside: Sequence[Mention]) -> Mention:
    """Take the name for the office ("a spokesman, Zaw Min"), the body for its people."""
    first = inside[0]
    press = next((m for m in inside if m.proper and m.kind in OUTLETS), None)
    if first.number == "doc" and press and "," not in view.text[first.end : press.start]:
        return press  # "a report in the newspaper Den"
    if part := _part_of(view, first, inside[1:]):
        return part
    if first.proper or first.number not in {"one", "many"} or first.kind in PRIVATE:
        return first
    if first.number == "one" and (named := _apposed(view, first)):
        return replace(named, kind=first.kind)
    for other in inside[1:]:
        gap = view.text[first.end : other.start]
        body = other.proper and other.kind is SpeakerKind.NGO and first.kind in PEOPLE_OF_BODIES
        if body and first.number == "many" and "," not in gap:
            return other
        person = other.proper and " " in other.name and other.number == "name"
        if first.number == "one" and person and not view.is_word("to", _last_word(view, other)):
            return replace(other, kind=first.kind)
    return first


def _part_of(view: Scene, first: Mention, others: Sequence[Mention]) -> Mention | None:
    """Read "some of the soldiers' mothers" as mothers."""
    if first.kind is not SpeakerKind.UNKNOWN or first.number != "many" or not others:
        return None
    gap = view.text[first.end : others[0].start]
    near = view.words(first.end, others[0].start) <= FEW and not BOUNDARY.search(gap)
    starts = view.word_starts(first.end, others[0].start)
    joined = bool(starts) and bool(view.is_word("prep", starts[0]))
    return others[0] if near and joined and others[0].kind is not first.kind else None


def _apposed(view: Scene, held: Mention) -> Mention | None:
    """Find the name beside an office: "the prisoners' lawyer, Salma Idris, said"."""
    near = (m for m in view.mentions if m.start in {held.end + 2, held.end + 1})
    name = next((m for m in near if m.proper and m.number == "name" and " " in m.name), None)
    comma = name is not None and view.text[held.end : held.end + 1] == ","
    return name if name and comma and not _is_listed(view, name) else None


def _is_listed(view: Scene, name: Mention) -> bool:
    # "the lawyer, Ana Sol and Petra Lund": a list, no apposition
    after = view.text[name.end : name.end + 2]
    return after[:1] == " " and bool(view.is_word("and", name.end + 1))


def _last_word(view: Scene, mention: Mention) -> int:
    before = view.text[: mention.start].rstrip()
    return max(before.rfind(" ") + 1, 0)
