"""Is the article told from the furniture, beside what others call the best reader of pages?

    ./run python bench/maintext.py [--peer PYTHON] [--each]

Fifty pages of different build (`page_templates.py`), with the main text known word by word: the
mean over pages of the F1 of words in order, for our reader and, in the same run, for trafilatura
with three settings, fetched into a throwaway place or found in the environment of PYTHON. Exit 1
where ours is below the best of theirs.
"""

import argparse
import difflib
import json
import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from page_templates import Page, pages

from habeas import sources
from habeas.model.document import DocPath, PassageKind
from habeas.model.settings import Settings

PEERS = ("trafilatura==2.3.1", "lxml_html_clean")
ABOUT = {PassageKind.TITLE, PassageKind.META}
READ = """
import json, sys
import trafilatura
ways = {"balanced": {}, "precision": {"favor_precision": True}, "recall": {"favor_recall": True}}
pages = json.load(sys.stdin)
print(json.dumps({
    way: [trafilatura.extract(page, include_comments=False, **how) or "" for page in pages]
    for way, how in ways.items()
}))
"""


def ours(page: str) -> str:
    """Read a page as the main job does."""
    (found,) = sources.read(DocPath("a.html"), page.encode(), Settings())
    return "\n".join(p.text for p in found.passages if p.kind not in ABOUT)


def theirs(python: Path, made: Sequence[str]) -> Mapping[str, list[str]]:
    """Let the peer read the pages."""
    told = subprocess.run(
        [python, "-c", READ], input=json.dumps(made), capture_output=True, text=True, check=True
    )
    found: Mapping[str, list[str]] = json.loads(told.stdout)
    return found


def words(text: str) -> list[str]:
    """List the words of a text, marks left out."""
    return re.findall(r"\w+", text.casefold())


def without(said: list[str], neutral: Sequence[str]) -> list[str]:
    """Leave out what may be counted either way, each as often as the page has it."""
    left = list(said)
    for stretch in sorted((words(one) for one in neutral), key=len, reverse=True):
        for at in range(len(left) - len(stretch) + 1):
            if left[at : at + len(stretch)] == stretch:
                del left[at : at + len(stretch)]
                break
    return left


def f1(page: Page, answer: str) -> float:
    """Compare an answer with the main text, word by word, in order."""
    known = words("\n".join(page.main))
    said = without(words(answer), page.neutral)
    pairs = difflib.SequenceMatcher(None, known, said, autojunk=False).get_matching_blocks()
    return 2 * sum(pair.size for pair in pairs) / max(1, len(known) + len(said))


def peer(place: Path) -> Path:
    """Fetch the peer into a throwaway environment."""
    venv.create(place, with_pip=True)
    python = place / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", *PEERS], check=True)
    return python


def measured(python: Path) -> Iterator[tuple[str, list[float]]]:
    """Score every reader on every page."""
    made = [page for _, _, page in pages()]
    yield "habeas", [f1(page, ours(page.html)) for page in made]
    for way, answers in theirs(python, [page.html for page in made]).items():
        yield way, [f1(page, one) for page, one in zip(made, answers, strict=True)]


def main() -> None:
    """Print the means, and the pages one by one where asked."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--peer", type=Path)
    asked.add_argument("--each", action="store_true")
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as place:
        scores = dict(measured(told.peer or peer(Path(place) / "peer")))
    if told.each:
        for n, (name, language, _) in enumerate(pages()):
            print(f"{name:20} {language} ", *(f"{way} {of[n]:.3f}" for way, of in scores.items()))
    means = {way: sum(of) / len(of) for way, of in scores.items()}
    for way, of in scores.items():
        print(f"{way:12} mean F1 {means[way]:.4f}, worst page {min(of):.3f}, {len(of)} pages")
    sys.exit(means["habeas"] < max(means[way] for way in means if way != "habeas"))


if __name__ == "__main__":
    main()
