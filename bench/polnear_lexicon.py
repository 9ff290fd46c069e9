"""How far do rules come on the PolNeAR corpus with a lexicon that was counted on its train part?

    ./run python bench/polnear_lexicon.py CORPUS KEPT

Our own tables hold verbs by which something is reported. That corpus also counts attitudes ("backs
the bill"): for each verb and what hangs from it, the share of cues is counted on `train`. What
is often a cue there is added to our frames, what seldom is one is dropped, and a clause that the
parser hangs on a verb is what is said. Nothing of it is shipped.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polnear
import polnear_labels as labels
import polnear_words as words
from polnear_labels import View

SAID = ("ccomp", "xcomp", "dobj", "prep", "attr", "acomp", "oprd", "prt")
ADDED, DROPPED, SEEN = 0.45, 0.2, 4  # shares of cues, and how often a verb must stand there
STEPS = 3
QUOTES = ("“", '"', "''")
Shape = tuple[str, str]


class Lexicon:
    """How often a verb in a shape stands in the corpus, and how often it is a cue."""

    def __init__(self) -> None:
        self.all: Counter[Shape] = Counter()
        self.cues: Counter[Shape] = Counter()

    def learn(self, article: words.Article) -> None:
        """Count the verbs of an article."""
        view, pairs = labels.taught(article)
        heads = {labels.head_of(view, cue) for cue, _ in pairs}
        for at, word in enumerate(article.words):
            if word.pos in {"VERB", "AUX"}:
                for shape in shapes(view, at):
                    self.all[shape] += 1
                    self.cues[shape] += at in heads

    def share(self, view: View, at: int) -> float | None:
        """Give the share of cues, of the verb in its shape or of the verb; None if unseen."""
        for shape in shapes(view, at):
            if self.all[shape] >= SEEN:
                return self.cues[shape] / self.all[shape]
        return None


def shapes(view: View, at: int) -> tuple[Shape, Shape]:
    """Name a verb with what hangs from it, and the verb alone."""
    under = sorted({view.words[c].dep for c in view.children[at]} & {*SAID, "nsubjpass"})
    quoted = any(w.quoted in {"open", "close"} for w in view.words[max(0, at - 6) : at + 6])
    lemma = view.words[at].lemma
    return (lemma, f"{'+'.join(under)}{'“' if quoted else ''}"), (lemma, "")


def read(article: words.Article, lexicon: Lexicon) -> set[polnear.Span]:
    """Find the spans of an article: our frames, mended by the lexicon."""
    view = View(article.words)
    starts = {word.start: at for at, word in enumerate(article.words)}
    made: set[polnear.Span] = set()
    taken: set[int] = set()
    for spans in polnear.attributions(article.text):
        low, high = spans[0][1:]
        inside = [at for start, at in starts.items() if low <= start < high]
        verbs = [at for at in inside if view.words[at].pos == "VERB"]
        shares = [lexicon.share(view, at) for at in verbs]
        if not any(share is not None and share < DROPPED for share in shares):
            taken.update(inside)
            made.update(_parsed(article, view, spans, verbs))
    for at, word in enumerate(article.words):
        share = lexicon.share(view, at) if word.pos == "VERB" and at not in taken else None
        if share is not None and share >= ADDED:
            made.update(_added(article, view, at))
    return made


def _parsed(
    article: words.Article, view: View, spans: tuple[polnear.Span, ...], verbs: list[int]
) -> Iterator[polnear.Span]:
    """Give a frame's spans, with the clause that hangs on its verb for what is said."""
    clauses = [
        c for v in verbs for c in view.children[v] if c > v and view.words[c].dep == "ccomp"
    ]
    for span in spans:
        quoted = any(mark in article.text[span[1] - 2 : span[2] + 2] for mark in QUOTES)
        if span[0] == "content" and clauses and not quoted:
            yield _span(article, "content", [i for c in clauses for i in _under(view, c)])
        else:
            yield span


def _added(article: words.Article, view: View, at: int) -> Iterator[polnear.Span]:
    text, word = article.text, view.words[at]
    particle = next((c for c in view.children[at] if view.words[c].dep == "prt"), at)
    end = view.words[particle].end if particle == at + 1 else word.end
    yield polnear.trimmed(text, "cue", polnear.with_helpers(text, word.start), end)
    if subject := _subject(view, at):
        yield _span(article, "source", subject)
    right = [c for c in view.children[at] if c > at and view.words[c].dep in SAID[:-1]]
    said = [i for c in right for i in _under(view, c)]
    before = [c for c in view.children[at] if c < at and view.words[c].dep == "ccomp"]
    if said or before:
        yield _span(article, "content", said or [i for c in before for i in _under(view, c)])


def _subject(view: View, at: int) -> list[int]:
    for step in view.up[at][: STEPS + 1]:
        deps = {view.words[c].dep: c for c in view.children[step] if c < step}
        if "nsubj" in deps:
            return _under(view, deps["nsubj"])
        if view.words[step].dep not in {"conj", "xcomp", "advcl"}:
            return []
    return []


def _under(view: View, at: int) -> list[int]:
    return [i for i in range(len(view.words)) if at in view.up[i]]


def _span(article: words.Article, label: str, inside: list[int]) -> polnear.Span:
    start, end = article.words[min(inside)].start, article.words[max(inside)].end
    return polnear.trimmed(article.text, label, start, end)


def main() -> None:
    """Count on train, then print precision, recall and F1 on dev."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("corpus", type=Path)
    asked.add_argument("kept", type=Path)
    given = asked.parse_args()
    lexicon = Lexicon()
    for article in words.articles(given.corpus / "train", given.kept / "train"):
        lexicon.learn(article)
    marks = polnear.Marks()
    for article in words.articles(given.corpus / "dev", given.kept / "dev"):
        marks.add(article.spans, read(article, lexicon))
    print("\n".join(marks.table()))


if __name__ == "__main__":
    main()
