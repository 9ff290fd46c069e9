"""Which words of a text name a place, and which places can they mean?

It gives candidates and decides nothing: linking does, with the whole case in view.
"""

from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from habeas.model.claim import PlaceId
from habeas.model.place import FormerName, Place, PlaceKind
from habeas.text import evidence, qualifiers
from habeas.text.atlas import Atlas, lines_by_id, load_atlas
from habeas.text.naming import Names
from habeas.text.qualifiers import Qualifier
from habeas.text.scripts import fold
from habeas.text.tokens import Token, tokens

_QUALIFIER_WORDS = 4  # no qualifier is longer


class Mention(Struct, frozen=True):
    """Words that can name a place; `asked` is the kind that words beside the name ask for.

    Quotation marks round the name stay outside: a statement may end between the two.
    """

    start: int
    end: int
    candidates: tuple[Place, ...]
    asked: PlaceKind | None = None
    sounded: bool = False  # found by its sound, not by a name that is written down


class Gazetteer(Struct, frozen=True):
    """Finds names of places in texts of six languages, in any case of the noun."""

    atlas: Atlas

    def place(self, identity: PlaceId) -> Place | None:
        """Look up a place by its identifier; None if the pack lacks it.

        >>> load().place(PlaceId("iso:UA-09")).name
        'Luhansk Oblast'
        """
        line = lines_by_id().get(identity)
        return None if line is None else _place(line)

    def former_names(self, identity: PlaceId) -> tuple[FormerName, ...]:
        """List the names that a place bore before, each with the day of the change.

        >>> load().former_names(PlaceId("gn:692975"))[0]
        FormerName(name='Stakhanov', until='2016-05-12')
        """
        return tuple(
            FormerName(name, changed or None)
            for name, changed in self.atlas.former.get(identity, ())
        )

    def opening_with(self, first: str) -> tuple[Place, ...]:
        """List the places of whose longer names this (folded, stemmed) word is the first."""
        if first not in self.atlas.openings:
            return ()
        keys = [key for key in self.atlas.names if key.startswith(f"{first} ")]
        lines = dict.fromkeys(line for key in keys for line in self.atlas.named(key))
        return tuple(map(_place, lines))

    def find(self, text: str, language: str) -> tuple[Mention, ...]:
        """Find the names of places in a text, with what each can mean.

        >>> text = "Их держат в Брянке и Красном Луче Луганской области"
        >>> [text[m.start : m.end] for m in load().find(text, "ru")]
        ['Брянке', 'Красном Луче', 'Луганской области']
        """
        return _find(text, language, tokens(text, language), self.atlas)


@cache
def load() -> Gazetteer:
    """Load the shipped gazetteer, once."""
    return Gazetteer(load_atlas())


@lru_cache(maxsize=1 << 14)
def _place(line: int) -> Place:
    return load_atlas().place(line)


class _Hit(Struct, frozen=True):
    """A name among the tokens, half-open, with the qualifiers beside it."""

    first: int
    last: int
    lines: tuple[int, ...]
    sounded: bool = False
    certain: bool = True  # False: a place only if a list of places holds it
    before: Qualifier | None = None
    after: Qualifier | None = None
    cue: Qualifier | None = None


def _find(text: str, language: str, found: tuple[Token, ...], atlas: Atlas) -> tuple[Mention, ...]:
    names = Names(atlas, text, language, found)
    hits, at = [], 0
    while at < len(found):
        name = names.at(at)
        if name is None or not name.lines:
            at += name.size if name else 1
            continue
        hit = _qualified(_Hit(at, at + name.size, name.lines, name.sounded, name.certain), names)
        hits.append(hit)
        at = hit.last + (len(hit.after.words) if hit.after else 0)
    listed = _in_lists(hits, names)
    return tuple(_mention(hit, kind, names) for hit, kind in _shared(listed, names))


def _qualified(hit: _Hit, names: Names) -> _Hit:
    opened = hit.first
    while opened > max(0, hit.first - _QUALIFIER_WORDS) and names.joined(opened - 1):
        opened -= 1
    beside = tuple(token.folded for token in names.tokens[opened : hit.first])
    beyond: tuple[str, ...] = ()
    if hit.last < len(names.tokens) and names.joined(hit.last - 1):
        beyond = tuple(t.folded for t in names.tokens[hit.last : hit.last + _QUALIFIER_WORDS])
    return replace(
        hit,
        before=qualifiers.before(beside, names.language),
        after=qualifiers.after(beyond, names.language),
        cue=qualifiers.before(beside, names.language, "cue"),
    )


def _in_lists(hits: list[_Hit], names: Names) -> list[_Hit]:
    """Keep a doubtful name only beside a certain one in a list."""
    kept = []
    for at, hit in enumerate(hits):
        left = at > 0 and hits[at - 1].certain and _joined(hits[at - 1], hit, names)
        right = at + 1 < len(hits) and hits[at + 1].certain and _joined(hit, hits[at + 1], names)
        if hit.certain or left or right:
            kept.append(hit)
    return kept


def _joined(left: _Hit, right: _Hit, names: Names) -> bool:
    end, start = names.tokens[left.last - 1].end, names.tokens[right.first].start
    return evidence.joined_in_list(names.text, end, start, names.language)


def _shared(hits: list[_Hit], names: Names) -> list[tuple[_Hit, PlaceKind | None]]:
    """Let names of a list share a qualifier in the plural: Donetsk and Luhansk regions."""
    kinds: list[PlaceKind | None] = []
    for hit in hits:
        said = next((q.kind for q in (hit.after, hit.before, hit.cue) if q and q.kind), None)
        kinds.append(said)
    for at in range(len(hits) - 1, 0, -1):
        after = hits[at].after
        if (
            after
            and after.many
            and kinds[at - 1] is None
            and _joined(hits[at - 1], hits[at], names)
        ):
            kinds[at - 1] = after.kind
    for at in range(1, len(hits)):
        before = hits[at - 1].before
        if before and before.many and kinds[at] is None and _joined(hits[at - 1], hits[at], names):
            kinds[at] = before.kind
    return list(zip(hits, kinds, strict=True))


def _mention(hit: _Hit, kind: PlaceKind | None, names: Names) -> Mention:
    first = hit.first - (len(hit.before.words) if hit.before else 0)
    last = hit.last + (len(hit.after.words) if hit.after else 0)
    start, end = names.tokens[first].start, names.tokens[last - 1].end
    places = _of_kind(tuple(map(_place, hit.lines)), kind)
    return Mention(start, end, places, asked=kind, sounded=hit.sounded)


def _of_kind(places: tuple[Place, ...], kind: PlaceKind | None) -> tuple[Place, ...]:
    fitting = tuple(place for place in places if place.kind is kind)
    if fitting or kind is not PlaceKind.REGION:
        return fitting or places
    regions = (_region_of(place) for place in places)
    return tuple(dict.fromkeys(region for region in regions if region)) or places


def _region_of(town: Place) -> Place | None:
    """Find the region that is named after a town."""
    region = load().place(PlaceId(f"iso:{town.region}")) if town.region else None
    akin = 4  # Pskov, Псковская: the opening letters tell
    return region if region and fold(region.name)[:akin] == fold(town.name)[:akin] else None
