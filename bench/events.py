"""What happened, in sentences that no table was made for: is it found, and is it the right event?

    ./run python bench/events.py [--errors] [--by type] [en ru uk es de fr ...]

The sentences of `tests/events/*.csv` are invented by somebody who had not seen the tables, for
each event type and language, beside sentences of other matters in which nobody was harmed.
Tables are mended on the part `mend`; of the part `hold` figures are printed, never sentences.

found     wanted statements over whose words some claim stands, as the corpus's scorer matches them
typed     how much the types of what was found agree with those wanted (Jaccard, mean)
both      the two together: the agreement of types over all that was wanted
polarity  of what was found, whether it took place as wanted
span      how much the words of what was found agree with those wanted (mean)
extra     claims a sentence that stand beside those wanted
quiet     sentences of other matters about which nothing is claimed
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from habeas.analyzers import analyze
from habeas.claims import find
from habeas.claims.reading import Reading
from habeas.model.claim import Claim
from habeas.model.document import Digest, DocPath, Document, Passage, PassageKind, Run

EVENTS = Path(__file__).resolve().parents[1] / "tests" / "events"
LANGUAGES = ("en", "ru", "uk", "es", "de", "fr")
SHOWN = ("found", "typed", "both", "polarity", "span", "extra", "quiet")
SIGNS = {"+": "affirmed", "-": "negated", "?": "unknown"}
NOTHING = "-"
OVERLAP, INSIDE, ENOUGH = 0.3, 0.8, 0.2  # as the corpus's scorer matches spans


class Told(NamedTuple):
    """One line of a file of sentences."""

    language: str
    part: str
    type: str
    style: str
    text: str
    words: str
    types: str
    polarity: str


class Answer(NamedTuple):
    """What was found for a sentence: the claim on its words, the others, the shares of right."""

    told: Told
    claim: Claim | None
    others: tuple[Claim, ...]
    shares: dict[str, float]


def sentences(language: str) -> list[Told]:
    """Read the sentences of a language; none where it has no file."""
    path = EVENTS / f"{language}.csv"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    rows = csv.DictReader(
        (line for line in lines if not line.startswith("#")), delimiter="|", quoting=csv.QUOTE_NONE
    )
    return [Told(**row) for row in rows]


def reading(told: Told) -> Reading:
    """Make a page of one sentence."""
    runs = (Run(0, len(told.text), 0, len(told.text)),)
    passage = Passage(told.text, runs, PassageKind.PARAGRAPH, told.language)
    document = Document(
        DocPath("a.html"),
        Digest("0" * 64),
        told.text,
        (passage,),
        "test",
        told.language,
        outlet="Kestrel",
        published="2023-06-10",
        public=True,
    )
    return Reading(document, tuple(analyze(told.language, [told.text])))


def answer(told: Told) -> Answer:
    """Read a sentence and judge the claim that stands on its words."""
    claims = find(reading(told), {})
    if told.words == NOTHING:
        return Answer(told, None, claims, {"quiet": float(not claims)})
    start = told.text.index(told.words)
    span = (start, start + len(told.words))
    fitting = [c for c in claims if _stands_on(c, span)]
    best = max(fitting, key=lambda c: (_agreement(c, told), _iou(c, span)), default=None)
    others = tuple(c for c in claims if c is not best)
    found = {"found": float(best is not None), "both": 0.0, "extra": float(len(others))}
    if best is None:
        return Answer(told, None, others, found)
    agreed = _agreement(best, told)
    right = float(best.polarity.value == SIGNS[told.polarity])
    judged = {"typed": agreed, "both": agreed, "polarity": right, "span": _iou(best, span)}
    return Answer(told, best, others, {**found, **judged})


def _shared(claim: Claim, span: tuple[int, int]) -> int:
    return max(0, min(claim.end, span[1]) - max(claim.start, span[0]))


def _iou(claim: Claim, span: tuple[int, int]) -> float:
    return _shared(claim, span) / (max(claim.end, span[1]) - min(claim.start, span[0]))


def _stands_on(claim: Claim, span: tuple[int, int]) -> bool:
    shorter = min(claim.end - claim.start, span[1] - span[0])
    over = _iou(claim, span)
    return over >= OVERLAP or (over >= ENOUGH and _shared(claim, span) >= INSIDE * shorter)


def _agreement(claim: Claim, told: Told) -> float:
    wanted, have = {*told.types.split("+")}, {t.value for t in claim.types}
    return len(wanted & have) / len(wanted | have)


def measured(answers: Sequence[Answer]) -> dict[str, float]:
    """Give the mean of each share over the sentences that it was asked of."""
    asked: Counter[str] = Counter()
    right: dict[str, float] = defaultdict(float)
    for one in answers:
        asked.update(one.shares.keys())
        for question, share in one.shares.items():
            right[question] += share
    return {k: right[k] / asked[k] for k in SHOWN if asked[k]}


def grouped(
    answers: Sequence[Answer], *, by_type: bool
) -> Iterator[tuple[tuple[str, str], list[Answer]]]:
    """Group answers by language and part, or by type and part."""
    groups: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for one in answers:
        groups[one.told.type if by_type else one.told.language, one.told.part].append(one)
        groups["all", one.told.part].append(one)
    yield from sorted(groups.items())


def _show(one: Answer) -> None:
    told, claim = one.told, one.claim
    have = [f"{' '.join(c.types)} {told.text[c.start : c.end]!r}" for c in one.others]
    if told.words == NOTHING:
        if have:
            print(f"{told.language} FALSE {told.style} | {told.text} | {have}")
        return
    if claim is None:
        print(f"{told.language} MISS {told.types} {told.polarity} | {told.text} | {have}")
    elif one.shares["typed"] < 1 or not one.shares["polarity"]:
        got = f"{'+'.join(claim.types)} {claim.polarity.value}"
        print(f"{told.language} DIFF {told.types} {told.polarity} GOT {got} | {told.text}")


def main(arguments: Sequence[str]) -> None:
    """Print one line for each language or type, and part."""
    wanted = [a for a in arguments if a in LANGUAGES] or LANGUAGES
    answers = [answer(told) for language in wanted for told in sentences(language)]
    for one in answers if "--errors" in arguments else ():
        if one.told.part == "mend":
            _show(one)
    print(f"{'':24}{'part':6}{'n':>5}", *(f"{k:>9}" for k in SHOWN))
    for key, some in grouped(answers, by_type="type" in arguments):
        shares = measured(some)
        figures = (f"{shares[k]:9.3f}" if k in shares else f"{'':9}" for k in SHOWN)
        print(f"{key[0]:24}{key[1]:6}{len(some):5}", *figures)


if __name__ == "__main__":
    main(sys.argv[1:])
