"""In which contexts is the nearest speaker wrong, though nobody is asked to look?

    ./run python bench/unsure.py [--write] CASE [CASE ...]

A CASE is a folder with `gold.json` and its texts. Counted are the statements that meet one of the
gold's and that no word in sight made doubtful, and the sentences of the part `mend` of
`tests/traps`. Wrong is a nearest speaker of another kind. `--write` puts the counts into
`src/habeas/claims/data/doubts.csv`; without it one line each case says what the other cases'
counts would have asked, and what would have stayed silent.
"""

import csv
import io
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import traps
from habeas import claims, sources
from habeas.casework.reading import analysed, with_languages
from habeas.claims.unsure import THRESHOLD, Context, contexts
from habeas.model.claim import Claim
from habeas.model.document import DocPath, Document
from habeas.model.settings import Settings

TABLE = Path(claims.__file__).parent / "data" / "doubts.csv"
HALF = 0.5
STANDS = "stands: "


class Seen(NamedTuple):
    """A statement whose speaker is known: is he wrong, is it asked anyway, where does it stand?"""

    case: str
    wrong: bool
    asked: bool
    stands: str


def _documents(case: Path, files: Iterable[str], told: Settings) -> Iterator[Document]:
    for name in files:
        content = (case / name).read_bytes()
        for document in sources.read(DocPath(name), content, told):
            yield with_languages(document)


def of_case(case: Path) -> Iterator[Seen]:
    """Judge the statements of a case by its gold."""
    settings = case / "case.toml"
    told = sources.settings(settings.read_bytes() if settings.exists() else b"")
    gold = json.loads((case / "gold.json").read_text(encoding="utf-8"))
    files = {d["id"]: d["file"] for d in gold["documents"]}
    for document in _documents(case, files.values(), told):
        known = [
            c for c in gold["claims"] if files[c["doc"]] == document.path and c["attribution"]
        ]
        for claim in claims.find(analysed(document), {}):
            best = max(known, key=lambda one: _closeness(claim, one), default=None)
            if best and _closeness(claim, best) >= HALF:
                kind = best["attribution"][0]["kind"]
                wrong = not claim.attribution or claim.attribution[0].kind.value != kind
                yield _seen(case.name, claim, wrong=wrong)


def of_traps() -> Iterator[Seen]:
    """Judge the sentences that rules may be mended on."""
    for trap in (t for group in traps.GROUPS for t in traps.traps(group) if t.part == "mend"):
        answer = traps.answer(trap)
        if answer.claim and "first" in answer.right:
            yield _seen("traps", answer.claim, wrong=not answer.right["first"])


def _closeness(claim: Claim, known: dict[str, Any]) -> float:
    shared = min(claim.end, known["end"]) - max(claim.start, known["start"])
    whole = max(claim.end, known["end"]) - min(claim.start, known["start"])
    return float(shared / whole)


def _seen(case: str, claim: Claim, *, wrong: bool) -> Seen:
    stands = next((b.removeprefix(STANDS) for b in claim.because if b.startswith(STANDS)), "")
    often = {context.words for context in contexts().values()}
    asked = any(reason not in often for reason in claim.needs_review)
    return Seen(case, wrong, asked, stands)


def counted(seen: Sequence[Seen]) -> dict[str, tuple[int, int]]:
    """Count, for every context, the wrong speakers and all that nothing else made doubtful."""
    found, wrong = Counter[str](), Counter[str]()
    for one in seen:
        if not one.asked:
            found[one.stands] += 1
            wrong[one.stands] += one.wrong
    return {name: (wrong[name], found[name]) for name in contexts() if name != THRESHOLD}


def left_out(seen: Sequence[Seen], limit: float) -> Iterator[str]:
    """Say of each case what the counts of all others would have asked and left silent."""
    for case in (*sorted({one.case for one in seen}), "all"):
        mine = [one for one in seen if case in {one.case, "all"}]
        judged = [_asks(one, seen, limit) for one in mine]
        silent = sum(one.wrong and not asks for one, asks in zip(mine, judged, strict=True))
        before = sum(one.wrong and not one.asked for one in mine)
        yield (
            f"{case:12} found {len(mine):5} wrong {sum(o.wrong for o in mine) / len(mine):.3f}"
            f" silent before {before / len(mine):.3f} after {silent / len(mine):.3f}"
            f" asked before {sum(o.asked for o in mine) / len(mine):.3f}"
            f" after {sum(judged) / len(mine):.3f}"
        )


def _asks(one: Seen, seen: Sequence[Seen], limit: float) -> bool:
    if one.asked:
        return True
    counts = counted([other for other in seen if other.case != one.case])
    return one.stands in counts and Context(one.stands, *counts[one.stands], "").share > limit


def _write(counts: dict[str, tuple[int, int]]) -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    notes = [line for line in lines if line.startswith("#")]
    table = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(table[0]), lineterminator="\n")
    writer.writeheader()
    for row in table:
        wrong, found = counts.get(row["context"], (row["wrong"], row["found"]))
        writer.writerow(row | {"wrong": wrong, "found": found})
    TABLE.write_text("\n".join(notes) + "\n" + out.getvalue(), encoding="utf-8")


def main(arguments: Sequence[str]) -> None:
    """Print the counts of every context, then each case under the counts of the others."""
    cases = [Path(a) for a in arguments if not a.startswith("--")]
    seen = [*(one for case in cases for one in of_case(case)), *of_traps()]
    counts = counted(seen)
    for name, (wrong, found) in counts.items():
        print(f"{name:18}{wrong:4} of {found:4} {Context(name, wrong, found, '').share:.3f}")
    threshold = contexts()[THRESHOLD]
    print(*left_out(seen, threshold.wrong / threshold.found), sep="\n")
    if "--write" in arguments:
        _write(counts)


if __name__ == "__main__":
    main(sys.argv[1:])
