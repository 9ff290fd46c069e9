"""Does the public report give nothing away and still say something, and can others read it?

    ./run python bench/publish.py [--peers]

Every case with gold: leaks must be 0 and substance 1; then a protected text is planted in a copy
of the report and must be called a leak, or the zero would say nothing. With --peers it also reads
what is handed on with the peers' own readers (followthemoney, GDAL), in a throwaway place.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BESIDE = ROOT.parent / "shared" / "corpus"
PEERS = ("followthemoney==4.11.2", "pyogrio")
# What a peer's own reader drops or refuses is printed; silence is good.
READ_FTM = """
import json, sys
from followthemoney import model
for line in open(sys.argv[1], encoding="utf-8"):
    told = json.loads(line)
    entity = model.get_proxy({"id": told["id"], "schema": told["schema"], "properties": {}})
    for name, values in told["properties"].items():
        entity.add(name, values)
        if len(entity.get(name)) < len(set(values)):
            print("lost", told["schema"], name, values)
    model.get(told["schema"]).validate(entity.to_dict())
"""
READ_GEOJSON = """
import sys, pyogrio.raw
meta, _, shapes, _ = pyogrio.raw.read(sys.argv[1])
if meta["geometry_type"] != "Point" or not len(shapes):
    print("no points", meta)
"""


def cases() -> dict[str, tuple[Path, Path]]:
    """Find the folders of reports that have gold, each with the folder of its gold."""
    found = {g.parent.name: (g.parent, g.parent) for g in sorted(BESIDE.glob("*/gold.json"))}
    for gold in sorted((ROOT / "tests" / "gold").glob("*/gold.json")):
        found[gold.parent.name] = (ROOT / "samples" / gold.parent.name, gold.parent)
    return found


def habeas(*words: str | Path) -> float:
    """Run a command and give its seconds."""
    asked = [sys.executable, "-I", "-m", "habeas.cli", *map(str, words), "--passphrase-fd", "0"]
    began = time.perf_counter()
    done = subprocess.run(asked, input=b"bench\n", capture_output=True, check=False)
    if done.returncode:
        sys.exit(done.stderr.decode())
    return time.perf_counter() - began


def score(reports: Path, gold: Path, out: Path, public: Path) -> dict[str, float]:
    """Score with the project's own copy of the scorer, which wants reports and gold together."""
    together = out.parent / "together"
    shutil.copytree(reports, together, dirs_exist_ok=True)
    shutil.copyfile(gold / "gold.json", together / "gold.json")
    scorer = ROOT / "tests" / "score" / "score.py"
    words = [sys.executable, str(scorer), "--public", str(public), str(together), str(out)]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    lines = [line.split() for line in told.splitlines() if line.startswith("public.")]
    return {line[0].removeprefix("public."): float(line[1]) for line in lines}


def planted(gold: Path, public: Path) -> Path | None:
    """Copy a report and plant a protected text in it; None where the case protects nothing."""
    documents = json.loads((gold / "gold.json").read_text(encoding="utf-8"))["documents"]
    hidden = [span["text"] for one in documents for span in one.get("protected") or []]
    if not hidden:
        return None
    copy = public.with_name("planted")
    shutil.copytree(public, copy)
    page = copy / "index.html"
    page.write_text(f"{page.read_text(encoding='utf-8')}<p>{max(hidden, key=len)}</p>")
    return copy


def peer(place: Path) -> Path:
    """Fetch the peers' readers into a throwaway environment."""
    venv.create(place, with_pip=True)
    python = place / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", *PEERS], check=True)
    return python


def faults(python: Path, handed: Path) -> str:
    """Read what is handed on with the peers' own readers."""
    told = ""
    for code, name in ((READ_FTM, "entities.ftm.json"), (READ_GEOJSON, "sites.geojson")):
        done = subprocess.run(
            [python, "-c", code, handed / name], capture_output=True, text=True, check=False
        )
        told += done.stdout + done.stderr[-400:]
    return told


def main() -> None:
    """Print what was found in each case, and fail where something leaks or nothing is said."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--peers", action="store_true")
    peers = asked.parse_args().peers
    wrong = []
    with tempfile.TemporaryDirectory() as scratch:
        python = peer(Path(scratch) / "peers") if peers else None
        for name, (reports, gold) in cases().items():
            place = Path(scratch) / name
            place.mkdir()
            out, public, handed = place / "out", place / "public", place / "handed"
            habeas("dossier", reports, "-o", out)
            seconds = habeas("publish", out, "-o", public, "--confirm")
            found = score(reports, gold, out, public)
            print(name, json.dumps(found), f"{seconds:.1f} s")
            if found.get("leaks", 0) or found.get("substance", 1) < 1:
                wrong.append(name)
            spoilt = planted(gold, public)
            if spoilt is not None:
                caught = score(reports, gold, out, spoilt)["leaks"]
                print(f"  planted leak: {'caught' if caught else 'NOT CAUGHT'}")
                wrong += [] if caught else [name]
            if python is not None:
                habeas("publish", out, "-o", handed, "--as", "ftm", "--as", "geojson", "--confirm")
                told = faults(python, handed)
                print("  read by followthemoney and GDAL:", told or "all of it")
                wrong += [name] if told else []
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
