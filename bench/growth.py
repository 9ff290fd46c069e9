"""How do time and memory of weighing grow with a case?

python bench/growth.py [--documents 10000]
One case out of invented relay trees (bench/trees.py) over many towns, a quarter, a half and the
whole of it: CPU-seconds, peak memory, and the same findings when the folder is read backwards.
Limits: 60 s and 2 GiB for 10,000 documents and 100,000 claims.
"""

import argparse
import random
import resource
import sys
import time
from itertools import count

import trees

from habeas.model.claim import Claim
from habeas.model.document import Document
from habeas.model.place import PlaceKind
from habeas.text.atlas import load_atlas
from habeas.weighing import weigh

TOWNS = 3000
OUTLETS = 400
MORE = 5  # statements of a first report beyond those of a small tree
SECONDS, MEMORY = 60.0, 2 * 1024**2


def towns(many: int) -> list[dict[str, str]]:
    """Take towns out of the place pack, written alike in every language."""
    atlas = load_atlas()
    found, seen = [], set()
    for record in range(len(atlas.records)):
        place = atlas.place(record)
        if place.kind is not PlaceKind.CITY or place.name in seen:
            continue
        seen.add(place.name)
        own = {"name": place.name, "country": place.country or ""}
        own |= {"lat": str(place.lat), "lon": str(place.lon)}
        found.append(own | dict.fromkeys(trees.LANGUAGES, place.name))
    return random.Random(1).sample(found, many)  # noqa: S311  # a test bench, not a secret


def case(documents: int) -> tuple[list[Document], list[Claim]]:
    """Invent a case of so many documents."""
    trees.PLACES[:] = towns(TOWNS)
    papers: list[Document] = []
    claims: list[Claim] = []
    numbers = count()
    chance = random.Random(2)  # noqa: S311  # a test bench, not a secret
    outlets = sorted({trees.name(chance, trees.PAPERS) for _ in range(OUTLETS)})
    seed = 0
    while len(papers) < documents:
        seed += 1
        tree = trees.grow(seed, numbers, outlets, MORE)
        writer = trees.Writer(random.Random(seed))  # noqa: S311  # a test bench
        papers += [writer.write(n) for n in tree.nodes if n.path not in tree.absent]
        claims += writer.claims
    return papers, claims


def main() -> int:
    """Measure, and tell whether the limits hold."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--documents", type=int, default=10_000)
    given = ask.parse_args()
    took = 0.0
    for share in (4, 2, 1):
        papers, claims = case(given.documents // share)
        start = time.process_time()
        found = weigh(papers, claims)
        took = time.process_time() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(
            f"{len(papers)} documents, {len(claims)} claims: {took:.1f} s, "
            f"{memory / 1024:.0f} MiB at most; {len(found.relays)} relays, "
            f"{len(found.origins)} findings, {len(found.figures)} relations of figures"
        )
    same = weigh(papers[::-1], claims[::-1]) == found
    print("read backwards: the same findings" if same else "read backwards: OTHER findings")
    return 0 if same and took <= SECONDS and memory <= MEMORY else 1


if __name__ == "__main__":
    sys.exit(main())
