"""Does a public map name what no published document names?"""

from habeas.model.claim import ClaimId
from habeas.publication.maps import maps
from habeas.publication.sites import Site


def site(name: str, lat: float, lon: float) -> Site:
    return Site(1, name, "UA", lat, lon, False, (), (ClaimId("P1"),), 1, None, None, None)  # noqa: FBT003


BORDER_TOWN = site("Khrustalnyi", 48.1, 38.9)


def drawn(*, discreet: bool) -> str:
    return "".join(str(one["wide"]) for one in maps((BORDER_TOWN,), discreet=discreet))


def test_the_owners_map_names_the_regions_around_and_the_public_one_does_not() -> None:
    assert ">Rostov<" in drawn(discreet=False)
    assert ">Rostov<" not in drawn(discreet=True)


def test_the_public_map_names_the_region_that_a_town_lies_in() -> None:
    assert ">Luhansk<" in drawn(discreet=True)
