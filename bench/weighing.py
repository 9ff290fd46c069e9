"""How well is a case weighed whose claims are perfect, or whose claims are worn?

python bench/weighing.py GOLD_FOLDER OUT SCORE.py [--worn SEED]
writes OUT/{claims.jsonl,origins.json,figures.json,relays.json,mutations.json} and runs the
scorer. `--worn` drops a quarter of the claims and bends others, as a reader would.
"""

import argparse
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec

from habeas import sources, weighing
from habeas.model.claim import Claim
from habeas.model.document import DocPath, Document

SHARE = 0.25  # of the claims are dropped, and of the others bent
JSON = dict[str, Any]


def documents(folder: Path) -> list[Document]:
    """Read every report of a case."""
    settings = sources.settings((folder / "case.toml").read_bytes())
    found: list[Document] = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        if name in {"gold.json", "case.toml"} or path.name == "truth.csv" or _is_rendition(path):
            continue
        beside = path.with_name(path.name + ".txt")
        words = beside.read_bytes() if beside.exists() else None
        found += sources.read(DocPath(name), path.read_bytes(), settings, words)
    return found


def _is_rendition(path: Path) -> bool:
    return (
        path.suffix == ".txt"
        and path.with_suffix("").suffix != ""
        and path.with_suffix("").exists()
    )


def _passage(document: Document, start: int, end: int) -> int:
    def shared(at: int) -> int:
        runs = document.passages[at].runs
        last = runs[-1].raw_start + runs[-1].raw_length if runs else 0
        return min(end, last) - max(start, runs[0].raw_start) if runs else 0

    best = max(range(len(document.passages)), key=shared, default=-1)
    return best if best >= 0 and shared(best) > 0 else -1


def claims(lines: list[JSON], read: list[Document]) -> list[Claim]:
    """Make claims of the scorer's lines."""
    at = {d.path: d for d in read}
    made = []
    for line in lines:
        quantity = line["quantity"] and {
            k: v for k, v in line["quantity"].items() if k not in {"text", "note"}
        }
        places = [
            {k: v for k, v in p.items() if k not in {"text", "note"}} for p in line["places"]
        ]
        value = line | {"quantity": quantity, "places": places}
        value["passage"] = _passage(at[line["doc"]], line["start"], line["end"])
        value["hedges"] = [{"start": h["start"], "end": h["end"]} for h in line["hedges"]]
        made.append(msgspec.convert(value, Claim))
    return made


def worn(lines: list[JSON], seed: int) -> list[JSON]:
    """Drop a quarter of the claims, and bend a quarter of the others as a reader would."""
    chance = random.Random(seed)  # noqa: S311  # a test bench, not a secret
    kept = [json.loads(json.dumps(line)) for line in lines if chance.random() >= SHARE]
    for line in kept:
        if chance.random() >= SHARE:
            continue
        how = chance.choice(
            ["types", "speaker", "kind", "certainty", "place", "span", "quantity", "date"]
        )
        if how == "types":
            line["types"] = (
                line["types"][:1]
                if len(line["types"]) > 1
                else [chance.choice(["detention", "conditions", "transfer"])]
            )
        elif how == "speaker" and len(line["attribution"]) > 1:
            line["attribution"] = line["attribution"][1:]
        elif how == "kind" and line["attribution"]:
            line["attribution"][0]["kind"] = chance.choice(
                ["unknown", "witness", "relative", "official"]
            )
        elif how == "certainty":
            line["certainty"] = chance.choice(["reported", "asserted", "witnessed"])
        elif how == "place":
            line["places"] = line["places"][1:]
        elif how == "span":
            line["end"] = max(line["start"] + 1, line["end"] - 5)
            line["quote"] = None
        elif how == "quantity":
            line["quantity"] = None
        else:
            line["date"] = None
    return kept


def bare(lines: list[JSON]) -> list[JSON]:
    """Take from speakers the descriptions that only an annotator gives."""
    plain = json.loads(json.dumps(lines))
    for line in plain:
        for hop in line["attribution"]:
            if hop["kind"] == "document" or hop["identity"] != "named":
                hop["name"] = hop["kind"]
    return list(plain)


def main() -> None:
    """Weigh and score one case."""
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--worn", type=int)
    parser.add_argument(
        "--bare",
        action="store_true",
        help="papers and people without a name have that of their kind",
    )
    wish = parser.parse_args()
    wish.out.mkdir(parents=True, exist_ok=True)
    target = wish.out / "claims.jsonl"
    run = [sys.executable, str(wish.scorer)]
    subprocess.run([*run, "--export-claims", str(wish.gold), str(target)], check=True)
    lines = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    if wish.worn is not None:
        lines = worn(lines, wish.worn)
        target.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    if wish.bare:
        lines = bare(lines)
    read = documents(wish.gold)
    found = weighing.weigh(read, claims(lines, read))
    for name in ("origins", "figures", "relays", "mutations"):
        (wish.out / f"{name}.json").write_bytes(
            msgspec.json.format(msgspec.json.encode(getattr(found, name)), indent=1)
        )
    subprocess.run([*run, str(wish.gold), str(wish.out)], check=False)


if __name__ == "__main__":
    main()
