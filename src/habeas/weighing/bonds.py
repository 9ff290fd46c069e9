"""Which testimony stands behind a document that does not name it?"""

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from habeas.model.words import EventType, Identity, Polarity, SpeakerKind, Unit
from habeas.weighing.alike import likeness
from habeas.weighing.cues import cue
from habeas.weighing.hops import before, is_paper
from habeas.weighing.names import latin, named_in, same_word, tokens
from habeas.weighing.page import Page, Said


class Bond(Struct, frozen=True):
    """The person who gave a note is one of those behind a document."""

    note: str
    document: str
    party: bool  # signed or wrote it with others: the document rests on the note's speaker
    why: str
    claims: tuple[str, ...]  # the two claims that show it


def bonds(pages: Sequence[Page], retold: Collection[str]) -> list[Bond]:
    """Tie each note to the complaints its speaker joined and to the outlets its speaker spoke to."""
    notes = [p for p in pages if p.witness]
    papers = [
        p
        for p in pages
        if not p.witness and not p.is_list and is_paper(p) and p.path not in retold
    ]
    press = [p for p in pages if not p.witness and not p.is_list and p.path not in retold]
    found = [b for note in notes for paper in papers for b in _party(note, paper)]
    return found + [b for note in notes for page in press for b in _contact(note, page)]


def _party(note: Page, paper: Page) -> Iterator[Bond]:
    if not before(note, paper):
        return
    for mine in note.said:
        if (
            EventType.COMPLAINT not in mine.claim.types
            or mine.claim.polarity is not Polarity.AFFIRMED
        ):
            continue
        theirs = next((s for s in paper.said if _one_more(mine, s)), None)
        addressed = any(_touches(name, _around(note, mine)) for name in _signers(paper))
        if theirs:
            yield Bond(
                note.path,
                paper.path,
                True,
                "the speaker and the others who wrote make the number of the complaint",
                (mine.id, theirs.id),
            )
            return
        if addressed and paper.said:
            yield Bond(
                note.path,
                paper.path,
                True,
                "the speaker wrote to those who signed the complaint",
                (mine.id, paper.said[0].id),
            )
            return


def _around(page: Page, said: Said) -> str:
    passages = page.document.passages
    return (
        passages[said.claim.passage].text
        if 0 <= said.claim.passage < len(passages)
        else said.words
    )


def _signers(paper: Page) -> set[str]:
    hops = {
        h.name for s in paper.said for h in s.claim.attribution if h.identity is Identity.NAMED
    }
    return hops | set(paper.names)


def _touches(name: str, words: str) -> bool:
    there = [
        w
        for w in latin(words).replace("(", " ").replace(")", " ").replace(".", " ").split()
        if len(w) > 4
    ]
    return any(same_word(t, w) for t in tokens(name) if len(t) > 4 for w in there)


def _one_more(mine: Said, theirs: Said) -> bool:
    one, other = mine.claim.quantity, theirs.claim.quantity
    if one is None or other is None or one.unit is not other.unit or one.value is None:
        return False
    if EventType.COMPLAINT not in theirs.claim.types or one.unit not in (
        Unit.FAMILIES,
        Unit.PERSONS,
    ):
        return False
    more = cue("others", mine.words) is not None
    return other.value == one.value + 1 if more else other.value == one.value


def _contact(note: Page, page: Page) -> Iterator[Bond]:
    """Tie a note whose speaker says that an outlet spoke to them to what that outlet heard from such a person."""
    assert note.witness is not None
    kind = note.witness.kind
    sources = [s for s in page.said if _is_source(s, kind)]
    if not sources:
        return
    for mine in note.said:
        told = (
            mine.claim.polarity is Polarity.AFFIRMED
            and EventType.FAMILY_ACTION in mine.claim.types
        )
        if told and any(named_in(n, mine.words) for n in page.names):
            yield Bond(
                note.path,
                page.path,
                False,
                "the speaker says that this outlet spoke to them",
                (mine.id, sources[0].id),
            )
            return


def told_twice(note: Page, page: Page, bond: Bond) -> list[tuple[Said, Said]]:
    """Pair what the speaker of a note told with what the same person had told an outlet."""
    if bond.party or note.witness is None:
        return []
    theirs = [s for s in page.said if _is_source(s, note.witness.kind)]
    pairs = []
    for said in theirs:
        near = [m for m in note.said if m.types == said.types]
        best = max(
            near, key=lambda m: (_units(m) == _units(said), likeness(m, said), -m.at), default=None
        )
        if best is not None:
            pairs.append((best, said))
    return pairs


def _units(said: Said) -> Unit | None:
    return said.claim.quantity.unit if said.claim.quantity else None


def _is_source(said: Said, kind: SpeakerKind) -> bool:
    first = said.claim.attribution[:1]
    return bool(first) and first[0].kind is kind and first[0].identity is not Identity.NAMED


def is_private(kind: SpeakerKind) -> bool:
    """Tell whether speakers of this kind are people who saw or suffered, or their kin."""
    return kind in (SpeakerKind.RELATIVE, SpeakerKind.VICTIM, SpeakerKind.WITNESS)
