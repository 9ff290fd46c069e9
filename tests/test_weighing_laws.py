"""Which laws hold in every invented case: order, company, echoes?"""

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from habeas.model.claim import Claim, ClaimId, Speaker
from habeas.model.document import DocPath, Document
from habeas.model.weight import Origin, Weighed
from habeas.model.words import Certainty, Identity, SpeakerKind, Standing
from habeas.weighing import weigh

ROOT = Path(__file__).parents[1]
LATER = "2023-06-30"
RISE = (
    Standing.RETRACTED,
    Standing.REFUTED,
    Standing.CONTESTED,
    Standing.UNVERIFIED,
    Standing.SINGLE_ORIGIN,
    Standing.DOCUMENTED,
    Standing.CORROBORATED,
)
SOME = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
Case = tuple[list[Document], list[Claim]]


@pytest.fixture(scope="module")
def trees() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_trees", ROOT / "bench" / "trees.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_trees"] = module
    spec.loader.exec_module(module)
    # What a relay changed may not be known again: that hides an origin and is measured elsewhere.
    module.ROUNDED = module.MISSPELT = 0
    return module


def case(trees: ModuleType, seed: int) -> tuple[Case, set[tuple[str, str]]]:
    """Invent a case of reports, relays and notes; tell who in it had it from whom."""
    tree = trees.grow(seed)
    days = {node.path: node.day for node in tree.nodes}
    for node in tree.nodes:  # no page is older than what it was taken from
        above = [day for path in trees.lines(tree, node.path) if (day := days[path])]
        assume(not node.day or all(day <= node.day for day in above))
    writer = trees.Writer(random.Random(seed))  # noqa: S311  # a test, not a secret
    documents = [writer.write(node) for node in tree.nodes]
    true = {(parent, node.path) for node in tree.nodes for parent in node.parents}
    return (documents, writer.claims), true


def count(origin: Origin | None) -> int:
    return origin.count or 0 if origin else 0


@SOME
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_the_order_of_a_folder_changes_nothing(
    trees: ModuleType, seed: int, chance: random.Random
) -> None:
    (documents, claims), _ = case(trees, seed)
    before = weigh(documents, claims)
    chance.shuffle(documents)
    chance.shuffle(claims)
    assert weigh(documents, claims) == before


@SOME
@given(st.integers(0, 10_000))
def test_without_its_relays_a_finding_has_as_many_origins(trees: ModuleType, seed: int) -> None:
    (documents, claims), true = case(trees, seed)
    relays = {target for _, target in true}
    whole = weigh(documents, claims)
    traced = true <= {(r.source, r.target) for r in whole.relays}
    own = [c for c in claims if c.doc not in relays]
    first = weigh([d for d in documents if d.path not in relays], own)
    ids = {c.id for c in own}
    left = {frozenset(set(o.members) & ids): count(o) for o in whole.origins}
    for one in first.origins:
        members = frozenset(one.members)
        if members in left:
            # A relay that nothing betrays as one may hide an origin; it never adds one.
            assert left[members] <= count(one)
            assert left[members] == count(one) or not traced


def echoed(document: Document, claims: list[Claim]) -> Case:
    """Make a page of another outlet that says the same in the same words and names its source."""
    path, outlet = DocPath("z/echo.html"), "Quarry Evening Echo"
    page = replace(
        document, path=path, source=f"{document.source}-echo", outlet=outlet, published=LATER
    )
    own = Speaker(outlet, SpeakerKind.MEDIA, Identity.NAMED)
    told = [
        replace(
            c,
            id=ClaimId(f"{path}#{n}"),
            doc=path,
            attribution=(*c.attribution, own),
            certainty=Certainty.REPORTED,
        )
        for n, c in enumerate(claims)
        if c.doc == document.path
    ]
    return [page], told


@SOME
@given(st.integers(0, 10_000), st.integers(0, 30))
def test_an_echo_raises_no_count_no_voice_and_no_standing(
    trees: ModuleType, seed: int, which: int
) -> None:
    (documents, claims), _ = case(trees, seed)
    public = [d for d in documents if d.outlet]
    more, told = echoed(public[which % len(public)], claims)
    before, after = weigh(documents, claims), weigh([*documents, *more], [*claims, *told])
    echo = {c.id for c in told}
    known = {frozenset(o.members): o for o in before.origins}
    for other in after.origins:
        one = known.get(frozenset(set(other.members) - echo))
        if one is None:
            # What was told once and is now repeated is a new finding, of one origin at most.
            assert count(other) <= max([1, *(count(o) for o in touched(before, other))])
            continue
        assert count(other) <= count(one)
        assert len(other.independent) <= len(one.independent)
        assert RISE.index(other.standing) <= RISE.index(one.standing)


def touched(before: Weighed, other: Origin) -> list[Origin]:
    return [o for o in before.origins if set(o.members) & set(other.members)]
