"""What is a user told when a dossier has been written?"""

from pathlib import Path

import msgspec
import pytest

from habeas.cli.claims import Amount, Hop, Place, Told, told_lines
from habeas.cli.report import as_json, count_line, report_lines
from habeas.cli.telling import escaped
from habeas.cli.verify import fault_line
from habeas.model.document import Digest, DocPath
from habeas.model.entry import Fault, FaultKind
from habeas.model.release import Fate, FileReport, Headline, Private

HEADLINE = Headline(
    documents=22,
    public=1,
    statements=1,
    origins=6,
    eyewitnesses=2,
    families=7,
    unsettled=1,
    review=0,
)


@pytest.fixture
def private() -> Private:
    files = (
        FileReport(DocPath("scan.pdf"), Fate.UNREADABLE, "no reader knows it", "save it as text"),
        FileReport(DocPath("case.toml"), Fate.SET_ASIDE, "settings"),
    )
    return Private(
        title="Case",
        headline=HEADLINE,
        documents=(),
        statements=(),
        origins=(),
        figures=(),
        relays=(),
        mutations=(),
        files=files,
    )


def test_the_headline_counts_voices_beside_documents() -> None:
    told = count_line(HEADLINE)
    assert told == "22 documents, 1 statement, 6 origins, 2 eye-witnesses; 0 statements to review."


def test_a_file_that_could_not_be_read_is_named_with_its_hint(private: Private) -> None:
    told = "\n".join(report_lines(private, Path("reports"), Path("dossier")))
    assert "Not read:\n  scan.pdf: No reader knows it. Hint: Save it as text." in told


def test_what_is_confidential_is_counted_with_the_way_to_call_it_public(private: Private) -> None:
    told = "\n".join(report_lines(private, Path("reports"), Path("dossier")))
    assert "21 documents are confidential: their words are in case.habeas only." in told
    opened = msgspec.structs.replace(private, with_confidential=True)
    assert "--public" not in "\n".join(report_lines(opened, Path("reports"), Path("dossier")))


def test_the_end_says_what_still_lies_open(private: Private, tmp_path: Path) -> None:
    (tmp_path / "case.toml").touch()
    told = list(report_lines(private, tmp_path, Path("dossier")))
    opened = told[told.index("") :]
    assert [
        any(line.strip().startswith(name) for line in opened)
        for name in (str(tmp_path), str(tmp_path / "case.toml"), "dossier")
    ] == [True, True, True]


def test_a_program_gets_the_same_counts(private: Private) -> None:
    told = msgspec.json.decode(as_json(private, Path("dossier")))
    assert told["headline"]["origins"] == HEADLINE.origins
    assert [file["fate"] for file in told["files"]] == ["unreadable", "set_aside"]


def test_a_fault_names_the_entry_and_the_source() -> None:
    fault = Fault(FaultKind.SOURCE_ALTERED, number=3, source=Digest("ab12"))
    assert fault_line(fault) == "sealed source altered: entry 3, source ab12"


def test_a_claim_on_the_terminal_shows_words_chain_and_doubt() -> None:
    claim = Told(
        id="ab12cd34-5-31",
        doc="a.txt",
        words="more than forty\nmen were held",
        types=("detention", "count"),
        certainty="alleged",
        polarity="unknown",
        date="2022-07~",
        attribution=(Hop("mother", "relative", "sealed"), Hop("Granki", "media", "named")),
        places=(Place("Брянці", "Brianka"),),
        quantity=Amount("more than forty men", "persons"),
    )
    assert list(told_lines(claim)) == [
        "ab12cd34-5-31 a.txt: “more than forty men were held”",
        "  alleged by mother (relative, sealed) < Granki",
        "  detention, count; unknown; 2022-07~; Brianka; more than forty men (persons)",
    ]


def test_words_of_a_source_cannot_steer_the_terminal() -> None:
    hostile = Told(
        id="ab\x1b12-0-4",
        doc="a\x1b]0;b\x07.txt",
        words="held \x1b[2J\x9b31m\u202e here",
        types=("detention",),
        certainty="reported",
        polarity="affirmed",
        date=None,
        attribution=(Hop("Gran\x1bki", "media", "named"),),
        places=(Place("Bri\x1banka", None),),
        quantity=None,
    )
    assert all(line.isprintable() for line in told_lines(hostile))


def test_a_program_reads_the_same_words_out_of_escapes() -> None:
    line = msgspec.json.encode({"words": "held \x1b[2J\x9b31m\u202e 🕊 here"}).decode()
    assert escaped(line).isprintable()
    assert msgspec.json.decode(escaped(line)) == msgspec.json.decode(line)


def test_names_of_confidential_files_are_told_to_lie_open(private: Private) -> None:
    told = "\n".join(report_lines(private, Path("reports"), Path("dossier")))
    assert "names of files, of confidential ones too" in told
    assert "rename it in FOLDER" in told
    known = msgspec.structs.replace(HEADLINE, documents=21, public=21)
    told = "\n".join(
        report_lines(
            msgspec.structs.replace(private, headline=known), Path("reports"), Path("dossier")
        )
    )
    assert "rename it" not in told
