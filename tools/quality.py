"""How well does habeas read, in plain words? Writes docs/quality.md from the measured floors.

quality.py      called by floors.py --raise
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "tests" / "floors.json"
PAGE = ROOT / "docs" / "quality.md"
CASES = {
    "objectors": "the sample case: 16 reports and 3 lists, in five languages",
    "sampler": "8 reports from another country, in three languages",
    "founding": "one news article, the far end of a relay chain, in English",
    "strike": "9 reports on Belarus, marked without sight of the program, then learnt from",
    "students": "7 reports on Venezuela, the same",
    "filtration": "9 reports on southern Ukraine, the same",
    "harbour": "12 documents on Morocco, marked more finely, the same",
    "conscripts": "12 documents on Transnistria, marked like the one before, never learnt from",
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

**Most rules were written with the first cases in view; the last one is the honest column: expect
about so much on your own reports.** A person decides, and `review.csv` says where to begin.

"""
FOOT = "A dash: the case has none of it to find, or nothing was found in which to err.\n"


def page(floors: Mapping[str, Any]) -> str:
    """Lay the floors out as a table, one column a case."""
    cases = [case for case in CASES if case in floors]
    told = "".join(f"- `{case}`: {CASES[case]}\n" for case in cases)
    head = f"| | {' | '.join(f'`{case}`' for case in cases)} |\n| --- {'| ---: ' * len(cases)}|\n"
    rows = (
        f"| {said} | {' | '.join(_cell(name, floors[case]['floors']) for case in cases)} |\n"
        for name, said in MEASURES.items()
    )
    return f"{HEAD}{told}\n{head}{''.join(rows)}\n{FOOT}"


def _cell(name: str, floors: Mapping[str, float]) -> str:
    value = floors.get(name)
    if value is None:
        return "–"
    return f"{value:.0f}" if name in COUNTS else f"{value * 100:.0f} %"


if __name__ == "__main__":
    PAGE.write_text(page(json.loads(FLOORS.read_text(encoding="utf-8"))), encoding="utf-8")
