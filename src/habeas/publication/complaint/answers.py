"""What does the case answer to an item of a questionnaire, in the mood in which it was told?"""

from collections.abc import Callable, Sequence

from habeas.errors import BadSettings
from habeas.model.law import ElementId
from habeas.model.release import Statement
from habeas.model.words import EventType
from habeas.publication.complaint.basis import answered
from habeas.publication.complaint.draft import Cell, Kind, Part, Sentence, Table, own, plain, said
from habeas.publication.complaint.form import HINT, Line
from habeas.publication.complaint.matter import Matter
from habeas.publication.complaint.people import opened
from habeas.publication.complaint.sentences import is_contrary
from habeas.publication.complaint.tables import few
from habeas.publication.complaint.wording import sentence
from habeas.publication.dates import bounds, is_open

MOST = 8  # answers of one item; the others stand in the chronology and the statement of facts
CITED = 4  # statements named for one answer
WIDTHS = (38, 62)

PRINT = "print"  # the other kind is to transmit it

Answer = Callable[[Matter, Sequence[str]], Cell]


def questionnaire(lines: Sequence[Line], matter: Matter) -> Table:
    """Answer the items that stand together in a template."""
    rows = tuple(_row(line, matter) for line in lines)
    terms = matter.terms
    return Table((terms.told("column", "item"), terms.told("column", "answer")), WIDTHS, rows)


def _row(line: Line, matter: Matter) -> tuple[Cell, ...]:
    asked, *sources = (part.strip() for part in line.text.split("|"))
    for source in sources:
        name, *arguments = source.split()
        answer = ANSWERS.get(name)
        if answer is None:
            raise BadSettings(
                f"line {line.number} of a template has no known source of answers", hint=HINT
            )
        if cell := answer(matter, arguments):
            return (sentence(asked, matter),), cell
    unknown = plain(matter.terms.text("unanswered"), Kind.GAP)
    return (sentence(asked, matter),), (unknown,)


def _when(matter: Matter, types: Sequence[str]) -> Cell:
    """List the days that are told, each with how surely."""
    told = [one for one in _of(matter, types) if one.date]
    # "By the day of the report" is no day of an arrest, as long as anybody names one.
    dated = [one for one in told if not is_open(one.date)] or told
    found: dict[str, list[Statement]] = {}
    for one in sorted(dated, key=lambda one: bounds(one.date)):
        found.setdefault(matter.terms.date(one.date) or "", []).append(one)
    return _listed(list(found.items()), matter)


def _where(matter: Matter, types: Sequence[str]) -> Cell:
    """List the places that are told, each with how surely."""
    found: dict[str, list[Statement]] = {}
    for one in _of(matter, types):
        for name in dict.fromkeys(spot.name for spot in one.places if spot.name):
            found.setdefault(name, []).append(one)
    return _listed(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])), matter)


def _of(matter: Matter, types: Sequence[str]) -> list[Statement]:
    wanted = {EventType(kind) for kind in types}
    return [
        one
        for one in matter.private.statements
        if wanted & set(one.types) and not is_contrary(one)
    ]


def _listed(ranked: Sequence[tuple[str, list[Statement]]], matter: Matter) -> Cell:
    lines = [
        Sentence((Part(Kind.SAID, f"{answer}: "), *line.parts), line.claims)
        for answer, members in ranked[:MOST]
        for line in few(members, matter.scene, CITED)
    ]
    left = len(ranked) - MOST
    if left > 0:
        lines.append(Sentence(own(matter.terms.text("more_answers", n=matter.terms.number(left)))))
    return tuple(lines)


def _element(matter: Matter, ids: Sequence[str]) -> Cell:
    return tuple(line for one in ids for line in answered(ElementId(one), matter))


def _consent(matter: Matter, kinds: Sequence[str]) -> Cell:
    """Say for each person who agreed, when and how far; where nobody did at all, nothing."""
    people = matter.occasion.persons
    told = [(one.code, one.to_print if list(kinds) == [PRINT] else one.consent) for one in people]
    if not any(given for _, given in told):
        return ()
    return tuple(_agreed(code, given, matter) for code, given in told)


def _agreed(code: str, given: str | None, matter: Matter) -> Sentence:
    if given is None:
        return plain(matter.terms.text("consent_missing", code=code), Kind.GAP)
    by, _, level = given.rpartition(": ")
    return Sentence(matter.terms.fill("text", f"consent_{level}", code=said(code), by=said(by)))


def _text(matter: Matter, words: Sequence[str]) -> Cell:
    return (sentence(" ".join(words), matter),)


ANSWERS: dict[str, Answer] = {
    "when": _when,
    "where": _where,
    "element": _element,
    "field": opened,
    "consent": _consent,
    "text": _text,
}
