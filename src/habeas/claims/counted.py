"""What does a number in a sentence count?"""

import re
from bisect import bisect_left
from functools import cache

from msgspec import Struct

from habeas.claims.reading import Span
from habeas.model.words import Unit
from habeas.text.analysis import Analysis
from habeas.text.tables import rows

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
CLAUSE_END = re.compile(r"[.,;:!?()«»\"“”—–―|]|\s-\s")
UNKNOWN = "a noun that is not counted"
REACH = 4  # words between a number and the noun that it counts
NEXT = 2  # characters from `of` to digits
BACK = 80  # characters before a number that are looked at
KIN_REACH = 2  # relatives of six
LONG_WORD = 7  # призванных, mobilised: a participle that may stand before the noun
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
    if language == "fr" and word[1:2] == "'":
        word = word[2:]  # d'hommes
    for cut in range(len(word), max(0, len(word) - 6), -1):
        for fit in stems.get(word[:cut], ()):
            if len(word) - cut <= fit.extra and fit.kind not in out:
                out[fit.kind] = fit
    return out


def noun_of(found: dict[str, Fit]) -> Fit | None:
    """Pick the counted noun among what a word can be."""
    return next(
        (fit for kind, fit in found.items() if kind in UNITS or kind in {"none", "times"}), None
    )


def counted(
    text: str, span: Span, language: str, analysis: Analysis, others: tuple[Span, ...] = ()
) -> Counted:
    """Say what the number in `span` counts by the words around it; `others` are other numbers."""
    ahead = _in_span(text, span, language) or _ahead(
        _Look(text, language, analysis, others), span[1]
    )
    if ahead.unit is None and "collective" in fits(text[slice(*span)], language):
        return Counted(Unit.PERSONS, None, "numeral for people alone")
    if ahead.unit is Unit.PERSONS and _has_kin(text, span[0], language):
        return Counted(Unit.FAMILIES, ahead.noun, "kin of so many persons")
    if ahead.because == "times":
        asks = any("ask" in fits(w[0], language) for w in WORD.finditer(text))
        return Counted(Unit.REQUESTS if asks else None, ahead.noun, "so many times asked")
    return ahead


class _Look(Struct, frozen=True):
    """A sentence as it is looked through for the noun of a number."""

    text: str
    language: str
    analysis: Analysis
    others: tuple[Span, ...]

    def tag(self, start: int) -> str:
        """Give the part of speech of the token that starts here, X if none does."""
        tokens = self.analysis.tokens
        at = bisect_left(tokens, start, key=lambda token: token.start)
        return tokens[at].tag if at < len(tokens) and tokens[at].start == start else "X"


def _in_span(text: str, span: Span, language: str) -> Counted | None:
    """Find the noun inside the number's own words: человек пять."""
    for word in WORD.finditer(text, *span):
        fit = noun_of(fits(word[0], language))
        if fit and fit.kind in UNITS:
            return Counted(Unit(fit.kind), word.span(), "noun before an approximate number")
    return None


def _ahead(look: _Look, at: int) -> Counted:
    """Go on from a number to the noun that it counts, over adjectives, up to a function word."""
    skipped: list[re.Match[str]] = []
    for word in WORD.finditer(look.text, at):
        found = fits(word[0], look.language)
        fit = noun_of(found)
        if CLAUSE_END.search(look.text[at : word.start()]) or len(skipped) > REACH:
            break
        if fit and not ("stop" in found and not skipped) and not _modifies(look, word):
            return _of_noun(fit, word.span())
        if "part" in found and not skipped:
            return _of_part(look, word)
        if "stop" in found or (_is_predicate(look, word) and not _is_participle(word[0])):
            break
        skipped.append(word)
        at = word.end()
    if all("more" in fits(w[0], look.language) for w in skipped):
        return Counted(Unit.PERSONS, None, "noun left out")
    if _is_predicate(look, skipped[0]):
        return Counted(Unit.PERSONS, None, "noun left out before a predicate")
    return Counted(None, None, UNKNOWN)


def _is_predicate(look: _Look, word: re.Match[str]) -> bool:
    return look.tag(word.start()) in PREDICATES


def _modifies(look: _Look, word: re.Match[str]) -> bool:
    """Tell an English noun that only modifies the next one: police stations."""
    if look.language != "en":
        return False
    behind = WORD.match(look.text, word.end() + 1)
    return (
        bool(behind)
        and look.tag(word.end() + 1) == "NOUN"
        and behind is not None
        and behind[0].islower()
    )


def _is_participle(word: str) -> bool:
    return word[:1].islower() and len(word) >= LONG_WORD


def _of_noun(fit: Fit, noun: Span) -> Counted:
    if fit.kind == "times":
        return Counted(None, noun, "times")
    if fit.kind == "none":
        return Counted(None, noun, "people who are not told about")
    return Counted(Unit(fit.kind), noun, "noun", victim=fit.victim)


def _of_part(look: _Look, word: re.Match[str]) -> Counted:
    """Read "150 of them", "two of the six", "dozens of men": the noun is behind `of` or before."""
    tail = list(WORD.finditer(look.text, word.end()))[:2]
    if any("pronoun" in fits(w[0], look.language) for w in tail):
        return Counted(Unit.PERSONS, None, "of those counted before")
    end = tail[-1].end() if tail else word.end() + NEXT
    for start, stop in look.others:
        if word.end() <= start <= end:  # two of the six men: what the six are, the two are
            return _ahead(look, stop)
    return _ahead(look, word.end())


def _has_kin(text: str, at: int, language: str) -> bool:
    """Tell "relatives of six": a noun of kinship shortly before the number, in the same clause."""
    clause = CLAUSE_END.split(text[max(0, at - BACK) : at])[-1]
    near = [w[0] for w in WORD.finditer(clause)][-KIN_REACH:]
    return any("kin" in fits(w, language) for w in near)


def names_a_figure(text: str, at: int, language: str) -> bool:
    """Tell "the figure 1793": the number is spoken of as a number."""
    near = [w[0] for w in WORD.finditer(text[max(0, at - BACK) : at])][-1:]
    return any("figure" in fits(w, language) for w in near)
