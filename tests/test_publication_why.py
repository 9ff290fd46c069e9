"""Beside each statement the page says by which rule each field was found, and from which words."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from habeas import protection, publication
from habeas.model.claim import Claim, ClaimId, Hedge, PlaceMention, Quantity, Speaker
from habeas.model.document import Digest, DocPath, Document, Passage, Run
from habeas.model.release import Private, Statement
from habeas.model.weight import Weighed
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    Operator,
    Polarity,
    SpeakerKind,
    Unit,
)
from habeas.publication.why import why

TEXT = "Vera of the Quay Watch says that some 40 men would be held in Bryanka."
RULES = (
    "event: detention",
    "frame: said",
    "conditional of report",
    "place: one place bears this name",
)


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def case(
    *, public: bool, because: Sequence[str] = RULES, identity: Identity = Identity.NAMED
) -> Private:
    whole = Passage(TEXT, (Run(0, len(TEXT), 0, len(TEXT)),))
    document = Document(DocPath("a.txt"), Digest("a" * 64), TEXT, (whole,), "t", public=public)
    claim = Claim(
        id=ClaimId("a-0-70"), doc=document.path, passage=0, start=0, end=70,
        types=(EventType.DETENTION,), certainty=Certainty.ALLEGED, polarity=Polarity.AFFIRMED,
        date=None, attribution=(Speaker("Vera", SpeakerKind.NGO, identity, *at("Vera")),),
        hedges=(Hedge(*at("would be")),), places=(PlaceMention(*at("Bryanka")),),
        quantity=Quantity(*at("some 40"), 40, None, None, Operator.ABOUT, Unit.PERSONS),
        because=tuple(because),
    )  # fmt: skip
    return protection.for_owner([document], [claim], Weighed((), (), (), ()), title="t")


def told(private: Private) -> dict[str, tuple[str, ...]]:
    return {one.field: one.words for one in why(private.statements[0])}


def test_each_field_has_its_rule_and_the_words_that_it_rests_on() -> None:
    assert told(case(public=True)) == {
        "what": (), "who": ("Vera",), "certainty": ("would be",), "where": ("Bryanka",)
    }  # fmt: skip


def test_of_a_confidential_source_only_the_rules_are_told() -> None:
    private = case(public=False)
    assert set(told(private)) == {"what", "who", "certainty", "where"}
    assert not any(told(private).values())
    page = publication.dossier(private)
    assert "Rules only: the words are sealed." in page
    folded = page.partition('<details class="why">')[2].partition("</details>")[0]
    assert "conditional marks hearsay" in folded
    assert not any(word in folded for word in ("Vera", "would be", "some 40", "Bryanka"))


def test_a_sealed_speaker_is_not_named_by_the_words_of_a_rule() -> None:
    assert told(case(public=True, identity=Identity.SEALED))["who"] == ()


def test_a_field_weighs_as_much_as_its_weakest_rule() -> None:
    def weights(*because: str) -> list[str]:
        return [one.weight for one in why(case(public=True, because=because).statements[0])]

    assert weights("frame: said") == ["its own words say so"]
    assert weights("frame: said; relay of the page") == ["a rule says so"]
    assert weights("date: by the day of the text") == ["nothing says so: check it"]
    assert weights("a rule that no table knows") == [""]


def test_a_field_that_a_person_should_look_at_is_no_firm_one() -> None:
    one: Statement = case(public=True).statements[0]
    doubted = replace(one, needs_review=("speaker carried from the sentence before",))
    who = next(field for field in why(doubted) if field.field == "who")
    assert who.weight == "nothing says so: check it"
    assert who.doubts == doubted.needs_review


@pytest.mark.parametrize("public", [True, False])
def test_the_why_of_a_statement_folds_without_a_tooltip(*, public: bool) -> None:
    page = publication.dossier(case(public=public))
    assert '<details class="why">' in page
    assert "A verb of saying has a subject." in page
    assert "title=" not in page.partition("<body")[2]
