"""A complaint to a recipient, as written: no name that its policy seals stands in its bytes."""

import io
import re
import shutil
import zipfile
from hashlib import sha256
from pathlib import Path

import msgspec
import pypdfium2 as pdfium
import pytest
from register_worlds import SECRET, take

from habeas.casework import (
    board,
    build_dossier,
    clock,
    disclosing,
    draft_complaint,
    facts,
    preview_complaint,
    reopened,
    take_step,
    verify,
)
from habeas.cli.main import answer
from habeas.errors import ConsentWithdrawn, Refused, RetaliationRisk
from habeas.model.decision import Decision, DecisionKind
from habeas.model.filing import Step, StepKind
from habeas.model.norm import Truth
from habeas.model.release import Preview
from habeas.protection import recipients
from habeas.publication.complaint import addressees, form_of, languages_of

PAGE = """<html><head><title>Drozdetsky held in Minsk</title>
<meta property="article:published_time" content="2021-05-05"><meta property="og:site_name"
content="Harbour Gazette"></head><body><article><h1>Drozdetsky held in Minsk</h1>
<p>Police held the student Ignat Drozdetsky in a cellar in Minsk on 4 May 2021,
his lawyer said.</p>
<p>Police arrested three students in Minsk on 4 May 2021, a lawyer said.</p>
</article></body></html>"""
TALK = """INTERVIEW NOTE 3
5 May 2021, by phone.

Speaker: mother of a student.

Police took her son to a cellar in Minsk on 4 May 2021.
Ignat was beaten in the cellar on 5 May 2021.
No lawyer was let in.
"""
MARK = "DRAFT: not reviewed"
NAMES = ("Drozdetsk", "Дроздецк", "Ignat", "Игнат")
PERSON = {
    "code": "P-001", "service": "conscript", "risk": "none_seen", "authority_by": "mother",
    "authority_day": "2021-05-06", "authority_scope": "wgad", "documents": "talks/mother.txt",
    "family_name": "Drozdetsky", "given_names": "Ignat", "other_names": "Игнат Дроздецкий",
    "birth": "2001-02-03", "contact": "+375 00 555-01-17",
}  # fmt: skip
YES = {
    "about": "P-001", "purpose": "special_procedures", "recipient": "wgad", "level": "named",
    "given": "2021-05-06", "withdrawn": "", "by": "mother",
}  # fmt: skip
SOURCE = {**YES, "about": "talks/mother.txt", "level": "role"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    reports = tmp_path_factory.mktemp("case") / "reports"
    (reports / "talks").mkdir(parents=True)
    (reports / "drozdetsky.html").write_text(PAGE, encoding="utf-8")
    (reports / "talks" / "mother.txt").write_text(TALK, encoding="utf-8")
    out = reports.parent / "out"
    build_dossier(reports, out, passphrase=SECRET, public=["drozdetsky.html"])
    take(out, PERSON)
    return out


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "out"))


def written(out: Path) -> dict[str, str]:
    """Draft in both formats and read what stands in them, text and raw parts."""
    paths = draft_complaint(
        out, out.parent / "complaint", passphrase=SECRET, to="wgad", persons=["P-001"]
    )
    found = {path.suffix: _text(path) for path in paths}
    for path in paths:
        path.unlink()
    return found


def _text(path: Path) -> str:
    data = path.read_bytes()
    if path.suffix == ".pdf":
        with pdfium.PdfDocument(data) as pages:
            text = "\n".join(page.get_textpage().get_text_range() for page in pages)
        return text + data.decode("latin-1")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        raw = "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    return raw + re.sub(r"<[^>]*>", "", raw)


def named(texts: dict[str, str]) -> dict[str, list[str]]:
    return {suffix: [name for name in NAMES if name in text] for suffix, text in texts.items()}


def test_without_consent_no_name_stands_in_the_bytes_though_a_page_printed_it(out: Path) -> None:
    texts = written(out)
    assert named(texts) == {".docx": [], ".pdf": []}
    assert all("P-001" in text for text in texts.values())
    assert all("mother" not in text for text in texts.values())


def test_a_consenting_source_is_told_and_the_sealed_name_in_its_words_is_not(out: Path) -> None:
    take(out, SOURCE)
    texts = written(out)
    assert named(texts) == {".docx": [], ".pdf": []}
    assert "mother.txt" not in texts[".docx"]


def test_a_name_that_was_opened_to_this_recipient_stands_there(out: Path) -> None:
    take(out, YES)
    found = named(written(out))
    assert "Drozdetsk" in found[".docx"]
    assert all("555-01-17" not in text for text in written(out).values())


def test_initials_are_all_that_a_role_opens(out: Path) -> None:
    take(out, {**YES, "level": "role"})
    assert named(written(out)) == {".docx": [], ".pdf": []}


@pytest.mark.parametrize(
    ("row", "refusal"),
    [
        ({**YES, "withdrawn": "2021-06-01"}, ConsentWithdrawn),
        ({"code": "P-001", "risk": "yes"}, RetaliationRisk),
    ],
)
def test_nothing_is_written_for_somebody_who_withdrew_or_is_at_risk(
    out: Path, row: dict[str, str], refusal: type[Exception]
) -> None:
    take(out, row)
    with pytest.raises(refusal):
        written(out)
    assert list(out.parent.glob("complaint*")) == []


@pytest.mark.parametrize("addressee", [one for one in addressees() if one != "general"])
def test_every_addressee_has_a_purpose_that_somebody_can_consent_to(addressee: str) -> None:
    for language in languages_of(addressee):
        assert form_of(addressee, language, {}).recipient in recipients()


def test_the_mark_goes_when_all_is_accepted_and_somebody_answers_for_unconfirmed_norms(
    out: Path,
) -> None:
    take(out, YES, SOURCE)
    assert MARK in written(out)[".docx"]
    (line,) = board(out, passphrase=SECRET)
    draft = line.filing.draft
    assert draft is not None
    assert draft.unreviewed
    with reopened.opened(out, SECRET) as held:
        held.decide(
            Decision(
                kind=DecisionKind.ACCEPT, by="R1", at="2021-06-01", reason="", claims=draft.claims
            )
        )
        held.commit(at=clock.now())
    assert MARK in written(out)[".docx"]
    answers = Step(
        filing=line.filing.id, kind=StepKind.RESPONSIBLE, day=clock.today(), by="Marfa Vetrova"
    )
    take_step(out, answers, passphrase=SECRET)
    unmarked = written(out)
    assert MARK not in unmarked[".docx"]
    assert "Marfa Vetrova" in unmarked[".docx"]
    take_step(out, msgspec.structs.replace(answers, kind=StepKind.ACCEPTED), passphrase=SECRET)
    take_step(out, msgspec.structs.replace(answers, kind=StepKind.FILED), passphrase=SECRET)
    assert board(out, passphrase=SECRET)[0].due


def draft(out: Path, name: str, *persons: str, to: str = "wgad") -> tuple[Path, ...]:
    where = out.parent / name
    return draft_complaint(out, where, passphrase=SECRET, to=to, persons=persons)


def test_the_ledger_knows_the_bytes_of_each_draft_and_another_format_takes_nothing_back(
    out: Path,
) -> None:
    take(out, YES, SOURCE)
    both = draft(out, "first", "P-001")
    (line,) = board(out, passphrase=SECRET)
    assert line.filing.draft
    assert line.filing.draft.files == tuple(sha256(one.read_bytes()).hexdigest() for one in both)
    (alone,) = draft(out, "second.pdf", "P-001")
    (line,) = board(out, passphrase=SECRET)
    assert line.filing.draft
    assert line.filing.draft.files == (sha256(alone.read_bytes()).hexdigest(),)
    first, second = (one.draft for one in line.filing.steps)
    assert first is not None
    assert first.rests_on_same(second)
    assert verify(out, passphrase=SECRET).ok


def test_forms_of_several_persons_open_a_filing_each(out: Path) -> None:
    take(out, {**PERSON, "code": "P-002", "family_name": "Veresk", "given_names": "Osip"})
    written = draft(out, "forms", "P-001", "P-002")
    assert [one.name for one in written] == [
        "forms-P-001.docx", "forms-P-001.pdf", "forms-P-002.docx", "forms-P-002.pdf",
    ]  # fmt: skip
    lines = board(out, passphrase=SECRET)
    assert [(one.filing.id, one.filing.draft and one.filing.draft.persons) for one in lines] == [
        ("F-001", ("P-001",)), ("F-002", ("P-002",)),
    ]  # fmt: skip


def test_what_could_not_be_written_was_not_drafted(out: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        draft(out, "no such folder/complaint.pdf", "P-001")
    assert board(out, passphrase=SECRET) == ()
    (out.parent / "forms.pdf").symlink_to(tmp_path / "nowhere")  # found only when it is written
    with pytest.raises(Refused):
        draft(out, "forms", "P-001")
    assert list(out.parent.glob("forms.docx")) == []
    assert board(out, passphrase=SECRET) == ()
    assert verify(out, passphrase=SECRET).ok


def test_what_there_is_not_is_said_before_a_passphrase_is_asked_for(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (
        [str(out), "--to", "nobody-known"],
        [str(out), "--to", "wgad", "--lang", "fr"],
        [str(out), "--to", "cat", "--lang", "es"],
        [str(out), "--to", "cat", "--beside", "uk"],
        [str(out.parent), "--to", "wgad"],
    ):
        assert answer(["complaint", *words]) == 1
        told = capsys.readouterr().err
        assert told
        assert "passphrase" not in told


@pytest.mark.parametrize("job", ["complaint", "deadlines", "filing", "gaps", "people", "verify"])
def test_a_folder_without_a_case_is_refused_before_a_passphrase_is_asked_for(
    job: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer([job, str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "There is no case here" in told
    assert "passphrase" not in told


def test_a_form_of_one_person_is_written_of_nobody_else_than_somebody(out: Path) -> None:
    with pytest.raises(Refused) as refusal:
        draft(out, "nobody")
    assert "P-001" in refusal.value.hint
    assert list(out.parent.glob("nobody*")) == []
    assert board(out, passphrase=SECRET) == ()


def test_without_a_register_a_form_of_one_person_says_how_to_begin_one(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "page.html").write_text(PAGE, encoding="utf-8")
    build_dossier(tmp_path / "reports", tmp_path / "out", passphrase=SECRET, public=["*"])
    with pytest.raises(Refused) as refusal:
        draft(tmp_path / "out", "nobody")
    assert "habeas people" in refusal.value.hint


def test_no_path_of_a_file_stands_in_a_draft_to_an_addressee(out: Path) -> None:
    take(out, YES, {**SOURCE, "level": "named"})
    text = written(out)[".docx"]
    assert ".html" not in text
    assert "talks" not in text


def test_each_statement_of_a_source_that_is_not_annexed_counts_as_under_seal(out: Path) -> None:
    take(out, YES, SOURCE)
    found = preview_complaint(out, passphrase=SECRET, to="wgad", persons=["P-001"])
    told = found.disclosure.told.statements
    public = {one.path for one in found.disclosure.told.documents if one.public}
    hidden = sum(one.doc not in public for one in told)
    assert hidden
    assert f"Statements under seal: {hidden}." in written(out)[".docx"]


def test_what_the_owner_knows_of_a_sealed_person_stays_unless_it_speaks_against_the_draft(
    out: Path,
) -> None:
    table = b"element,state,person\nE28,yes,P-001\nE33,yes,P-001\nE31,yes,\n"
    ill, ruling, weapon = "E28", "E33", "E31"
    with reopened.opened(out, SECRET) as case:
        facts.keep(case, facts.case_facts(table))
        sealed = disclosing.disclosed(case, to="wgad", persons=["P-001"])
    take(out, YES)
    with reopened.opened(out, SECRET) as case:
        named = disclosing.disclosed(case, to="wgad", persons=["P-001"])
    assert known(sealed) & {ill, ruling, weapon} == {ruling, weapon}
    assert known(named) >= {ill, ruling, weapon}


def known(seen: Preview) -> set[str]:
    """Name what is known in any column of the matrix that a recipient sees."""
    assert seen.disclosure.told.legal
    return {
        str(one.id)
        for matrix in seen.disclosure.told.legal.matrices
        for one in matrix.elements
        if one.state is not Truth.UNKNOWN
    }
