"""Is a legal system one folder of tables, and does no line of code name a country?"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "src" / "habeas"
LAW = HOUSE / "law"
FOLDERS = sorted(one.parent.name for one in (LAW / "data").glob("*/norms.csv"))
NORM_COLUMNS = (
    "norm_id,instrument,article,title,forum,in_force_from,in_force_to,elements_required,"
    "elements_supporting,defeated_by,note,source,status,role,any_of,excluded_when,reviewed_by,"
    "persons,acts_on,answers\n"
)
FOLDER = {
    "system.csv": "name,countries,occupies,why,source\nAurelia,ZZ,,,invented\n",
    "norms.csv": NORM_COLUMNS
    + "ZZ-1,Constitution of Aurelia,7,Nobody is held without a judge,Courts,1990-01-01,2020-06-30,"
    + "E03;E07;E10,,,,invented,UNREVIEWED,plead,,E10=no,,,,\n"
    + "ZZ-2,Emergency Act,2,A mayor may order seven days,Courts,2020-07-01,,E03;E07,,,,invented,"
    + "UNREVIEWED,defence,,,,,,ZZ-1;ZZ-3;WGAD-I\n"
    + "ZZ-3,Constitution of Aurelia,7 as amended,The same,Courts,2020-07-01,,E03;E07;E10,,,,"
    + "invented,UNREVIEWED,plead,,E10=no,,,,\n"
    + "ZZ-4,Penal Code,99,Insult of the mayor,-,1990-01-01,,,,,,invented,UNREVIEWED,exposure,,,,,"
    + "filing,\n",
    "changes.csv": "day,what,effect,status\n"
    "2020-07-01,Emergency Act,a mayor may arrest,UNREVIEWED\n",
    "addressees.csv": "id,name,kind,signer,languages,forums,excluded_when,rule,source,status\n"
    "zz-court,High Court,complaint,named,en,Courts,,within a week,invented,UNREVIEWED\n",
    "needs.csv": "addressee,need,kind,group,met_by,item,status\n"
    "zz-court,E03,must,,yes,1,UNREVIEWED\nzz-court,person.name,must,,yes,2,UNREVIEWED\n",
    "deadlines.csv": "id,title,who_acts,span,start,zone,last,source,status\n"
    "ZZ-7D,High Court: seven days,applicant,7 days,sent,Europe/Lisbon,,invented,UNREVIEWED\n",
}
SCRIPT = """
import json
from datetime import date
from zoneinfo import ZoneInfo
from habeas.law import Case, assess, deadlines
from habeas.model.claim import Claim, ClaimId, PlaceMention, Speaker
from habeas.model.document import Digest, DocPath, Document, Passage, Run
from habeas.model.weight import Origin, Voice, Weighed
from habeas.model.words import *

text = "The guards hold him in a cellar without a court ruling."
page = Document(DocPath("a.txt"), Digest("ab" * 32), text,
    (Passage(text, (Run(0, len(text), 0, len(text)),), "en"),), "habeas text 1", "en")
held = Claim(id=ClaimId("c1"), doc=page.path, passage=0, start=0, end=len(text),
    types=(EventType.DETENTION,), certainty=Certainty.WITNESSED, polarity=Polarity.AFFIRMED,
    date="2020-06-20/2020-07-10", places=(PlaceMention(0, 1, (), "Port", "ZZ", 1.0, 1.0, "ZZ-1"),),
    attribution=(Speaker("a man", SpeakerKind.VICTIM, Identity.UNNAMED),))
voice = Voice("a man", (held.id,), "saw it")
heard = Origin("o1", "held", (held.id,), OriginStatus.ESTABLISHED, 1, None, (voice,))
legal = assess(Case({page.path: page}, (held,), Weighed((heard,), (), (), ())))
zones = {name: ZoneInfo(name) for name in ("Europe/Lisbon", "Europe/Zurich")}
print(json.dumps({
    "systems": [one.folder for one in legal.systems],
    "norms": {one.norm.id: [one.verdict, one.crosses] for one in legal.readings
              if one.norm.id.startswith("ZZ")},
    "changes": [str(one.day) for one in legal.changes],
    "category": next(one.verdict for one in legal.categories if one.number == "I"),
    "addressee": [[len(one.missing), list(one.norms)] for one in legal.readiness
                  if one.addressee.id == "zz-court"],
    "ends": [str(one.ends) for one in deadlines(legal, date(2020, 7, 1), zones)
             if one.id == "ZZ-7D"],
}))
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """Read a case with the program as it is, and one folder more."""
    place = tmp_path_factory.mktemp("system")
    house = place / "habeas"
    house.mkdir()
    for room in HOUSE.iterdir():
        if room.name not in {"law", "__pycache__"}:
            (house / room.name).symlink_to(room)
    shutil.copytree(LAW, house / "law", ignore=shutil.ignore_patterns("__pycache__"))
    (house / "law" / "data" / "zz").mkdir()
    for name, table in FOLDER.items():
        (house / "law" / "data" / "zz" / name).write_text(table, encoding="utf-8")
    script = f"import sys; sys.path.insert(0, {str(place)!r})\n{SCRIPT}"
    done = subprocess.run(
        [sys.executable, "-I", "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def test_a_folder_of_tables_adds_a_legal_system(read: dict[str, object]) -> None:
    assert read["systems"] == ["int", "zz"]


def test_its_norms_are_read_on_both_sides_of_its_change(read: dict[str, object]) -> None:
    assert read["norms"] == {
        "ZZ-1": ["arguable", True],
        "ZZ-2": ["arguable", True],
        "ZZ-3": ["arguable", True],
        "ZZ-4": ["arguable", False],
    }
    assert read["changes"] == ["2020-07-01"]


def test_its_defence_answers_a_category_of_all_states(read: dict[str, object]) -> None:
    assert read["category"] == "arguable"


def test_its_addressee_asks_for_what_its_table_says(read: dict[str, object]) -> None:
    assert read["addressee"] == [[1, ["ZZ-1", "ZZ-3"]]]


def test_its_time_limits_end_in_its_zone(read: dict[str, object]) -> None:
    assert read["ends"] == ["2020-07-08 23:59:59+01:00"]


def test_no_line_of_code_of_the_room_names_a_folder_or_a_country() -> None:
    named = re.compile(r"[\"'](?:ru|ni|RU|NI|UA)(?:-[A-Z0-9]+)?[\"']")
    found = [path.name for path in LAW.glob("*.py") if named.search(path.read_text("utf-8"))]
    assert found == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_packaged_folder_can_be_read_to_its_end(folder: str) -> None:
    script = (
        "import json, sys\n"
        "from habeas.law.addressees import addressees, needs\n"
        "from habeas.law.knowledge import elements, norms\n"
        f"found = norms({folder!r})\n"
        "known = set(elements())\n"
        "used = {e for n in found for e in (*n.required, *n.any_of, *n.supporting)}\n"
        "used |= {e for n in found for e, _ in n.excluded_when}\n"
        "ids = {n.id for n in found}\n"
        f"asked = [n for a in addressees({folder!r}) for n in needs({folder!r}, a.id)]\n"
        "print(json.dumps([len(found), len(ids), sorted(used - known), len(asked)]))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    norms, ids, unknown, asked = json.loads(told.stdout)
    assert norms == ids > 0
    assert unknown == []
    assert asked > 0
