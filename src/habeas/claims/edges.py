"""Where do the words of a statement begin and end?"""

import re

from habeas.claims.reading import Span

EDGE = " ,;:—–-«»„“”\"'()\n\t"
PAIRS = {"»": "«", "”": "“", "“": "„", ")": "(", "’": "‘"}
# How a news wire opens: "BERLIN, 4 May (ABC) - ", "Paris (ABC) — ", "TBILISI - ".
_UP = "A-ZÄÖÜÁÉÍÓÚÑÀÇÈА-ЯЁІЇЄҐ"
DATELINE = re.compile(
    rf"\s*(?:[{_UP}][{_UP} .'’-]{{2,30}}(?:, ?[^()\n—–]{{2,24}}?)?(?:,? ?\([^()\n]{{2,25}}\))?"
    rf"|(?:[{_UP}][\w’'-]*[ ,/]+|\d{{1,2}}\.? |[a-zà-ÿа-яіїє]{{2,4}}\.? ){{0,6}}"
    rf"\([{_UP}][\w /-]{{1,20}}\))"
    r"\s?\.?,?\s?[-–—]{1,2}\s+(?=\S)"
)
MARKER = re.compile(r"\s*(?:\d{1,3}|\w)[.)]\s+")  # the number of an item


def past_dateline(text: str, start: int) -> int:
    """Step over the place, day and agency with which a news wire opens.

    >>> past_dateline("LIMA, May 4 (ABC) - Two were held.", 0)
    20
    """
    line = DATELINE.match(text)
    return line.end() if line and start < line.end() else start


def strip(text: str, start: int, end: int) -> Span:
    """Take white space, marks and an item's number off the ends of words.

    >>> strip("1. «Abc» def.", 0, 13), strip("(abc", 0, 4)
    ((4, 12), (1, 4))
    """
    mark = MARKER.match(text, start, end)
    start = mark.end() if mark else start
    while start < end and text[start] in EDGE:
        start += 1
    while start < end and text[end - 1] in EDGE + ".!…" and not _closes(text, start, end):
        end -= 1
    return start, end


def _closes(text: str, start: int, end: int) -> bool:
    # «…» and (…) that open inside the words close inside them too.
    openers_of = PAIRS.get(text[end - 1], "")
    return any(mark in text[start : end - 1] for mark in openers_of)
