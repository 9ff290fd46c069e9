"""Does the main job do what the front page says, for a person at a terminal?"""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from habeas.cli.demo import PASSPHRASE

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "objectors"
HABEAS = [sys.executable, "-I", "-m", "habeas.cli"]
# The same program in a world without a network: asking for one ends it. (A library of spaCy's
# binds a socket to ::1 to see whether there is IPv6, and closes it: nothing leaves the machine.)
WITHOUT_NETWORK = """
import sys
def refuse(event, details):
    asks = ("connect", "sendto", "sendmsg", "getaddrinfo", "gethostby", "getnameinfo")
    if event.startswith(tuple("socket." + ask for ask in asks)):
        raise SystemExit("reached for a network")
sys.addaudithook(refuse)
from habeas.cli.main import main
main()
"""
DERIVED = ["claims.jsonl", "origins.json", "figures.json", "relays.json", "mutations.json"]


def run(*words: str | Path, secret: str = PASSPHRASE) -> subprocess.CompletedProcess[str]:
    asked = words[0] in ("dossier", "publish", "verify")
    given = [*words, "--passphrase-fd", "0"] if asked else words
    return subprocess.run(
        [*HABEAS, *map(str, given)], input=secret, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    out = tmp_path_factory.mktemp("demo") / "look"
    words = [sys.executable, "-I", "-c", WITHOUT_NETWORK, "demo", "-o", str(out)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return out, done.stdout, done.stderr


@pytest.fixture
def copy(demo: tuple[Path, str, str], tmp_path: Path) -> Path:
    return Path(shutil.copytree(demo[0], tmp_path / "look"))


def plain_text(out: Path) -> str:
    """Read all that stands in OUT in plain text, tables of zipped XML included."""
    parts = [
        path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and "case.habeas" not in path.parts
    ]
    for book in out.glob("*.xlsx"):
        with zipfile.ZipFile(book) as packed:
            parts += [packed.read(name) for name in packed.namelist()]
    return b"\n".join(parts).decode("utf-8", "replace")


def test_the_demo_reaches_for_no_network_and_is_silent_in_a_pipe(
    demo: tuple[Path, str, str],
) -> None:
    _, told, complained = demo
    assert complained == ""
    assert told.startswith("19 documents, ")


def test_the_demo_writes_all_that_is_promised(demo: tuple[Path, str, str]) -> None:
    check = [sys.executable, str(ROOT / "tools" / "written.py"), str(demo[0])]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_protected_word_of_a_confidential_source_stands_in_plain_text(
    demo: tuple[Path, str, str],
) -> None:
    settings = (SAMPLE / "case.toml").read_text(encoding="utf-8")
    gold = json.loads((ROOT / "tests/gold/objectors/gold.json").read_text(encoding="utf-8"))
    texts = {d["file"]: (SAMPLE / d["file"]).read_text("utf-8") for d in gold["documents"]}
    public = "\n".join(t for name, t in texts.items() if name.removesuffix(".txt") in settings)
    protected = {
        mark["text"]
        for document in gold["documents"]
        if document["file"].removesuffix(".txt") not in settings
        for mark in document.get("protected", ())
    }
    secret = {words for words in protected if words not in public}
    shown = plain_text(demo[0])
    assert len(secret) > 10
    assert {words for words in secret if words in shown} == set()


def test_a_second_run_writes_the_same_bytes(copy: Path) -> None:
    before = {name: (copy / name).read_bytes() for name in DERIVED}
    assert run("demo", "-o", copy).returncode == 0
    assert {name: (copy / name).read_bytes() for name in DERIVED} == before


def test_verify_finds_nothing_wrong_with_what_was_just_written(
    demo: tuple[Path, str, str],
) -> None:
    told = run("verify", demo[0])
    assert (told.returncode, told.stderr) == (0, "")
    assert "Nothing is altered" in told.stdout


def test_verify_names_the_file_in_which_one_letter_was_changed(copy: Path) -> None:
    table = copy / "claims.csv"
    table.write_bytes(table.read_bytes().replace(b"e", b"a", 1))
    told = run("verify", copy)
    assert told.returncode == 1
    assert "claims.csv" in told.stdout


def test_a_wrong_passphrase_is_refused_in_one_sentence(demo: tuple[Path, str, str]) -> None:
    told = run("verify", demo[0], secret="not this one")  # noqa: S106
    assert told.returncode == 1
    assert told.stderr.startswith("habeas: The passphrase does not open this case.")
    assert len(told.stderr.splitlines()) == 1


def test_nothing_is_published_that_nobody_confirmed(copy: Path, tmp_path: Path) -> None:
    told = run("publish", copy, "-o", tmp_path / "public")
    assert told.returncode == 1
    assert "Held back:" in told.stdout
    assert not (tmp_path / "public").exists()


def test_a_confirmed_report_is_written_and_the_case_remembers_it(
    copy: Path, tmp_path: Path
) -> None:
    assert run("publish", copy, "-o", tmp_path / "public", "--confirm").returncode == 0
    assert (tmp_path / "public" / "index.html").exists()
    assert run("verify", copy).returncode == 0


def test_without_a_passphrase_nothing_is_written(tmp_path: Path) -> None:
    words = [*HABEAS, "dossier", str(SAMPLE), "-o", str(tmp_path / "out")]
    told = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert told.returncode == 1
    assert not (tmp_path / "out").exists()


def test_an_empty_folder_is_refused_and_leaves_no_trace(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    told = run("dossier", tmp_path / "reports", "-o", tmp_path / "out")
    assert told.returncode == 1
    assert "Hint:" in told.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_of_files_that_nobody_can_read_says_of_each_why(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "tune.mp3").write_bytes(b"ID3\x03\x00 and no words")
    (reports / "torn.docx").write_bytes(b"PK\x03\x04 torn")
    done = run("dossier", reports, "-o", tmp_path / "out")
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert [line.split(":")[0].strip() for line in lines[-2:]] == ["torn.docx", "tune.mp3"]
    assert all("Hint: " in line for line in lines[-2:])


def test_out_inside_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Four men were detained in Brianka.", encoding="utf-8")
    told = run("dossier", tmp_path, "-o", tmp_path / "out")
    assert told.returncode == 1
    assert not (tmp_path / "out").exists()


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text("Four men were detained in Brianka.", encoding="utf-8")
    (reports / "b.docx").write_bytes(b"PK\x03\x04 cut off")
    told = run("dossier", reports, "-o", tmp_path / "out")
    assert told.returncode == 0
    assert "b.docx" in told.stdout
    assert "1 document," in told.stdout


def test_a_statement_that_a_person_rejected_stays_away(tmp_path: Path) -> None:
    reports, out, table = tmp_path / "reports", tmp_path / "out", tmp_path / "table.csv"
    reports.mkdir()
    words = "Maria Soto said that her son was detained. The prison freed four men on 3 July 2021."
    (reports / "a.txt").write_text(words, encoding="utf-8")
    assert run("dossier", reports, "-o", out).returncode == 0
    found = [json.loads(line)["id"] for line in (out / "claims.jsonl").read_text().splitlines()]
    assert found
    rows = f"id,decision,by,reason\n{found[0]},reject,r1,the speaker took it back\n"
    table.write_text(rows, encoding="utf-8")
    assert run("dossier", reports, "-o", out, "--decisions", table).returncode == 0
    assert run("dossier", reports, "-o", out).returncode == 0
    assert found[0] not in (out / "claims.jsonl").read_text(encoding="utf-8")


def test_a_decision_that_habeas_does_not_know_is_told_by_its_row(tmp_path: Path) -> None:
    reports, out, table = tmp_path / "reports", tmp_path / "out", tmp_path / "table.csv"
    reports.mkdir()
    (reports / "a.txt").write_text("Four men were detained in Brianka.", encoding="utf-8")
    table.write_text("id,decision,by\nx-1-2,perhaps,r1\n", encoding="utf-8")
    told = run("dossier", reports, "-o", out, "--decisions", table)
    assert told.returncode == 0
    assert "0 decisions went into the case, 1 row was not taken." in told.stdout
    assert "Row 2: Its decision is none of ours." in told.stdout


def test_a_table_that_is_none_is_refused(tmp_path: Path) -> None:
    reports, out, table = tmp_path / "reports", tmp_path / "out", tmp_path / "table.csv"
    reports.mkdir()
    (reports / "a.txt").write_text("Four men were detained in Brianka.", encoding="utf-8")
    table.write_text("name,verdict\nx,good\n", encoding="utf-8")
    told = run("dossier", reports, "-o", out, "--decisions", table)
    assert told.returncode == 1
    assert told.stderr.startswith("habeas: The table lacks the columns id, decision and by")


def test_claims_of_a_single_file_are_cut_out_of_it() -> None:
    report = SAMPLE / "docs" / "04-en-americasmirror.html"
    told = run("claims", "--json", report)
    text = report.read_bytes().decode()
    claims = [json.loads(line) for line in told.stdout.splitlines()]
    assert claims
    assert all(claim["quote"] == text[claim["start"] : claim["end"]] for claim in claims)


def test_the_title_of_a_private_chat_stands_in_no_file_of_out(tmp_path: Path) -> None:
    reports, out = tmp_path / "reports", tmp_path / "out"
    reports.mkdir()
    said = {
        "id": 2, "type": "message", "date": "2025-03-12T12:44:10", "from": "Zinaida",
        "text": "Police detained four men in Brianka on 3 July 2022.", "text_entities": [],
    }  # fmt: skip
    whole = {"name": "Quayside | Weavers | kin", "type": "private_group", "messages": [said]}
    (reports / "result.json").write_text(json.dumps(whole), encoding="utf-8")
    assert run("dossier", reports, "-o", out).returncode == 0
    claims = [json.loads(line) for line in (out / "claims.jsonl").read_text().splitlines()]
    channels = [h for one in claims for h in one["attribution"] if h["kind"] == "social_channel"]
    assert channels
    assert all(hop["name"] is None for hop in channels)
    assert "Weavers" not in plain_text(out)
    assert "Zinaida" not in plain_text(out)
