"""What people decide teaches a scorer, if it reads better, and gives nobody away."""

import re
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import decided_worlds
import pytest
from click.testing import CliRunner
from decided_worlds import SECRET, decide, decided_case, reports
from hypothesis import given, settings
from hypothesis import strategies as st
from proposer_worlds import REPORT, RUSSIAN, reading

from habeas import claims
from habeas.casework import learning
from habeas.casework.asking import Wanted
from habeas.casework.flow import build_dossier
from habeas.casework.learning import Learnt
from habeas.claims import facets, scorer, teaching
from habeas.claims.proposing import Offer
from habeas.claims.teaching import Lesson
from habeas.cli.claims import command as claims_command
from habeas.cli.learn import command
from habeas.errors import BadScorer, NotBetter, TooFewDecisions
from habeas.model.document import Digest
from habeas.model.words import Certainty

UNSURE = "alleged"
DOUBTED = "scorer: is this a statement?"
NEW = "Guards allegedly beat a baker with cables in the mill of Zilina.\n"
Row = Mapping[str, str]


def against_hearsay(row: Row) -> dict[str, str]:
    """Reject whatever is only alleged: a group that wants none of it in its register."""
    return {"decision": "reject" if row["certainty"] == UNSURE else "accept"}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return decided_case(tmp_path_factory.mktemp("decided"), against_hearsay)


@pytest.fixture(scope="module")
def learnt(case: Path) -> tuple[Learnt, bytes]:
    model = case.parent / "scorer.csv"
    told = learning.learn([case], passphrase=SECRET, to=model)
    return told, model.read_bytes()


@cache
def offers() -> list[Offer]:
    both = [(REPORT, "en"), (RUSSIAN, "ru")]
    return [one for text, lang in both for one in claims.offered(reading(text, lang), {}).offers]


def test_what_is_learnt_reads_better_on_sources_it_never_saw(
    learnt: tuple[Learnt, bytes],
) -> None:
    told, _ = learnt
    assert told.taught >= learning.FEWEST_TAUGHT
    assert told.judged >= learning.FEWEST_JUDGED
    assert told.after["statement"].right > told.before["statement"].right
    assert all(told.after[what].right >= marks.right for what, marks in told.before.items())


def test_the_same_decisions_give_the_same_table(
    case: Path, learnt: tuple[Learnt, bytes], tmp_path: Path
) -> None:
    again = tmp_path / "again.csv"
    learning.learn([case], passphrase=SECRET, to=again)
    assert again.read_bytes() == learnt[1]


def test_a_case_given_twice_teaches_nothing_more(
    case: Path, learnt: tuple[Learnt, bytes], tmp_path: Path
) -> None:
    copy, model = tmp_path / "copy", tmp_path / "twice.csv"
    shutil.copytree(case, copy)
    assert learning.learn([copy, case], passphrase=SECRET, to=model) == learnt[0]
    assert model.read_bytes() == learnt[1]


def test_the_table_holds_no_word_name_or_path_of_a_document(
    learnt: tuple[Learnt, bytes],
) -> None:
    table = learnt[1].decode()
    rows = [line.split(",") for line in table.splitlines()[1:]]
    assert rows
    assert all(facets.is_known(facet) for _, facet, _ in rows)
    told = " ".join((*decided_worlds.TOWNS, *decided_worlds.GIVEN, *decided_worlds.ROOMS))
    secret = {*re.findall(r"\w{4,}", told.lower()), "secret", "courier", "lantern", "marta"}
    assert [word for word in sorted(secret) if word in table.lower()] == []


def test_a_scorer_flags_and_lasts_until_the_rules_alone_are_wanted(
    case: Path, learnt: tuple[Learnt, bytes], tmp_path: Path
) -> None:
    model, out = tmp_path / "model.csv", tmp_path / "out"
    model.write_bytes(learnt[1])
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "new.txt").write_text(NEW, encoding="utf-8")
    plain = build_dossier(folder, out, passphrase=SECRET).statements
    used = build_dossier(folder, out, passphrase=SECRET, beside=Wanted(scorer=model)).statements
    kept = build_dossier(folder, out, passphrase=SECRET).statements
    back = build_dossier(folder, out, passphrase=SECRET, beside=Wanted(rules_only=True))
    assert [one.certainty for one in plain] == [UNSURE]
    assert [one.needs_review[-1] for one in used] == [DOUBTED]
    assert used == kept
    assert [one.id for one in used] == [one.id for one in plain]
    assert back.statements == plain
    assert case.exists()


def test_what_a_case_learnt_is_used_by_its_next_dossier(case: Path, tmp_path: Path) -> None:
    place = tmp_path / "copy"
    shutil.copytree(case.parent, place)
    learning.learn([place / "out"], passphrase=SECRET)
    (place / "reports" / "new.txt").write_text(NEW, encoding="utf-8")
    told = build_dossier(place / "reports", place / "out", passphrase=SECRET).statements
    assert [one.needs_review[-1] for one in told if one.doc == "new.txt"] == [DOUBTED]
    with pytest.raises(NotBetter):
        learning.learn([place / "out"], passphrase=SECRET)


def test_what_is_in_use_stays_where_nothing_better_was_learnt(
    case: Path, learnt: tuple[Learnt, bytes], tmp_path: Path
) -> None:
    model = tmp_path / "scorer.csv"
    model.write_bytes(learnt[1])
    with pytest.raises(NotBetter):
        learning.learn([case], passphrase=SECRET, to=model)
    assert model.read_bytes() == learnt[1]


def test_a_few_decisions_teach_nothing(tmp_path: Path) -> None:
    folder, out = reports(tmp_path, 3), tmp_path / "out"
    build_dossier(folder, out, passphrase=SECRET, public=["*.txt"])
    first = decide(out, lambda _row: {"decision": "accept"})
    build_dossier(folder, out, passphrase=SECRET, public=["*.txt"], decisions=first)
    with pytest.raises(TooFewDecisions):
        learning.learn([out], passphrase=SECRET)


def test_the_door_tells_what_was_learnt(case: Path, tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.write_text(SECRET, encoding="utf-8")
    words.chmod(0o600)
    told = CliRunner().invoke(
        command, [str(case), "-o", str(tmp_path / "m.csv"), "--passphrase-file", str(words)]
    )
    assert told.exit_code == 0, told.output
    assert re.search(r"statement: \d+ of \d+ right, \d+ before", told.output)


def test_the_weights_are_shown_as_reasons(learnt: tuple[Learnt, bytes], tmp_path: Path) -> None:
    model, report = tmp_path / "m.csv", tmp_path / "new.txt"
    model.write_bytes(learnt[1])
    report.write_text(NEW, encoding="utf-8")
    told = CliRunner().invoke(claims_command, [str(report), "--explain", "--scorer", str(model)])
    assert told.exit_code == 0, told.output
    assert re.search(r"because scorer: \w+=\S+ \+\d+", told.output)
    assert DOUBTED in told.output


LESSONS = st.lists(
    st.builds(
        lambda offer, stands, sure, at: Lesson(
            offer,
            stands,
            sure,
            offer.options[at % len(offer.options)].speakers[0] if offer.options else None,
        ),
        st.sampled_from(offers()),
        st.booleans(),
        st.sampled_from([*Certainty]),
        st.integers(0, 5),
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(LESSONS, st.randoms())
def test_the_order_of_lessons_does_not_matter(lessons: list[Lesson], chance: object) -> None:
    turned = list(lessons)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert teaching.teach(turned) == teaching.teach(lessons)


@settings(max_examples=40, deadline=None)
@given(LESSONS)
def test_a_table_says_the_same_after_it_was_written_and_read(lessons: list[Lesson]) -> None:
    made = teaching.teach(lessons)
    again = scorer.read(scorer.write(made))
    assert again.propose(offers()) == made.propose(offers())
    assert scorer.write(again) == scorer.write(made)


def test_a_corrected_speaker_is_learnt() -> None:
    offer = next(one for one in offers() if len(one.options) > 1 and one.chosen)
    other = next(option for option in offer.options if option != offer.chosen)
    lesson = Lesson(offer, stands=True, certainty=offer.certainty, first=other.speakers[0])
    assert teaching.teach([lesson] * 8).first(offer) == other
    assert teaching.teach([]).first(offer) == offer.chosen


def test_a_lower_certainty_is_learnt_and_a_higher_one_is_not() -> None:
    offer = next(one for one in offers() if one.certainty == "reported")
    low, high = (
        teaching.teach([Lesson(offer, stands=True, certainty=sure, first=None)] * 8)
        for sure in (Certainty.ALLEGED, Certainty.WITNESSED)
    )
    assert low.lower(offer) == "alleged"
    assert high.lower(offer) is None


@pytest.mark.parametrize(
    "table",
    [
        b"",
        b"\xff\xfe",
        b"question,facet,weight\ndoubt,name=Bryanka,3\n",
        b"question,facet,weight\nexecute,genre=news,3\n",
        b"question,facet,weight\ndoubt,genre=news,1e9\n",
        b"question,facet,weight\ndoubt,genre=news\n",
        "question,facet,weight\ndoubt,genre=news,٣\n".encode(),
    ],
)
def test_a_table_that_is_none_of_ours_is_refused(table: bytes) -> None:
    with pytest.raises(BadScorer):
        scorer.read(table)


DIGESTS = st.text("0123456789abcdef", min_size=8, max_size=8).map(Digest)


@given(
    st.lists(DIGESTS, min_size=1, max_size=6, unique=True),
    st.lists(DIGESTS, max_size=6, unique=True),
)
def test_a_family_stays_on_its_side_when_it_grows(
    before: list[Digest], later: list[Digest]
) -> None:
    came = {one: ("2024-01-01", one) for one in before}
    grown = {one: ("2025-01-01", one) for one in later} | came
    small = learning._families([frozenset(before)], came)  # noqa: SLF001 - the split is the promise
    large = learning._families(  # noqa: SLF001
        [frozenset({*later, before[0]}), frozenset(before)], grown
    )
    assert {small[one] for one in before} == {large[one] for one in (*before, *later)}
