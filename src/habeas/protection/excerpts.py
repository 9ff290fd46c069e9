"""Which words stand around a statement, as people read them?"""

from habeas.model.claim import Claim
from habeas.model.document import Document, Passage, Run
from habeas.model.release import Excerpt

AROUND = 300  # characters on each side: two or three sentences


def excerpt(document: Document, claim: Claim) -> Excerpt | None:
    """Cut a claim's words and what stands around them; None where no passage holds them."""
    for passage in _nearest_first(document, claim.passage):
        span = span_within(passage, claim.start, claim.end)
        if span is not None:
            return _cut(passage, *span, document.language)
    return None


def span_within(passage: Passage, raw_start: int, raw_end: int) -> tuple[int, int] | None:
    """Map rendition offsets to passage offsets run by run; None where nothing of them stands here.

    >>> passage = Passage(text="a b", runs=(Run(0, 1, 3, 1), Run(1, 1, 4, 6), Run(2, 1, 10, 1)))
    >>> span_within(passage, 3, 5), span_within(passage, 0, 2)
    ((0, 2), None)
    """
    hits = [_overlap(run, raw_start, raw_end) for run in passage.runs]
    spans = [hit for hit in hits if hit is not None]
    return (min(a for a, _ in spans), max(b for _, b in spans)) if spans else None


def _overlap(run: Run, raw_start: int, raw_end: int) -> tuple[int, int] | None:
    first, last = max(raw_start, run.raw_start), min(raw_end, run.raw_start + run.raw_length)
    if first >= last:
        return None
    if run.length != run.raw_length:
        return run.start, run.start + run.length
    shift = run.start - run.raw_start
    return first + shift, last + shift


def _nearest_first(document: Document, index: int) -> tuple[Passage, ...]:
    passages = document.passages
    named = passages[index : index + 1] if index >= 0 else ()
    return named + passages


def _cut(passage: Passage, start: int, end: int, language: str) -> Excerpt:
    text = passage.text
    first, last = _word_start(text, start - AROUND), _word_end(text, end + AROUND)
    return Excerpt(
        before=text[first:start],
        words=text[start:end],
        after=text[end:last],
        language=passage.language if passage.language != "und" else language,
        kind=passage.kind,
        cut_before=first > 0,
        cut_after=last < len(text),
    )


def _word_start(text: str, at: int) -> int:
    if at <= 0:
        return 0
    gap = text.find(" ", at)
    return at if gap < 0 or gap > at + AROUND // 4 else gap + 1


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    gap = text.rfind(" ", at - AROUND // 4, at)
    return at if gap < 0 else gap
