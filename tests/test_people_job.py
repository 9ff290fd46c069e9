"""How a small group enters persons and consents, and that no name lies open afterwards."""

import csv
import io
import shutil
from pathlib import Path

import msgspec
import pytest

from habeas import custody
from habeas.casework import (
    build_dossier,
    open_person,
    people,
    preview,
    publish,
    reopened,
    take_people,
    verify,
    write_template,
)
from habeas.casework.people import Taken
from habeas.cli.leaving import preview_lines
from habeas.cli.main import answer
from habeas.cli.people import as_json, people_lines
from habeas.errors import BadRegister, ConsentWithdrawn, UnknownPerson
from habeas.model.person import Field, Risk

SECRET = "six words for this one test"  # noqa: S105 - opens an invented case
PAGE = """<html><head><title>Held in Minsk</title>
<meta property="article:published_time" content="2021-05-05"><meta property="og:site_name"
content="Harbour Gazette"></head><body><article><h1>Held in Minsk</h1>
<p>Police arrested three students in Minsk on 4 May 2021, a lawyer said.</p></article>
</body></html>"""
TALK = """INTERVIEW NOTE 3
5 May 2021, by phone.

Speaker: mother of a student.

Police took my son Tichon Drozdetsky to a cellar in Minsk on 4 May 2021. He was beaten there, his
cell mate told me.
"""
LIST = """name,taken,place,status
Tomas Belar,2021-05-04,Minsk,held
Ana Dvorak,2021-05-04,Minsk,released 2021-05-09
Petr Lisec,2021-05-04,Minsk,missing since 2021-05-06
"""
CANARIES = ("Drozdetsky", "Дроздецкий", "Tichon", "555-01-17")
COLUMNS = ("code", "service", "risk", "authority_by", "authority_day", "authority_scope",
           "documents", "family_name", "given_names", "contact")  # fmt: skip
ASKED = ("about", "purpose", "recipient", "level", "given", "withdrawn", "by", "condition")
PERSON = ("P-001", "conscript", "none_seen", "mother", "2021-05-06", "wgad",
          "talks/3.txt", "Дроздецкий", "Tichon", "+7 000 555-01-17")  # fmt: skip
YES = ("P-001", "special_procedures", "wgad", "named", "2021-05-06", "", "mother", "")


def table(columns: tuple[str, ...], *rows: tuple[str, ...]) -> bytes:
    made = io.StringIO()
    csv.writer(made).writerows([columns, *rows])
    return made.getvalue().encode()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    reports = tmp_path_factory.mktemp("case") / "reports"
    (reports / "talks").mkdir(parents=True)
    (reports / "page.html").write_text(PAGE, encoding="utf-8")
    (reports / "talks" / "3.txt").write_text(TALK, encoding="utf-8")
    out = reports.parent / "out"
    build_dossier(reports, out, passphrase=SECRET, public=["page.html"])
    return out


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "out"))


def take(out: Path, *tables: bytes) -> Taken:
    paths = []
    for number, words in enumerate(tables):
        path = out.parent / f"{number}.csv"
        path.write_bytes(words)
        paths.append(path)
    taken = take_people(out, paths, passphrase=SECRET)
    for path in paths:
        path.unlink()
    return taken


def lie_open(place: Path) -> list[str]:
    spelled = [word.encode(code) for word in CANARIES for code in ("utf-8", "utf-16-le")]
    files = [path for path in place.rglob("*") if path.is_file()]
    return [path.name for path in files if any(one in path.read_bytes() for one in spelled)]


def test_a_person_goes_into_the_vault_and_their_name_lies_open_nowhere(out: Path) -> None:
    taken = take(out, table(COLUMNS, PERSON))
    assert [one.id for one in taken.persons] == ["P-001"]
    assert lie_open(out) == []
    assert verify(out, passphrase=SECRET).ok


def test_the_ledger_knows_that_something_was_recorded_and_not_of_whom(out: Path) -> None:
    take(out, table(COLUMNS, PERSON), table(ASKED, YES))
    with reopened.opened(out, SECRET) as held:
        bodies = b"".join(custody.row(link).body for link in held.links)
    assert bodies.count(b"recorded") >= 2
    told = (*CANARIES, "P-001", "wgad", "mother", "talks/3.txt")
    assert [word for word in told if word.encode() in bodies] == []


def test_a_person_can_be_written_by_no_encoder(out: Path) -> None:
    take(out, table(COLUMNS, PERSON))
    person = people(out, passphrase=SECRET).register.persons[0]
    with pytest.raises(TypeError):
        msgspec.json.encode(person)
    assert [name for name in CANARIES if name in f"{person!r}{person}"] == []


def test_the_list_shows_codes_and_days_and_no_name(out: Path) -> None:
    take(out, table(COLUMNS, PERSON), table(ASKED, YES))
    listed = people(out, passphrase=SECRET)
    told = "\n".join(people_lines(listed)) + as_json(listed) + repr(listed)
    assert [name for name in CANARIES if name in told] == []
    assert "P-001" in told
    assert "authority: mother, 2021-05-06, before wgad" in told
    assert "wgad (special procedures): named, since 2021-05-06" in told


def test_the_same_table_again_adds_nothing(out: Path) -> None:
    tables = (table(COLUMNS, PERSON), table(ASKED, YES))
    take(out, *tables)
    again = take(out, *tables)
    assert again == Taken((), ())


def test_an_empty_cell_keeps_what_is_known_and_a_dash_takes_it_away(out: Path) -> None:
    take(out, table(COLUMNS, PERSON))
    take(out, table(("code", "risk", "contact"), ("P-001", "yes", "-")))
    person = people(out, passphrase=SECRET).register.persons[0]
    assert person.risk is Risk.YES
    assert Field.CONTACT not in person.sealed
    assert person.sealed[Field.FAMILY].open() == "Дроздецкий"


def test_a_template_filled_with_nothing_changes_nothing(out: Path) -> None:
    take(out, table(COLUMNS, PERSON), table(ASKED, YES))
    for consents in (False, True):
        target = write_template(
            out, out.parent / f"{consents}.csv", passphrase=SECRET, consents=consents
        )
        words = target.read_bytes()
        assert [name for name in CANARIES if name.encode() in words] == []
        assert take(out, words) == Taken((), ())


def test_every_row_of_a_list_is_proposed_a_code_with_the_statements_of_that_row(
    tmp_path: Path,
) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "list.csv").write_text(LIST, encoding="utf-8")
    out = tmp_path / "out"
    build_dossier(reports, out, passphrase=SECRET)
    proposed = rows_of(write_template(out, tmp_path / "people.csv", passphrase=SECRET))
    assert [row["note"] for row in proposed] == [
        f"stands in row {n} of this list" for n in (2, 3, 4)
    ]
    assert all(row["documents"] == "list.csv" and row["statements"] for row in proposed)
    assert len({row["statements"] for row in proposed}) == len(proposed)
    first = proposed[0] | {"code": "P-001", "note": ""}
    take(out, table(tuple(first), tuple(first.values())))
    left = rows_of(write_template(out, tmp_path / "again.csv", passphrase=SECRET))
    assert [row["note"][:20] for row in left if row["note"]] == [
        "stands in row 3 of t",
        "stands in row 4 of t",
    ]


def rows_of(template: Path) -> list[dict[str, str]]:
    """Read the proposals of a template, without the row that explains the columns."""
    found = csv.DictReader(io.StringIO(template.read_text(encoding="utf-8-sig")))
    return [row for row in found if row["note"] != "never leaves the case"]


def test_a_template_proposes_a_code_for_a_speaker_who_is_sealed_so_far(out: Path) -> None:
    target = write_template(out, out.parent / "people.csv", passphrase=SECRET)
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    proposed = [row for row in rows if row["documents"] == "talks/3.txt"]
    assert proposed
    assert all(row["code"].startswith("#") for row in proposed)


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("code", "Drozdetsky", "row 2, code"),
        ("service", "Drozdetsky", "row 2, service"),
        ("risk", "Drozdetsky", "row 2, risk"),
        ("authority_by", "Drozdetsky", "row 2, authority"),
        ("authority_day", "6 May", "row 2, authority"),
        ("documents", "talks/Drozdetsky.txt", "row 2, documents"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_and_never_quoted(
    out: Path, column: str, cell: str, words: str
) -> None:
    row = list(PERSON)
    row[COLUMNS.index(column)] = cell
    with pytest.raises(BadRegister) as refusal:
        take(out, table(COLUMNS, tuple(row)))
    assert words in str(refusal.value)
    assert [name for name in CANARIES if name in str(refusal.value)] == []
    assert people(out, passphrase=SECRET).register.persons == ()


def test_all_bad_cells_of_a_table_are_told_at_once(out: Path) -> None:
    rows = (("P-001", "sailor"), ("P-2", "contract"), ("P-003", "contract"))
    with pytest.raises(BadRegister) as refusal:
        take(out, table(("code", "service"), *rows))
    assert "row 2, service" in str(refusal.value)
    assert "row 3, code" in str(refusal.value)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("about", "P-007"),
        ("about", "talks/Drozdetsky.txt"),
        ("purpose", "everything"),
        ("recipient", ""),
        ("recipient", "hrc"),  # a treaty body is no special procedure
        ("level", "public"),
        ("given", "yesterday"),
        ("withdrawn", "2021-05-05"),
        ("withdrawn", "2999-01-01"),
        ("by", "Tichon"),
    ],
)
def test_a_consent_to_nobody_or_of_nobody_is_refused(out: Path, column: str, cell: str) -> None:
    take(out, table(COLUMNS, PERSON))
    row = list(YES)
    row[ASKED.index(column)] = cell
    with pytest.raises(BadRegister) as refusal:
        take(out, table(ASKED, tuple(row)))
    assert f"row 2, {column}" in str(refusal.value)
    assert people(out, passphrase=SECRET).register.consents == ()


def test_a_name_is_shown_only_after_the_ledger_has_noted_it(out: Path) -> None:
    take(out, table(COLUMNS, PERSON))
    before = verify(out, passphrase=SECRET).entries
    told = open_person(out, "P-001", passphrase=SECRET, by="R1", reason="to fill the form")
    assert told[Field.FAMILY] == "Дроздецкий"
    assert verify(out, passphrase=SECRET).entries == before + 1
    with pytest.raises(UnknownPerson):
        open_person(out, "P-009", passphrase=SECRET, by="R1", reason="to fill the form")


def test_a_preview_names_nobody_until_a_reviewer_asks(out: Path) -> None:
    take(out, table(COLUMNS, PERSON), table(ASKED, YES))
    asked = {"to": "wgad", "persons": ["P-001"], "fields": ["person.name"]}
    blind = "\n".join(preview_lines(preview(out, passphrase=SECRET, **asked)))
    assert "P-001: name: █████ (consent of 2021-05-06)" in blind
    assert "talks/3.txt: document (nobody asked" in blind
    before = verify(out, passphrase=SECRET).entries
    seen = "\n".join(preview_lines(preview(out, passphrase=SECRET, by="R1", **asked)))
    assert "P-001: name: Дроздецкий Tichon" in seen
    assert verify(out, passphrase=SECRET).entries == before + 1


def test_a_withdrawal_stops_what_a_consent_had_opened(out: Path) -> None:
    take(out, table(COLUMNS, PERSON), table(ASKED, YES))
    back = (*YES[:5], "2021-06-01", *YES[6:])
    take(out, table(ASKED, back))
    take(out, table(ASKED, YES))  # an old copy of the table
    with pytest.raises(ConsentWithdrawn):
        preview(out, passphrase=SECRET, to="wgad", persons=["P-001"])


def test_consent_to_a_source_does_not_follow_its_path_to_other_words(
    made: Path, tmp_path: Path
) -> None:
    reports = Path(shutil.copytree(made.parent / "reports", tmp_path / "reports"))
    out = Path(shutil.copytree(made, tmp_path / "out"))
    row = ("talks/3.txt", "special_procedures", "wgad", "role", "2021-05-06", "", "mother", "")
    take(out, table(ASKED, row))
    assert "talks/3.txt" in [one.of for one in preview(out, passphrase=SECRET, to="wgad").leaving]
    (reports / "talks" / "3.txt").write_text(TALK + "More was said later.", encoding="utf-8")
    build_dossier(reports, out, passphrase=SECRET, public=["page.html"])
    after = preview(out, passphrase=SECRET, to="wgad")
    assert "talks/3.txt" not in [one.of for one in after.leaving]


def test_what_a_recipient_does_not_know_is_nobody_to_consent_to(out: Path) -> None:
    with pytest.raises(UnknownPerson):
        preview(out, passphrase=SECRET, to="somebody")


def test_the_door_tells_that_the_table_still_lies_open(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = out.parent / "people.csv"
    target.write_bytes(table(COLUMNS, PERSON))
    secret = out.parent / "secret"
    secret.write_text(SECRET, encoding="utf-8")
    secret.chmod(0o600)
    words = ["people", str(out), "--take", str(target), "--passphrase-file", str(secret)]
    assert answer(words) == 0
    told = capsys.readouterr()
    assert "Taken in and sealed: 1 person new or changed" in told.out
    assert "people.csv still lies there in plain text" in told.err
    assert [name for name in CANARIES if name in told.out + told.err] == []


def test_a_name_that_only_the_register_knows_is_kept_out_of_a_public_report(
    made: Path, tmp_path: Path
) -> None:
    reports = Path(shutil.copytree(made.parent / "reports", tmp_path / "reports"))
    (reports / "talks" / "3.txt").write_text("Nothing was said.", encoding="utf-8")
    (reports / "case.toml").write_text('title = "The case of Drozdetsky"', encoding="utf-8")
    out = tmp_path / "out"
    build_dossier(reports, out, passphrase=SECRET, public=["page.html"])
    asked = {"passphrase": SECRET, "confirmed": False}
    before = publish(out, tmp_path / "public", **asked)
    assert "Drozdetsky" in before.offer.release.title
    take(out, table(("code", "family_name"), ("P-001", "Дроздецкий")))
    after = publish(out, tmp_path / "public", **asked)
    assert "Drozdetsky" not in after.offer.release.title
