"""Does a statement say that agents of a State did it?

An agent before what it does ("the guards hold them"), or behind a passive ("taken by armed men").
Who is as often held as holding counts only with a form that nobody who is held could be the
subject of: "soldiers held in a cellar" names no agent. Who and what are tables.
"""

import re
from functools import cache

from habeas.law.knowledge import ROOM, limit
from habeas.law.phrases import WORD, body
from habeas.text.tables import rows

CAPTOR = ("captor",)
ANYBODY = ("captor", "military")


def acts(language: str, words: str) -> bool:
    """Tell whether the words make an agent of a State the one who acts."""
    return any(way.search(words) for way in _ways(language))


@cache
def _ways(language: str) -> tuple[re.Pattern[str], ...]:
    some, captors = _agents(language, ANYBODY), _agents(language, CAPTOR)
    suffered, marker = _acts(language, "passive", "open"), _acts(language, "marker")
    if not some or not suffered:
        return ()
    near = rf"\w*(?:\s+{WORD}){{0,{limit('agent_words')}}}?\s+"
    behind = _acts(language, "passive", "active")
    ways = (
        f"{some}{near}{_acts(language, 'active')}",
        f"{captors}{near}{_acts(language, 'open') or behind}",
        # Where no word marks who did it, an agent behind what was done must be one by office.
        f"{suffered}{near}{marker}{near}{some}" if marker else f"{behind}{near}{captors}",
    )
    return tuple(map(re.compile, ways))


def _agents(language: str, kinds: tuple[str, ...]) -> str:
    return _any("agents.csv", "agent", "kind", language, kinds)


def _acts(language: str, *voices: str) -> str:
    return _any("acts.csv", "act", "voice", language, voices)


def _any(table: str, word: str, column: str, language: str, wanted: tuple[str, ...]) -> str:
    found = [
        body(row[word])
        for row in rows(ROOM, table)
        if row["language"] == language and row[column] in wanted
    ]
    return f"(?:{'|'.join(found)})" if found else ""
