"""Are relays found in invented relay trees, and is an echo ever counted as a witness?

python bench/trees.py [--trees 1000] [--seed 1] [--show N]
Each tree is a case of its own: one to three first reports (each an outlet that quotes one body)
and their relays in six languages (paraphrased, cut, rounded, towns respelt or misspelt, outlets
transliterated, two parents merged, some without a date), sometimes a parent that is not held, and
notes of talks with one witness, who did or did not speak to the press. The claims are perfect and
the truth is known: what is measured is weighing alone. Tables of sentences are in bench/trees/.
Limits: no echo error; F1 of the relays .90; direction right in .95 where both are dated.
"""

import argparse
import csv
import random
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path

from habeas.model.claim import Claim, ClaimId, PlaceMention, Quantity, Speaker
from habeas.model.document import Digest, DocPath, Document, Passage, Run
from habeas.model.weight import Weighed
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    Operator,
    OriginStatus,
    Polarity,
    SpeakerKind,
    Unit,
)
from habeas.weighing import weigh

TABLES = Path(__file__).parent / "trees"
LANGUAGES = ("en", "ru", "uk", "es", "de", "fr")
F1, DIRECTION = 0.90, 0.95
CYRILLIC = str.maketrans("abdefghiklmnoprstuvz", "абдефгхиклмнопрстувз")
SYLLABLES = ("ka", "ve", "lo", "mir", "ta", "ren", "so", "dal", "bi", "nu", "zar", "fe")
PAPERS = ("Post", "Herald", "Bulletin", "Observer", "Monitor", "Dispatch")
BODIES = ("Aid", "Watch", "Relief", "Counsel")
ALONE = "I have spoken to no journalist and I had not heard of any complaint."
DAY = date(2023, 5, 2)
ABSENT = 0.2  # of the trees lack a relay that others relayed
MERGED = 0.25  # of the relays have two parents
NAMING = 0.6  # name their parent
UNDATED = 0.1
ROUNDED = 0.15  # of the larger figures, at each step
SMALL = 20
MISSPELT = 0.05
HALF = 0.5


def table(name: str) -> list[dict[str, str]]:
    """Read a table of the bench."""
    with (TABLES / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


PLACES = table("places.csv")
SENTENCES = table("sentences.csv")
OPENERS = table("openers.csv")
FACTS = sorted({row["fact"] for row in SENTENCES})


@dataclass(frozen=True)
class Fact:
    """Something that a first report tells, or what a relay made of it."""

    kind: str
    place: int
    number: int | None
    roots: frozenset[str]
    misspelt: bool = False
    cited: str | None = None  # whom the teller names for it


@dataclass(frozen=True)
class Node:
    """A document of a tree."""

    path: str
    outlet: str
    language: str
    day: date | None
    facts: tuple[Fact, ...]
    parents: tuple[str, ...] = ()
    witness: bool = False
    alone: bool = False


@dataclass
class Tree:
    """A case with its truth."""

    nodes: list[Node] = field(default_factory=list)
    absent: set[str] = field(default_factory=set)


def name(chance: random.Random, kinds: Sequence[str]) -> str:
    """Invent the name of an outlet or of a body."""
    word = "".join(chance.choices(SYLLABLES, k=3))
    return f"{word.capitalize()} {chance.choice(kinds)}"


def grow(
    seed: int, numbers: Iterable[int] | None = None, outlets: Sequence[str] = (), more: int = 0
) -> Tree:
    """Invent a tree: first reports, then relays of what is there already.

    A case of many trees numbers its documents on, has a pool of outlets and longer reports.
    """
    chance = random.Random(seed)  # noqa: S311  # a test bench, not a secret
    papers = iter(numbers or count())
    tree = Tree()
    towns = chance.sample(range(len(PLACES)), 5)
    for _ in range(chance.randint(1, 3)):
        tree.nodes.append(first_report(chance, towns, f"{next(papers):06}.html", outlets, more))
    for _ in range(chance.randint(2, 8)):
        tree.nodes.append(relay(chance, tree.nodes, f"{next(papers):06}.html", outlets))
    leaves = [n for n in tree.nodes if not any(n.path in m.parents for m in tree.nodes)]
    inner = [n.path for n in tree.nodes if n not in leaves and n.parents]
    if inner and chance.random() < ABSENT:
        tree.absent.add(chance.choice(inner))
    for _ in range(chance.choice((0, 0, 1, 2))):
        told = chance.choice([n for n in tree.nodes if not n.parents])
        tree.nodes.append(note(chance, told, f"{next(papers):06}.txt"))
    return tree


def first_report(
    chance: random.Random, towns: Sequence[int], path: str, outlets: Sequence[str], more: int
) -> Node:
    """Invent a report that quotes one body."""
    body = name(chance, BODIES)
    kinds = chance.sample(
        [(k, t) for k in FACTS for t in towns], chance.randint(5 + more, 9 + more)
    )
    facts = tuple(
        Fact(kind, town, _number(chance, kind), frozenset({path}), cited=body)
        for kind, town in kinds
    )
    day = DAY + timedelta(days=chance.randrange(4))
    outlet = chance.choice(outlets) if outlets else name(chance, PAPERS)
    return Node(path, outlet, chance.choice(LANGUAGES), day, facts)


def _number(chance: random.Random, kind: str) -> int | None:
    return None if kind in ("hunger", "threat") else chance.randint(12, 480)


def relay(chance: random.Random, held: Sequence[Node], path: str, outlets: Sequence[str]) -> Node:
    """Invent a relay of one document or of two: named or not, cut, rounded, respelt."""
    parents = chance.sample(held, 2 if len(held) > 1 and chance.random() < MERGED else 1)
    naming = chance.random() < NAMING
    kept: list[Fact] = []
    for parent in parents:
        least = min(len(parent.facts), 4)
        facts = sorted(
            chance.sample(
                range(len(parent.facts)),
                max(least, round(len(parent.facts) * chance.uniform(0.55, 1))),
            )
        )
        kept += [_retold(chance, parent, parent.facts[at], naming=naming) for at in facts]
    latest = max((p.day for p in parents if p.day), default=DAY)
    day = latest + timedelta(days=chance.randint(1, 3)) if chance.random() > UNDATED else None
    return Node(
        path,
        chance.choice(outlets) if outlets else name(chance, PAPERS),
        chance.choice(LANGUAGES),
        day,
        tuple(kept),
        tuple(p.path for p in parents),
    )


def _retold(chance: random.Random, parent: Node, fact: Fact, *, naming: bool) -> Fact:
    number = fact.number
    if number and number > SMALL and chance.random() < ROUNDED:
        number = number // 10 * 10
    misspelt = fact.misspelt or chance.random() < MISSPELT
    cited = parent.outlet if naming else fact.cited
    return replace(fact, number=number, misspelt=misspelt, cited=cited)


def note(chance: random.Random, told: Node, path: str) -> Node:
    """Invent the note of a talk with one witness of what a first report tells."""
    seen = [replace(f, roots=frozenset({path}), cited=None) for f in told.facts[:3]]
    day = DAY + timedelta(days=chance.randrange(9))
    alone = chance.random() < HALF
    return Node(path, "", "en", day, tuple(seen), witness=True, alone=alone)


class Writer:
    """Writes the documents of a tree, and the claims that a perfect reader would find."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.claims: list[Claim] = []

    def write(self, node: Node) -> Document:
        """Write one document."""
        self._text, self._passages, self._at = "", [], len(self.claims)
        self._says(f"{node.outlet or 'Note of a talk'}, {node.day or 'no date'}")
        for fact in node.facts:
            self._tell(node, fact)
        if node.alone:
            self._says(ALONE)
        return Document(
            path=DocPath(node.path),
            source=Digest(sha256(self._text.encode()).hexdigest()),
            text=self._text,
            passages=tuple(self._passages),
            reader="bench 1",
            language=node.language,
            outlet=node.outlet or None,
            published=node.day.isoformat() if node.day else None,
            public=not node.witness,
        )

    def _says(self, sentence: str) -> int:
        start = len(self._text)
        self._text += sentence + "\n"
        run = Run(0, len(sentence), start, len(sentence))
        self._passages.append(Passage(text=sentence, runs=(run,)))
        return start

    def _tell(self, node: Node, fact: Fact) -> None:
        lead = self._opener(node, fact)
        place = PLACES[fact.place]
        town = place[node.language]
        town = town[:2] + town[3:] if fact.misspelt else town
        row = self._chance.choice(
            [s for s in SENTENCES if (s["fact"], s["language"]) == (fact.kind, node.language)]
        )
        said = row["text"].format(n=fact.number, p=town)
        start = self._says(lead[0] + said + ".") + len(lead[0])
        at = start + said.index(town)
        mention = PlaceMention(at, at + len(town), name=town)
        if not fact.misspelt:
            mention = PlaceMention(
                at,
                at + len(town),
                name=place["name"],
                country=place["country"],
                lat=float(place["lat"]),
                lon=float(place["lon"]),
            )
        self.claims.append(
            Claim(
                id=ClaimId(f"{node.path}#{len(self.claims) - self._at}"),
                doc=DocPath(node.path),
                passage=len(self._passages) - 1,
                start=start,
                end=start + len(said),
                types=_types(row["type"], fact),
                certainty=Certainty.WITNESSED if node.witness else Certainty.REPORTED,
                polarity=Polarity.AFFIRMED,
                date=None,
                attribution=self._chain(node, fact, lead, start - len(lead[0])),
                places=(mention,),
                quantity=_quantity(fact, said, start),
            )
        )

    def _opener(self, node: Node, fact: Fact) -> tuple[str, str]:
        if fact.cited is None:
            return "", ""
        cited = fact.cited
        if node.language in ("ru", "uk") and self._chance.random() < HALF:
            first, last = cited.split()
            cited = f"{first.lower().translate(CYRILLIC).capitalize()} {last}"
        rows = [o for o in OPENERS if o["language"] == node.language]
        return self._chance.choice(rows)["text"].format(outlet=cited), cited

    def _chain(
        self, node: Node, fact: Fact, lead: tuple[str, str], start: int
    ) -> tuple[Speaker, ...]:
        if node.witness:
            return (Speaker("witness", SpeakerKind.WITNESS, Identity.SEALED),)
        own = Speaker(node.outlet, SpeakerKind.MEDIA, Identity.NAMED)
        at = start + lead[0].index(lead[1])
        kind = SpeakerKind.NGO if (fact.cited or "").split()[-1] in BODIES else SpeakerKind.MEDIA
        return (Speaker(lead[1], kind, Identity.NAMED, at, at + len(lead[1])), own)


def _types(kind: str, fact: Fact) -> tuple[EventType, ...]:
    found = (EventType(kind),)
    return (*found, EventType.COUNT) if fact.number else found


def _quantity(fact: Fact, said: str, start: int) -> Quantity | None:
    if fact.number is None:
        return None
    at = start + said.index(str(fact.number))
    least = fact.kind == "held"
    return Quantity(
        at,
        at + len(str(fact.number)),
        fact.number,
        fact.number,
        None if least else fact.number,
        Operator.AT_LEAST if least else Operator.EXACT,
        Unit.PERSONS,
    )


@dataclass
class Score:
    """What was right and what was wrong, over all trees."""

    hit: int = 0
    extra: int = 0
    missed: int = 0
    turned: int = 0
    dated: int = 0
    echoes: int = 0
    established: int = 0
    families: int = 0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall of the relays."""
        return 2 * self.hit / max(1, 2 * self.hit + self.extra + self.missed)


def lines(tree: Tree, path: str) -> set[str]:
    """List the ancestors of a document."""
    nodes = {n.path: n for n in tree.nodes}
    ups = set(nodes[path].parents)
    return ups.union(*(lines(tree, up) for up in ups)) if ups else ups


def judge(tree: Tree, found: Weighed, score: Score, *, show: bool) -> None:
    """Hold what weighing found against the truth."""
    held = {n.path: n for n in tree.nodes if n.path not in tree.absent}
    true = {(up, n.path) for n in held.values() for up in n.parents if up in held}
    # Where the parent is not held, or a text names its parent's source, an edge to any
    # ancestor is as good as none, and so is one between two relays of what is not held.
    free = {(up, n.path) for n in held.values() for up in lines(tree, n.path)} - true
    orphans = {n.path for n in held.values() if set(n.parents) & tree.absent}
    said = {(r.source, r.target) for r in found.relays if not r.source.startswith("ext:")}
    inside = {(a, b) for a, b in said - true - free if not ({a, b} & orphans) or held[b].witness}
    turned = {(a, b) for a, b in true if (b, a) in said}
    score.hit += len(true & said)
    score.extra += len(inside)
    score.missed += len(true - said)
    dated = {(a, b) for a, b in true & said | turned if held[a].day and held[b].day}
    score.dated += len(dated)
    score.turned += len(dated & turned)
    if show:
        _print(held, "missed", true - said)
        _print(held, "extra", inside)
    _voices(held, found, score)


def _print(held: dict[str, Node], what: str, edges: set[tuple[str, str]]) -> None:
    for source, target in sorted(edges):
        node = held[target]
        names = {f.cited for f in node.facts}
        naming = any(held[p].outlet in names for p in node.parents if p in held)
        print(f"  {what} {source} > {target} of {node.parents}, parent named: {naming}")


def _voices(held: dict[str, Node], found: Weighed, score: Score) -> None:
    for origin in found.origins:
        score.families += 1
        if origin.status is not OriginStatus.ESTABLISHED:
            continue
        score.established += 1
        docs = {str(m).split("#")[0] for m in origin.members}
        roots = set()
        for member in origin.members:
            doc, at = str(member).split("#")
            roots |= held[doc].facts[int(at)].roots
        speakers = {r for r in roots if r not in held or not held[r].witness}
        seen = {d for d in docs if held[d].witness}
        alone = {d for d in seen if held[d].alone}
        # Those who may have spoken to the press may be behind the first report.
        bound = len(speakers) + len(alone) + (1 if seen and not speakers and not alone else 0)
        score.echoes += (origin.count or 0) > bound


def main() -> int:
    """Measure, and tell whether the limits hold."""
    ask = argparse.ArgumentParser()
    ask.add_argument("--trees", type=int, default=1000)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--show", type=int, default=0)
    given = ask.parse_args()
    score, start = Score(), time.process_time()
    for at in range(given.trees):
        seed = given.seed * 1_000_003 + at
        tree = grow(seed)
        writer = Writer(random.Random(seed))  # noqa: S311  # a test bench, not a secret
        papers = [writer.write(n) for n in tree.nodes if n.path not in tree.absent]
        judge(tree, weigh(papers, writer.claims), score, show=at < given.show)
    took = time.process_time() - start
    right = 1 - score.turned / max(1, score.dated)
    print(f"{given.trees} trees in {took:.0f} s; families {score.families}")
    print(
        f"relays: F1 {score.f1:.3f} (hit {score.hit}, {score.missed} missed, {score.extra} extra)"
    )
    print(f"direction right {right:.3f} of {score.dated} dated")
    print(f"echo errors {score.echoes} in {score.established} families with established origins")
    return 0 if score.f1 >= F1 and right >= DIRECTION and not score.echoes else 1


if __name__ == "__main__":
    sys.exit(main())
