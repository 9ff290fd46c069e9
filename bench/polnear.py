"""How well are sources, cues and what was said found in English news, beside the PolNeAR corpus?

    ./run python bench/polnear.py FOLDER [--most N] [--beside SPANS.json]

FOLDER holds `text/` and `attributions/` (brat) of one part of the corpus, which is not ours:
measure with it, copy nothing. SPANS.json is what `bench/polnear_textacy.py` found there. Exact
spans, micro F1 for each label; white space and quotation marks at the ends of a span are left out
on both sides. That corpus counts auxiliaries with a cue, "that" with what is said, and joins a
quotation that goes on; our frames do not, so we do it here.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from habeas.analyzers import analyze
from habeas.claims import frames
from habeas.claims.reading import Frame, FrameKind, Reading
from habeas.model.document import Digest, DocPath, Document, Passage, PassageKind, Run
from habeas.text.analysis import Token

LABELS = ("source", "cue", "content")
Span = tuple[str, int, int]
LINE = re.compile(r"T\d+\t(Source|Cue|Content) ([\d ;]+)\t")
HELPERS = re.compile(
    r"(?:(?<=\W)(?:has|have|had|is|are|was|were|be|been|being|will|would|did|does|do|not|also|"
    r"didn[’']t|doesn[’']t|don[’']t|hasn[’']t|can|could|may|might|should|must|to|later|repeatedly|"
    r"recently|previously|reportedly|once|again) )+$"
)
SELF = {"i", "we", "you"}  # that corpus counts nobody who speaks of himself: 1 in 50 on train
EDGE = " \n\t\r\"'“”‘’«».,;:"


def trimmed(text: str, label: str, start: int, end: int) -> Span:
    """Leave white space and marks at the ends out of a span."""
    while start < end - 1 and text[start] in EDGE:
        start += 1
    while start < end - 1 and text[end - 1] in EDGE:
        end -= 1
    return label, start, end


def told(text: str, lines: str) -> set[Span]:
    """Read the spans of a brat file; a broken line is passed over."""
    found = set()
    for line in lines.splitlines():
        match = LINE.match(line)
        if match:
            numbers = [int(n) for n in re.findall(r"\d+", match[2])]
            found.add(trimmed(text, match[1].casefold(), numbers[0], numbers[-1]))
    return found


def document(text: str) -> Document:
    """Make a document of a text, one passage a paragraph."""
    passages = tuple(
        Passage(m[0], (Run(0, len(m[0]), m.start(), len(m[0])),), PassageKind.PARAGRAPH, "en")
        for m in re.finditer(r"\S[^\n]*", text)
    )
    digest = Digest(sha256(text.encode()).hexdigest())
    return Document(DocPath("a.txt"), digest, text, passages, "bench 1", "en")


def with_helpers(text: str, start: int) -> int:
    """Begin a cue with its auxiliaries, as that corpus does; ours is the verb alone."""
    before = HELPERS.search(text[max(0, start - 40) : start])
    return start - len(before.group().lstrip()) if before else start


def with_that(text: str, start: int) -> int:
    """Begin what is said with the word "that", as that corpus does."""
    return start - len("that ") if text[:start].endswith(" that ") else start


def whole_phrase(
    tokens: Sequence[Token], source: tuple[int, int], cue: tuple[int, int]
) -> tuple[int, int]:
    """Give all that hangs from who speaks, article and additions, as that corpus does."""
    inside = {i for i, t in enumerate(tokens) if source[0] <= t.start < source[1]}
    tops = [i for i in inside if tokens[i].head not in inside or tokens[i].head == i]
    if len(tops) != 1:
        return source
    low = high = tops[0]
    for i in range(len(tokens)):
        if tops[0] in _above(tokens, i):
            low, high = min(low, i), max(high, i)
    start, end = min(source[0], tokens[low].start), max(source[1], tokens[high].end)
    return source if start < cue[1] and cue[0] < end else (start, end)


def _above(tokens: Sequence[Token], at: int) -> Iterator[int]:
    while True:
        yield at
        head = tokens[at].head
        if head is None or head == at:
            return
        at = head


def with_quotes(text: str, made: tuple[Frame, ...]) -> list[Frame]:
    """Join a quotation that goes on after "said X." to the one before, as that corpus does."""
    tied: list[Frame] = []
    for frame in sorted(made, key=lambda f: f.content[:1]):
        if text[frame.cue[0]] not in EDGE:
            tied.append(frame)
        elif tied and tied[-1].content:
            ends = max(tied[-1].content[-1][1], (tied[-1].shell or (0, 0))[1])
            if not text[ends : frame.content[0][0]].strip(EDGE):
                tied[-1] = replace(tied[-1], content=(*tied[-1].content, *frame.content))
    return tied


def attributions(text: str) -> Iterator[tuple[Span, ...]]:
    """Find the spans of each attribution with our frames, the cue first."""
    whole = document(text)
    reading = Reading(whole, tuple(analyze("en", [p.text for p in whole.passages])))
    for at, passage in enumerate(reading.document.passages):
        base = passage.raw(0, 1)[0]
        for frame in with_quotes(passage.text, frames.find(reading, at)):
            if frame.source and passage.text[slice(*frame.source)].casefold() in SELF:
                continue
            start = base + frame.cue[0]
            cue = with_helpers(text, start), base + frame.cue[1]
            if text[slice(*cue)].endswith(" that"):
                cue = cue[0], cue[1] - len(" that")
            if frame.kind is FrameKind.LABEL:
                cue = (text.index(":", cue[1]), text.index(":", cue[1]) + 1)
            made = [trimmed(text, "cue", *cue)]
            if frame.source:
                start, end = whole_phrase(reading.analyses[at].tokens, frame.source, frame.cue)
                made.append(trimmed(text, "source", base + start, base + end))
            if frame.content:
                start, end = frame.content[0][0], frame.content[-1][1]
                made.append(trimmed(text, "content", with_that(text, base + start), base + end))
            yield tuple(made)


def found(text: str) -> set[Span]:
    """Find all spans with our frames."""
    return {span for made in attributions(text) for span in made}


class Marks:
    """Spans found, marked and right, for each label."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.made: Counter[str] = Counter()

    def add(self, wanted: set[Span], made: set[Span]) -> None:
        """Mark one article."""
        for counter, spans in ((self.hits, wanted & made), (self.gold, wanted), (self.made, made)):
            counter.update(label for label, _, _ in spans)

    def table(self) -> Iterator[str]:
        """Lay out precision, recall and F1 for each label."""
        for label in LABELS:
            right, made, gold = self.hits[label], self.made[label], self.gold[label]
            precision, recall = right / max(1, made), right / max(1, gold)
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            yield f"{label:8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({gold} marked)"


def main() -> None:
    """Print precision, recall and F1 for each label."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--most", type=int)
    asked.add_argument("--beside", type=Path, help="spans of somebody else, marked the same way")
    given = asked.parse_args()
    if not (given.folder / "text").is_dir():
        sys.exit("the corpus is not here")
    others = json.loads(given.beside.read_text(encoding="utf-8")) if given.beside else {}
    ours, theirs = Marks(), Marks()
    began, words = 0.0, 0
    for path in sorted((given.folder / "text").glob("*.txt"))[: given.most]:
        text = path.read_text(encoding="utf-8")
        marked = sorted((given.folder / "attributions").glob(f"{path.stem}*.ann"))
        if not marked:
            continue
        wanted = told(text, marked[0].read_text(encoding="utf-8"))
        start = time.process_time()
        ours.add(wanted, found(text))
        began += time.process_time() - start
        words += len(text.split())
        spans = others.get("spans", {}).get(path.stem, [])
        theirs.add(wanted, {trimmed(text, *span) for span in spans})
    print(f"habeas, rules and tables: {words / began:.0f} words per CPU-second, loading included")
    print("\n".join(ours.table()))
    if others:
        print(f"textacy: {others['speed']} words per CPU-second,", end=" ")
        print(f"{others['failed']} paragraphs failed")
        print("\n".join(theirs.table()))


if __name__ == "__main__":
    main()
