"""Does a person look first where a misreading would do most harm?"""

import csv
import io

from msgspec.structs import replace

from habeas.model.claim import ClaimId
from habeas.model.release import Hop, Private, Statement
from habeas.model.words import EventType, Identity, SpeakerKind
from habeas.publication import review_csv
from habeas.publication.queue import queue


def rows(private: Private) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(review_csv(private).decode("utf-8-sig"))))


def ids(private: Private) -> list[str]:
    return [row["id"] for row in rows(private)]


def with_one(private: Private, claim: str, **changed: object) -> Private:
    told = tuple(replace(one, **changed) if one.id == claim else one for one in private.statements)
    return replace(private, statements=told)


def bare(private: Private) -> Private:
    """Take away all that anything could hang on: findings, figures, doubts."""
    told = tuple(replace(one, quantity=None, needs_review=()) for one in private.statements)
    return replace(private, statements=told, origins=(), figures=())


def of(private: Private, claim: str) -> Statement:
    return next(one for one in private.statements if one.id == claim)


def test_a_statement_on_which_an_origin_stands_alone_is_looked_at_though_nobody_doubts_it(
    harbour: Private,
) -> None:
    row = next(row for row in rows(harbour) if row["id"] == "d-1")
    assert "an origin stands on it alone" in row["stakes"]
    assert row["why"] == ""


def test_nothing_is_asked_of_a_statement_on_which_nothing_hangs(harbour: Private) -> None:
    assert queue(bare(harbour)) == ()


def test_a_legal_label_and_the_name_of_a_person_are_reason_enough(harbour: Private) -> None:
    lawyer = Hop("Vera Lozova", SpeakerKind.LAWYER, Identity.NAMED)
    assert ids(with_one(bare(harbour), "a-1", types=(EventType.TORTURE,))) == ["a-1"]
    assert ids(with_one(bare(harbour), "a-1", attribution=(lawyer,))) == ["a-1"]


def test_what_more_hangs_on_stands_further_up(harbour: Private) -> None:
    doubted = with_one(bare(harbour), "a-1", needs_review=("speaker carried",))
    both = with_one(doubted, "b-1", needs_review=("speaker carried",), types=(EventType.TORTURE,))
    assert ids(both) == ["b-1", "a-1"]
    assert [row["rank"] for row in rows(both)] == ["1", "2"]


def test_what_a_person_has_accepted_leaves_the_queue(harbour: Private) -> None:
    first = ids(harbour)[0]
    assert first not in ids(with_one(harbour, first, accepted=True))


def test_the_passage_stands_beside_the_words_unless_it_is_sealed(harbour: Private) -> None:
    told = {row["id"]: row for row in rows(harbour)}
    assert told["a-2"]["words"] in told["a-2"]["around"]
    assert told["a-2"]["around"].startswith("The Harbour Group has counted")
    assert told["e-1"]["around"] == ""
    assert of(harbour, ClaimId("e-1")).excerpt is None
