"""How does the draft word things in its language?

Every word of it stands in the packaged table of that language. Templates need no agreement: what
is filled in stands behind a colon, in brackets, or whole.
"""

import re
from collections.abc import Sequence
from typing import Self

from msgspec import Struct

from habeas.errors import BadSettings
from habeas.model.release import Amount
from habeas.model.words import Operator
from habeas.publication.complaint.draft import Kind, Part
from habeas.publication.complaint.romanising import ROOM, romanised
from habeas.text.edtf import Choice, Interval, Point, parse
from habeas.text.tables import folders_with, rows

_FIELD = re.compile(r"\{([a-z:]+)\}")
GENITIVE = ":gen"


def languages() -> tuple[str, ...]:
    """List the languages in which a complaint can be drafted."""
    return folders_with(ROOM, "complaint.csv")


class Terms(Struct, frozen=True):
    """The words of one language."""

    language: str
    words: dict[tuple[str, str], str]

    @classmethod
    def of(cls, language: str) -> Self:
        """Read the packaged words of a language."""
        if language not in languages():
            raise BadSettings(
                "a complaint cannot be drafted in this language",
                hint=f"choose one of {', '.join(languages())}",
            )
        table = rows(ROOM, f"{language}/complaint.csv")
        words = {(row["kind"], row["key"]): row["text"] for row in table}
        if language in folders_with(ROOM, "law.csv"):
            law = rows(ROOM, f"{language}/law.csv")
            words |= {(row["kind"], row["key"]): row["text"] for row in law}
        return cls(language, words)

    def told(self, kind: str, key: str) -> str:
        """Read out a word; a key that the table lacks is shown as it is."""
        return self.words.get((kind, key), key.replace("_", " "))

    def law(self, kind: str, key: str, original: str) -> str:
        """Read out a word of the law; one that the table lacks stands as the law room has it."""
        return self.words.get((kind, key), original)

    def called(self, name: str) -> str:
        """Call a class of speakers in the language; a name that the table lacks stays as it is.

        >>> Terms.of("ru").called("relatives"), Terms.of("ru").called("Granki")
        ('родственники', 'Granki')
        """
        return self.words.get(("class", name)) or self.spelt(name)

    def spelt(self, name: str) -> str:
        """Write a name in the letters of the draft: one transliteration, which the draft states.

        >>> Terms.of("en").spelt("Щукин"), Terms.of("ru").spelt("Щукин")
        ('Shchukin', 'Щукин')
        """
        return romanised(name) if self.told("script", "letters") == "latin" else name

    def has(self, kind: str, key: str) -> bool:
        """Tell whether the table has a word."""
        return (kind, key) in self.words

    def all(self, kind: str) -> dict[str, str]:
        """List all words of one kind."""
        return {key: text for (of, key), text in self.words.items() if of == kind}

    def text(self, key: str, /, **fields: object) -> str:
        """Read out a standing sentence."""
        return _FIELD.sub(lambda m: str(fields[m[1]]), self.told("text", key))

    def fill(self, kind: str, key: str, /, **fields: Sequence[Part]) -> tuple[Part, ...]:
        """Fill a template; what is filled in keeps saying whose words it is."""
        return filled(self.told(kind, key), fields)

    def number(self, value: int) -> str:
        r"""Write a whole number with the separator of the language.

        >>> Terms.of("en").number(1793), Terms.of("ru").number(1793)
        ('1,793', '1\xa0793')
        """
        return f"{value:,}".replace(",", self.told("figure", "separator").replace(" ", "\xa0"))

    def amount(self, figure: Amount) -> str:
        """Read out a figure with its operator and what it counts.

        >>> from habeas.model.words import Unit
        >>> men = Amount(0, 1, None, 234, 234, None, Operator.AT_LEAST, Unit.PERSONS, "", "", "")
        >>> Terms.of("en").amount(men), Terms.of("ru").amount(men)
        ('at least 234 (persons)', 'не менее 234 (считаются люди)')
        """
        fields = {
            name: self.number(value)
            for name, value in (("n", figure.value), ("low", figure.low), ("high", figure.high))
            if value is not None
        }
        template = self.told("operator", figure.operator)
        asked = {found[1] for found in _FIELD.finditer(template)}
        if not asked <= set(fields):
            # A range without an end, or an operator without a number: the words are in the quote.
            template = self.told("operator", Operator.EXACT if "n" in fields else "open")
        value = _FIELD.sub(lambda m: fields[m[1]], template)
        one = figure.value == 1 and self.has("unit_one", figure.unit)
        return self.told("unit_one" if one else "unit", figure.unit).replace("{said}", value)

    def date(self, edtf: str | None) -> str | None:
        """Read out an EDTF date or interval; None where nothing is known.

        >>> Terms.of("en").date("2022-07-02/2022-07-09"), Terms.of("en").date("../2022-07~")
        ('2 July 2022 to 9 July 2022', 'by about July 2022')
        >>> Terms.of("ru").date("../2022-07-20"), Terms.of("ru").date("2022-07/..")
        ('не позднее 20 июля 2022 г.', 'с июля 2022 г.')
        """
        what = parse(edtf) if edtf else None
        if isinstance(what, Point):
            return self._point(what)
        if isinstance(what, Choice):
            joint = self.told("date", "each" if what.every else "or")
            return joint.join(map(self._point, what.points))
        if isinstance(what, Interval):
            return self._interval(what)
        return edtf

    def _interval(self, what: Interval) -> str:
        if what.start is None or what.end is None:
            key, point = ("by", what.end) if what.start is None else ("from", what.start)
            return self._dated(key, {"x": point} if point else {})
        if what.start == what.end:
            return self._point(what.start)
        return self._dated("interval", {"start": what.start, "end": what.end})

    def _dated(self, key: str, points: dict[str, Point]) -> str:
        def put(found: re.Match[str]) -> str:
            name, case = found[1].partition(":")[::2]
            return self._point(points[name], case=f":{case}" if case else "")

        return _FIELD.sub(put, self.told("date", key))

    def _point(self, point: Point, *, case: str = "") -> str:
        shape = "day" if point.day else "month" if point.month else "year"
        month = str(point.month or "")
        inflected = f"month{case}" if self.has(f"month{case}", month) else "month"
        fields = {
            "day": str(point.day or ""),
            "month": self.told(inflected, month),
            "month:gen": self.told(f"month{GENITIVE}", month),
            "year": str(point.year),
        }
        text = _FIELD.sub(lambda m: fields[m[1]], self.told("date", shape))
        for mark, key in (("~", "about"), ("?", "uncertain"), ("%", "about"), ("%", "uncertain")):
            if point.mark == mark:
                text = self.told("date", key).replace("{x}", text)
        return text


def filled(template: str, fields: dict[str, Sequence[Part]]) -> tuple[Part, ...]:
    """Put parts into a template.

    >>> filled("in {x}.", {"x": (Part(Kind.SAID, "Tarnovka"),)})[1]
    Part(kind=<Kind.SAID: 'said'>, text='Tarnovka')
    """
    parts: list[Part] = []
    at = 0
    for found in _FIELD.finditer(template):
        parts += [Part(Kind.OWN, template[at : found.start()]), *fields[found[1]]]
        at = found.end()
    parts.append(Part(Kind.OWN, template[at:]))
    return tuple(part for part in parts if part.text)


def joined(groups: Sequence[Sequence[Part]], between: str) -> tuple[Part, ...]:
    """Put groups of parts in a row, with our own words between them."""
    made: list[Part] = []
    for number, group in enumerate(groups):
        made += ([Part(Kind.OWN, between)] if number else []) + list(group)
    return tuple(made)
