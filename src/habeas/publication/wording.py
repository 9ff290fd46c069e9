"""How are the words of the model read out to people?"""

from collections.abc import Sequence
from functools import cache

from habeas.model.public import Tally
from habeas.model.release import Amount, Hop
from habeas.model.words import Identity, Operator
from habeas.text.tables import rows

ROOM = "habeas.publication"


def told(kind: str, key: str) -> str:
    """Read out a word of the model; a key that the table lacks is shown as it is.

    >>> told("certainty", "alleged"), told("language", "xx")
    ('Alleged', 'xx')
    """
    return _table().get((kind, key), (key.replace("_", " "), ""))[0]


def explained(kind: str, key: str) -> str:
    """Explain a word of the model, where it needs it."""
    return _table().get((kind, key), ("", ""))[1]


def number(value: int) -> str:
    """Write a whole number with commas between thousands."""
    return f"{value:,}"


def capital(text: str) -> str:
    """Begin a line with a capital letter, and leave the rest as it is.

    >>> capital("men are held in Bryanka")
    'Men are held in Bryanka'
    """
    return text[:1].upper() + text[1:]


def counted(value: int, one: str, many: str) -> str:
    """Write how many there are.

    >>> counted(1, "voice", "voices"), counted(1200, "voice", "voices")
    ('1 voice', '1,200 voices')
    """
    return f"{number(value)} {one if value == 1 else many}"


def amount(figure: Amount | Tally) -> str:
    """Read out a figure with its operator and its unit.

    >>> from habeas.model.words import Unit
    >>> amount(Amount(0, 1, None, 234, 234, None, Operator.AT_LEAST, Unit.PERSONS, "", "", ""))
    'at least 234 people'
    """
    many, one = told("unit", figure.unit), explained("unit", figure.unit)
    bounds = [x for x in (figure.low, figure.high) if x is not None]
    if figure.operator is Operator.RANGE and len(bounds) == 2:  # noqa: PLR2004 - both bounds
        return f"{number(bounds[0])} to {number(bounds[1])} {many}"
    if figure.value is None:
        vague = told("operator", figure.operator).replace("{n}", "some")
        return f"{vague} of {many}" if figure.operator in VAGUE else f"{vague} {many}"
    said = told("operator", figure.operator).replace("{n}", number(figure.value))
    if figure.operator in VAGUE:
        return f"{said} of {many} ({number(figure.value)})"
    return f"{said} {one if figure.value == 1 else many}"


VAGUE = {Operator.DOZENS, Operator.HUNDREDS, Operator.THOUSANDS}


def speaker(hop: Hop) -> str:
    """Name one hop as far as it may be named.

    >>> from habeas.model.words import SpeakerKind
    >>> speaker(Hop(None, SpeakerKind.RELATIVE, Identity.SEALED))
    'a relative (sealed)'
    """
    kind = told("kind", hop.kind)
    if hop.identity is Identity.SEALED:
        return f"{kind} (sealed)"
    if hop.called is None:
        return f"{kind} (not named)"
    return hop.called


def chain(hops: Sequence[Hop]) -> str:
    """Read out who had it from whom, nearest speaker first."""
    return " → ".join(map(speaker, hops)) or "nobody named"


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does.

    >>> listed(["Orlek", "Brod", "Zarnica"])
    'Orlek, Brod and Zarnica'
    """
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


@cache
def _table() -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (row["kind"], row["key"]): (row["text"], row["note"] or "")
        for row in rows(ROOM, "words.csv")
    }
