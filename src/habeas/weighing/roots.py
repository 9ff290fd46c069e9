"""Who is the first observer behind a claim, and which of these are one and the same?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from habeas.model.weight import FigureRelation
from habeas.model.words import Certainty, Identity, Relation, SpeakerKind
from habeas.weighing.contradictions import denies
from habeas.weighing.kinship import Same, same_people
from habeas.weighing.letterhead import letterhead
from habeas.weighing.lookup import Shelf
from habeas.weighing.names import bare_office, keys, kind_keys, one_body, same_name, tokens
from habeas.weighing.page import Page, Said
from habeas.weighing.relays import Lineage
from habeas.weighing.standpoints import KIN, PRESS, SAW, apart_from, read_it, side
from habeas.weighing.union import Union

NAME = "name:"


class Root(Struct, frozen=True):
    """An observer, or the point where a chain breaks off."""

    key: str
    name: str  # may be printed: of a confidential document, the kind of its speaker
    kind: SpeakerKind
    recorded: bool  # False: the chain ends in somebody who does not say where it comes from
    note: str | None = None  # the note that takes down this person's account


class Roots:
    """The observers of a case, joined where they are one."""

    def __init__(
        self,
        shelf: Shelf,
        lineage: Lineage,
        figures: Sequence[FigureRelation],
        joins: Iterable[tuple[str, str]],
        observers: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._shelf = shelf
        self._home = {s.id: (p, s) for p in shelf.pages.values() for s in p.said}
        self._counted = self._counters(lineage)
        self._parents = dict(lineage.parents) | self._repeated(figures)
        self._own = {
            claim: _root(*self._home[claim], counted=claim in self._counted)
            for claim in sorted(self._home)
        }
        self._of: dict[str, frozenset[str]] = {}
        self._apart: dict[str, frozenset[str]] = {}
        self._sides: dict[str, str] = {}
        self.known = {r.key: r for r in sorted(self._own.values(), key=_plain)}
        self._groups = Union[str]()
        self._reasons: dict[str, str] = {}
        self._join_names()
        self._join_bonds(lineage)
        self._join_kin(same_people(shelf))
        self._join_mouths()
        self._join_said(joins, observers)
        self._grouped = self._groups.groups(sorted(self.known))

    def _counters(self, lineage: Lineage) -> frozenset[str]:
        """List the figures that a document states and others name it as the counter of."""
        found = set()
        for child, ups in lineage.parents.items():
            first = self._home[child][1].claim.attribution[:1]
            for up in ups:
                names = self._home[up][0].names
                if first and any(same_name(first[0].name, n) for n in names):
                    found.add(up)
        return frozenset(found)

    def _repeated(self, figures: Sequence[FigureRelation]) -> dict[str, tuple[str, ...]]:
        """Take a figure, repeated in a document's own voice, back to where it says whose it is.

        Who repeats a number to deny it has it from those who told it.
        """
        found: dict[str, tuple[str, ...]] = {}
        for relation in figures:
            if relation.relation is Relation.RESTATED and denies(self._home[relation.a][1]):
                found.setdefault(relation.a, (str(relation.b),))
            if relation.relation is Relation.SAME and isinstance(relation.b, str):
                pair = sorted((relation.a, relation.b), key=lambda c: (-self._length(c), c))
                one_page = self._home[pair[0]][0].path == self._home[pair[1]][0].path
                if one_page and self._length(pair[0]) > self._length(pair[1]):
                    found[str(pair[1])] = (str(pair[0]),)
        return found

    def _length(self, claim: str) -> int:
        return len(self._home[claim][1].claim.attribution)

    def _join_names(self) -> None:
        shelves: dict[str, list[str]] = defaultdict(list)
        for name in sorted(k.removeprefix(NAME) for k in self.known if k.startswith(NAME)):
            for key in keys(name) | kind_keys(name):
                shelves[key].append(name)
        for key, near in shelves.items():
            # By its kind alone a name is met only by one that says no more than that.
            bare = [n for n in near if key in keys(n)]
            for at, one in enumerate(bare):
                for other in (*bare[at + 1 :], *(n for n in near if n not in bare)):
                    if same_name(one, other):
                        self._groups.join(NAME + one, NAME + other)
        self._join_offices(shelves)
        self._join_letterheads()

    def _join_letterheads(self) -> None:
        """Make one of a body's name and the name, in another language, above its own papers."""
        names = sorted(k.removeprefix(NAME) for k in self.known if k.startswith(NAME))
        for page in self._shelf.pages.values():
            outlet, head = page.document.outlet, letterhead(page.document)
            if not outlet or not head:
                continue
            for name in (n for n in names if same_name(n, outlet) or same_name(n, head)):
                self._groups.join(NAME + outlet, NAME + name)

    def _join_offices(self, shelves: Mapping[str, Sequence[str]]) -> None:
        """Take an office without a region for the only one of its kind in the case."""
        for key, near in sorted(shelves.items()):
            short = [n for n in near if bare_office(n) == key]
            full = [n for n in near if n not in short and key in tokens(n)]
            if short and one_body(full):
                for name in short:
                    self._groups.join(NAME + full[0], NAME + name)

    def _join_kin(self, found: Iterable[Same]) -> None:
        """Make unnamed people one whom two documents quote with like words on one day."""
        for same in found:
            one, other = (f"class:{p.path}:{p.name}" for p in (same.one, same.other))
            if one in self.known and other in self.known:
                self._groups.join(one, other)
                self._reasons |= {one: same.why, other: same.why}

    def _join_mouths(self) -> None:
        """Make whoever speaks only through another private person one with that person.

        What a man told his wife reached the document through one mouth: hers.
        """
        for page, said in self._home.values():
            private = [h for h in said.claim.attribution if h.kind in KIN]
            if len(private) > 1 and not any(h.identity is Identity.NAMED for h in private):
                keys_ = [f"class:{page.path}:{h.name}" for h in private]
                for one in keys_[1:]:
                    self._groups.join(keys_[0], one)

    def _join_said(
        self, joins: Iterable[tuple[str, str]], observers: Iterable[tuple[str, str]]
    ) -> None:
        """Do what people said of two claims: one finding, or one finding of one observer.

        Of two documents without outlet or author a person who joins what they tell has not
        said that one observer stands behind both.
        """
        told = [(pair, True) for pair in observers] + [(pair, False) for pair in joins]
        for (one, other), of_observers in told:
            if one not in self._own or other not in self._own:
                continue
            nameless = all(_nameless(self._home[c][0]) for c in (one, other))
            if of_observers or not nameless:
                self._groups.join(self._own[one].key, self._own[other].key)

    def reason(self, group: str) -> str | None:
        """Tell why observers without a name are one, where they were compared."""
        return next(
            (self._reasons[r.key] for r in self.members(group) if r.key in self._reasons), None
        )

    def _join_bonds(self, lineage: Lineage) -> None:
        """Make the speaker of a note one with those behind a document that rests on them."""
        for bond in lineage.bonds:
            note = f"note:{bond.note}"
            behind = [
                self._own[s.id].key
                for s in self._shelf.pages[bond.document].said
                if self._is_behind(bond.note, s, party=bond.party)
            ]
            for key in behind:
                self._groups.join(note, key)

    def _is_behind(self, note: str, said: Said, *, party: bool) -> bool:
        if not said.claim.attribution:
            return False
        first, speaker = said.claim.attribution[0], self._shelf.pages[note].witness
        private = first.identity is not Identity.NAMED and first.kind in KIN
        return private and (party or (speaker is not None and first.kind is speaker.kind))

    def of(self, claim: str) -> frozenset[str]:
        """List the observers that a claim goes back to."""
        if claim not in self._of:
            self._of[claim] = frozenset()  # a loop, were there one, would end here
            ups = self._parents.get(claim, ())
            met = frozenset().union(*(self.of(up) for up in ups)) if ups else frozenset()
            self._of[claim] = met or frozenset({self._groups.find(self._own[claim].key)})
        return self._of[claim]

    def seen(self, claim: str) -> Root:
        """Give the observer that a claim itself names."""
        return self._own[claim]

    def members(self, group: str) -> list[Root]:
        """List the observers that are one."""
        return [self.known[key] for key in self._grouped.get(group, [])]

    def apart_from(self, page: Page) -> frozenset[str]:
        """List with whom the witness of a note had no contact."""
        if page.path not in self._apart:
            self._apart[page.path] = apart_from(page)
        return self._apart[page.path]

    def side(self, page: Page) -> str:
        """Tell on which side a document stands: papers that were filed, the press, or neither."""
        if page.path not in self._sides:
            self._sides[page.path] = side(page)
        return self._sides[page.path]

    def home(self, claim: str) -> tuple[Page, Said]:
        """Give the document of a claim, and the claim."""
        return self._home[claim]


def _nameless(page: Page) -> bool:
    """Tell whether nothing says who made a document."""
    last = (h for s in page.said for h in s.claim.attribution[-1:])
    named = any(h.identity is Identity.NAMED and h.kind is not SpeakerKind.DOCUMENT for h in last)
    return page.document.outlet is None and not named


def _plain(root: Root) -> tuple[bool, bool, str]:
    """Order observers so that the fullest description of one comes last."""
    return root.recorded, root.key == f"name:{root.name}", root.name


def _root(page: Page, said: Said, *, counted: bool) -> Root:
    chain = said.claim.attribution
    if page.witness and not page.is_list:
        outsider = chain and chain[0].kind not in KIN and not read_it(chain)
        if not outsider:
            shown = "first-hand" if page.witness.kind in SAW else "private"
            told = f"one {shown} account ({page.witness.kind})"
            kind, key = page.witness.kind, f"note:{page.path}"
            return Root(key, told, kind, recorded=True, note=page.path)
    if not chain:
        unnamed = "no speaker is named"
        return Root(f"open:{page.path}", unnamed, SpeakerKind.UNKNOWN, recorded=False)
    first = chain[0]
    if first.identity is not Identity.NAMED:
        name = first.name if page.document.public else str(first.kind)
        return Root(
            f"class:{page.path}:{first.name}",
            name,
            first.kind,
            first.kind is not SpeakerKind.UNKNOWN,
        )
    name = first.name if page.document.public or first.kind in PRESS else str(first.kind)
    own = _counts(said) or (counted and said.claim.quantity is not None)
    if first.kind in PRESS and len(chain) == 1 and not own:
        # An outlet that states a fact in its own voice had it from somebody whom it does not name.
        return Root(f"open:{page.path}", name, first.kind, recorded=False)
    if first.kind in PRESS and said.claim.quantity is None:
        # A page that is not held, named for a fact: where it had that from, nobody knows.
        return Root(f"page:{first.name}", name, first.kind, recorded=False)
    return Root(f"{NAME}{first.name}", name, first.kind, recorded=True)


def _counts(said: Said) -> bool:
    own = said.claim.quantity is not None and said.claim.certainty is Certainty.ASSERTED
    return own and said.claim.attribution[0].kind is not SpeakerKind.SOCIAL_CHANNEL
