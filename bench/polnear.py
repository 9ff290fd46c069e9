"""How well are sources, cues and what was said found in English news, beside the PolNeAR corpus?

    ./run python bench/polnear.py FOLDER [--most N]

FOLDER holds `text/` and `attributions/` (brat) of one part of the corpus, which is not ours:
measure with it, copy nothing. Exact spans, micro F1 for each label; white space and quotation
marks at the ends of a span are left out on both sides. That corpus counts auxiliaries with a cue,
"that" with what is said, and joins a quotation that goes on; our frames do not, so we do it here.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from habeas.analyzers import analyze
from habeas.claims import frames
from habeas.claims.reading import Frame, FrameKind, Reading
from habeas.model.document import Digest, DocPath, Document, Passage, PassageKind, Run

LABELS = ("source", "cue", "content")
Span = tuple[str, int, int]
LINE = re.compile(r"T\d+\t(Source|Cue|Content) ([\d ;]+)\t")
HELPERS = re.compile(
    r"(?:(?<=\W)(?:has|have|had|is|are|was|were|be|been|being|will|would|did|does|do|not|also|"
    r"didn[’']t|doesn[’']t|don[’']t|hasn[’']t|can|could|may|might|should|must|to|later|repeatedly|"
    r"recently|previously|reportedly|once|again) )+$"
)
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


def found(text: str) -> Iterator[Span]:
    """Find the spans with our frames."""
    whole = document(text)
    reading = Reading(whole, tuple(analyze("en", [p.text for p in whole.passages])))
    for at, passage in enumerate(reading.document.passages):
        base = passage.raw(0, 1)[0]
        for frame in with_quotes(passage.text, frames.find(reading, at)):
            start = base + frame.cue[0]
            cue = with_helpers(text, start), base + frame.cue[1]
            if text[slice(*cue)].endswith(" that"):
                cue = cue[0], cue[1] - len(" that")
            if frame.kind is FrameKind.LABEL:
                cue = (text.index(":", cue[1]), text.index(":", cue[1]) + 1)
            yield trimmed(text, "cue", *cue)
            if frame.source:
                yield trimmed(text, "source", base + frame.source[0], base + frame.source[1])
            if frame.content:
                start, end = frame.content[0][0], frame.content[-1][1]
                yield trimmed(text, "content", with_that(text, base + start), base + end)


def table(hits: Counter[str], gold: Counter[str], ours: Counter[str]) -> Iterator[str]:
    """Lay out precision, recall and F1 for each label."""
    for label in LABELS:
        precision, recall = hits[label] / max(1, ours[label]), hits[label] / max(1, gold[label])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        yield f"{label:8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({gold[label]} marked)"


def main() -> None:
    """Print precision, recall and F1 for each label."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--most", type=int)
    given = asked.parse_args()
    if not (given.folder / "text").is_dir():
        sys.exit("the corpus is not here")
    hits: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    for path in sorted((given.folder / "text").glob("*.txt"))[: given.most]:
        text = path.read_text(encoding="utf-8")
        marked = sorted((given.folder / "attributions").glob(f"{path.stem}*.ann"))
        if not marked:
            continue
        wanted = told(text, marked[0].read_text(encoding="utf-8"))
        made = set(found(text))
        for label in LABELS:
            hits[label] += sum(span[0] == label for span in wanted & made)
            gold[label] += sum(span[0] == label for span in wanted)
            ours[label] += sum(span[0] == label for span in made)
    for line in table(hits, gold, ours):
        print(line)


if __name__ == "__main__":
    main()
