"""Does the cost of reading grow with the documents and no faster, in six languages at once?

python bench/linear.py [--most 10000] [-o PLOT.svg]
Documents of invented relay trees (bench/trees.py) are found claims in, 10, 100, 1,000 … of them,
loading excluded: CPU-seconds, CPU-milliseconds a document, peak memory with all six languages
loaded. `-o` draws the plot, both axes by powers of ten. Limits: the dearest document costs at
most 1.5 times the cheapest (from 100 on), memory 900 MiB.
"""

import argparse
import math
import random
import resource
import sys
import time
from pathlib import Path

import trees

from habeas.casework.reading import analysed, with_languages
from habeas.claims import find
from habeas.model.document import Document

SPREAD, MEMORY = 1.5, 900 * 1024
WIDTH, HEIGHT, EDGE = 640, 420, 60
FEW = 100  # below it the first use of a table weighs


def documents(many: int) -> list[Document]:
    """Invent documents, in six languages by turns."""
    made: list[Document] = []
    seed = 0
    while len(made) < many:
        seed += 1
        tree = trees.grow(seed)
        writer = trees.Writer(random.Random(seed))  # noqa: S311  # a test bench, not a secret
        made += [with_languages(writer.write(node)) for node in tree.nodes]
    return made[:many]


def measured(made: list[Document]) -> float:
    """Find the claims of documents and time it in CPU-seconds."""
    start = time.process_time()
    for document in made:
        find(analysed(document), {})
    return time.process_time() - start


def plot(points: list[tuple[int, float]]) -> str:
    """Draw costs against numbers of documents, with the line of equal cost a document."""
    most = math.log10(points[-1][0])
    high = math.log10(points[-1][1])
    low = math.log10(points[0][1])

    def place(many: float, seconds: float) -> str:
        x = EDGE + (math.log10(many) - 1) / (most - 1) * (WIDTH - 2 * EDGE)
        y = HEIGHT - EDGE - (math.log10(seconds) - low) / (high - low) * (HEIGHT - 2 * EDGE)
        return f"{x:.1f},{y:.1f}"

    first, last = points[0], points[-1]
    even = place(first[0], last[1] / last[0] * first[0]), place(*last)
    dots = "".join(
        f'<circle cx="{place(*p).split(",")[0]}" cy="{place(*p).split(",")[1]}" r="4"/>'
        f'<text x="{float(place(*p).split(",")[0]) + 8:.1f}" y="{place(*p).split(",")[1]}">'
        f"{p[0]:,} documents: {p[1]:.1f} s</text>"
        for p in points
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH + 120} {HEIGHT}" '
        'font-family="sans-serif" font-size="13"><title>Cost of reading</title>'
        f'<polyline points="{even[0]} {even[1]}" stroke="#999" stroke-dasharray="4" fill="none"/>'
        f'<polyline points="{" ".join(place(*p) for p in points)}" stroke="#1b5e8a" '
        f'stroke-width="2" fill="none"/><g fill="#1b5e8a">{dots}</g>'
        f'<text x="{EDGE}" y="{HEIGHT - 20}">documents (powers of ten); dashes: each costs the '
        "same</text></svg>\n"
    )


def main() -> int:
    """Measure by powers of ten, and tell whether the limits hold."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--most", type=int, default=10_000)
    ask.add_argument("-o", type=Path)
    given = ask.parse_args()
    made = documents(given.most)
    measured(made[:60])  # loads what is loaded by need
    points = []
    many = 10
    while many <= given.most:
        seconds = measured(made[:many])
        points.append((many, seconds))
        print(f"{many:6} documents: {seconds:8.2f} s, {seconds / many * 1000:6.1f} ms each")
        many *= 10
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    languages = sorted({p.language for d in made for p in d.passages})
    print(f"peak memory {memory / 1024:.0f} MiB; languages: {' '.join(languages)}")
    if given.o:
        given.o.write_text(plot(points), encoding="utf-8")
    each = [s / m for m, s in points if m >= FEW]
    return 0 if max(each) <= SPREAD * min(each) and memory <= MEMORY else 1


if __name__ == "__main__":
    sys.exit(main())
