"""How large, how fast and how right is the gazetteer?

python bench/gazetteer.py [GOLD_FOLDER ...]
prints the size of the pack, the cost of loading it, look-ups a second, and for each gold folder
how many places of its claims (perfect spans) are found and settled as the scorer asks: within
15 km, or 300 km for a rough area.
"""

import json
import resource
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from habeas import sources
from habeas.linking import settle
from habeas.model.claim import Claim, ClaimId, PlaceMention
from habeas.model.document import DocPath, Document
from habeas.model.words import Certainty, Polarity
from habeas.text.gazetteer import load
from habeas.text.geo import kilometres

JSON = dict[str, Any]
ROUNDS = 200_000
KM_POINT, KM_AREA = 15.0, 300.0
PACK = Path(__file__).parents[1] / "src" / "habeas" / "text" / "data" / "places.pack"


def resident() -> float:
    """Read the peak resident memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def speed() -> None:
    """Print size, loading cost and look-ups a second."""
    before, start = resident(), time.process_time()
    atlas = load().atlas
    loading = time.process_time() - start
    size = PACK.stat().st_size / 1e6
    print(f"pack {size:.1f} MB, {len(atlas.records)} places, {len(atlas.names)} names")
    print(f"load {loading:.2f} s CPU, resident {resident() - before:+.0f} MB at peak")
    keys = [*list(atlas.names)[:5000], *(f"no{n}" for n in range(5000))]
    start = time.process_time()
    for turn in range(ROUNDS):
        atlas.named(keys[turn % len(keys)])
    print(f"look-ups {ROUNDS / (time.process_time() - start):,.0f} /s")
    for language, text in TEXTS.items():
        start = time.process_time()
        for _ in range(200):
            load().find(text, language)
        words = 200 * len(text.split())
        print(f"find {language}: {words / (time.process_time() - start):,.0f} words/s")


TEXTS = {
    "en": "The parents said that the soldiers were held near Popasna and in Lugansk region. " * 5,
    "ru": "Родители говорят, что солдат держат под Попасной и в Брянке Луганской области. " * 5,
}


def documents(folder: Path, gold: JSON) -> dict[str, Document]:
    """Read the documents that the gold annotates."""
    file = folder / "case.toml"
    settings = sources.settings(file.read_bytes())
    read = {}
    for row in gold["documents"]:
        name = row["file"]
        original = name.removesuffix(".txt") if name.endswith((".docx.txt", ".xlsx.txt")) else name
        words = (folder / name).read_bytes() if original != name else None
        read[row["id"]] = sources.read(
            DocPath(original), (folder / original).read_bytes(), settings, words
        )[0]
    return read


def perfect(row: JSON, document: Document) -> Claim:
    """Make a claim with the span of the gold and the places that the gazetteer finds there."""
    at, places = 0, []
    for number, passage in enumerate(document.passages):
        inside = passage.within(row["start"], row["end"])
        if inside is None:
            continue
        at = at or number
        for mention in load().find(passage.text, passage.language):
            start, end = passage.raw(mention.start, mention.end)
            if row["start"] <= start + 1 and end <= row["end"] + 1:
                places.append(PlaceMention(start, end, tuple(c.id for c in mention.candidates)))
    return Claim(
        id=ClaimId(row["id"]),
        doc=document.path,
        passage=at,
        start=row["start"],
        end=row["end"],
        types=(),
        certainty=Certainty.REPORTED,
        polarity=Polarity.AFFIRMED,
        date=None,
        attribution=(),
        places=tuple(places),
    )


def agrees(gold: JSON, place: PlaceMention) -> bool:
    """Tell whether a settled place is the gold's, by the scorer's distances."""
    if gold["lat"] is None or place.lat is None or place.lon is None:
        return gold["lat"] is None and place.lat is None
    rough = round(gold["lat"], 2) == gold["lat"] and round(gold["lon"], 2) == gold["lon"]
    within = KM_AREA if rough and gold["country"] == place.country else KM_POINT
    return kilometres(gold["lat"], gold["lon"], place.lat, place.lon) <= within


def measure(folder: Path) -> None:
    """Print how many places of the gold are found and settled."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    read = documents(folder, gold)
    claims = tuple(perfect(row, read[row["doc"]]) for row in gold["claims"])
    count: Counter[str] = Counter()
    for row, claim in zip(gold["claims"], settle(claims, tuple(read.values())), strict=True):
        free = list(claim.places)
        count.update(gold=len(row["places"]), found=len(free))
        for place in row["places"]:
            hit = next(
                (p for p in free if p.start < place["end"] and place["start"] < p.end), None
            )
            if hit:
                free.remove(hit)
                count.update(met=1, right=agrees(place, hit))
    share, met = count["right"] / count["gold"], count["right"] / count["met"]
    print(f"{folder.name}: {dict(count)}, settled right {share:.3f}, of those met {met:.3f}")


if __name__ == "__main__":
    speed()
    for name in sys.argv[1:]:
        measure(Path(name))
