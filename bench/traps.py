"""Who says it, how surely, and did it happen: does the whole reading fall into traps?

    ./run python bench/traps.py [--errors] [--by category] [en|slavic|romance|de|folders ...]

The sentences of `tests/traps/*.csv` are invented and were written before any result was seen.
Rules are mended on the part `mend`; of the part `hold` only the figures are printed, never the
sentences. `silent` is the share of statements found whose nearest speaker is wrong and that
nobody is asked to review; `asked` is the share of all that somebody is asked to review.
"""

import csv
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from habeas.analyzers import analyze
from habeas.claims import find
from habeas.claims.naming_of import same_name
from habeas.claims.reading import Reading
from habeas.claims.voice import voice
from habeas.model.claim import Claim, Speaker
from habeas.model.document import (
    Digest,
    DocPath,
    Document,
    Message,
    Passage,
    PassageKind,
    Run,
)

TRAPS = Path(__file__).resolve().parents[1] / "tests" / "traps"
GROUPS = ("en", "slavic", "romance", "de", "folders")
NOTHING = "-"
OWN = "own"
SIGNS = {"+": "affirmed", "-": "negated", "?": "unknown"}
HALF = 0.5
SHOWN = (
    "found",
    "first",
    "chain",
    "certainty",
    "polarity",
    "typed",
    "hedged",
    "quiet",
    "silent",
    "asked",
)


class Trap(NamedTuple):
    """One line of a file of traps."""

    language: str
    part: str
    category: str
    style: str
    text: str
    words: str
    chain: str
    certainty: str
    polarity: str
    types: str
    hedge: str


def traps(group: str) -> list[Trap]:
    """Read the traps of a group of languages."""
    lines = (TRAPS / f"{group}.csv").read_text(encoding="utf-8").splitlines()
    told = (line for line in lines if not line.startswith("#"))
    rows = csv.DictReader(told, delimiter="|", quoting=csv.QUOTE_NONE)
    return [Trap(**row) for row in rows]


@cache
def pages() -> dict[str, dict[str, Any]]:
    """Read on which pages the traps stand."""
    return tomllib.loads((TRAPS / "pages.toml").read_text(encoding="utf-8"))


def reading(trap: Trap) -> Reading:
    """Put a trap on its page."""
    page = pages()[trap.language]
    above: list[tuple[str, PassageKind]] = []
    outlet, path, kind, message = page["outlet"], "a.html", PassageKind.PARAGRAPH, None
    if trap.style in {"relative", "victim", "witness"}:
        outlet, path = None, "note.txt"
        above = [(page["title"], PassageKind.TITLE), (page[trap.style], kind)]
    elif trap.style == "complaint":
        outlet, path = None, "complaint.txt"
        to, authors, title = page["complaint"]
        above = [(to, PassageKind.HEADING), (authors, PassageKind.HEADING)]
        above.append((title, PassageKind.TITLE))
    elif trap.style == "chat":
        outlet, path, kind = page["channel"], "result.json", PassageKind.MESSAGE
        message = Message("1", author=outlet)
    elif trap.style in {"official", "ngo"}:
        outlet, path = page["ministry" if trap.style == "official" else "ngo"], "statement.txt"
    texts = [*above, *((part, kind) for part in trap.text.split(" ¶ "))]
    return _document(trap.language, texts, path, outlet, message)


def _document(
    language: str,
    texts: Sequence[tuple[str, PassageKind]],
    path: str,
    outlet: str | None,
    message: Message | None,
) -> Reading:
    passages, at = [], 0
    for text, kind in texts:
        runs = (Run(0, len(text), at, len(text)),)
        passages.append(Passage(text, runs, kind, language, message=message))
        at += len(text) + 1
    document = Document(
        DocPath(path),
        Digest("0" * 64),
        "\n".join(text for text, _ in texts),
        tuple(passages),
        "test",
        language,
        outlet=outlet,
        published="2023-06-10",
        public=path.endswith((".html", ".json")),
    )
    return Reading(document, tuple(analyze(language, [text for text, _ in texts])))


class Answer(NamedTuple):
    """What was found for a trap, and which of the questions about it were answered rightly."""

    trap: Trap
    claim: Claim | None
    right: dict[str, bool]  # a question that was not asked is not in it
    hops: tuple[Speaker, ...]


def answer(trap: Trap) -> Answer:
    """Read a trap's page and judge the statement that stands nearest its words."""
    page = reading(trap)
    claims = find(page, {})
    text = page.document.text
    low = text.index(trap.words, len(text) - len(trap.text)) if trap.words else 0
    span = (low, low + len(trap.words)) if trap.words else (len(text) - len(trap.text), len(text))
    over = [c for c in claims if _shared(c, span) > HALF * min(c.end - c.start, span[1] - span[0])]
    if trap.chain == NOTHING:
        return Answer(trap, over[0] if over else None, {"quiet": not over}, ())
    wanted = set(trap.types.replace("/", " ").split())
    best = max(over, key=lambda c: (_closeness(c, span), len(wanted & {*c.types})), default=None)
    if best is None:
        return Answer(trap, None, {"found": False}, ())
    hops = _without(best.attribution, voice(page).base)
    return Answer(trap, best, {"found": True, **_judged(trap, best, hops, text)}, hops)


def _shared(claim: Claim, span: tuple[int, int]) -> int:
    return max(0, min(claim.end, span[1]) - max(claim.start, span[0]))


def _closeness(claim: Claim, span: tuple[int, int]) -> float:
    return _shared(claim, span) / (max(claim.end, span[1]) - min(claim.start, span[0]))


def _without(chain: Sequence[Speaker], base: Sequence[Speaker]) -> tuple[Speaker, ...]:
    """Leave out the voice of the page, which every chain ends with."""
    page = {(s.name, s.kind) for s in base}
    return tuple(s for s in chain if (s.name, s.kind) not in page)


def _judged(trap: Trap, claim: Claim, hops: Sequence[Speaker], text: str) -> dict[str, bool]:
    want = [hop.split("/") for hop in trap.chain.split("<")]
    empty = OWN in want[0] and not hops
    first = empty or bool(hops and _is(hops[0], want[0]))
    whole = len(hops) == len(want) and all(map(_is, hops, want))
    right = {
        "first": first,
        "chain": empty or whole,
        "certainty": claim.certainty.value in trap.certainty.split("/"),
        "polarity": claim.polarity.value in {SIGNS[s] for s in trap.polarity.split("/")},
        "typed": bool({*claim.types} & {*trap.types.replace("/", " ").split()}),
        "silent": not first and not claim.needs_review,
        "asked": bool(claim.needs_review),
    }
    if trap.hedge:
        hedges = [text[h.start : h.end].casefold() for h in claim.hedges]
        right["hedged"] = any(
            h in trap.hedge.casefold() or trap.hedge.casefold() in h for h in hedges
        )
    return right


def _is(speaker: Speaker, wanted: Sequence[str]) -> bool:
    return any(_is_one(speaker, one) for one in wanted)


def _is_one(speaker: Speaker, wanted: str) -> bool:
    name, colon, kind = wanted.rpartition(":")
    named = not colon or same_name(name, speaker.name) or same_name(speaker.name, name)
    return named and speaker.kind.value == kind


def measured(answers: Sequence[Answer]) -> dict[str, float]:
    """Count the share of right answers to each question."""
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one in answers:
        asked.update(one.right.keys())
        right.update(k for k, good in one.right.items() if good)
    return {k: right[k] / asked[k] for k in SHOWN if asked[k]}


def by_part(
    answers: Sequence[Answer], *, category: bool
) -> Iterator[tuple[tuple[str, ...], list[Answer]]]:
    """Group answers by language and part, or by category and part."""
    groups: dict[tuple[str, ...], list[Answer]] = defaultdict(list)
    for one in answers:
        trap = one.trap
        groups[(trap.category if category else trap.language, trap.part)].append(one)
        if not category:
            groups["all", trap.part].append(one)
    yield from sorted(groups.items())


def _show(one: Answer) -> None:
    trap, claim = one.trap, one.claim
    wrong = [k for k, good in one.right.items() if good == (k == "silent") and k != "asked"]
    if not wrong:
        return
    print(f"{trap.language} {trap.category:9} {trap.style} [{' '.join(wrong)}] {trap.text}")
    print(f"      want {trap.words!r} {trap.chain} {trap.certainty} {trap.polarity} {trap.types}")
    if claim:
        have = " < ".join(f"{s.name}:{s.kind.value}" for s in one.hops)
        words = trap.text if not trap.words else ""
        print(f"      have {have or OWN} {claim.certainty.value} {claim.polarity.value}", end=" ")
        print(f"{' '.join(claim.types)} {claim.because} {claim.needs_review} {words[:0]}")


def main(arguments: Sequence[str]) -> None:
    """Print one line for each language or category, and part."""
    wanted = [a for a in arguments if a in GROUPS] or GROUPS
    print(f"{'':12}{'part':6}{'n':>4}", *(f"{k:>9}" for k in SHOWN))
    for group in wanted:
        answers = [answer(trap) for trap in traps(group)]
        for key, some in by_part(answers, category="category" in arguments):
            shares = measured(some)
            figures = (f"{shares[k]:9.3f}" if k in shares else f"{'':9}" for k in SHOWN)
            print(f"{key[0]:12}{key[1]:6}{len(some):4}", *figures)
        for one in answers if "--errors" in arguments else ():
            if one.trap.part == "mend":
                _show(one)


if __name__ == "__main__":
    main(sys.argv[1:])
