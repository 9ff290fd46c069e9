"""Which testimony stands behind a document that does not name it?"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from habeas.model.claim import Speaker
from habeas.model.words import EventType, Identity, Polarity, SpeakerKind, Unit
from habeas.weighing.alike import likeness
from habeas.weighing.cues import cue
from habeas.weighing.hops import before, is_paper
from habeas.weighing.lookup import Shelf, named_inside
from habeas.weighing.names import SHORT, latin, same_word, tokens
from habeas.weighing.page import Page, Said, unit_of

NUMBER = "the speaker and the others who wrote make the number of the complaint"
ADDRESSED = "the speaker wrote to those who signed the complaint"
CONTACT = "the speaker says that this outlet spoke to them"
_MARKS = str.maketrans("().,;:«»", " " * 8)


class Bond(Struct, frozen=True):
    """The person who gave a note is one of those behind a document."""

    note: str
    document: str
    party: bool  # wrote it with others: the document rests on the note's speaker
    why: str
    claims: tuple[str, ...]  # the two claims that show it


def bonds(shelf: Shelf) -> list[Bond]:
    """Tie each note to the complaints its speaker joined and the outlets they spoke to."""
    free = [
        p
        for _, p in sorted(shelf.pages.items())
        if p.said and not p.witness and not p.is_list and p.path not in shelf.copied
    ]
    papers = [p for p in free if is_paper(p)]
    found: list[Bond] = []
    for _, note in sorted(shelf.pages.items()):
        if note.witness:
            found += (b for paper in papers for b in _party(note, paper))
            found += _contacts(shelf, note, note.witness)
    return found


def _party(note: Page, paper: Page) -> Iterator[Bond]:
    if not before(note, paper):
        return
    signers = _signers(paper)
    for mine in note.said:
        if not _told(mine, EventType.COMPLAINT):
            continue
        theirs = next((s for s in paper.said if _one_more(mine, s)), None)
        why = NUMBER
        if theirs is None and any(_touches(name, _around(note, mine)) for name in signers):
            theirs, why = paper.said[0], ADDRESSED
        if theirs is not None:
            yield Bond(note.path, paper.path, party=True, why=why, claims=(mine.id, theirs.id))
            return


def _told(said: Said, kind: EventType) -> bool:
    return kind in said.claim.types and said.claim.polarity is Polarity.AFFIRMED


def _around(page: Page, said: Said) -> str:
    passages = page.document.passages
    known = 0 <= said.claim.passage < len(passages)
    return passages[said.claim.passage].text if known else said.words


def _signers(paper: Page) -> set[str]:
    chains = (s.claim.attribution for s in paper.said)
    return {h.name for c in chains for h in c if h.identity is Identity.NAMED} | set(paper.names)


def _touches(name: str, words: str) -> bool:
    there = [w for w in latin(words).translate(_MARKS).split() if len(w) > SHORT]
    return any(same_word(t, w) for t in tokens(name) if len(t) > SHORT for w in there)


def _one_more(mine: Said, theirs: Said) -> bool:
    one, other = mine.claim.quantity, theirs.claim.quantity
    if one is None or other is None or one.unit is not other.unit or one.value is None:
        return False
    if EventType.COMPLAINT not in theirs.claim.types or one.unit is not Unit.FAMILIES:
        return False
    return other.value == one.value + (cue("others", mine.words) is not None)


def _contacts(shelf: Shelf, note: Page, witness: Speaker) -> Iterator[Bond]:
    """Tie a note to what an outlet, that spoke to its speaker, heard from such a person."""
    for mine in note.said:
        if not _told(mine, EventType.FAMILY_ACTION):
            continue
        for page in named_inside(shelf, mine.words):
            theirs = _sources(page, witness.kind)
            if theirs and page.path not in shelf.copied and not page.witness and not page.is_list:
                claims = (mine.id, theirs[0].id)
                yield Bond(note.path, page.path, party=False, why=CONTACT, claims=claims)


def _sources(page: Page, kind: SpeakerKind) -> list[Said]:
    """List what a document has from private people of a kind."""
    return [
        s
        for s in page.said
        if s.claim.attribution
        and s.claim.attribution[0].kind is kind
        and s.claim.attribution[0].identity is not Identity.NAMED
    ]


def told_twice(note: Page, page: Page, bond: Bond) -> list[tuple[Said, Said]]:
    """Pair what the speaker of a note told with what the same person had told an outlet."""
    if bond.party or note.witness is None:
        return []
    pairs = []
    for said in _sources(page, note.witness.kind):
        best = _same_account(note.said, said)
        if best is not None:
            pairs.append((best, said))
    return pairs


def _same_account(mine: Sequence[Said], said: Said) -> Said | None:
    near = [m for m in mine if m.types == said.types]
    return max(
        near, key=lambda m: (unit_of(m) == unit_of(said), likeness(m, said), -m.at), default=None
    )
