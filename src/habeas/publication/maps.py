"""Which maps does a page need?"""

from markupsafe import Markup

from habeas.publication import atlas
from habeas.publication.sites import Site


def maps(places: tuple[Site, ...], *, discreet: bool = False) -> list[dict[str, object]]:
    """Draw the sites that lie together, and, where others lie far off, all of them.

    A discreet map names nothing that no statement names: a label may be somebody's hiding place.
    """
    near = atlas.cluster(places)
    far = atlas.drawable(places)
    if not near:
        return []
    title = "Where the statements say people are held"
    drawn = [_map(near, title, "near", quiet=False, discreet=discreet)]
    if any(not site.area for site in far if site not in near):
        drawn.append(_map(far, "All places named", "far", quiet=True, discreet=discreet))
    return drawn


def _map(
    places: tuple[Site, ...], title: str, name: str, *, quiet: bool, discreet: bool
) -> dict[str, object]:
    def made(kind: str, size: tuple[int, int]) -> Markup:
        svg = atlas.draw(
            places,
            size=size,
            title=title,
            name=f"map-{name}-{kind}",
            quiet=quiet,
            discreet=discreet,
        )
        return Markup(svg)  # noqa: S704 - names are escaped where they are drawn

    disputed = any(place.country in {"UA", "RU"} for place in places)
    return {
        "title": title,
        "disputed": disputed,
        "wide": made("wide", (760, 480)),
        "tall": made("tall", (340, 360)),
    }
