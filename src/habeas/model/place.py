"""What is a place on the map, and what is it called?"""

from enum import StrEnum

from msgspec import Struct

from habeas.model.claim import PlaceId


class PlaceKind(StrEnum):
    """How wide a place is: a point can be shown on a map, a country cannot."""

    COUNTRY = "country"
    REGION = "region"  # first-level, ISO 3166-2
    AREA = "area"  # wide, and no region of one state: Donbas
    CITY = "city"
    SITE = "site"  # a prison, a camp, a police station


class Place(Struct, frozen=True):
    """A place of the pack: country and region are those by law, whoever holds the ground."""

    id: PlaceId
    name: str
    country: str | None  # ISO 3166-1 alpha-2
    region: str | None  # ISO 3166-2
    lat: float | None  # None where it is too wide for a point
    lon: float | None
    kind: PlaceKind
    population: int


class FormerName(Struct, frozen=True):
    """A name that a place bore, and the day it lost it (EDTF, None where it is not known)."""

    name: str
    until: str | None
