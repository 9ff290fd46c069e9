"""What are two figures to each other, in countries and languages that no sample case has?"""

import random
import re
import tomllib
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from habeas.model.claim import Claim, ClaimId, PlaceMention, Quantity, Speaker
from habeas.model.document import Digest, DocPath, Document, Passage, PassageKind, Run
from habeas.model.weight import FigureRelation
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    Operator,
    Polarity,
    Relation,
    SpeakerKind,
    Unit,
)
from habeas.weighing import weigh

STORIES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)["story"]
SIGNS = {
    "=": Operator.EXACT,
    ">=": Operator.AT_LEAST,
    ">": Operator.MORE_THAN,
    "~": Operator.ABOUT,
    "<": Operator.NEARLY,
    "<=": Operator.AT_MOST,
    "dozens": Operator.DOZENS,
    "hundreds": Operator.HUNDREDS,
}
BOTH_WAYS = {Relation.SAME, Relation.CONFLICT, Relation.DIFFERENT_POPULATION}
World = tuple[list[Document], list[Claim]]
Said = dict[tuple[str, frozenset[str]], Relation]


def speakers(words: str) -> tuple[Speaker, ...]:
    found = []
    for hop in filter(None, (w.strip() for w in words.split(">"))):
        name, _, kind = hop.rpartition("/")
        kind, _, identity = kind.partition(":")
        found.append(Speaker(name, SpeakerKind(kind), Identity(identity or "named")))
    return tuple(found)


def quantity(words: str, at: int, text: str, unit: Unit) -> Quantity | None:
    if not words:
        return None
    shown, value, sign = re.fullmatch(r"(.+?)=(\d*)([>=~<a-z]*)", words).groups()  # type: ignore[union-attr]
    operator = SIGNS[sign or "="]
    start = at + text.index(shown)
    if not value:
        return Quantity(start, start + len(shown), None, None, None, operator, unit)
    number = int(value)
    low = {
        Operator.EXACT: number,
        Operator.AT_LEAST: number,
        Operator.MORE_THAN: number + 1,
    }.get(operator)
    high = number if operator in (Operator.EXACT, Operator.AT_MOST) else None
    return Quantity(start, start + len(shown), number, low, high, operator, unit)


def claim(home: str, passage: int, at: int, line: str) -> Claim:
    name, who, types, where, figure, day, text, *rest = (p.strip() for p in line.split("::"))
    more = dict(pair.split("=") for pair in " ".join(rest).split())
    places = []
    for place in filter(None, where.split(",")):
        bare = place.strip().lstrip("^")
        start = at + max(0, text.find(more.get("word", bare)))
        wide = place.startswith("^")
        spot = None if wide else 1.0
        places.append(PlaceMention(start, start + len(bare), (), bare, "XX", spot, spot))
    kinds = [EventType(t) for t in types.split()]
    counted = quantity(figure, at, text, Unit(more.get("unit", "persons")))
    if counted and counted.unit is Unit.PERSONS:
        kinds.append(EventType.COUNT)
    chain = speakers(who)
    own = Certainty.ASSERTED if len(chain) == 1 else Certainty.REPORTED
    return Claim(
        id=ClaimId(name),
        doc=DocPath(home),
        passage=passage,
        start=at,
        end=at + len(text),
        types=tuple(kinds),
        certainty=Certainty(more.get("certainty", own)),
        polarity=Polarity(more.get("polarity", "affirmed")),
        date=day or None,
        attribution=chain,
        places=tuple(places),
        quantity=counted,
    )


def world(story: dict[str, Any]) -> World:
    documents, claims = [], []
    for doc in story["doc"]:
        texts: list[str] = []
        passages: list[Passage] = []
        at = sentence = 0
        for line in doc["says"]:
            text = line.split("::")[6].strip()
            claims.append(claim(doc["path"], len(passages), at, line))
            texts.append(text)
            at += len(text) + 1
            if "join=1" not in line:  # else the next claim stands in the same sentence
                whole = " ".join(texts)[sentence : at - 1]
                run = Run(0, len(whole), sentence, len(whole))
                kind = PassageKind.ROW if doc.get("rows") else PassageKind.PARAGRAPH
                passages.append(Passage(whole, (run,), kind))
                sentence = at
        documents.append(
            Document(
                DocPath(doc["path"]),
                Digest(doc["path"]),
                " ".join(texts),
                tuple(passages),
                "test 1",
                outlet=doc["outlet"] or None,
                published=doc["day"] or None,
                public=bool(doc["outlet"]),
            )
        )
    return documents, claims


def ends(one: FigureRelation) -> frozenset[str]:
    return frozenset(one.b if isinstance(one.b, tuple) else (one.b,))


def answers(story: dict[str, Any]) -> Said:
    found: Said = {}
    for one in weigh(*world(story)).figures:
        assert (one.a, ends(one)) not in found, "two answers for one pair"
        found[str(one.a), ends(one)] = one.relation
        if one.relation in BOTH_WAYS:
            found[next(iter(ends(one))), frozenset({str(one.a)})] = one.relation
    return found


def parts(wish: str) -> tuple[str, Relation, frozenset[str]]:
    a, relation, *b = wish.split()
    return a, Relation(relation), frozenset(b)


def wishes(key: str) -> list[Any]:
    return [
        pytest.param(story, wish, id=f"{story['about']}: {wish}")
        for story in STORIES
        for wish in story.get(key, ())
    ]


@pytest.mark.parametrize(("story", "wish"), wishes("pairs"))
def test_two_figures_are_said_to_be_what_they_are(story: dict[str, Any], wish: str) -> None:
    a, relation, b = parts(wish)
    assert answers(story).get((a, b)) is relation


@pytest.mark.parametrize(("story", "wish"), wishes("never"))
def test_what_two_figures_are_not_is_never_said(story: dict[str, Any], wish: str) -> None:
    a, relation, b = parts(wish)
    assert answers(story).get((a, b)) is not relation


@pytest.mark.parametrize(("story", "wish"), wishes("silent"))
def test_where_nothing_is_shown_nothing_is_said(story: dict[str, Any], wish: str) -> None:
    a, b = wish.split()
    found = answers(story)
    assert (a, frozenset({b})) not in found
    assert (b, frozenset({a})) not in found


SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
A_STORY = st.sampled_from(range(len(STORIES))).map(STORIES.__getitem__)
SEED = st.randoms(use_true_random=False)


def figures(told: World) -> tuple[FigureRelation, ...]:
    return weigh(*told).figures


def with_echo(told: World, source: str) -> World:
    """Let one more outlet repeat one document word for word and name it."""
    documents, claims = told
    home = next(d for d in documents if d.path == source)
    path = DocPath("z/echo.txt")
    again = replace(
        home, path=path, source=Digest("echo"), outlet="Papel Eco", published="2029-01-01"
    )
    last = Speaker("Papel Eco", SpeakerKind.MEDIA, Identity.NAMED)
    said = [
        replace(c, id=ClaimId(f"echo-{c.id}"), doc=path, attribution=(*c.attribution, last))
        for c in claims
        if c.doc == home.path
    ]
    return [*documents, again], [*claims, *said]


def by_pair(found: tuple[FigureRelation, ...]) -> Said:
    return {(str(one.a), ends(one)): one.relation for one in found}


@given(A_STORY, SEED)
@SLOW
def test_the_order_of_documents_and_claims_changes_no_relation(
    story: dict[str, Any], chance: random.Random
) -> None:
    documents, claims = world(story)
    before = figures((documents, claims))
    chance.shuffle(documents)
    chance.shuffle(claims)
    assert figures((documents, claims)) == before


@given(A_STORY)
@SLOW
def test_a_pair_has_one_answer_and_only_mutual_relations_hold_both_ways(
    story: dict[str, Any],
) -> None:
    found = figures(world(story))
    pairs = [frozenset({str(one.a), str(one.b)}) for one in found if isinstance(one.b, str)]
    assert len(pairs) == len(set(pairs))
    assert all(one.a != one.b for one in found)
    assert all(one.a < str(one.b) for one in found if one.relation in BOTH_WAYS)


@given(A_STORY)
@SLOW
def test_what_a_relation_says_of_two_numbers_is_true_of_them(story: dict[str, Any]) -> None:
    documents, claims = world(story)
    value = {c.id: c.quantity.value or 0 for c in claims if c.quantity}
    for one in figures((documents, claims)):
        rights = [value[ClaimId(end)] for end in ends(one)]
        if one.relation is Relation.SUM_OF:
            assert value[one.a] == sum(rights)
        elif one.relation is Relation.PART_OF:
            assert value[one.a] <= rights[0]
        elif one.relation in (Relation.SAME, Relation.RESTATED):
            assert [value[one.a]] == rights


ECHOES = [
    pytest.param(story, doc["path"], id=f"{story['about']}: {doc['path']}")
    for story in STORIES
    for doc in story["doc"]
    if doc["outlet"]
]


@pytest.mark.parametrize(("story", "source"), ECHOES)
def test_an_exact_echo_changes_no_relation_between_others(
    story: dict[str, Any], source: str
) -> None:
    told = world(story)
    after = by_pair(figures(with_echo(told, source)))
    others = {
        pair: relation
        for pair, relation in after.items()
        if not any(end.startswith("echo-") for end in (pair[0], *pair[1]))
    }
    assert others == by_pair(figures(told))


@pytest.mark.parametrize(("story", "source"), ECHOES)
def test_an_exact_echo_contradicts_nobody_whom_its_source_does_not(
    story: dict[str, Any], source: str
) -> None:
    found = figures(with_echo(world(story), source))
    against = {frozenset({o.a, str(o.b)}) for o in found if o.relation is Relation.CONFLICT}
    sources = {frozenset(end.removeprefix("echo-") for end in pair) for pair in against}
    assert sources <= against


# What parts two numbers of one town: each of these, alone or together, leaves no contradiction.
TRAPS: dict[str, dict[str, str]] = {
    "town": {"another town": "Sohag", "no town": ""},
    "act": {"let go": "release", "charged": "charge", "dead": "death", "refused": "refusal"},
    "kind": {"minors": "minors are", "women": "women are"},
    "day": {"months later": "../2018-01-20", "months earlier": "../2017-06-01"},
    "number": {"a floor": "at least 12=12>=", "an estimate": "about 12=12~", "more": "120=120"},
    "speaker": {"another group": "Nile Forum/ngo", "a paper": "Nile Post/media"},
}
PLAIN = {
    "town": "Minya",
    "act": "detention",
    "kind": "people are",
    "day": "../2017-09-03",
    "number": "12=12",
    "speaker": "Ministry of Justice/official",
}


def trapped() -> list[dict[str, str]]:
    """List every way to differ in one to three respects."""
    return [
        PLAIN | dict(zip(respects, values, strict=True))
        for size in (1, 2, 3)
        for respects in combinations(TRAPS, size)
        for values in product(*(TRAPS[one].values() for one in respects))
    ]


def against(one: dict[str, str]) -> list[FigureRelation]:
    shown = one["number"].split("=")[0]
    text = f"In {one['town'] or 'all'} {shown} {one['kind']} held, the office says."
    line = f"t :: {one['speaker']} :: {one['act']} :: {one['town']} :: {one['number']} :: "
    group = (
        "g :: Amal Ledger/ngo :: detention :: Minya :: 90=90 :: ../2017-09-01 :: "
        "Amal Ledger counts 90 people held in Minya."
    )
    told = [
        {"path": "a.txt", "outlet": "Amal Ledger", "day": "2017-09-01", "says": [group]},
        {
            "path": "b.txt",
            "outlet": "Office",
            "day": one["day"].removeprefix("../"),
            "says": [line + f"{one['day']} :: {text}"],
        },
    ]
    return [o for o in figures(world({"doc": told})) if o.relation is Relation.CONFLICT]


def test_the_number_of_the_state_below_the_count_of_a_group_contradicts_it() -> None:
    assert len(against(PLAIN)) == 1


def test_hundreds_of_numbers_that_count_something_else_contradict_nobody() -> None:
    traps = trapped()
    assert len(traps) > 300
    assert [one for one in traps if against(one)] == []
