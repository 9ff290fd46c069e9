"""Would a scorer that learnt from the decisions on some stories read another story better?

Usage: python bench/learn.py CORPUS CORPUS ...   (folders with gold.json and case.toml)
The gold stands for a reviewer: what matches no gold claim is rejected, the rest is corrected to
it. Each story is judged by what the others taught, beside the rules alone.
"""

import json
import sys
from pathlib import Path
from typing import Any

import attribution

from habeas import claims, sources
from habeas.casework import reading as reader
from habeas.claims import teaching
from habeas.claims.proposing import Offer
from habeas.claims.teaching import Lesson
from habeas.model.claim import Claim, Speaker
from habeas.model.words import Certainty, Identity, SpeakerKind

SAME = 0.3  # share of the letters from which a claim is the gold's, as the scorer says


def lessons(folder: Path) -> list[Lesson]:
    """Make a lesson of each claim that the rules read in a case."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    aliases = reader.aliases(sources.settings((folder / "case.toml").read_bytes()))
    made = []
    for entry, reading in attribution.readings(folder, gold):
        found = claims.offered(reading, aliases)
        right = [one for one in gold["claims"] if one["doc"] == entry["id"]]
        for claim, offer in zip(found.claims, found.offers, strict=True):
            best = max(right, key=lambda one: overlap(claim, one), default=None)
            if best is None or overlap(claim, best) < SAME:
                made.append(Lesson(offer, stands=False, certainty=offer.certainty, first=None))
            else:
                certainty = accepted(offer, best)
                made.append(Lesson(offer, True, certainty, nearest(offer, best)))  # noqa: FBT003
    return made


def overlap(claim: Claim, gold: dict[str, Any]) -> float:
    """Say how much of two stretches is shared."""
    common = min(claim.end, gold["end"]) - max(claim.start, gold["start"])
    return common / (max(claim.end, gold["end"]) - min(claim.start, gold["start"]))


def accepted(offer: Offer, gold: dict[str, Any]) -> Certainty:
    """Give the gold's certainty, or the one read where the gold takes it for right."""
    also = gold.get("accept", {}).get("certainty", [])
    return offer.certainty if offer.certainty in also else Certainty(gold["certainty"])


def nearest(offer: Offer, gold: dict[str, Any]) -> Speaker | None:
    """Give the gold's nearest speaker; the one read where he is of the same kind."""
    if not gold["attribution"]:
        return None
    first = gold["attribution"][0]
    if offer.chain and offer.chain[0].kind == first["kind"]:
        return offer.chain[0]
    return Speaker(first["name"], SpeakerKind(first["kind"]), Identity(first["identity"]))


def main() -> None:
    """Print the marks of each story, by the rules alone and by what the others taught."""
    told = {Path(one).name: lessons(Path(one).resolve()) for one in sys.argv[1:]}
    for name, judges in told.items():
        others = [one for other, made in told.items() if other != name for one in made]
        new = teaching.teach(others)
        before, after = teaching.marks(judges, None), teaching.marks(judges, new)
        marks = "  ".join(
            f"{what} {after[what].right}/{after[what].of} ({before[what].right} by rules)"
            for what in after
        )
        print(
            f"{name:10} {'better' if teaching.better(after, before) else 'rules stay':10} {marks}"
        )


if __name__ == "__main__":
    main()
