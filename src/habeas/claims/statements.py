"""Which words of a document state that something happened?"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from habeas.claims.clauses import Piece, clauses, openers
from habeas.claims.counting import COUNTED, with_figures
from habeas.claims.edges import past_dateline, strip
from habeas.claims.figures import Figure
from habeas.claims.lexicon import STRONG, Hit
from habeas.claims.polarity import is_doubt, polarity_of
from habeas.claims.reading import Frame, Reading, Span, Statement
from habeas.claims.relatives import DESCRIBED, of_sources, own_news
from habeas.claims.relevance import may_tell
from habeas.claims.table_rows import is_count_line
from habeas.model.document import Passage, PassageKind
from habeas.model.words import EventType, Polarity, Unit
from habeas.text.analysis import Analysis, Sentence
from habeas.text.tables import rows

WORD = re.compile(r"\w+")
TOLD = frozenset({PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.MESSAGE})
PARTED = frozenset({Unit.PERSONS, Unit.FAMILIES, Unit.SITES, Unit.CASES, Unit.NAMES})
# Types that a count cannot be of: a figure beside them counts what was spoken of before.
NAMED_ONLY = frozenset({EventType.PUBLICATION_REPRISAL})
CARRIED_TO = frozenset({"carried", EventType.COUNT})
CARRIED = "carried"  # "the cases are increasing": cases of what was spoken of before
MENTIONED = "mentioned"  # "the log notes his transfer": the noun tells what the verb does not
ASKED = "asked"  # "has anybody seen him?": the question that is a search
ELSEWHERE = "elsewhere"  # "5,100 subscribers": a number that is of nothing that was spoken of
NEARBY = 2  # passages: an answer is parted from the one before by a question
OF_SOMETHING = frozenset({EventType.ONSET, EventType.DENIAL, EventType.COUNT, CARRIED})
SHORTEST = 2  # a word and its full stop are a title or an aside
STOPS = tuple('.!?…:;»”")’')
HEADING_WORDS = 15
DESCRIPTION = "amod"  # "a freed nurse": who is meant, not what happened
# What nobody counts: "forty-six were in the hall" is no want of water, no beating, no search.
NEVER_CARRIED = frozenset(
    {
        "complaint",
        "conditions",
        "count",
        "denial",
        "family_action",
        "ill_treatment",
        "legal_norm",
        "official_response",
        "onset",
        "retraction",
        "search",
    }
)
Frames = Callable[[int], Sequence[Frame]]
Figures = Callable[[int], Sequence[Figure]]
Places = Callable[[int], Sequence[Span]]


def find(reading: Reading, frames: Frames, figures: Figures, places: Places) -> list[Statement]:
    """Find the statements of a document, in order; rows of tables are another module's."""
    found: list[Statement] = []
    for at, passage in enumerate(reading.document.passages):
        if passage.kind not in TOLD or _is_label(passage) or (_is_heading(passage) and at):
            continue
        if is_count_line(passage, figures(at)):
            continue  # a row of a list, which another module reads
        if not (figures(at) or may_tell(passage) or _shares(passage)):
            continue
        found += of_sources(reading, at, [f.source for f in frames(at) if f.source])
        first = len(found)
        for sentence in reading.analyses[at].sentences:
            told = _of_sentence(reading, at, sentence, frames(at), figures(at), places(at), found)
            if (
                not told
                and len(found) > first
                and is_doubt(reading.analyses[at], sentence, passage.text)
            ):
                found[-1] = _doubted(found[-1], reading.analyses[at].words(sentence)[-1].start)
            found += told
        found[first:] = _once(found[first:])
    twice = {(o.passage, o.start, o.end, o.types, o.quantity): o for o in reversed(found)}
    return [o for o in found if twice[o.passage, o.start, o.end, o.types, o.quantity] is o]


def _shares(passage: Passage) -> bool:
    # "The rest in the north" goes on about those counted before.
    shares = openers(passage.language, "share")
    return not shares.isdisjoint(WORD.findall(passage.text.casefold()))


def _once(told: Sequence[Statement]) -> list[Statement]:
    # The list of the missing is told of by its sentence, not once more as the one who speaks.
    return [o for o in told if o.because != DESCRIBED or not any(_holds(t, o) for t in told)]


def _holds(whole: Statement, part: Statement) -> bool:
    inside = whole.start <= part.start and part.end <= whole.end
    return whole is not part and inside and {*part.types} <= {*whole.types}


def _doubted(stated: Statement, end: int) -> Statement:
    # "They are being forced to sign. The paper could not verify this."
    because = (*stated.because, "nobody could verify it")
    return replace(stated, end=end, polarity=Polarity.UNKNOWN, because=because)


def _is_heading(passage: Passage) -> bool:
    # A line without an end mark, not long: a heading that is not marked as one.
    plain = passage.kind is PassageKind.PARAGRAPH and not passage.text.rstrip().endswith(STOPS)
    return plain and len(passage.text.split()) <= HEADING_WORDS


def _is_label(passage: Passage) -> bool:
    label, colon, _ = passage.text.partition(":")
    return bool(colon) and label.strip(" [").casefold() in _labels()


@cache
def _labels() -> frozenset[str]:
    return frozenset(row["label"] for row in rows("habeas.claims", "labels.csv"))


def _of_sentence(
    reading: Reading,
    at: int,
    sentence: Sentence,
    frames: Sequence[Frame],
    figures: Sequence[Figure],
    places: Sequence[Span],
    before: Sequence[Statement],
) -> list[Statement]:
    analysis, passage = reading.analyses[at], reading.document.passages[at]
    words = analysis.words(sentence)
    if len(words) <= SHORTEST:
        return []
    asks = passage.text[words[-1].start : words[-1].end] == "?"
    found: list[Statement] = []
    spans = [(f.start, f.end) for f in figures if f.unit in PARTED]
    shells = [frame.shell for frame in frames if frame.shell]
    for group in clauses(analysis, sentence, passage.text, spans, frames):
        span = _trim(passage.text, analysis, group, shells)
        if span is None:
            continue
        inside = [
            figure
            for figure in figures
            if span[0] <= figure.start and figure.end <= span[1] and _counts(figure, analysis)
        ]
        kept = _kept(analysis, group, counts=bool(inside))
        types = frozenset(hit.label for hit in kept)
        triggers = tuple(_span(analysis, hit, sentence.first) for hit in kept)
        because = tuple(f"event: {hit.label}" for hit in kept)
        if ELSEWHERE in types or (asks and ASKED not in types):
            continue
        types = frozenset(EventType.SEARCH if t == ASKED else t for t in types)
        if not inside and triggers and not any(span[0] <= t[0] < span[1] for t in triggers):
            span = _told(passage.text, analysis, group, triggers) or span
        if _is_carried(group, types, inside):
            bare = _bare(analysis, span, places) and CARRIED not in types
            near = [*before, *found]
            if _has_verb(analysis, group) and CARRIED not in types:
                near = [one for one in near if one.passage == at]
            types, because = _carried(at, near, sited=bare) or types, ("carried",)
        types -= {CARRIED}
        if types:
            own = _own(analysis, kept, sentence.first)
            polarity = polarity_of(analysis, sentence, span, passage.text, types, triggers, own)
            stated = Statement(at, *span, _sorted(types), polarity, triggers, None, because)
            found += with_figures(stated, inside, places, passage.text)
            found += own_news(reading, at, group, types)
    return found


def _is_carried(group: Sequence[Piece], types: frozenset[str], inside: Sequence[Figure]) -> bool:
    """Tell words that only count: what befell whom they count was told before."""
    share = any(piece.share for piece in group)
    counted = inside and inside[0].unit in COUNTED
    wanted = types <= NAMED_ONLY | {EventType.COUNT} and (share or counted)
    return bool(wanted) or (CARRIED in types and types <= CARRIED_TO)


def _counts(figure: Figure, analysis: Analysis) -> bool:
    # "from 22 regions" tells how far a count reaches; "one of 21 republics" tells of none.
    if figure.unit is not Unit.REGIONS:
        return True
    before = [token for token in analysis.tokens if token.end <= figure.start][-1:]
    return not before or before[0].tag in {"ADP", "X"}


def _trim(
    text: str, analysis: Analysis, group: Sequence[Piece], shells: Sequence[Span]
) -> Span | None:
    start = past_dateline(text, analysis.tokens[_head(text, analysis, group)].start)
    start, end = strip(text, start, analysis.tokens[group[-1].last - 1].end)
    changed = True
    while changed and start < end:
        changed = False
        for low, high in shells:
            if low <= start < high:
                start, changed = min(high, end), True
            if low < end <= high and start < end:
                end, changed = max(low, start), True
        start, end = strip(text, start, end)
    return (start, end) if start < end else None


def _told(
    text: str, analysis: Analysis, group: Sequence[Piece], triggers: Sequence[Span]
) -> Span | None:
    # Words of speech may hold the predicate itself: what is left beside them tells nothing.
    starts = {start for start, _ in triggers}
    predicates = [t for t in analysis.tokens if t.start in starts and t.dep != DESCRIPTION]
    telling = [piece for piece in group if piece.types]
    if not telling or not predicates:
        return None
    first, last = telling[0].first, telling[-1].last - 1
    return strip(text, analysis.tokens[first].start, analysis.tokens[last].end)


def _head(text: str, analysis: Analysis, group: Sequence[Piece]) -> int:
    # "Then we learn: they are taken away": what leads up to a colon is not said to happen.
    for before, piece in pairwise(group):
        colon = analysis.tokens[before.last]
        if not before.types and piece.types and text[colon.start : colon.end] == ":":
            return piece.first
    return group[0].first


def _kept(analysis: Analysis, group: Sequence[Piece], *, counts: bool) -> list[Hit]:
    front = [hit for piece in group for hit in piece.hits]
    aside = [hit for piece in group for hit in piece.aside]
    mentions = any(hit.label == MENTIONED for hit in front)
    front = [hit for hit in front if hit.label != MENTIONED]
    aside = [hit for hit in aside if hit.label != MENTIONED]
    kept = [hit for hit in front if hit.strength == STRONG]
    if not kept and not counts and not mentions and _has_verb(analysis, group):
        # "Detention is listed if two sources know of it": a noun beside another predicate.
        front = []
    if {hit.label for hit in kept} <= OF_SOMETHING:
        # "the first refusals began", "there are no men deprived of liberty": of what, a noun says.
        kept += front or [hit for hit in aside if hit.strength == STRONG] or aside
        kept += [hit for hit in aside if hit.strength == STRONG and kept]
    over = frozenset(label for hit in kept for label in hit.over)
    return [hit for hit in kept if hit.label not in over]


def _own(analysis: Analysis, kept: Sequence[Hit], base: int) -> frozenset[int]:
    return frozenset(analysis.tokens[base + word].start for hit in kept for word in hit.words[1:])


def _has_verb(analysis: Analysis, group: Sequence[Piece]) -> bool:
    return any(t.tag == "VERB" for p in group for t in analysis.tokens[p.first : p.last])


def _span(analysis: Analysis, hit: Hit, base: int) -> Span:
    token = analysis.tokens[base + hit.words[0]]
    return token.start, token.end


def _carried(at: int, before: Sequence[Statement], *, sited: bool) -> frozenset[str]:
    if sited:
        # "234 men in Bryanka": a number of people at a place, in a register of detention.
        return frozenset({EventType.DETENTION})
    for statement in reversed(before):
        kept = frozenset(t.value for t in statement.types) - NEVER_CARRIED
        if kept:
            return kept if at - statement.passage <= NEARBY else frozenset()
    return frozenset()


def _bare(analysis: Analysis, span: Span, places: Sequence[Span]) -> bool:
    """Tell a number at a place without a predicate of its own."""
    tags = {t.tag for t in analysis.tokens if span[0] <= t.start and t.end <= span[1]}
    return "VERB" not in tags and any(span[0] <= p[0] and p[1] <= span[1] for p in places)


def _sorted(types: frozenset[str]) -> tuple[EventType, ...]:
    return tuple(sorted(EventType(t) for t in types))
