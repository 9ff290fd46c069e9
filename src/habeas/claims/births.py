"""Which dates are those of a birth, and no event's?"""

import re
from functools import cache

from habeas.text.dates import DateMention
from habeas.text.tables import rows

LEAD = 60  # characters before a date in which "born" may stand
TAIL = 24  # characters behind the start of a date in which "года рождения" may begin
GAP = r"[.:]?(?:[^\d.,;()]{0,40})$"  # "born in Osh on": no other date and no comma


def is_birth(text: str, mention: DateMention, language: str) -> bool:
    """Tell the date in "born 3 June 1990", by the words beside it.

    >>> is_birth("Ana, born 3 June 1990, was held", DateMention(10, 21, None, "point"), "en")
    True
    """
    before, behind = _words(language)
    lead = text[max(0, mention.start - LEAD) : mention.start].casefold()
    if before and before.search(lead):
        return True
    tail = text[mention.start : mention.end + TAIL].casefold()
    hit = behind.search(tail, 1) if behind else None
    return hit is not None and not tail[mention.end - mention.start : hit.start()].strip(" .")


@cache
def _words(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    table = [r for r in rows("habeas.claims", "when_births.csv") if r["language"] == language]
    before = [re.escape(r["words"]) for r in table if r["side"] == "before"]
    behind = [re.escape(r["words"]) for r in table if r["side"] == "behind"]
    return (
        re.compile(rf"(?<!\w)(?:{'|'.join(before)})(?!\w){GAP}") if before else None,
        re.compile(rf"(?<!\w)(?:{'|'.join(behind)})(?!\w)") if behind else None,
    )
