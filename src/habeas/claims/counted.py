"""What does a number in a sentence count?"""

import re
from functools import cache

from msgspec import Struct

from habeas.claims.reading import Span
from habeas.model.words import Unit
from habeas.text.analysis import Analysis
from habeas.text.tables import rows

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
CLAUSE_END = re.compile(r"[.,;:!?()«»\"“”—–|]|\s-\s")
REACH = 4  # words between a number and the noun that it counts
KIN_REACH = 2  # relatives of six
UNITS = frozenset(unit.value for unit in Unit)
PREDICATES = frozenset({"VERB", "AUX", "ADP", "SCONJ", "CCONJ", "PRON", "ADV"})


class Counted(Struct, frozen=True):
    """What is counted: a unit (None: nothing that habeas counts), the noun's words, and why."""

    unit: Unit | None
    noun: Span | None
    because: str
    victim: bool = False


class Fit(Struct, frozen=True):
    """A row of the table of nouns that a word fits."""

    kind: str
    extra: int
    victim: bool


@cache
def _stems(language: str) -> dict[str, tuple[Fit, ...]]:
    found: dict[str, list[Fit]] = {}
    for row in rows("habeas.claims", "figures_nouns.csv"):
        if row["language"] == language:
            fit = Fit(row["unit"], int(row["extra"]), row["flag"] == "victim")
            found.setdefault(row["stem"], []).append(fit)
    return {stem: tuple(fits) for stem, fits in found.items()}


def fits(word: str, language: str) -> dict[str, Fit]:
    """Give what a word can be, by kind; the longest stem of a kind wins.

    >>> sorted(fits("soldiers", "en")), sorted(fits("військовослужбовців", "uk"))
    (['persons'], ['persons'])
    """
    stems, out = _stems(language), {}
    word = word.casefold().replace("’", "'").replace("ʼ", "'")
    for cut in range(len(word), max(0, len(word) - 6), -1):
        for fit in stems.get(word[:cut], ()):
            if len(word) - cut <= fit.extra and fit.kind not in out:
                out[fit.kind] = fit
    return out


def noun_of(found: dict[str, Fit]) -> Fit | None:
    """Pick the counted noun among what a word can be."""
    return next((fit for kind, fit in found.items() if kind in UNITS or kind in {"none", "times"}), None)


def counted(text: str, span: Span, language: str, analysis: Analysis) -> Counted:
    """Say what the number in `span` counts, by the words around it."""
    inside = _in_span(text, span, language)
    ahead = inside or _ahead(text, span[1], language, analysis)
    if ahead.unit is None and "collective" in fits(text[slice(*span)], language):
        return Counted(Unit.PERSONS, None, "numeral for people alone")
    if ahead.unit is Unit.PERSONS and _has_kin(text, span[0], language):
        return Counted(Unit.FAMILIES, ahead.noun, "kin of so many persons")
    if ahead.because == "times":
        asks = any("ask" in fits(w[0], language) for w in WORD.finditer(text))
        return Counted(Unit.REQUESTS if asks else None, ahead.noun, "so many times asked")
    return ahead


def _in_span(text: str, span: Span, language: str) -> Counted | None:
    """Find the noun inside the number's own words: человек пять."""
    for word in WORD.finditer(text, *span):
        fit = noun_of(fits(word[0], language))
        if fit and fit.kind in UNITS:
            return Counted(Unit(fit.kind), word.span(), "noun before an approximate number")
    return None


def _ahead(text: str, at: int, language: str, analysis: Analysis) -> Counted:
    tags = {token.start: token.tag for token in analysis.tokens if token.start >= at}
    skipped = 0
    for word in WORD.finditer(text, at):
        gap = text[at : word.start()]
        found = fits(word[0], language)
        if CLAUSE_END.search(gap):
            break
        fit = noun_of(found)
        if fit and not (skipped == 0 and "stop" in found):
            return _of_noun(fit, word.span())
        if "stop" in found and not skipped:
            return _left_out(text, word, language)
        if "stop" in found or (tags.get(word.start()) in PREDICATES and not _is_participle(word[0])):
            break
        skipped, at = skipped + 1, word.end()
        if skipped > REACH:
            return Counted(None, None, "no noun near")
    if skipped and tags.get(_first(text, at, skipped)) != "VERB":
        return Counted(None, None, "a noun that is not counted")
    return Counted(Unit.PERSONS, None, "noun left out")


def _first(text: str, at: int, skipped: int) -> int:
    """Find where the first of the skipped words starts."""
    words = list(WORD.finditer(text, 0, at))
    return words[-skipped].start()


def _is_participle(word: str) -> bool:
    return word[:1].islower() and len(word) > 6  # noqa: PLR2004 - призванных, mobilised: may stand before the noun


def _of_noun(fit: Fit, noun: Span) -> Counted:
    if fit.kind == "times":
        return Counted(None, noun, "times")
    if fit.kind == "none":
        return Counted(None, noun, "people who are not told about")
    return Counted(Unit(fit.kind), noun, "noun", victim=fit.victim)


def _left_out(text: str, word: re.Match[str], language: str) -> Counted:
    """Read "150 of them" or "two of the six": the noun stands behind `of`, or was said before."""
    tail = list(WORD.finditer(text, word.end()))[:REACH]
    if tail and "pronoun" in fits(tail[0][0], language):
        return Counted(Unit.PERSONS, None, "of those counted before")
    return Counted(Unit.PERSONS, None, "noun left out")


def _has_kin(text: str, at: int, language: str) -> bool:
    """Tell "relatives of six": a noun of kinship shortly before the number, in the same clause."""
    clause = CLAUSE_END.split(text[:at])[-1]
    near = [w[0] for w in WORD.finditer(clause)][-KIN_REACH:]
    return any("kin" in fits(w, language) for w in near)


def names_a_figure(text: str, at: int, language: str) -> bool:
    """Tell "the figure 1793", "a total of 212": the number is spoken of as a number."""
    near = [w[0] for w in WORD.finditer(text[:at])][-2:]
    return any("figure" in fits(w, language) for w in near)
