"""Which places does the pack know, and under which names?

Place data: GeoNames (geonames.org), CC BY 4.0, and the sources that the pack's first line names.
"""

import json
import sys
import zlib
from array import array
from functools import cache
from itertools import accumulate, pairwise

from msgspec import Struct

from habeas.model.claim import PlaceId
from habeas.model.place import Place, PlaceKind
from habeas.text.tables import packed

_PACK = "places.pack"


class Atlas(Struct, frozen=True):
    """Places as lines of a table, and the numbers of the lines that a name can mean."""

    records: tuple[str, ...]
    names: dict[str, int]
    flags: bytes
    starts: "array[int]"
    numbers: "array[int]"
    heard: dict[str, int]
    heard_starts: "array[int]"
    heard_numbers: "array[int]"
    openings: dict[str, int]  # first word of a name of several: how many words the longest has
    given: frozenset[str]  # given names of persons
    former: dict[str, tuple[tuple[str, str], ...]]  # identifier: old names, each with its last day

    def named(self, key: str) -> tuple[int, ...]:
        """List the lines of the places that bear a name."""
        at = self.names.get(key)
        return () if at is None else tuple(self.numbers[self.starts[at] : self.starts[at + 1]])

    def sounding(self, key: str) -> tuple[int, ...]:
        """List the lines of the places whose Cyrillic name sounds like this."""
        at = self.heard.get(key)
        if at is None:
            return ()
        return tuple(self.heard_numbers[self.heard_starts[at] : self.heard_starts[at + 1]])

    def flag(self, key: str) -> int:
        """Tell in which languages a name is an ordinary word too."""
        return self.flags[self.names[key]]

    def kind(self, line: int) -> str:
        """Read what kind of place a line is."""
        return self.records[line].rsplit("\t", 2)[1]

    def population(self, line: int) -> int:
        """Read how many people live in the place of a line."""
        return int(self.records[line].rsplit("\t", 1)[1])

    def place(self, line: int) -> Place:
        """Read the record of a place."""
        identity, name, country, region, lat, lon, kind, population = self.records[line].split(
            "\t"
        )
        return Place(
            id=PlaceId(identity),
            name=name,
            country=country or None,
            region=region or None,
            lat=float(lat) if lat else None,
            lon=float(lon) if lon else None,
            kind=PlaceKind(kind),
            population=int(population),
        )


def _numbers(blob: bytes) -> "array[int]":
    found = array("I")
    found.frombytes(blob)
    if sys.byteorder == "big":  # the pack is written on little-endian machines
        found.byteswap()
    return found


def _former(blob: str) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in blob.split("\n"):
        identity, name, changed = line.split("\t")
        found[identity] = (*found.get(identity, ()), (name, changed))
    return found


def _openings(names: list[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for name in names:
        spaces = name.count(" ")
        if spaces:
            first = name[: name.index(" ")]
            longest[first] = max(longest.get(first, 0), spaces + 1)
    return longest


@cache
def load_atlas() -> Atlas:
    """Unpack the shipped places, once."""
    head, body = packed("habeas.text", _PACK).split(b"\n", 1)
    ends = accumulate(json.loads(head)["sizes"], initial=0)
    plain = zlib.decompress(body)
    parts = [plain[start:end] for start, end in pairwise(ends)]
    names, heard = parts[1].decode().split("\n"), parts[5].decode().split("\n")
    return Atlas(
        records=tuple(parts[0].decode().split("\n")),
        names=dict(zip(names, range(len(names)), strict=True)),
        flags=parts[2],
        starts=_numbers(parts[3]),
        numbers=_numbers(parts[4]),
        heard=dict(zip(heard, range(len(heard)), strict=True)),
        heard_starts=_numbers(parts[6]),
        heard_numbers=_numbers(parts[7]),
        openings=_openings([*names, *heard]),
        given=frozenset(parts[8].decode().split("\n")),
        former=_former(parts[9].decode()),
    )


@cache
def lines_by_id() -> dict[str, int]:
    """Find the line of each identifier; made only when an identifier is looked up."""
    return {record[: record.index("\t")]: at for at, record in enumerate(load_atlas().records)}
