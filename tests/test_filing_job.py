"""From a draft to what became of it: which step may follow, what stops it, what is due."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from register_worlds import SECRET, take

from habeas.casework import (
    board,
    build_dossier,
    clock,
    disclosing,
    filing,
    reopened,
    take_step,
    verify,
)
from habeas.cli.filing import as_json, board_lines
from habeas.cli.main import answer
from habeas.errors import ConsentWithdrawn, NotAuthorised, NotReady, RetaliationRisk
from habeas.model.decision import Decision, DecisionKind
from habeas.model.document import Digest
from habeas.model.filing import Filing, FilingId, Step, StepKind, answered_for

TALK = """INTERVIEW NOTE 3
5 May 2021, by phone.

Speaker: mother of a student.

Police took her son to a cellar in Minsk on 4 May 2021.
"""
PERSON = {
    "code": "P-001", "service": "conscript", "risk": "none_seen", "authority_by": "mother",
    "authority_day": "2021-05-06", "authority_scope": "ru-prosecutor", "documents": "talks/3.txt",
    "family_name": "Дроздецкий", "given_names": "Tichon",
}  # fmt: skip
YES = {
    "about": "P-001", "purpose": "national_complaint", "recipient": "ru-prosecutor",
    "level": "named", "given": "2021-05-06", "withdrawn": "", "by": "mother",
}  # fmt: skip
SOURCE = {**YES, "about": "talks/3.txt", "level": "role"}
NORM = "RU-CC-286-3"
F1 = FilingId("F-001")
ANSWERER = "Marfa Vetrova"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    reports = tmp_path_factory.mktemp("case") / "reports"
    (reports / "talks").mkdir(parents=True)
    (reports / "talks" / "3.txt").write_text(TALK, encoding="utf-8")
    out = reports.parent / "out"
    build_dossier(reports, out, passphrase=SECRET)
    take(out, PERSON, YES, SOURCE)
    return out


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "out"))


def draft(
    out: Path,
    *,
    unreviewed: tuple[str, ...] = (),
    day: date | None = None,
    files: tuple[Digest, ...] = (),
) -> FilingId:
    with reopened.opened(out, SECRET) as held:
        found = disclosing.disclosed(held, to="ru-prosecutor", persons=["P-001"])
        used = [one.id for one in found.disclosure.told.statements]
        assert used
        drafted = filing.drafted(found, claims=used, unreviewed=unreviewed, files=files)
        code = filing.note_draft(held, drafted, day or clock.today())
        held.commit(at=clock.now())
    return code


def accept_all(out: Path) -> None:
    with reopened.opened(out, SECRET) as held:
        found = filing.filings(held)[-1].draft
        assert found is not None
        held.decide(
            Decision(kind=DecisionKind.ACCEPT, by="R1", at="2021-06-01", reason="",
                     claims=found.claims)
        )  # fmt: skip
        held.commit(at=clock.now())


def step(out: Path, kind: StepKind, day: date | None = None, **more: str) -> Filing:
    told = Step(filing=F1, kind=kind, day=day or clock.today(), **more)  # type: ignore[arg-type]
    return take_step(out, told, passphrase=SECRET)


def filed(out: Path, day: date) -> Filing:
    draft(out, day=day)
    accept_all(out)
    step(out, StepKind.ACCEPTED, day, by="R1")
    return step(out, StepKind.FILED, day)


def test_the_same_draft_is_noted_once_and_another_one_belongs_to_the_same_filing(
    out: Path,
) -> None:
    assert (draft(out), draft(out), draft(out, unreviewed=(NORM,))) == (F1, F1, F1)
    (line,) = board(out, passphrase=SECRET)
    assert [one.kind for one in line.filing.steps] == [StepKind.DRAFTED, StepKind.DRAFTED]
    assert verify(out, passphrase=SECRET).ok


def test_a_draft_is_accepted_only_when_every_statement_of_it_is(out: Path) -> None:
    draft(out)
    with pytest.raises(NotReady):
        step(out, StepKind.ACCEPTED, by="R1")
    accept_all(out)
    assert step(out, StepKind.ACCEPTED, by="R1").last(StepKind.ACCEPTED)


def test_nothing_is_filed_that_nobody_accepted(out: Path) -> None:
    draft(out)
    with pytest.raises(NotReady):
        step(out, StepKind.FILED)


def test_an_unconfirmed_norm_needs_somebody_who_answers_for_it_by_name(out: Path) -> None:
    draft(out, unreviewed=(NORM,))
    accept_all(out)
    step(out, StepKind.ACCEPTED, by="R1")
    with pytest.raises(NotReady):
        step(out, StepKind.FILED)
    found = step(out, StepKind.RESPONSIBLE, by=ANSWERER)
    assert answered_for(found, [NORM])
    assert not answered_for(found, [NORM, "RU-CC-126"])
    step(out, StepKind.FILED)
    files = [path for path in out.rglob("*") if path.is_file()]
    assert [path.name for path in files if ANSWERER.encode() in path.read_bytes()] == []


def test_another_draft_needs_another_acceptance(out: Path) -> None:
    draft(out)
    accept_all(out)
    step(out, StepKind.ACCEPTED, by="R1")
    draft(out, unreviewed=(NORM,))
    with pytest.raises(NotReady):
        step(out, StepKind.FILED)


def test_the_same_draft_in_other_bytes_keeps_its_acceptance(out: Path) -> None:
    draft(out, files=(Digest("aa" * 32),))
    accept_all(out)
    step(out, StepKind.ACCEPTED, by="R1")
    draft(out, files=(Digest("bb" * 32),))
    assert step(out, StepKind.FILED).last(StepKind.FILED)


def test_a_withdrawn_consent_stops_a_filing_that_was_drafted_before(out: Path) -> None:
    draft(out)
    accept_all(out)
    step(out, StepKind.ACCEPTED, by="R1")
    take(out, {**SOURCE, "withdrawn": str(clock.today())})
    with pytest.raises(ConsentWithdrawn):
        step(out, StepKind.FILED)
    (line,) = board(out, passphrase=SECRET)
    assert line.stopped == ("a source: it was taken back",)


def test_a_consent_that_was_narrowed_stops_a_filing_that_showed_more(out: Path) -> None:
    draft(out)
    accept_all(out)
    step(out, StepKind.ACCEPTED, by="R1")
    take(out, {**YES, "level": "role", "given": "2021-06-06"})
    with pytest.raises(ConsentWithdrawn):
        step(out, StepKind.FILED)


def test_a_risk_of_retaliation_stops_a_filing(out: Path) -> None:
    draft(out)
    accept_all(out)
    step(out, StepKind.ACCEPTED, by="R1")
    take(out, {"code": "P-001", "risk": "yes"})
    with pytest.raises(RetaliationRisk):
        step(out, StepKind.FILED)


def test_nobody_files_for_a_person_who_has_not_signed(out: Path) -> None:
    take(out, {"code": "P-001", "authority_by": "-"})
    draft(out)
    accept_all(out)
    step(out, StepKind.ACCEPTED, by="R1")
    with pytest.raises(NotAuthorised):
        step(out, StepKind.FILED)


@pytest.mark.parametrize("kind", [StepKind.REPLY, StepKind.REGISTERED, StepKind.APPEAL])
def test_nothing_is_answered_that_was_not_filed(out: Path, kind: StepKind) -> None:
    draft(out)
    with pytest.raises(NotReady):
        step(out, kind)


def test_a_day_must_have_come_and_follow_the_one_before(out: Path) -> None:
    today = clock.today()
    filed(out, today - timedelta(days=3))
    for day in (today + timedelta(days=1), today - timedelta(days=4)):
        with pytest.raises(NotReady):
            step(out, StepKind.REPLY, day)


def test_a_filing_noted_late_stands_though_the_consent_was_taken_back_since(out: Path) -> None:
    day = clock.today() - timedelta(days=3)
    draft(out, day=day)
    accept_all(out)
    step(out, StepKind.ACCEPTED, day, by="R1")
    take(out, {**SOURCE, "withdrawn": str(clock.today())})
    assert step(out, StepKind.FILED, day).last(StepKind.FILED)
    told = "\n".join(board_lines(board(out, passphrase=SECRET), clock.today()))
    assert "SINCE IT WAS FILED, ask the recipient to keep it back: a source" in told
    step(out, StepKind.WITHDRAWN)
    assert board(out, passphrase=SECRET)[0].stopped == ()


def test_the_board_shows_what_is_due_with_its_time_zone_until_an_answer_comes(out: Path) -> None:
    day = clock.today() - timedelta(days=2)
    filed(out, day)
    (line,) = board(out, passphrase=SECRET)
    due = {one.id: one for one in line.due}
    ends = due["RU-59FZ-REPLY"].ends
    assert ends is not None
    assert (ends.date(), str(ends.tzinfo)) == (day + timedelta(days=30), "Europe/Moscow")
    told = "\n".join(board_lines([line], clock.today())) + as_json([line])
    assert "MSK" in told
    assert "in 28 days" in told
    step(out, StepKind.REPLY)
    (line,) = board(out, passphrase=SECRET)
    assert line.due == ()


def test_a_draft_after_filing_is_another_filing(out: Path) -> None:
    filed(out, clock.today())
    assert draft(out) == "F-002"


def test_the_dossier_shows_the_steps_and_no_name(made: Path, tmp_path: Path) -> None:
    reports = Path(shutil.copytree(made.parent / "reports", tmp_path / "reports"))
    out = Path(shutil.copytree(made, tmp_path / "out"))
    filed(out, clock.today())
    build_dossier(reports, out, passphrase=SECRET)
    page = (out / "dossier.html").read_text(encoding="utf-8")
    assert "F-001: to ru-prosecutor, for P-001" in page
    assert [name for name in ("Дроздецкий", "Tichon") if name in page] == []
    assert verify(out, passphrase=SECRET).ok


def test_a_name_is_never_taken_from_the_command_line(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft(out, unreviewed=(NORM,))
    secret, name = out.parent / "secret", out.parent / "name"
    secret.write_text(SECRET, encoding="utf-8")
    secret.chmod(0o600)
    name.write_text(ANSWERER, encoding="utf-8")
    words = ["filing", str(out), "F-001", "--add", "responsible", "--passphrase-file", str(secret)]
    assert answer([*words, "--by", ANSWERER]) == 2
    assert answer([*words, "--name-file", str(name)]) == 0
    told = capsys.readouterr()
    assert "F-001 responsible" in told.out
    assert ANSWERER not in told.out + told.err
