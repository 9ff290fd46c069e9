"""For whom is a release written, and in which file?"""

from collections.abc import Callable, Mapping

from habeas.model.public import Release
from habeas.publication.esf_public import esf
from habeas.publication.handing_ftm import followthemoney
from habeas.publication.handing_uwazi import uwazi
from habeas.publication.public_files import sites_geojson, sources_csl

PARTNERS: Mapping[str, tuple[str, Callable[[Release], bytes]]] = {
    "ftm": ("entities.ftm.json", followthemoney),
    "uwazi": ("uwazi.csv", uwazi),
    "geojson": ("sites.geojson", sites_geojson),
    "csl": ("sources.csl.json", sources_csl),
    "esf": ("events.esf.json", esf),
}


def handed(release: Release, partner: str) -> dict[str, bytes]:
    """Write the file that a partner's program reads."""
    name, write = PARTNERS[partner]
    return {name: write(release)}
