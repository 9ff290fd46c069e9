"""What bears a bare name: a paper, an agency, an organisation?"""

import re
from functools import cache

from habeas.claims.reading import Span
from habeas.model.words import SpeakerKind
from habeas.text.tables import rows

TITLES = {SpeakerKind.WITNESS, SpeakerKind.DOCUMENT, SpeakerKind.UNKNOWN}
QUOTES = '«„“"'


def kind_of(name: str) -> SpeakerKind | None:
    """Tell by its words what bears a name of two words, or a compound; None where none says it.

    >>> str(kind_of("Harbour Post")), str(kind_of("Hafenkurier")), kind_of("Ada Holm")
    ('media', 'media', None)
    """
    for kind, whole, pattern in _patterns():
        if (" " in name or not whole) and pattern.search(name):
            return kind
    return None


def is_title(text: str, name: Span, held: Span, kind: SpeakerKind) -> bool:
    """Tell a paper's title, «Northern Courier» or "Harbour Post", from a man or a document.

    `held` are the words within the name that elsewhere are such a man or document.
    """
    quoted = text[name[0]] in QUOTES
    return kind in TITLES and (quoted or (held[1] == name[1] and name[0] < held[0]))


@cache
def _patterns() -> tuple[tuple[SpeakerKind, bool, re.Pattern[str]], ...]:
    found = []
    for row in rows("habeas.claims", "titles.csv"):
        whole = row["part"] == "word"
        words = (
            rf"(?<![\w-])(?:{row['words']})(?!\w)" if whole else rf"\w{{3,}}(?:{row['words']})$"
        )
        found.append((SpeakerKind(row["kind"]), whole, re.compile(words)))
    return tuple(found)
