"""How well does habeas read, in plain words? Writes docs/quality.md from the measured floors.

quality.py      called by floors.py --raise
"""

import json
from collections.abc import Mapping
from pathlib import Path
from statistics import mean
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "tests" / "floors.json"
PAGE = ROOT / "docs" / "quality.md"
GROUPS = {
    "written for": "the program was written with these in view",
    "learnt from": "marked without sight of the program, then read to find classes of error",
    "never read": "marked without sight of the program, and read by nobody who mends it",
}
CASES = {
    "objectors": ("written for", "the sample case: 16 reports and 3 lists, in five languages"),
    "sampler": ("written for", "8 reports on Nicaragua, in three languages"),
    "founding": ("written for", "one news article, the far end of a relay chain, in English"),
    "strike": ("learnt from", "9 reports on Belarus"),
    "students": ("learnt from", "7 reports on Venezuela"),
    "filtration": ("learnt from", "9 reports on southern Ukraine"),
    "harbour": ("learnt from", "12 documents on Morocco, marked more finely"),
    "mobilised": ("learnt from", "9 reports on mobilised Russians held in Donetsk region"),
    "miners": ("learnt from", "9 reports on oil workers in western Kazakhstan"),
    "sugarcane": ("learnt from", "9 reports on cane cutters in the Dominican Republic"),
    "conscripts": ("never read", "12 documents on Transnistria, marked more finely"),
    "garrison": ("never read", "9 reports on soldiers held on a training ground"),
    "festival": ("never read", "9 reports on an emergency in Bolivia"),
    "monastery": ("never read", "9 reports on villagers held in Guinea"),
}
MEASURES = {
    "claims.recall": "of the statements that were marked, found",
    "claims.precision": "of the statements found, marked by hand too",
    "types.f1": "kind of event right",
    "speaker.first": "nearest speaker right",
    "speaker.chain": "whole chain of speakers right",
    "certainty.accuracy": "certainty right",
    "polarity.accuracy": "happened, did not happen, or unknown: right",
    "quantity.exact": "figures right in value, operator and bounds",
    "date.overlap": "dates right within bounds",
    "places.resolved": "places right",
    "origins.count_exact": "findings with the right number of origins",
    "figures.matched": "pairs of figures with the right relation",
    "relays.f1": "relays between documents right",
    "mutations.recall": "changes by relays found",
    "origins.echo_errors": "repeats counted as voices of their own (number)",
    "figures.false_conflicts": "conflicts called where there is none (number)",
    "public.substance": "places and larger figures that the public report may name, named",
    "public.leaks": "protected words in the public report (number)",
}
COUNTS = {"origins.echo_errors", "figures.false_conflicts", "public.leaks"}
HEAD = """# How well it reads

Measured by `tools/floors.py` with the scorer in `tests/score`, against what was marked by hand.
Each number is a floor: a later version that falls below it does not pass the checks. Shares are of
the statements that were found.

The last column is the honest one: **expect about so much on your own reports.** A person decides,
and `review.csv` says where to begin. Each cell is the mean of the cases, and in brackets the worst
of them.

"""
FOOT = "A dash: no case has any of it to find. Numbers of errors are added up.\n"
Floors = Mapping[str, Mapping[str, float]]


def page(floors: Mapping[str, Any]) -> str:
    """Lay the floors out as a table, one column for each group of cases."""
    here = {case: floors[case]["floors"] for case in CASES if case in floors}
    told = "".join(f"{_group(group, said, here)}\n" for group, said in GROUPS.items())
    head = f"| | {' | '.join(GROUPS)} |\n| --- {'| ---: ' * len(GROUPS)}|\n"
    rows = (
        f"| {said} | {' | '.join(_cell(name, _of(group, here)) for group in GROUPS)} |\n"
        for name, said in MEASURES.items()
    )
    return f"{HEAD}{told}\n{head}{''.join(rows)}\n{FOOT}"


def _group(group: str, said: str, here: Floors) -> str:
    cases = "".join(f"  - `{case}`: {CASES[case][1]}\n" for case in _of(group, here))
    return f"- **{group}**: {said}\n{cases}".rstrip()


def _of(group: str, here: Floors) -> Floors:
    return {case: floors for case, floors in here.items() if CASES[case][0] == group}


def _cell(name: str, cases: Floors) -> str:
    values = [floors[name] for floors in cases.values() if floors.get(name) is not None]
    if not values:
        return "–"
    if name in COUNTS:
        return f"{sum(values):.0f}"
    return f"{mean(values) * 100:.0f} % ({min(values) * 100:.0f})"


if __name__ == "__main__":
    PAGE.write_text(page(json.loads(FLOORS.read_text(encoding="utf-8"))), encoding="utf-8")
