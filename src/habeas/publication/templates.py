"""How are the parts of a page put together, and which words do they know?"""

from collections.abc import Sequence

from jinja2 import DictLoader, Environment, StrictUndefined

from habeas.errors import BadSettings
from habeas.publication.backdrop import country
from habeas.publication.dates import readable
from habeas.publication.wording import capital, counted, explained, number, told
from habeas.text.tables import folders_with, packed

ROOM = "habeas.publication"


def environment(language: str, parts: Sequence[str]) -> Environment:
    """Load the parts of a page in a language; values are escaped, an unknown name is an error."""
    known = folders_with(ROOM, parts[0])
    if language not in known:
        raise BadSettings(
            "the page does not exist in this language", hint=f"choose one of {', '.join(known)}"
        )
    loaded = {name: packed(ROOM, f"{language}/{name}").decode() for name in parts}
    made = Environment(
        loader=DictLoader(loaded),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["readable"] = readable
    made.filters["number"] = number
    made.filters["ucfirst"] = capital
    made.globals["country"] = country
    made.globals["told"] = told
    made.globals["explained"] = explained
    made.globals["counted"] = counted
    return made
