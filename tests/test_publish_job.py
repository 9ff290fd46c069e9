"""Does `habeas publish` do what it says, for a person at a terminal?"""

import csv
import io
import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest

HABEAS = [sys.executable, "-I", "-m", "habeas.cli"]
NEWS = (
    "Harbour Gazette, 1 August 2022\n\n"
    "The Harbour Foundation has counted 47 men who are held without trial in Bryanka. "
    "On 9 July 2022 at least 150 men were moved to Alchevsk, the Ministry of Defence said."
)
TALK = (
    "Taken by R.\n\nMy son Osip Verlanov, +7 000 555-01-17, from Nizhny Ugol, was beaten "
    "in Bryanka on 5 July 2022 together with 612 others."
)
SETTINGS = """title = "Men held in Bryanka"
public = ["news/*.txt"]

[files."news/a.txt"]
outlet = "Harbour Gazette"
published = "2022-08-01"
url = "https://gazette.example/a"
"""


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    given = [*HABEAS, *map(str, words), "--passphrase-fd", "0"]
    return subprocess.run(given, input="a secret", capture_output=True, text=True, check=False)


def reports_in(place: Path) -> Path:
    folder = place / "reports"
    (folder / "news").mkdir(parents=True)
    (folder / "talks").mkdir()
    (folder / "news" / "a.txt").write_text(NEWS, encoding="utf-8")
    (folder / "talks" / "07.txt").write_text(TALK, encoding="utf-8")
    (folder / "case.toml").write_text(SETTINGS, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("case")
    done = run("dossier", reports_in(place), "-o", place / "out")
    assert done.returncode == 0, done.stderr
    (place / "reports" / "news" / "a.txt").unlink()  # publishing reads the case, not the folder
    (place / "reports" / "case.toml").unlink()
    return place / "out"


@pytest.fixture(scope="module")
def public(case: Path) -> Path:
    folder = case.parent / "public"
    done = run("publish", case, "-o", folder, "--confirm")
    assert done.returncode == 0, done.stderr
    return folder


def test_without_confirm_it_shows_what_would_leave_and_writes_nothing(
    case: Path, tmp_path: Path
) -> None:
    told = run("publish", case, "-o", tmp_path / "public")
    assert told.returncode == 1
    assert "Would be published" in told.stdout
    assert "1: documents that are confidential" in told.stdout
    assert told.stderr == (
        "habeas: Nothing was written. Hint: Read the list above, then add --confirm.\n"
    )
    assert not (tmp_path / "public").exists()


def test_the_public_folder_holds_a_page_and_tables_that_anybody_may_read(public: Path) -> None:
    names = ["claims.csv", "figures.csv", "index.html", "sites.geojson", "sources.csl.json"]
    assert sorted(path.name for path in public.iterdir()) == names
    assert stat.S_IMODE(public.stat().st_mode) == 0o755
    assert {stat.S_IMODE(path.stat().st_mode) for path in public.iterdir()} == {0o644}


def test_the_page_tells_places_figures_and_outlets(public: Path) -> None:
    page = (public / "index.html").read_text(encoding="utf-8")
    for word in ("Bryanka", "47 people", "150 people", "Harbour Gazette", "gazette.example"):
        assert word in page


@pytest.mark.parametrize(
    "word", ["Osip", "Verlanov", "555-01", "Ugol", "612", "beaten", "talks", "5 July", "2022-07-0"]
)
def test_nothing_of_the_confidential_talk_is_in_any_public_file(public: Path, word: str) -> None:
    assert [p.name for p in public.iterdir() if word in p.read_text(encoding="utf-8")] == []


def test_not_a_sentence_of_a_published_document_is_repeated(public: Path) -> None:
    words = NEWS.split()
    runs = {" ".join(words[at : at + 6]) for at in range(len(words) - 5)}
    texts = [path.read_text(encoding="utf-8") for path in public.iterdir()]
    assert [run for run in runs if any(run in text for text in texts)] == []


def test_every_row_of_the_table_leads_to_an_outlet(public: Path) -> None:
    text = (public / "claims.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows
    assert {row["outlet"] for row in rows} == {"Harbour Gazette"}


def test_the_sites_are_geojson_with_rounded_points(public: Path) -> None:
    told = json.loads((public / "sites.geojson").read_text(encoding="utf-8"))
    assert told["type"] == "FeatureCollection"
    points = {f["properties"]["name"]: f["geometry"]["coordinates"] for f in told["features"]}
    assert points["Bryanka"] == [38.7, 48.5]


def test_the_ledger_knows_that_something_left_and_is_still_whole(case: Path, public: Path) -> None:
    assert public.exists()
    told = run("verify", case)
    assert (told.returncode, told.stderr) == (0, "")


def test_a_folder_that_holds_anything_is_refused_and_left_alone(
    case: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    told = run("publish", case, "-o", tmp_path, "--confirm")
    assert told.returncode == 1
    assert "not empty" in told.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("command", ["verify", "publish"])
def test_whoever_takes_another_folder_for_the_case_is_told_before_any_passphrase(
    command: str, case: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Nine men.", encoding="utf-8")
    more = ("-o", tmp_path / "public") if command == "publish" else ()
    words = [sys.executable, "-m", "habeas.cli", command]
    for place, said in ((tmp_path, "There is no case here"), (case / "case.habeas", "lies in")):
        told = subprocess.run(
            [*words, place, *more],
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert told.returncode == 1
        assert said in told.stderr
        assert "passphrase" not in told.stderr


def test_a_folder_without_a_case_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    told = run("publish", tmp_path / "empty", "-o", tmp_path / "public", "--confirm")
    assert told.returncode == 1
    assert "There is no case here" in told.stderr
    assert not (tmp_path / "public").exists()


def test_a_case_in_which_nothing_was_published_has_nothing_to_say(tmp_path: Path) -> None:
    folder = reports_in(tmp_path)
    (folder / "case.toml").unlink()
    assert run("dossier", folder, "-o", tmp_path / "out").returncode == 0
    told = run("publish", tmp_path / "out", "-o", tmp_path / "public", "--confirm")
    assert told.returncode == 1
    assert "known to have been published" in told.stderr
    assert not (tmp_path / "public").exists()


def test_what_the_command_line_called_public_stays_public_in_the_case(tmp_path: Path) -> None:
    folder = reports_in(tmp_path)
    (folder / "case.toml").unlink()
    made = run("dossier", folder, "-o", tmp_path / "out", "--public", "news/*.txt")
    assert made.returncode == 0
    told = run("publish", tmp_path / "out", "-o", tmp_path / "public", "--confirm")
    assert told.returncode == 0, told.stderr
    assert "Bryanka" in (tmp_path / "public" / "index.html").read_text(encoding="utf-8")


def test_a_note_with_a_consent_stays_out_even_if_a_glob_calls_it_public(tmp_path: Path) -> None:
    folder = reports_in(tmp_path)
    note = "Consent: for a complaint only, do not publish.\n\n" + TALK
    (folder / "talks" / "07.txt").write_text(note, encoding="utf-8")
    settings = SETTINGS.replace('"news/*.txt"', '"**/*.txt"')
    (folder / "case.toml").write_text(settings, encoding="utf-8")
    assert run("dossier", folder, "-o", tmp_path / "out").returncode == 0
    told = run("publish", tmp_path / "out", "-o", tmp_path / "public", "--confirm")
    assert told.returncode == 0, told.stderr
    assert "1: documents that are confidential" in told.stdout
    assert "612" not in (tmp_path / "public" / "figures.csv").read_text(encoding="utf-8")


def test_a_figure_that_grew_by_one_person_since_the_last_release_is_held_back(
    tmp_path: Path,
) -> None:
    folder = reports_in(tmp_path)
    report = folder / "news" / "a.txt"
    assert run("dossier", folder, "-o", tmp_path / "out").returncode == 0
    assert run("publish", tmp_path / "out", "-o", tmp_path / "july", "--confirm").returncode == 0
    report.write_text(NEWS.replace("47", "48"), encoding="utf-8")
    assert run("dossier", folder, "-o", tmp_path / "out").returncode == 0
    told = run("publish", tmp_path / "out", "-o", tmp_path / "august", "--confirm")
    assert told.returncode == 0, told.stderr
    assert "differ from another printed one" in told.stdout
    assert "48 people" not in (tmp_path / "august" / "index.html").read_text(encoding="utf-8")
    assert run("verify", tmp_path / "out").returncode == 0


def test_the_world_cannot_tell_whether_there_is_a_confidential_talk(
    public: Path, tmp_path: Path
) -> None:
    folder = reports_in(tmp_path)
    (folder / "talks" / "07.txt").unlink()
    assert run("dossier", folder, "-o", tmp_path / "out").returncode == 0
    assert run("publish", tmp_path / "out", "-o", tmp_path / "alone", "--confirm").returncode == 0
    for path in public.iterdir():
        assert path.read_bytes() == (tmp_path / "alone" / path.name).read_bytes(), path.name


def test_the_same_case_gives_the_same_public_bytes_again(
    case: Path, public: Path, tmp_path: Path
) -> None:
    assert run("publish", case, "-o", tmp_path / "again", "--confirm").returncode == 0
    for path in public.iterdir():
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes(), path.name


def test_a_statement_that_a_person_rejected_does_not_leave(tmp_path: Path) -> None:
    folder, out, table = reports_in(tmp_path), tmp_path / "out", tmp_path / "table.csv"
    assert run("dossier", folder, "-o", out).returncode == 0
    lines = (out / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    counted = [c for c in map(json.loads, lines) if (c["quantity"] or {}).get("value") == 47]
    rows = "".join(f"{c['id']},reject,r1,taken back\n" for c in counted)
    table.write_text(f"id,decision,by,reason\n{rows}", encoding="utf-8")
    assert run("dossier", folder, "-o", out, "--decisions", table).returncode == 0
    assert run("publish", out, "-o", tmp_path / "public", "--confirm").returncode == 0
    assert "47 people" not in (tmp_path / "public" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("partner", "name"),
    [
        ("ftm", "entities.ftm.json"),
        ("uwazi", "uwazi.csv"),
        ("geojson", "sites.geojson"),
        ("csl", "sources.csl.json"),
        ("esf", "events.esf.json"),
    ],
)
def test_a_partner_gets_the_file_that_its_program_reads(
    case: Path, tmp_path: Path, partner: str, name: str
) -> None:
    told = run("publish", case, "-o", tmp_path / "for", "--as", partner, "--confirm")
    assert told.returncode == 0, told.stderr
    assert [path.name for path in (tmp_path / "for").iterdir()] == [name]
