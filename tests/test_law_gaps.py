"""Do pages, tables and doors say what the law room found, and no more?"""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lawful_worlds import report, told, voiced
from selectolax.lexbor import LexborHTMLParser

from habeas.casework import facts, reopened
from habeas.casework.facts import case_facts
from habeas.errors import BadSettings
from habeas.law import Case, assess
from habeas.model.claim import Speaker
from habeas.model.law import CaseFact, Subject
from habeas.model.norm import ElementId, Truth
from habeas.model.release import Private
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    SpeakerKind,
)
from habeas.protection import for_owner
from habeas.publication import dossier, gap_files

NEWS = "The commander keeps men in the boiler house in Tarnovka, the Harbour Group said."
TALK = "They beat my son Osip Verlanov in Tarnovka and took no lawyer in."


GROUP = Speaker("Harbour Group", SpeakerKind.NGO, Identity.NAMED)
MOTHER = Speaker("mother", SpeakerKind.RELATIVE, Identity.SEALED)
JULY = "2022-07-20/2022-07-31"
UNSURE = Certainty.REPORTED


news = report(NEWS, published="2022-08-01")
talk = report(TALK, path="talks/07.txt", published=None)
held = told(1, EventType.DETENTION, page=news, date=JULY, certainty=UNSURE, speaker=GROUP)
beaten = told(2, EventType.ILL_TREATMENT, page=talk, date=JULY, certainty=UNSURE, speaker=MOTHER)
WEIGHED = voiced(held, name=GROUP.name)


@pytest.fixture(scope="module")
def private() -> Private:
    both = (news, talk)
    legal = assess(Case({one.path: one for one in both}, (held, beaten), WEIGHED))
    return for_owner(both, (held, beaten), WEIGHED, title="Case", legal=legal)


def section(private: Private) -> LexborHTMLParser:
    found = LexborHTMLParser(dossier(private)).css_first("#law")
    assert found is not None
    return LexborHTMLParser(found.html or "")


def words(private: Private) -> str:
    body = section(private).body
    assert body is not None
    return " ".join(body.text().split())


def gap_rows(private: Private) -> list[dict[str, str]]:
    table = gap_files(private)["gaps.csv"]
    assert table.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))


def test_a_confidential_statement_is_a_number_in_the_matrix_and_has_no_name(
    private: Private,
) -> None:
    assert private.legal is not None
    for matrix in private.legal.matrices:
        violence = next(one for one in matrix.elements if one.id == "E23")
        assert (violence.state, violence.claims, violence.sealed) == (Truth.YES, (), 1)
    assert "of these 1 sealed" in words(private)


def test_no_word_of_a_confidential_source_stands_in_the_section_or_the_table(
    private: Private,
) -> None:
    table = gap_files(private)["gaps.csv"].decode()
    assert not re.search("Osip|Verlanov|mother|c2|talks", words(private) + table)


def test_the_section_says_that_no_lawyer_has_confirmed_the_norms(private: Private) -> None:
    assert "No lawyer has confirmed any of these norms." in words(private)
    norms = section(private).css(".norms li")
    assert norms
    assert all("no lawyer has confirmed this" in norm.text() for norm in norms)


def test_articles_that_endanger_the_victim_stand_under_warnings_only(private: Private) -> None:
    warned = section(private).css(".danger li")
    assert any("332(1)-(3)" in norm.text() for norm in warned)
    others = section(private).css("details:not(.danger) .norms li b")
    assert not any("332" in name.text() for name in others)
    assert not any("332" in row["norms"] or "337" in row["norms"] for row in gap_rows(private))


def test_facts_across_a_change_in_law_print_both_readings(private: Private) -> None:
    assert "25 July 2022" in words(private)
    crossed = [n.text() for n in section(private).css(".norms li") if "Both readings" in n.text()]
    assert any("286(3) redaction to 2022-07-24" in norm for norm in crossed)
    assert any("286(3) redaction of 307-FZ" in norm for norm in crossed)


def test_a_gap_says_what_to_ask_whom_and_how_urgent_it_is(private: Private) -> None:
    row = next(row for row in gap_rows(private) if row["element"] == "E15")
    assert row["state"] == "yes"  # a confidential source alone tells it: no origin is shown
    assert (row["place"], row["origins"], row["urgency"]) == ("whole case", "", "now")
    assert row["question"].endswith("?")
    assert row["ask"]


def test_the_most_urgent_questions_stand_first(private: Private) -> None:
    order = ["now", "soon", "before_filing"]
    ranks = [order.index(row["urgency"]) for row in gap_rows(private)]
    assert ranks == sorted(ranks)


def test_the_order_of_the_statements_changes_nothing() -> None:
    both = {one.path: one for one in (news, talk)}
    there = assess(Case(both, (held, beaten), WEIGHED))
    back = assess(Case(both, (beaten, held), WEIGHED))
    assert [(r.norm.id, r.verdict, r.because) for r in there.readings] == [
        (r.norm.id, r.verdict, r.because) for r in back.readings
    ]
    assert there.gaps == back.gaps


def test_an_owner_may_add_facts_that_no_source_tells() -> None:
    table = "element,state,first,last,place,because\nE10,no,2022-07-01,,Tarnovka,a ruling\n"
    (fact,) = case_facts(table.encode())
    assert (fact.element, fact.state, fact.place) == ("E10", Truth.NO, "Tarnovka")


@pytest.mark.parametrize(
    "table",
    ["element,state\nE99,yes\n", "element,state\nE10,perhaps\n", "fact\nE10\n", "element\nE10\n"],
)
def test_a_table_of_facts_that_says_something_else_is_refused(table: str) -> None:
    with pytest.raises(BadSettings):
        case_facts(table.encode())


HABEAS = [sys.executable, "-I", "-m", "habeas.cli"]


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    given = [*HABEAS, *map(str, words), "--passphrase-fd", "0"]
    return subprocess.run(given, input="a secret", capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("law")
    reports = place / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(
        "Harbour Gazette, 1 August 2022\n\nThe Harbour Foundation has counted 47 men who are held "
        "without trial in a cellar in Bryanka since 2 July 2022.",
        encoding="utf-8",
    )
    (reports / "case.toml").write_text(
        'public = ["a.txt"]\n[files."a.txt"]\noutlet = "Harbour Gazette"\n'
        'published = "2022-08-01"\n',
        encoding="utf-8",
    )
    done = run("dossier", reports, "-o", place / "out")
    assert done.returncode == 0, done.stderr
    return place / "out"


def test_the_main_job_writes_the_gaps_and_the_section(out: Path) -> None:
    assert (out / "gaps.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert 'id="law"' in (out / "dossier.html").read_text(encoding="utf-8")


def test_gaps_are_shown_at_a_terminal_and_given_to_a_program(out: Path) -> None:
    told = run("gaps", out)
    assert told.returncode == 0, told.stderr
    assert "No lawyer has confirmed any of these norms." in told.stdout
    gaps = json.loads(run("gaps", out, "--json").stdout)
    assert {"place", "element", "state", "question", "ask", "urgency"} <= set(gaps[0])


def test_a_fact_that_the_owner_adds_changes_the_view_and_not_the_case(
    out: Path, tmp_path: Path
) -> None:
    before = (out / "gaps.csv").read_bytes()
    known = tmp_path / "known.csv"
    known.write_text("element,state\nE01,yes\n", encoding="utf-8")
    gaps = json.loads(run("gaps", out, "--json", "--facts", known).stdout)
    assert "E01" not in {gap["element"] for gap in gaps}
    assert b"E01" in before
    assert (out / "gaps.csv").read_bytes() == before


def test_deadlines_are_counted_from_the_day_given(out: Path) -> None:
    told = run("deadlines", out, "--from", "2022-08-01")
    assert told.returncode == 0, told.stderr
    assert "2022-09-30 23:59:59 CEST (2022-09-30 21:59 UTC)" in told.stdout


def test_a_folder_without_a_case_is_refused_with_a_hint(tmp_path: Path) -> None:
    told = run("gaps", tmp_path)
    assert (told.returncode, told.stdout) == (1, "")
    assert "Hint" in told.stderr


def test_an_addressee_is_shown_item_by_item(out: Path) -> None:
    told = run("gaps", out, "--to", "wgad")
    assert told.returncode == 0, told.stderr
    assert "wgad: " in told.stdout
    assert "! I.1-2: family and first name: unknown" in told.stdout
    assert "+ IV: deprived of liberty: yes" in told.stdout
    assert "  hrc: " not in told.stdout


@pytest.mark.parametrize("words", [("--to", "nobody"), ("--for", "P-099")])
def test_an_addressee_or_person_that_the_case_does_not_know_is_refused(
    out: Path, words: tuple[str, ...]
) -> None:
    told = run("gaps", out, *words)
    assert (told.returncode, told.stdout) == (1, "")
    assert "Hint" in told.stderr


def test_a_fact_that_is_kept_counts_from_then_on_and_its_reason_stays_sealed(
    tmp_path: Path, out: Path
) -> None:
    mine = tmp_path / "out"
    shutil.copytree(out, mine)
    known = tmp_path / "known.csv"
    known.write_text(
        "element,state,person,because\nE28,yes,,Osip Verlanov told me\n"
        "person.name,yes,P-001,\nE15,yes,P-001,\n",
        encoding="utf-8",
    )
    assert run("gaps", mine, "--facts", known, "--keep").returncode == 0
    gaps = json.loads(run("gaps", mine, "--json").stdout)
    assert ("E28", None) not in {
        (gap["element"], gap["person"]) for gap in gaps if gap["place"] is None
    }
    of_one = json.loads(run("gaps", mine, "--json", "--for", "P-001").stdout)
    asked = {gap["element"] for gap in of_one}
    assert {gap["person"] for gap in of_one} == {"P-001"}
    assert "person.birth" in asked
    assert not {"person.name", "E15"} & asked
    with reopened.opened(mine, "a secret") as case:
        assert {fact.element for fact in facts.of(case, ["P-001"])} == {
            "E28",
            "person.name",
            "E15",
        }
        assert [fact.element for fact in facts.of(case, ["P-002"])] == ["E28"]
        assert {fact.because for fact in facts.kept(case)} == {"known to the owner of the case"}
    assert run("verify", mine).returncode == 0
    assert b"Verlanov" not in b"".join(p.read_bytes() for p in mine.rglob("*") if p.is_file())
    known.write_text("element,state\nE28,unknown\n", encoding="utf-8")
    assert run("gaps", mine, "--facts", known, "--keep").returncode == 0
    again = json.loads(run("gaps", mine, "--json").stdout)
    assert "E28" in {gap["element"] for gap in again}


def test_nothing_to_keep_is_a_wrong_command_line(out: Path) -> None:
    assert run("gaps", out, "--keep").returncode == 2


def test_deadlines_need_no_day_where_the_facts_give_one(out: Path) -> None:
    told = run("deadlines", out)
    assert told.returncode == 0, told.stderr
    assert "WGEID urgent procedure" in told.stdout
    assert "WGAD regular procedure" not in told.stdout


@pytest.fixture(scope="module")
def registered() -> Private:
    both = (news, talk)
    person = Subject(
        "P-001", (held.id,), (CaseFact(ElementId("E01"), Truth.YES, because="in the register"),)
    )
    legal = assess(Case({one.path: one for one in both}, (held, beaten), WEIGHED, (), (person,)))
    return for_owner(both, (held, beaten), WEIGHED, title="Case", legal=legal)


def test_the_five_categories_stand_in_the_section_with_their_reasons(private: Private) -> None:
    said = words(private)
    assert "I: Elements are missing" in said or "I: Arguable" in said
    assert "IV: Excluded" in said
    assert "no lawyer has confirmed this" in said


def test_the_section_says_of_each_addressee_what_is_missing(private: Private) -> None:
    summaries = [one.text() for one in section(private).css(".addressee summary")]
    assert any(one.startswith("UN Working Group on Arbitrary Detention") for one in summaries)
    assert any("answers missing" in one for one in summaries)
    assert "family and first name (I.1-2)" in words(private)


def test_a_person_of_the_register_is_a_code_in_the_section_and_in_the_table(
    registered: Private,
) -> None:
    assert "By person of the register" in words(registered)
    assert "P-001" in words(registered)
    rows = [row for row in gap_rows(registered) if row["person"] == "P-001"]
    assert rows
    assert {row["place"] for row in rows} == {""}
    assert "wgad" in {one for row in rows for one in row["addressees"].split()}


def test_a_question_of_a_form_is_asked_with_the_addressee_that_asks_it(private: Private) -> None:
    row = next(row for row in gap_rows(private) if row["element"] == "person.birth")
    assert row["addressees"].split() == ["wgad", "hrc", "cat"]
    assert (row["norms"], row["urgency"]) == ("", "before_filing")
