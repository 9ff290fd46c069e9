"""How fast, and how surely, are the documents found that copy another one's words?

python bench/reuse.py [--documents 100000] [--small 2000] [--peer]
Invented texts (a vocabulary with a natural slope, pages with a shared footer); one in ten copies
another one: whole with small edits, shortened, or inside words of its own. On the small set every
pair is compared by brute force, which is the truth: recall and precision are told. On the large
set time, memory and the recall of the planted copies. `--peer` runs datasketch's MinHash LSH on
the small set and on a tenth of the large one, in the same run (pip install datasketch).
Limits: 120 s and 2 GiB for 100,000 documents, recall .99.
"""

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable
from itertools import combinations

from habeas.weighing.reuse import RUN, reused

VOCABULARY = 60_000
WORDS = (80, 320)
COPIES = 0.1
EDITED = 0.02  # of the words of a copy
OVERLAP = 0.4  # of the shorter text's shingles: what brute force calls a copy
FOOTER = "all rights reserved subscribe to our letter and support the work of this desk"
SECONDS, MEMORY, RECALL = 120.0, 2 * 1024**2, 0.99

Texts = list[tuple[str, str]]
Search = Callable[[Texts], set[tuple[str, str]]]


def vocabulary(chance: random.Random) -> tuple[list[str], list[float]]:
    """Invent words, with weights that fall as the rank rises."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(VOCABULARY)]
    weights = [1 / (rank + 3) for rank in range(VOCABULARY)]
    total = 0.0
    return words, [total := total + w for w in weights]


def corpus(many: int, seed: int) -> tuple[Texts, list[tuple[str, str]]]:
    """Invent texts, and list which of them was made out of which."""
    chance = random.Random(seed)  # noqa: S311  # a test bench, not a secret
    words, slope = vocabulary(chance)
    made: list[list[str]] = []
    planted = []
    for at in range(many):
        if made and chance.random() < COPIES:
            parent = chance.randrange(len(made))
            text = copy(made[parent], words, slope, chance)
            planted.append((f"{parent:07}", f"{at:07}"))
        else:
            text = chance.choices(words, cum_weights=slope, k=chance.randint(*WORDS))
        made.append(text)
    return [(f"{at:07}", " ".join(t) + " " + FOOTER) for at, t in enumerate(made)], planted


def copy(
    text: list[str], words: list[str], slope: list[float], chance: random.Random
) -> list[str]:
    """Reprint a text: edited here and there, cut, or set between words of one's own."""
    kind = chance.randrange(3)
    kept = [chance.choice(words) if chance.random() < EDITED else w for w in text]
    if kind == 0:
        return kept
    start = chance.randrange(len(kept) // 2)
    part = kept[start : start + max(40, len(kept) * 6 // 10)]
    if kind == 1:
        return part
    own = chance.choices(words, cum_weights=slope, k=chance.randint(20, 60))
    return own[:15] + part + own[15:]


def shingles(text: str) -> set[tuple[str, ...]]:
    """List the runs of words of a text."""
    words = text.split()
    return set(zip(*(words[at:] for at in range(RUN)), strict=False))


def brute_force(texts: Texts) -> set[tuple[str, str]]:
    """Compare every two texts."""
    sets = [(name, shingles(text)) for name, text in texts]
    return {
        (one, other)
        for (one, first), (other, second) in combinations(sets, 2)
        if len(first & second) >= OVERLAP * min(len(first), len(second))
    }


def peer(texts: Texts) -> set[tuple[str, str]]:
    """Ask datasketch's MinHash LSH for the same pairs."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415  # only with --peer

    index = MinHashLSH(threshold=0.3, num_perm=128)
    found: set[tuple[str, str]] = set()
    for name, text in texts:
        sketch = MinHash(num_perm=128)
        sketch.update_batch(["\0".join(s).encode() for s in shingles(text)])
        found |= {(min(name, other), max(name, other)) for other in index.query(sketch)}
        index.insert(name, sketch)
    return found


def told(name: str, found: set[tuple[str, str]], true: set[tuple[str, str]], took: float) -> float:
    """Print how much of the truth was found, and what else."""
    recall = len(found & true) / max(1, len(true))
    print(f"{name}: {took:.1f} s, recall {recall:.4f} of {len(true)}, pairs {len(found)}")
    return recall


def timed(search: Search, texts: Texts) -> tuple[set[tuple[str, str]], float]:
    """Run a search and time it in CPU-seconds."""
    start = time.process_time()
    found = search(texts)
    return found, time.process_time() - start


def ours(texts: Texts) -> set[tuple[str, str]]:
    """Search as weighing does."""
    return {(one.one, one.other) for one in reused(texts)}


def main() -> int:
    """Measure, and tell whether the limits hold."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--documents", type=int, default=100_000)
    ask.add_argument("--small", type=int, default=2_000)
    ask.add_argument("--peer", action="store_true")
    given = ask.parse_args()
    small, _ = corpus(given.small, 1)
    truth = brute_force(small)
    found, took = timed(ours, small)
    recall = told(f"ours, {given.small} texts against brute force", found, truth, took)
    if given.peer:
        found, took = timed(peer, small)
        told(f"datasketch, {given.small} texts against brute force", found, truth, took)
    large, planted = corpus(given.documents, 2)
    found, took = timed(ours, large)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told(f"ours, {given.documents} texts, planted copies", found, set(planted), took)
    passed = recall >= RECALL and took <= SECONDS and memory <= MEMORY
    print(f"memory at most {memory / 1024:.0f} MiB, the texts themselves among them")
    if given.peer:
        tenth = large[: given.documents // 10]
        found, took = timed(peer, tenth)
        held = {name for name, _ in tenth}
        told(f"datasketch, {len(tenth)} texts", found, {p for p in planted if p[1] in held}, took)
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
