"""Which norms, elements and questions does the room know, and in what shape?"""

from collections.abc import Collection
from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from habeas.model.claim import Claim
from habeas.model.document import DocPath, Document
from habeas.model.law import CaseFact, Subject
from habeas.model.norm import Days, ElementId, Norm, NormId, Role, Truth, Urgency
from habeas.model.weight import Weighed
from habeas.text import edtf
from habeas.text.tables import folders_with, rows

ROOM = "habeas.law"
EVERYWHERE = "int"  # the folder of what holds for every State
NO = f"={Truth.NO}"
NOT = "-"
PLEADED = frozenset({Role.PLEAD, Role.PROCEDURE, Role.ARGUABLE_ONLY})


class Case(Struct, frozen=True):
    """What the room is given: documents by path, claims with settled places, and their weight."""

    documents: dict[DocPath, Document]
    claims: tuple[Claim, ...]
    weighed: Weighed
    facts: tuple[CaseFact, ...] = ()
    persons: tuple[Subject, ...] = ()
    filing: frozenset[str] = frozenset()  # fields of forms that whoever files has answered


class Question(Struct, frozen=True):
    """How an element is read out, and what to ask when it is missing."""

    label: str
    question: str
    ask: str
    urgency: Urgency
    why: str


@cache
def of_folders(name: str) -> tuple[tuple[str, dict[str, str]], ...]:
    """Read a table of every folder of law that has it, each row with its folder."""
    found = sorted(folders_with(ROOM, name), key=lambda folder: (folder != EVERYWHERE, folder))
    return tuple((folder, row) for folder in found for row in rows(ROOM, f"{folder}/{name}"))


@cache
def norms(folder: str) -> tuple[Norm, ...]:
    """Read the norms of a folder of law."""
    return tuple(_norm(row) for row in rows(ROOM, f"{folder}/norms.csv"))


def _norm(row: dict[str, str]) -> Norm:
    return Norm(
        id=NormId(row["norm_id"]),
        instrument=row["instrument"],
        article=row["article"],
        title=row["title"],
        forum=row["forum"],
        force=Days(
            edtf.bounds(row["in_force_from"] or None)[0],
            edtf.bounds(row["in_force_to"] or None)[1],
        ),
        required=_elements(row["elements_required"]),
        any_of=_elements(row["any_of"]),
        supporting=_elements(row["elements_supporting"]),
        wants_no=_wanted_no(row["elements_required"], row["any_of"], row["elements_supporting"]),
        excluded_when=defeaters(row["excluded_when"]),
        defeated_by=row["defeated_by"],
        role=Role(row["role"]),
        note=row["note"],
        source=row["source"],
        status=row["status"],
        persons=frozenset(one for one in _persons(row) if not one.startswith(NOT)),
        not_persons=frozenset(one[1:] for one in _persons(row) if one.startswith(NOT)),
        filing=row.get("acts_on") == "filing",
        answers=frozenset(map(NormId, (row.get("answers") or "").split(";"))),
        reviewed_by=row["reviewed_by"] or None,
        review=review(row["status"], row["reviewed_by"] or None),
    )


def _persons(row: dict[str, str]) -> list[str]:
    return (row.get("persons") or "").split()


def review(status: str, by: str | None = None) -> str:
    """Say how far a text was compared with a source, and which lawyer has confirmed it.

    >>> review("PARTLY (day computed)")
    'text seen in part (day computed); no lawyer has confirmed this'
    """
    code, _, more = status.partition(" ")
    words = {row["status"]: row["words"] for row in rows(ROOM, "statuses.csv")}[code]
    said = f"confirmed by {by}" if by else "no lawyer has confirmed this"
    return f"{' '.join(filter(None, (words, more)))}; {said}"


def _elements(cell: str) -> tuple[ElementId, ...]:
    return tuple(ElementId(part.strip().partition("=")[0]) for part in cell.split(";") if part)


def _wanted_no(*cells: str) -> frozenset[ElementId]:
    """List the elements that a norm needs not to be so, as `E33=no`: no court ruling."""
    parts = [part.strip() for cell in cells for part in cell.split(";")]
    return frozenset(ElementId(part.removesuffix(NO)) for part in parts if part.endswith(NO))


def defeaters(cell: str) -> tuple[tuple[ElementId, Truth], ...]:
    """Read the states that close a way, as `E10=no`."""
    pairs = [part.partition("=") for part in cell.split(";") if part]
    return tuple((ElementId(element.strip()), Truth(state)) for element, _, state in pairs)


@cache
def elements() -> tuple[ElementId, ...]:
    """List the elements in the order of their table."""
    return tuple(ElementId(row["element_id"]) for row in rows(ROOM, "elements.csv"))


@cache
def questions() -> dict[ElementId, Question]:
    """Read what each element is called and what to ask for it, whoever is held."""
    return {ElementId(row["element"]): _question(row) for row in reversed(_questions())}


def question(element: ElementId, *, serving: bool) -> Question | None:
    """Read what to ask for an element of people who serve, or of others; None: it is not asked."""
    kinds = ("serving", "") if serving else ("",)
    found = {row["of"]: row for row in _questions() if row["element"] == element}
    told = next((found[kind] for kind in kinds if kind in found), None)
    return _question(told) if told else None


@cache
def _questions() -> tuple[dict[str, str], ...]:
    return tuple(rows(ROOM, "questions.csv"))


def _question(row: dict[str, str]) -> Question:
    return Question(row["label"], row["question"], row["ask"], Urgency(row["urgency"]), row["why"])


@cache
def closing() -> frozenset[tuple[ElementId, Truth]]:
    """List the states that close a norm which is pleaded: a draft that hid them would mislead."""
    return frozenset(
        pair
        for folder, _ in of_folders("norms.csv")
        for norm in norms(folder)
        if norm.role in PLEADED
        for pair in norm.excluded_when
    )


@cache
def codes() -> dict[ElementId, str]:
    """Give the HURIDOCS term that is nearest to an element, as `list:code words`."""
    words = {
        (row["list_no"], row["code"]): row["label_own_words"]
        for row in rows(ROOM, "esf_codes.csv")
    }
    return {
        ElementId(row["element"]): "{}:{} {}".format(
            row["list_no"], row["code"], words[row["list_no"], row["code"]]
        )
        for row in rows(ROOM, "element_codes.csv")
    }


@cache
def limit(name: str) -> int:
    """Look up a threshold."""
    return {row["name"]: int(row["value"]) for row in rows(ROOM, "limits.csv")}[name]


def context(folder: str, regions: Collection[str]) -> tuple[CaseFact, ...]:
    """Read the notorious facts of a folder of law that hold for places in these regions."""
    if folder not in folders_with(ROOM, "context.csv"):
        return ()
    return tuple(
        CaseFact(
            ElementId(row["element"]),
            Truth(row["state"]),
            Days(_day(row["from"]), _day(row["to"])),
            f"{row['why']} ({row['source']}; {row['status']})",
        )
        for row in rows(ROOM, f"{folder}/context.csv")
        if not row["regions"] or set(row["regions"].split()) & set(regions)
    )


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def borders(force: Days) -> bool:
    """Tell whether a text begins or ends on a day on which a packaged law changed."""
    ends = {force.last, force.last + timedelta(days=1)} if force.last else set()
    return bool(({force.first} | ends) & _changes())


@cache
def _changes() -> frozenset[date]:
    return frozenset(date.fromisoformat(row["day"]) for _, row in of_folders("changes.csv"))
