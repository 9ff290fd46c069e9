"""Does every offset lead back to its letter, whatever letters, marks and markup a file holds?

python bench/fuzz.py [--cases 1000000] [--claims 2000] [--seed 1]
Cases are soups of letters of all scripts, combining marks, right-to-left text, signs beyond the
basic plane, soft hyphens, zero-width marks, odd line ends, entities and markup, read as HTML,
Markdown, plain text, CSV and a chat export; the check is that of
tests/test_sources_properties.py. For `--claims` of them a report in one of six languages is set
between the soup, its letters sprinkled with invisible marks, and its claims are found: every span
must lie inside the text, and a document must give the same claims alone and beside others.
"""

import argparse
import json
import random
import re
import sys
import time
from pathlib import Path

from habeas.casework.reading import analysed, with_languages
from habeas.claims import find
from habeas.model.claim import Claim
from habeas.model.document import Document

TESTS = Path(__file__).resolve().parents[1] / "tests"
sys.path.insert(0, str(TESTS))

from test_sources_properties import check, read_one  # noqa: E402  # after its folder is known

NEVER = {*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)}
MARKS = ["\u0301", "\u0306", "\u0303", "\u200d", "\u200b", "\u00ad", "\u202e", "\u200f", "\ufeff"]
SPACES = [" ", "  ", "\r\n", "\n", "\t", "\u00a0", "\u2009", "\r"]
ENTITIES = ["&amp;", "&nbsp;", "&#1078;", "&#x1F680;", "&laquo;", "&eacute", "&lt", "&no;", "&"]
TAGS = ["<p>", "</p>", "<b>", "</b>", "<br>", "<table><tr><td>", "</table>", "<!-- x -->", "<li>"]
SIGNS = ["*", "_", "`", "# ", "- ", "> ", "|", "[a](b)", "\\*", ",", ";", '"', '""', "\n\n"]
RANGES = [(0x20, 0x7F), (0xA0, 0x250), (0x400, 0x460), (0x5D0, 0x5EB), (0x600, 0x6FF)]
RANGES += [
    (0x900, 0x980),
    (0x1100, 0x1200),
    (0x4E00, 0x4F00),
    (0x1F600, 0x1F650),
    (0x10000, 0x10080),
]
KINDS = ["html", "md", "txt", "csv", "json"]
REPORTS = [
    "According to the relatives, at least 234 men are being held in Bryanka without any papers.",
    "По словам родственников, в Брянке удерживают не менее 234 человек.",
    "За словами родичів, у Брянці утримують щонайменше 234 людей.",
    "Según los familiares, al menos 234 hombres están retenidos en Brianka.",
    "Nach Angaben der Angehörigen werden in Brjanka mindestens 234 Männer festgehalten.",
    "Selon les proches, au moins 234 hommes sont retenus à Brianka.",
]
SPRINKLED = 0.02  # of the letters of a report get an invisible mark


def letters(chance: random.Random) -> str:
    """Invent letters of one script."""
    low, high = chance.choice(RANGES)
    codes = (chance.randrange(low, high) for _ in range(chance.randrange(1, 9)))
    return "".join(chr(c) for c in codes if c not in NEVER)


def soup(chance: random.Random) -> str:
    """Invent a text out of letters, marks, spaces, entities and markup."""
    made = []
    for _ in range(chance.randrange(1, 14)):
        kind = chance.randrange(8)
        if kind < 3:  # noqa: PLR2004
            made.append(letters(chance))
        else:
            made.append(chance.choice((MARKS, SPACES, ENTITIES, TAGS, SIGNS)[kind - 3]))
    return "".join(made)


def case(chance: random.Random, words: str) -> Document | None:
    """Read a text as one of the formats."""
    kind = chance.choice(KINDS)
    if kind == "json":
        # The escapes of JSON have their own test: here none is needed.
        words = re.sub(r'[\\"\s]', " ", words)
        message = {"id": 1, "type": "message", "text": [words, {"type": "bold", "text": "x"}]}
        words = json.dumps({"name": "x", "messages": [message]}, ensure_ascii=False)
    return read_one(f"a.{kind}", words)


def report(chance: random.Random) -> str:
    """Set a report between soup, and sprinkle it with marks that nobody sees."""
    said = "".join(
        letter + (chance.choice(MARKS) if chance.random() < SPRINKLED else "")
        for letter in chance.choice(REPORTS)
    )
    return f"{soup(chance)}\n\n{said}\n\n{soup(chance)}"


def hold(document: Document, claims: tuple[Claim, ...]) -> None:
    """Check that every span of a claim lies where the text can be cut."""
    size = len(document.text)
    for claim in claims:
        spans = [(claim.start, claim.end), *((h.start, h.end) for h in claim.hedges)]
        spans += [(p.start, p.end) for p in claim.places]
        spans += [(q.start, q.end) for q in (claim.quantity,) if q]
        spans += [
            (s.start, s.end)
            for s in claim.attribution
            if s.start is not None and s.end is not None
        ]
        for start, end in spans:
            if not (0 <= start < end <= size and document.slice(start, end).strip()):
                raise SystemExit(f"a span outside its text: seed case with {len(claims)} claims")


def main() -> int:
    """Read many soups, and find the claims of some."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--cases", type=int, default=1_000_000)
    ask.add_argument("--claims", type=int, default=2_000)
    ask.add_argument("--seed", type=int, default=1)
    given = ask.parse_args()
    chance = random.Random(given.seed)  # noqa: S311  # a test bench, not a secret
    start = time.process_time()
    read = 0
    for _ in range(given.cases):
        document = case(chance, soup(chance))
        check(document)
        read += document is not None
    took = time.process_time() - start
    print(f"{given.cases} soups, {read} held words, in {took:.0f} s: all lead back")
    told = 0
    batch: list[tuple[Document, tuple[Claim, ...]]] = []
    for _ in range(given.claims):
        document = case(chance, report(chance))
        if document is None:
            continue
        check(document)
        document = with_languages(document)
        claims = find(analysed(document), {})
        hold(document, claims)
        told += len(claims)
        batch.append((document, claims))
    alone = sum(find(analysed(d), {}) == claims for d, claims in reversed(batch))
    print(
        f"{len(batch)} reports, {told} claims, {alone} the same when read again in another order"
    )
    return 0 if alone == len(batch) and told else 1


if __name__ == "__main__":
    sys.exit(main())
