"""How are the statements of a document laid out for somebody who may say something of them?"""

from collections.abc import Mapping, Sequence

from habeas.claims import chains
from habeas.claims.covering import framed
from habeas.claims.proposing import Offer, Option
from habeas.claims.reading import Attributed, Reading, Statement
from habeas.claims.told import Tie
from habeas.claims.voice import voice
from habeas.model.claim import Speaker


def offers(
    reading: Reading,
    stated: Sequence[Statement],
    attributed: Sequence[Attributed],
    aliases: Mapping[str, str],
) -> tuple[Offer, ...]:
    """Lay out every statement with the words that could name its first speaker."""
    ties = chains.ties_of(reading) if stated else {}
    return tuple(
        _offer(reading, number, s, a, _options(ties.get(s.passage, ()), s, aliases))
        for number, (s, a) in enumerate(zip(stated, attributed, strict=True))
    )


def _offer(
    reading: Reading, number: int, statement: Statement, read: Attributed, found: Sequence[Option]
) -> Offer:
    passage = reading.document.passages[statement.passage]
    return Offer(
        number=number,
        passage=statement.passage,
        text=passage.text,
        kind=passage.kind,
        language=passage.language,
        genre=str(voice(reading).genre),
        span=(statement.start, statement.end),
        types=statement.types,
        polarity=statement.polarity,
        certainty=read.certainty,
        chain=read.attribution,
        hedges=len(read.hedges),
        counted=statement.quantity is not None,
        review=read.needs_review,
        options=tuple(found),
    )


def _options(
    ties: Sequence[Tie], statement: Statement, aliases: Mapping[str, str]
) -> list[Option]:
    found: dict[tuple[int, int], Option] = {}
    for tie in ties:
        span, speakers = tie.frame.source, tie.source.speakers
        if span is None or not speakers or span in found:
            continue
        found[span] = Option(
            span,
            tuple(_settled(speaker, aliases) for speaker in speakers),
            tie.frame.kind,
            tie.frame.level,
            tie.source.unclear is not None,
            framed((tie,), statement) is not None,
        )
    return list(found.values())


def _settled(speaker: Speaker, aliases: Mapping[str, str]) -> Speaker:
    return Speaker(aliases.get(speaker.name, speaker.name), speaker.kind, speaker.identity)
