"""What does the law need, what is carried of it, and what is missing?"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.law import Gap, Legal, Reading
from habeas.model.norm import Days, Role, Truth, Urgency, Verdict
from habeas.model.release import Private
from habeas.publication.blocks import Block
from habeas.publication.dates import readable
from habeas.publication.elements_table import ElementTables, element_tables
from habeas.publication.esf_private import esf_file
from habeas.publication.forums import (
    AddresseeView,
    CategoryView,
    addressee_views,
    categories_by_person,
    category_view,
)
from habeas.publication.sheets import csv_bytes
from habeas.publication.wording import counted, told

COLUMNS = (
    *("place", "episode", "person", "element", "fact", "state", "origins", "urgency", "why"),
    *("question", "ask", "norms", "addressees", "esf_code"),
)
PLEADED = (Role.PLEAD, Role.PROCEDURE, Role.ARGUABLE_ONLY)
ORDER = (Verdict.MADE_OUT, Verdict.ARGUABLE, Verdict.MISSING, Verdict.EXCLUDED)


class NormView(Struct, frozen=True):
    """A norm as the page prints it."""

    name: str
    title: str
    because: str
    forum: str
    check: str  # what could defeat it, for a person to check
    force: str
    crosses: bool
    note: str
    review: str
    source: str


class AskView(Struct, frozen=True):
    """One question, at which places, and for how many norms."""

    label: str
    question: str
    ask: str
    why: str
    places: str
    norms: int


class LegalView(Struct, frozen=True, kw_only=True):
    """The section of the dossier on the law."""

    systems: tuple[str, ...]
    review: str
    facts: str
    cautions: tuple[str, ...]
    categories: tuple[CategoryView, ...]
    by_person: tuple[tuple[str, str], ...]
    addressees: tuple[AddresseeView, ...]
    elements: ElementTables
    unknown: tuple[str, ...]
    verdicts: tuple[tuple[str, str, tuple[NormView, ...]], ...]
    defences: tuple[NormView, ...]
    warnings: tuple[NormView, ...]
    changes: tuple[tuple[str, str, str, str, str], ...]
    asks: tuple[tuple[str, tuple[AskView, ...]], ...]


def gap_files(private: Private) -> dict[str, bytes]:
    """Write gaps.csv, one question a row, what is most urgent first; and the case as events."""
    found = private.legal.gaps if private.legal else ()
    return {"gaps.csv": csv_bytes(COLUMNS, [_row(gap) for gap in found])} | esf_file(private)


def _row(gap: Gap) -> list[str | int | float | None]:
    return [
        None if gap.person else gap.place or "whole case",
        gap.episode,
        gap.person,
        gap.element,
        gap.label,
        gap.state,
        gap.origins,
        gap.urgency,
        gap.why,
        gap.question,
        gap.ask,
        " ".join(gap.norms),
        " ".join(gap.addressees) or None,
        gap.code or None,
    ]


def legal_view(private: Private, laid: Mapping[ClaimId, Block]) -> LegalView | None:
    """Lay out the elements, the norms and the questions; None where no law was read."""
    legal = private.legal
    if legal is None:
        return None
    return LegalView(
        systems=tuple(f"{one.name} ({one.because})" for one in legal.systems),
        review=_reviewed(legal.readings),
        facts=_days(legal.facts),
        cautions=legal.cautions,
        categories=tuple(map(category_view, legal.categories)),
        by_person=categories_by_person(legal.of_persons),
        addressees=addressee_views(legal.readiness),
        elements=element_tables(legal.matrices, laid),
        unknown=tuple(
            one.label
            for one in legal.matrices[0].elements
            if one.state is Truth.UNKNOWN and one.id not in legal.unasked
        ),
        verdicts=_verdicts(legal.readings),
        defences=_listed(legal, Role.DEFENCE),
        warnings=_listed(legal, Role.EXPOSURE),
        changes=_changes(legal),
        asks=_asks(legal.gaps),
    )


def _reviewed(readings: Sequence[Reading]) -> str:
    known = sum(reading.norm.reviewed_by is not None for reading in readings)
    if not known:
        return "No lawyer has confirmed any of these norms."
    return f"A lawyer has confirmed {known} of {counted(len(readings), 'norm', 'norms')}."


def _verdicts(
    readings: Sequence[Reading],
) -> tuple[tuple[str, str, tuple[NormView, ...]], ...]:
    found = []
    for verdict in ORDER:
        these = [r for r in readings if r.norm.role in PLEADED and r.verdict is verdict]
        barred = [r for r in readings if r.norm.role is Role.BARRED and r.verdict is verdict]
        if these or barred:
            views = tuple(_norm(reading) for reading in (*these, *barred))
            found.append((str(verdict), told("verdict", verdict), views))
    return tuple(found)


def _listed(legal: Legal, role: Role) -> tuple[NormView, ...]:
    """List the norms of a role that were in force on the days of the facts."""
    return tuple(
        _norm(reading)
        for reading in legal.readings
        if reading.norm.role is role and reading.verdict is not Verdict.EXCLUDED
    )


def _norm(reading: Reading) -> NormView:
    norm = reading.norm
    return NormView(
        name=f"{norm.instrument}, {norm.article}" if norm.article != "-" else norm.instrument,
        title=norm.title,
        because="; ".join(reading.because),
        forum=norm.forum if norm.forum != "-" else "",
        check=norm.defeated_by,
        force=_days(norm.force) if reading.crosses else "",
        crosses=reading.crosses,
        note=norm.note,
        review=norm.review,
        source=norm.source,
    )


def _changes(legal: Legal) -> tuple[tuple[str, str, str, str, str], ...]:
    return tuple(
        (
            readable(change.day.isoformat()),
            change.what,
            change.effect,
            counted(change.crossed, "dated statement", "dated statements")
            + (f" and {change.undated} with an open date" if change.undated else ""),
            change.review,
        )
        for change in legal.changes
    )


def _asks(gaps: Sequence[Gap]) -> tuple[tuple[str, tuple[AskView, ...]], ...]:
    """Group the questions by urgency; a question that several places need is printed once."""
    return tuple(
        (told("urgency", urgency), tuple(views))
        for urgency in Urgency
        if (views := _questions([gap for gap in gaps if gap.urgency is urgency]))
    )


def _questions(gaps: Iterable[Gap]) -> list[AskView]:
    found: dict[str, list[Gap]] = {}
    for gap in gaps:
        found.setdefault(gap.element, []).append(gap)
    views = [_ask(group) for group in found.values()]
    return sorted(views, key=lambda view: -view.norms)


def _ask(group: Sequence[Gap]) -> AskView:
    whole = next((gap for gap in group if gap.place is None and gap.person is None), None)
    places = list(dict.fromkeys(gap.place for gap in group if gap.place))
    persons = [gap.person for gap in group if gap.person]
    unknown = f"nothing is known at {_first(places)}" if places else ""
    of_whom = f"missing of {_first(persons)}" if persons else ""
    why = whole.why if whole else unknown or of_whom
    where = "; ".join(part for part in (unknown, of_whom) if part and part != why)
    one = whole or group[0]
    return AskView(one.label, one.question, one.ask, why, where, len(one.norms))


def _first(places: Sequence[str], number: int = 3) -> str:
    left = len(places) - number
    return "; ".join(places[:number]) + (f" and {left} more" if left > 0 else "")


def _days(days: Days) -> str:
    first = days.first.isoformat() if days.first else ".."
    last = days.last.isoformat() if days.last else ".."
    return readable(first if first == last and first != ".." else f"{first}/{last}")
