"""Invented cases that a reviewer has decided: many small reports that have nothing in common."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

from habeas.casework.flow import build_dossier

SECRET = "six words for this one test"  # noqa: S105 - opens invented cases
TOWNS = (
    "Ostrava", "Gomel", "Tarija", "Nantes", "Mwanza", "Hamar", "Kutaisi", "Salto", "Bergamo",
    "Tartu", "Bukhara", "Sousse", "Oruro", "Pskov", "Celje", "Plovdiv", "Limerick", "Ponce",
    "Namur", "Arusha", "Vaasa", "Iquique", "Split", "Kaunas",
)  # fmt: skip
GIVEN = ("Marta", "Pavel", "Ines", "Tomas", "Olena", "Yusuf", "Greta", "Ilir")
OPENINGS = (
    "Police arrested {n} {who} in {town} on {day} {month} 2021, a lawyer told {paper}.",
    "On {day} {month} 2021 officers detained {n} {who} near {town}, according to their relatives.",
    "In {town}, {n} {who} have been held since {day} {month} 2021, the {body} said.",
    "Soldiers seized {n} {who} at the station of {town} on {day} {month} 2021, wrote {paper}.",
)
MIDDLES = (
    "Allegedly one of them was beaten in the {room}.",
    "A {one} was allegedly tortured with electric shocks in the {room}.",
    "In the {room} guards allegedly beat a {one} with cables.",
)
ENDS = (
    "{name}, a lawyer, said that all of them had been released by the {day}th.",
    "The ministry said that no {one} from {town} had been beaten.",
    "{name}, whose sister is among them, filed a complaint against the {room} guards.",
)
WHO = ("teachers", "students", "drivers", "nurses", "miners")
ROOMS = ("cellar", "garage", "gymnasium", "boiler house", "granary", "depot", "stable")
MONTHS = ("January", "March", "May", "July", "August", "October", "November")


def reports(place: Path, most: int = len(TOWNS)) -> Path:
    folder = place / "reports"
    folder.mkdir(parents=True)
    for at, town in enumerate(TOWNS[:most]):
        told = {
            "town": town, "n": 3 + at * 7 % 31, "day": at % 19 + 4, "month": MONTHS[at % 7],
            "name": f"{GIVEN[at % 8]} {town[::-1].title()}ez", "who": WHO[at % 5],
            "one": WHO[at % 5].removesuffix("s"), "room": ROOMS[at * 3 % 7],
            "paper": f"the {town} Courier", "body": f"{town} Lantern Foundation",
        }  # fmt: skip
        lines = (OPENINGS[at % 4], MIDDLES[(at // 3) % 3], ENDS[(at // 2) % 3])
        text = "\n\n".join(line.format(**told) for line in lines)
        (folder / f"{town.lower()}-secret-path.txt").write_text(text, encoding="utf-8")
    return folder


def decide(out: Path, judge: Callable[[dict[str, str]], dict[str, str]]) -> Path:
    """Fill in the table as a reviewer would: `judge` gives the cells of a row."""
    table = out / "claims.csv"
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8-sig"), newline="")))
    made = io.StringIO()
    writer = csv.DictWriter(made, [*rows[0], "decision", "by", "reason"])
    writer.writeheader()
    for row in rows:
        writer.writerow({**row, "by": "R1", "reason": "Marta told me", **judge(row)})
    decided = out.with_suffix(".csv")
    decided.write_text(made.getvalue(), encoding="utf-8")
    return decided


def decided_case(place: Path, judge: Callable[[dict[str, str]], dict[str, str]]) -> Path:
    folder, out = reports(place), place / "out"
    build_dossier(folder, out, passphrase=SECRET, public=["*.txt"])
    table = decide(out, judge)
    build_dossier(folder, out, passphrase=SECRET, public=["*.txt"], decisions=table)
    return out
