"""What do relative clauses tell beside what their sentence tells?"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from habeas.claims.clauses import Piece, openers
from habeas.claims.edges import strip
from habeas.claims.figures import day_of
from habeas.claims.lexicon import STRONG, lexicon
from habeas.claims.reading import Reading, Span, Statement
from habeas.model.words import EventType, Polarity
from habeas.text.analysis import Analysis
from habeas.text.dates import find as find_dates

DESCRIBED = ("who speaks",)
ASIDE = ("an aside of its own",)
# Events by which a speaker is described, and the words between the speaker and the one meant.
DESCRIBING = frozenset(
    {
        EventType.DETENTION,
        EventType.ENFORCED_DISAPPEARANCE,
        EventType.DEATH,
        EventType.RELEASE,
        EventType.ILL_TREATMENT,
        EventType.THREAT,
    }
)
# Events that happen on a day, and are news wherever they are told.
DATED = frozenset(
    {
        EventType.DETENTION,
        EventType.ENFORCED_DISAPPEARANCE,
        EventType.DEATH,
        EventType.RELEASE,
        EventType.TRANSFER,
        EventType.CHARGE,
        EventType.DISCHARGE,
    }
)
# What one who is spoken of does to somebody else: news too, and it needs no day.
DEEDS = frozenset({EventType.THREAT, EventType.PUBLICATION_REPRISAL})
FUNCTION = frozenset({"ADP", "DET", "PUNCT"})
BETWEEN = frozenset({"ADP", "PUNCT"})


def of_sources(reading: Reading, at: int, sources: Sequence[Span]) -> Iterator[Statement]:
    """Find the events by which those who speak are described."""
    # "the parents of a soldier who is held in Brest said": who speaks is described by an event.
    analysis, text = reading.analyses[at], reading.document.passages[at].text
    for source in sources:
        for start, end in _relatives(analysis, text, source):
            inside = [t for t in analysis.tokens if start <= t.start and t.end <= end]
            words = [text[t.start : t.end].casefold() for t in inside]
            hits = list(lexicon("events", analysis.language).find(words))
            types = frozenset(h.label for h in hits if h.strength == STRONG) & DESCRIBING
            if types:
                triggers = tuple((inside[h.words[0]].start, inside[h.words[0]].end) for h in hits)
                span = strip(text, start, end)
                yield Statement(
                    at,
                    *span,
                    tuple(sorted(EventType(t) for t in types)),
                    Polarity.AFFIRMED,
                    triggers,
                    None,
                    DESCRIBED,
                )


def _relatives(analysis: Analysis, text: str, source: Span) -> Iterator[Span]:
    """Cut the description of a speaker before its second, third ... relative clause."""
    inside = [t for t in analysis.tokens if source[0] <= t.start and t.end <= source[1]]
    lead = next((i for i, t in enumerate(inside) if t.tag not in FUNCTION), 0)
    first = next((t for t in inside[lead + 1 :] if t.tag not in BETWEEN), None)
    if first is None:
        return
    relative = openers(analysis.language, "join")
    cuts = [t.start for t in inside if text[t.start : t.end].casefold() in relative][1:]
    yield from pairwise([first.start, *cuts, source[1]])


def own_news(
    reading: Reading, at: int, group: Sequence[Piece], told: frozenset[str]
) -> Iterator[Statement]:
    """Find clauses set off by a comma that tell an event of their own: "who was held in May"."""
    analysis, passage = reading.analyses[at], reading.document.passages[at]
    text = passage.text
    for piece in group:
        types = frozenset(h.label for h in piece.aside if h.strength == STRONG) & (DATED | DEEDS)
        types -= frozenset(label for hit in piece.aside for label in hit.over)
        if piece.mark != "," or not types - told:
            continue
        span = strip(text, analysis.tokens[piece.first].start, analysis.tokens[piece.last - 1].end)
        day = find_dates(text[slice(*span)], analysis.language, anchor=day_of(reading, passage))
        if day or types & DEEDS:
            kinds = tuple(sorted(EventType(t) for t in types))
            yield Statement(at, *span, kinds, Polarity.AFFIRMED, (), None, ASIDE)
