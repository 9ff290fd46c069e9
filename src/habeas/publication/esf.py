"""What does a case look like in HURIDOCS Events Standard Formats?

Records of the standard (event 01, act 21, involvement 24, information 25, intervention 26, person
09) with its codes, and beside each what it has no field for: the days as EDTF, the certainty of
every statement, and where its words stand. A code stays empty where the standard has no near term.
Source of the codes: the micro-thesauri as OpenEvSys keeps them, credit HURIDOCS.
"""

from functools import cache

import msgspec
from msgspec import Struct, field

from habeas.text.tables import rows

ROOM = "habeas.publication"
DIGITS = 12
FIELDS = {
    "event": "0101 number, 0102 title, 0108 confidentiality, 0112 area, 0113 first day, "
    "0114 last day, 0151 status",
    "person": "0902 counting unit, 0903 name, 0908 confidentiality",
    "act": "2102 victim, 2103 event, 2109 type, 2111 first day, 2112 location",
    "involvement": "2402 perpetrator, 2404 act, 2409 degree, 2412 type",
    "information": "2502 source, 2503 event, 2509 connection, 2510 language, 2511 day, "
    "2553 reliability",
    "intervention": "2602 party, 2604 victim, 2609 type, 2611 day, 2613 response",
    "chain": "2202 event, 2203 event, 2209 type",
}


class Term(Struct, frozen=True):
    """A term of the standard: number of its list, code of twelve digits, label in own words."""

    list: str
    code: str
    label: str


class Said(Struct, frozen=True, omit_defaults=True):
    """A statement behind a record: how surely it is said, and where its words stand."""

    claim: str
    certainty: str
    polarity: str
    source: str | None = None
    start: int | None = None
    end: int | None = None


class EsfEvent(Struct, frozen=True, kw_only=True):
    """Event 01."""

    number: str
    title: str
    confidentiality: str
    area: str | None
    first: str | None
    last: str | None
    edtf: str | None
    status: Term | None
    origins: int | None  # independent voices shown; null: not established


class EsfPerson(Struct, frozen=True, kw_only=True):
    """Person 09: a code of the register, or a group that nobody has named."""

    number: str
    name: str
    unit: Term | None
    confidentiality: str


class EsfAct(Struct, frozen=True, kw_only=True):
    """Act 21."""

    number: str
    event: str
    victims: tuple[str, ...]
    what: str
    type: Term | None
    state: str  # yes, contested or no
    edtf: str | None
    location: str | None
    origins: int | None
    said: tuple[Said, ...]
    sealed: int = 0  # statements of confidential sources, counted alone


class EsfInvolvement(Struct, frozen=True, kw_only=True):
    """Involvement 24: whoever acted for a State; nobody is named."""

    act: str
    event: str
    perpetrator: Term | None
    degree: Term | None
    said: tuple[Said, ...]


class EsfInformation(Struct, frozen=True, kw_only=True):
    """Information 25."""

    source: str
    event: str
    connection: Term | None
    language: str
    day: str | None
    reliability: Term | None
    url: str | None = None


class EsfIntervention(Struct, frozen=True, kw_only=True):
    """Intervention 26: a step of a filing, or a complaint that a statement tells."""

    party: str
    victims: tuple[str, ...]
    type: Term | None
    day: str | None
    response: Term | None
    said: tuple[Said, ...] = ()


class EsfLink(Struct, frozen=True, kw_only=True):
    """Chain of events 22."""

    event: str
    other: str
    type: Term | None


class EsfCase(Struct, frozen=True, kw_only=True):
    """A whole case in records of the standard."""

    standard: str = "HURIDOCS Events Standard Formats"
    fields: dict[str, str] = field(default_factory=lambda: dict(FIELDS))
    events: tuple[EsfEvent, ...] = ()
    persons: tuple[EsfPerson, ...] = ()
    acts: tuple[EsfAct, ...] = ()
    involvements: tuple[EsfInvolvement, ...] = ()
    information: tuple[EsfInformation, ...] = ()
    interventions: tuple[EsfIntervention, ...] = ()
    chain: tuple[EsfLink, ...] = ()


def term(kind: str, word: str) -> Term | None:
    """Find the nearest term of the standard; None where it has none.

    >>> term("act", "detention").code
    '030102000000'
    """
    return _terms().get((kind, str(word)))


@cache
def _terms() -> dict[tuple[str, str], Term]:
    return {
        (row["kind"], row["word"]): Term(
            row["list_no"], row["code"].ljust(DIGITS, "0"), row["label"]
        )
        for row in rows(ROOM, "esf.csv")
    }


def written(case: EsfCase) -> bytes:
    """Write a case as JSON that people can read too."""
    return msgspec.json.format(msgspec.json.encode(case), indent=1) + b"\n"


def own() -> list[str]:
    """List the words that every such file holds, whatever the case."""
    records = (EsfCase, EsfEvent, EsfPerson, EsfAct, EsfInvolvement, EsfInformation)
    kinds = (*records, EsfIntervention, EsfLink, Term, Said)
    names = [name for kind in kinds for name in kind.__struct_fields__]
    labels = [row["label"] for row in rows(ROOM, "esf.csv")]
    marks = ["public", "owner", "sealed", "yes", "contested", "no"]
    said = ["people held", "people concerned", "as told", *marks]
    return [EsfCase().standard, " ".join(names), *FIELDS, *FIELDS.values(), *labels, *said]
