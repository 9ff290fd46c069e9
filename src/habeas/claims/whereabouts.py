"""Which names of places in a statement say where it happened?"""

from collections.abc import Sequence
from functools import cache

from habeas.claims.reading import Reading, Statement
from habeas.claims.speakers import nouns
from habeas.model.place import PlaceKind
from habeas.model.words import SpeakerKind
from habeas.text.analysis import Analysis, Token
from habeas.text.gazetteer import Mention
from habeas.text.tables import rows

ACTORS = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "poss", "agent"})
CASED = frozenset({"ru", "uk"})
NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
LONGEST = 5  # words between an office and its state: of Internal Affairs of the Republic of
BEFORE = 3  # words before a name among which its preposition stands


def places_of(
    reading: Reading, found: Sequence[Mention], statement: Statement
) -> tuple[Mention, ...]:
    """List the names inside a statement, without the states that act in it."""
    analysis = reading.analyses[statement.passage]
    text = reading.document.passages[statement.passage].text
    return tuple(
        mention
        for mention in found
        if statement.start <= mention.start
        and mention.end <= statement.end
        and not (_is_state(mention) and _acts(analysis, text, mention))
        and not (_may_be_state(mention) and _of_office(analysis, text, mention))
    )


def _is_state(mention: Mention) -> bool:
    return all(place.kind is PlaceKind.COUNTRY for place in mention.candidates)


def _may_be_state(mention: Mention) -> bool:
    return bool(mention.candidates) and mention.candidates[0].kind is PlaceKind.COUNTRY


def _of_office(analysis: Analysis, text: str, mention: Mention) -> bool:
    """Tell "the Interior Ministry of Belarus": the state of an office is no place of an event."""
    before = [t for t in analysis.tokens if t.end <= mention.start][: -LONGEST - 1 : -1]
    joints = _words(f"of_{analysis.language}")
    for token in before:
        word = text[token.start : token.end].casefold()
        office = any(
            noun.pattern.match(text, token.start)
            for noun in nouns(analysis.language)
            if noun.number == "body" and noun.kind is SpeakerKind.OFFICIAL
        )
        if office:
            return True
        named = token.tag in NAMING or word != text[token.start : token.end]  # large letters
        if word not in joints and not named:
            return False
    return False


def _acts(analysis: Analysis, text: str, mention: Mention) -> bool:
    # "as Russia calls it", "Russia's republics", "que Rusia controla": who, not where.
    at = next((i for i, t in enumerate(analysis.tokens) if t.start >= mention.start), None)
    if at is None:
        return False
    token = analysis.tokens[at]
    if analysis.language in CASED:
        return "Case=Nom" in token.feats
    if token.dep is not None:
        return token.dep in ACTORS or (at > 0 and analysis.tokens[at - 1].dep == "agent")
    return not _placed(analysis, text, analysis.tokens[max(0, at - BEFORE) : at])


def _placed(analysis: Analysis, text: str, before: Sequence[Token]) -> bool:
    lead = _words(analysis.language)
    if not lead:
        return True
    return any(t.tag == "ADP" or text[t.start : t.end].casefold() in lead for t in before)


@cache
def _words(language: str) -> frozenset[str]:
    return frozenset(
        word
        for row in rows("habeas.claims", "whereabouts.csv")
        if row["language"] == language
        for word in row["words"].split()
    )
