"""How does a release read on one page that anybody may see?"""

from markupsafe import Markup

from habeas.model.public import Release
from habeas.publication.bars import bars
from habeas.publication.maps import maps
from habeas.publication.public_figures import public_clusters
from habeas.publication.public_views import public_findings, public_months, public_sites
from habeas.publication.templates import environment
from habeas.text.tables import packed

PARTS = ("public.html", "shared.html", "statement.html", "sections.html")
LINKED = ("http://", "https://")  # other addresses are printed, not linked


def public_page(release: Release, *, language: str = "en") -> str:
    """Write the page: self-contained, for a browser without scripts; nothing loads by itself."""
    clusters = public_clusters(release)
    found, places = public_findings(release), public_sites(release)
    return (
        environment(language, PARTS)
        .get_template("public.html")
        .render(
            release=release,
            language=language,
            css=Markup(packed("habeas.publication", "dossier.css").decode()),  # noqa: S704 - ours
            findings=found,
            bars=bars(found),
            sites=places,
            maps=maps(places, discreet=True),
            months=public_months(release),
            clusters=[c for c in clusters if len(c.numbers) > 1 or c.numbers[0].sentences],
            alone=[
                c.numbers[0]
                for c in clusters
                if len(c.numbers) == 1 and not c.numbers[0].sentences
            ],
            linked=LINKED,
        )
    )
