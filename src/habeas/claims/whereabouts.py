"""Which names of places in a statement say where it happened?"""

from collections.abc import Sequence

from habeas.claims.reading import Reading, Statement
from habeas.model.place import PlaceKind
from habeas.text.analysis import Analysis, Token
from habeas.text.gazetteer import Mention
from habeas.text.tables import rows

ACTORS = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "poss", "agent"})
CASED = frozenset({"ru", "uk"})
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
    )


def _is_state(mention: Mention) -> bool:
    return all(place.kind is PlaceKind.COUNTRY for place in mention.candidates)


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
    lead = {
        word
        for row in rows("habeas.claims", "whereabouts.csv")
        if row["language"] == analysis.language
        for word in row["words"].split()
    }
    if not lead:
        return True
    return any(t.tag == "ADP" or text[t.start : t.end].casefold() in lead for t in before)
