"""What should the owner read before something leaves: what goes, what stays, and why?"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from habeas.model.consent import Allowed, Answer, Level
from habeas.model.document import DocPath, Document
from habeas.model.person import NAMES, Field, Person, Register
from habeas.model.release import Held, Hop, Leaving, Private, Statement
from habeas.model.words import Identity, SpeakerKind
from habeas.protection.disclosure_permits import Ask, Permit, permit_of
from habeas.protection.disclosure_persons import shown_as, wanted
from habeas.protection.disclosure_view import Eyes
from habeas.protection.limits import is_body, reads_like_a_body

_UPPER = "".join(c for c in map(chr, range(0x530)) if c.isupper())  # Latin, Greek, Cyrillic
_CAPITAL = rf"[{_UPPER}][^\W\d_{_UPPER}]+"
_NAME_WORD = re.compile(r"[^\W\d_]+")
NAME = re.compile(rf"{_CAPITAL}(?: {_CAPITAL})+")
WORDS = "words"
MASKED = "a sealed name, no consent to words, or words that tell who says them"
NO_PERSONS = {
    SpeakerKind.MEDIA,
    SpeakerKind.AGENCY,
    SpeakerKind.DOCUMENT,
    SpeakerKind.SOCIAL_CHANNEL,
    SpeakerKind.INTERNATIONAL_BODY,
}


def persons_leave(persons: Iterable[Person], register: Register, ask: Ask) -> Iterator[Leaving]:
    """List what of the persons will leave: names with how they are written, fields by kind."""
    for person in persons:
        permit = permit_of(person, register, ask)
        if permit.level in {None, Level.SEALED}:
            continue
        level = permit.level or Level.SEALED
        what = "name" if level is Level.NAMED else "initials"
        yield Leaving(person.id, what, shown_as(person, level), _why(permit))
        if level is Level.NAMED:
            for field in wanted(person, ask):
                if field not in NAMES:
                    yield Leaving(person.id, _field(field), None, f"the form asks; {_why(permit)}")


def _field(field: Field) -> str:
    return field.partition(".")[2].replace("_", " ")


def _why(permit: Allowed) -> str:
    return f"consent of {permit.given}"


def documents_leave(
    seen: Private, told: Mapping[DocPath, Permit], eyes: Eyes
) -> Iterator[Leaving]:
    """List what of the documents will leave, and whom published words name as speaker."""
    count = _counted(seen.statements)
    for path, level in sorted(eyes.levels.items()):
        what = _leaves_of(level, count.get(eyes.path(path), 0))
        yield Leaving(path, what, None, _why(told[path].allowed) + _beware(eyes, path, level))
    hidden = set(map(eyes.path, eyes.levels))
    for name, home in _named_in_print(seen, hidden):
        yield Leaving(home, "speaker named in print", name, "published")
    for home, names in printed_names(seen, hidden).items():
        yield Leaving(home, "may be named in quoted print", "; ".join(names), "published")


def words_leave(seen: Private, eyes: Eyes) -> Iterator[Leaving]:
    """List, sentence by sentence, the words of confidential sources that will leave."""
    homes = {eyes.path(path): path for path in eyes.levels}
    for one in seen.statements:
        words = one.excerpt.words if one.excerpt else one.quote
        if one.doc in homes and words:
            yield Leaving(homes[one.doc], WORDS, words, "its consent opens words")


def _beware(eyes: Eyes, path: DocPath, level: Level) -> str:
    """Say what a person must look at before a confidential document is used."""
    document = eyes.documents.get(path)
    if document is None:
        return ""
    line = "; it bears a consent line of its own: compare" if document.consent else ""
    names = level is Level.NAMED and eyes.sealed.stand_in(document.text)
    return line + ("; IT NAMES SOMEBODY SEALED: annex no unredacted copy" if names else "")


def _leaves_of(level: Level, statements: int) -> str:
    told = counted(statements)
    return {
        Level.SEALED: f"{told}: kind, month and place only",
        Level.ROLE: f"{told}, with role and with words that name nobody",
        Level.NAMED: f"{told}, and the file as an exhibit",
    }[level]


def counted(statements: int) -> str:
    """Count statements in words.

    >>> counted(1), counted(2)
    ('1 statement', '2 statements')
    """
    return "1 statement" if statements == 1 else f"{statements} statements"


def _counted(statements: Iterable[Statement]) -> dict[str, int]:
    count: dict[str, int] = {}
    for one in statements:
        count[one.doc] = count.get(one.doc, 0) + 1
    return count


def _named_in_print(seen: Private, hidden: Container[str]) -> list[tuple[str, str]]:
    """List the persons whom published statements name as speakers; outlets and bodies are none."""
    outlets = frozenset(one.outlet for one in seen.documents if one.outlet)
    found: dict[str, str] = {}
    for one in seen.statements:
        for hop in one.attribution if one.doc not in hidden else ():
            if hop.name and hop.identity is Identity.NAMED and not _is_body(hop, outlets):
                found.setdefault(hop.name, one.doc)
    return sorted(found.items())


def printed_names(seen: Private, hidden: Container[str]) -> dict[str, list[str]]:
    """Guess whom published words that are quoted name: two capitals in a row, but for places."""
    places = {spot.text or spot.name for one in seen.statements for spot in one.places}
    known = {word for place in places if place for word in _NAME_WORD.findall(place)}
    outlets = {word for one in seen.documents for word in _NAME_WORD.findall(one.outlet or "")}
    around = [(e.before, e.words, e.after) for one in seen.statements if (e := one.excerpt)]
    small = {
        w for told in around for text in told for w in _NAME_WORD.findall(text) if w.islower()
    }
    found: dict[str, dict[str, None]] = {}
    for one in seen.statements:
        words = one.excerpt.words if one.excerpt and one.doc not in hidden else ""
        for match in NAME.finditer(words):
            parts = set(match.group().split())
            ordinary = any(part.lower() in small for part in parts)
            if ordinary or parts & (known | outlets) or reads_like_a_body(match.group()):
                continue
            found.setdefault(one.doc, {})[match.group()] = None
    return {home: list(names) for home, names in found.items()}


def _is_body(hop: Hop, outlets: frozenset[str]) -> bool:
    return hop.kind in NO_PERSONS or is_body(hop.kind, hop.name or "", outlets)


def persons_stay(persons: Iterable[Person], register: Register, ask: Ask) -> Iterator[Held]:
    """List the persons who are shown by code alone, and why."""
    for person in persons:
        permit = permit_of(person, register, ask)
        if permit.answer is not Answer.YES:
            yield Held(person.id, "name", str(permit.answer))
        elif permit.level is Level.SEALED:
            why = "the consent opens no more than a code, or nobody has weighed the risk"
            yield Held(person.id, "name", why)


def documents_stay(
    everything: Sequence[Document], told: Mapping[DocPath, Permit], seen: Private
) -> Iterator[Held]:
    """List the documents that stay, and how many statements lose their words."""
    for one in sorted(everything, key=lambda one: one.path):
        permit = told[one.path]
        if permit.level is None:
            yield Held(one.path, "document", str(permit.allowed.answer))
    masked = sum(one.mask is not None for one in seen.statements)
    if masked:
        yield Held("", f"words of {counted(masked)}", MASKED)
