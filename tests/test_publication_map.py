from itertools import pairwise

import pytest

from habeas.publication.atlas import cluster, draw
from habeas.publication.labels import Label, place
from habeas.publication.outlines import outlines
from habeas.publication.sites import Site


def site(
    number: int, name: str, lat: float | None, lon: float | None, *, area: bool = False
) -> Site:
    return Site(number, name, "UA", lat, lon, area, (), (), 1, None, None, None)


@pytest.mark.parametrize(
    ("town", "lat", "lon", "code", "country"),
    [
        ("Simferopol", 44.95, 34.1, "UA-43", "UA"),
        ("Sevastopol", 44.6, 33.53, "UA-40", "UA"),
        ("Luhansk", 48.57, 39.33, "UA-09", "UA"),
        ("Donetsk", 48.0, 37.8, "UA-14", "UA"),
        ("Rostov", 47.23, 39.71, "RU-ROS", "RU"),
        ("Managua", 12.13, -86.25, "NI-MN", "NI"),
    ],
)
def test_a_town_lies_in_the_region_that_the_law_says(
    town: str, lat: float, lon: float, code: str, country: str
) -> None:
    region = outlines().at(lon, lat)
    assert region is not None, town
    assert (region.code, region.country) == (code, country)


def test_towns_near_one_another_share_a_map_and_a_far_one_stays_out() -> None:
    near = [site(1, "A", 48.5, 38.6), site(2, "B", 48.6, 38.7)]
    assert cluster([*near, site(3, "C", 51.8, 107.6), site(4, "D", None, None)]) == tuple(near)


def test_a_map_holds_no_address_no_script_and_no_style() -> None:
    drawn = draw([site(1, "A & <B>", 48.5, 38.6)], size=(300, 200), title="T", name="m")
    assert "A &amp; &lt;B&gt;" in drawn
    assert not any(word in drawn for word in ("href", "url(", "<script", "style=", "<image"))


def test_a_map_of_two_towns_is_small() -> None:
    towns = [site(1, "A", 48.5, 38.6), site(2, "B", 48.6, 38.7)]
    assert len(draw(towns, size=(760, 480), title="T", name="m")) < 16_000


def test_no_two_names_on_a_map_cover_one_another() -> None:
    pins = [
        Label(f"Town {n}", str(n), "site", (100 + 4 * n, 100 + 3 * n), 4, 13) for n in range(8)
    ]
    put = place(pins, taken=[], size=(400, 300))
    boxes = [(p.x, p.y, p.anchor, p.text) for p in put]
    assert len(boxes) == len(set(boxes))
    starts = sorted(p.y for p in put if p.anchor == "start" and p.text.startswith("Town"))
    assert all(b - a > 10 for a, b in pairwise(starts))
