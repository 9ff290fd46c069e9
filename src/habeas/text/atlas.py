"""Which places does the pack know, and under which names?

Place data: GeoNames (geonames.org), CC BY 4.0, and the sources that the pack's first line names.
"""

import json
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
    openings: dict[
        str, int
    ]  # first word of a name of several words: how many words the longest has

    def named(self, key: str) -> tuple[int, ...]:
        """List the places that bear a name, best known first."""
        at = self.names.get(key)
        return () if at is None else tuple(self.numbers[self.starts[at] : self.starts[at + 1]])

    def sounding(self, key: str) -> tuple[int, ...]:
        """List the places whose Cyrillic name sounds like this."""
        at = self.heard.get(key)
        return (
            ()
            if at is None
            else tuple(self.heard_numbers[self.heard_starts[at] : self.heard_starts[at + 1]])
        )

    def flag(self, key: str) -> int:
        """Tell in which languages a name is an ordinary word too."""
        return self.flags[self.names[key]]

    def place(self, number: int) -> Place:
        """Read the record of a place."""
        return _place(self.records[number])


def _place(record: str) -> Place:
    identity, name, country, region, lat, lon, kind, population = record.split("\t")
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
    records = parts[0].decode().split("\n")
    names, heard = parts[1].decode().split("\n"), parts[5].decode().split("\n")
    return Atlas(
        records=tuple(records),
        names=dict(zip(names, range(len(names)), strict=True)),
        flags=parts[2],
        starts=_numbers(parts[3]),
        numbers=_numbers(parts[4]),
        heard=dict(zip(heard, range(len(heard)), strict=True)),
        heard_starts=_numbers(parts[6]),
        heard_numbers=_numbers(parts[7]),
        openings=_openings([*names, *heard]),
    )


@cache
def lines_by_id() -> dict[str, int]:
    """Find the line of each identifier; made only when an identifier is looked up."""
    return {record[: record.index("\t")]: at for at, record in enumerate(load_atlas().records)}
