"""Does the alphabet of a document make its language certain?"""

import re
from collections import Counter

from habeas.model.document import Document
from habeas.text.tables import rows

SAMPLE = 20_000  # letters that are looked at
ENOUGH = 200  # Cyrillic letters from which the alphabet can be told
ALL_BUT = 0.002  # share of letters that may be of another alphabet: a name, a quotation
TOLD = 0.01  # share of letters that no neighbour has
CYRILLIC = re.compile("[\u0400-\u04ff]")


def settled_language(found: Document) -> str:
    """Settle a document's language: as declared unless its letters deny it, else as they prove."""
    words = "".join(passage.text for passage in found.passages)[:SAMPLE].lower()
    signs = Counter(words)
    letters = Counter({sign: n for sign, n in signs.items() if CYRILLIC.match(sign)})
    cyrillic = letters.total() * 2 > sum(n for sign, n in signs.items() if sign.isalpha())
    if found.language != "und" and not (cyrillic and found.language in _latin()):
        return found.language
    return _proved(letters) if cyrillic and letters.total() >= ENOUGH else "und"


def _latin() -> frozenset[str]:
    table = rows("habeas.sources", "alphabets.csv")
    return frozenset(row["language"] for row in table if row["script"] == "latin")


def _proved(letters: Counter[str]) -> str:
    for row in rows("habeas.sources", "alphabets.csv"):
        if not row["telling"]:
            continue
        strange = sum(n for letter, n in letters.items() if letter not in row["all"])
        telling = sum(letters[letter] for letter in row["telling"])
        if strange <= ALL_BUT * letters.total() and telling >= TOLD * letters.total():
            return row["language"]
    return "und"
