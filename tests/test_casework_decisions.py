"""What a reviewer wrote into the table goes into the case, and lies open nowhere."""

import csv
import io
from pathlib import Path

from habeas.casework.flow import build_dossier

REPORT = "Minsk, 5 May 2021\n\nPolice arrested three students in Minsk, a lawyer said.\n"
SECRET = "six words for this one test"  # noqa: S105 - opens an invented case
REASON = "Tamara V. saw him herself"


def decided(table: bytes) -> bytes:
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    made = io.StringIO()
    names = list(dict.fromkeys([*rows[0], "decision", "by", "reason"]))
    writer = csv.DictWriter(made, names)
    writer.writeheader()
    for row in rows:
        writer.writerow({**row, "decision": "accept", "by": "R1", "reason": REASON})
    return made.getvalue().encode()


def test_the_reason_of_a_decision_stands_nowhere_in_out(tmp_path: Path) -> None:
    reports, out = tmp_path / "reports", tmp_path / "out"
    reports.mkdir()
    (reports / "a.txt").write_text(REPORT, encoding="utf-8")
    build_dossier(reports, out, passphrase=SECRET)
    table = out / "claims.csv"
    table.write_bytes(decided(table.read_bytes()))
    private = build_dossier(reports, out, passphrase=SECRET, decisions=table)
    assert [one.accepted for one in private.statements] == [True] * len(private.statements)
    assert private.statements
    open_files = [path for path in out.rglob("*") if path.is_file()]
    assert [path.name for path in open_files if REASON.encode() in path.read_bytes()] == []
    assert list(out.glob("*.edited-*")) == []
