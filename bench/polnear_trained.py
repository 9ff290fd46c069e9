"""How well are sources, cues and contents found by a labeller trained on the PolNeAR corpus?

    ./run python bench/polnear_trained.py CORPUS KEPT [--most N]

CORPUS holds `train/` and `dev/`, KEPT takes analyses that can be made again. Needs
python-crfsuite, which habeas does not. Trained on `train`, measured on `dev` as `bench/polnear.py`
measures rules. The weights stay in KEPT: the corpus states no licence, and nothing that was
trained on it is shipped.
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

import polnear
import polnear_labels as labels
import polnear_words as words
import pycrfsuite

CUE = {"c1": 0.3, "c2": 0.01, "max_iterations": 120, "feature.minfreq": 2}
ROLE = {"c1": 0.3, "c2": 0.01, "max_iterations": 120, "feature.minfreq": 3}


def train(told: Sequence[words.Article], cue: Path, role: Path) -> None:
    """Train both labellers."""
    first, second = (pycrfsuite.Trainer(verbose=False) for _ in range(2))
    first.set_params(CUE)
    second.set_params(ROLE)
    for article in told:
        view, pairs = labels.taught(article)
        for low, high in view.paragraphs():
            first.append(
                labels.cue_features(view, low, high),
                labels.cue_labels(view, article.told, low, high),
            )
        every = {at for inside, _ in pairs for at in inside}
        for inside, one in pairs:
            second.append(
                labels.role_features(view, inside, every - set(inside)),
                labels.role_labels(view, inside, one),
            )
    began = time.process_time()
    first.train(str(cue))
    print(f"cues trained in {time.process_time() - began:.0f} s", flush=True)
    began = time.process_time()
    second.train(str(role))
    print(f"roles trained in {time.process_time() - began:.0f} s", flush=True)


def found(
    article: words.Article, cue: pycrfsuite.Tagger, role: pycrfsuite.Tagger
) -> set[polnear.Span]:
    """Find the spans of an article."""
    view = labels.View(article.words)
    cues = [
        inside
        for low, high in view.paragraphs()
        for inside in labels.cues_of(cue.tag(labels.cue_features(view, low, high)), low)
    ]
    every = {at for inside in cues for at in inside}
    made: set[polnear.Span] = set()
    for inside in cues:
        made.add(_span(article, "cue", inside))
        tags = role.tag(labels.role_features(view, inside, every - set(inside)))
        span = labels.window(view, inside)
        for name, letter in (("source", "S"), ("content", "C")):
            here = [at for at, tag in zip(span, tags, strict=True) if tag.endswith(letter)]
            if here:
                made.add(_span(article, name, here))
    return made


def _span(article: words.Article, label: str, inside: Sequence[int]) -> polnear.Span:
    start, end = article.words[inside[0]].start, article.words[inside[-1]].end
    return polnear.trimmed(article.text, label, start, end)


def main() -> None:
    """Train, then print precision, recall and F1 for each label."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("corpus", type=Path)
    asked.add_argument("kept", type=Path)
    asked.add_argument("--most", type=int, help="articles of train to learn from")
    given = asked.parse_args()
    cue, role = given.kept / f"cue-{given.most}.crf", given.kept / f"role-{given.most}.crf"
    if not (cue.exists() and role.exists()):
        told = list(words.articles(given.corpus / "train", given.kept / "train"))
        step = max(1, len(told) // given.most) if given.most else 1
        train(told[::step][: given.most], cue, role)
    taggers = pycrfsuite.Tagger(), pycrfsuite.Tagger()
    for tagger, path in zip(taggers, (cue, role), strict=True):
        tagger.open(str(path))
    marks = polnear.Marks()
    for article in words.articles(given.corpus / "dev", given.kept / "dev"):
        marks.add(article.spans, found(article, *taggers))
    print("\n".join(marks.table()))


if __name__ == "__main__":
    main()
