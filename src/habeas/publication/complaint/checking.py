"""Is any sentence surer than what it cites, or silent about who said it?"""

from collections.abc import Iterator, Mapping, Sequence

from habeas.errors import Overstated, Unfounded
from habeas.model.claim import ClaimId
from habeas.model.release import Statement
from habeas.model.words import Certainty, Polarity
from habeas.publication.complaint.draft import (
    SUBJECTS,
    Beside,
    Block,
    Heading,
    Paragraph,
    Sentence,
    Style,
    Table,
)
from habeas.publication.complaint.romanising import ROOM
from habeas.publication.complaint.sentences import Scene, chain, doubts
from habeas.text.tables import rows

HINT = "compare complaint.csv of this language with the packaged one"


def check(blocks: Sequence[Block], told: Mapping[ClaimId, Statement], scene: Scene) -> None:
    """Refuse a draft in which a sentence of fact may not stand."""
    _weighed(blocks)
    for block in blocks:
        for sentence in _citing(block):
            _known(sentence, told)
            _no_surer(sentence, told, scene)
        if isinstance(block, Paragraph) and block.fact:
            for sentence in block.sentences:
                _founded(sentence, told, scene)
            _same_outcome(block, told, scene)


def _subject(block: Block | None) -> bool:
    return isinstance(block, Heading) and block.level == SUBJECTS and bool(block.text)


def _note(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.style is Style.NOTE


def _weighed(blocks: Sequence[Block]) -> None:
    """Refuse a group of statements that does not say how many origins stand behind it.

    A note that stands before a group, and not under the heading of one, speaks of all that follow
    in the section.
    """
    of_all = False
    for before, block, following in zip(
        (None, *blocks), blocks, (*blocks[1:], None), strict=False
    ):
        if isinstance(block, Heading) and block.level < SUBJECTS:
            of_all = False
        of_all = of_all or (_note(block) and not _subject(before) and _subject(following))
        if _subject(block) and not of_all and not _note(following):
            raise Unfounded("a group of statements says nothing of its origins", hint=HINT)


def cited(blocks: Sequence[Block]) -> frozenset[ClaimId]:
    """List every claim that a draft rests on."""
    return frozenset(claim for block in blocks for s in _citing(block) for claim in s.claims)


def _citing(block: Block) -> Iterator[Sentence]:
    """List every sentence of a block that cites a statement, wherever it stands."""
    if isinstance(block, Beside):
        yield from _citing(block.left)
        yield from _citing(block.right)
    elif isinstance(block, Paragraph):
        yield from (s for s in block.sentences if s.claims)
    elif isinstance(block, Table):
        yield from (s for row in block.rows for cell in row for s in cell if s.claims)


def _known(sentence: Sentence, told: Mapping[ClaimId, Statement]) -> None:
    if any(claim not in told for claim in sentence.claims):
        raise Unfounded("a sentence of the draft cites no statement of this case", hint=HINT)


def _founded(sentence: Sentence, told: Mapping[ClaimId, Statement], scene: Scene) -> None:
    """Refuse a sentence without claims, without its speakers, or without its doubts."""
    if not sentence.claims:
        raise Unfounded("a sentence of the draft cites no statement of this case", hint=HINT)
    text = sentence.text
    for one in (told[claim] for claim in sentence.claims):
        speakers = "".join(part.text for part in chain(one, scene))
        refs = "".join(part.text for part in scene.ref(one.id))
        if speakers not in text or refs not in text:
            raise Unfounded("a sentence of the draft leaves out who said it", hint=HINT)
        if one.hedges and not _doubted(one, text, scene):
            raise Unfounded("a sentence of the draft leaves out a doubt of its source", hint=HINT)


def _doubted(one: Statement, text: str, scene: Scene) -> bool:
    words = doubts(one, scene)
    keys = ("hedged_sealed", "hedged_item_sealed")
    sealed = any(scene.terms.told("text", key) in text for key in keys)
    return all(word in text for word in words) if words else sealed


def _no_surer(sentence: Sentence, told: Mapping[ClaimId, Statement], scene: Scene) -> None:
    """Refuse a sentence whose words of certainty are stronger than its weakest claim."""
    marks = scene.terms.all("mark")
    claimed = {Certainty(key) for key, mark in marks.items() if mark.casefold() in sentence.own}
    meant = {told[claim].certainty for claim in sentence.claims}
    if not claimed:
        raise Overstated("a sentence of the draft has no word of certainty", hint=HINT)
    denies = Certainty.DENIED in meant | claimed
    if (denies and claimed != meant) or max(map(strength, claimed)) > min(map(strength, meant)):
        raise Overstated("a sentence of the draft is surer than what it cites", hint=HINT)


def _same_outcome(block: Paragraph, told: Mapping[ClaimId, Statement], scene: Scene) -> None:
    """Refuse a paragraph that says of an event that it happened where a claim of it does not."""
    lead = block.sentences[0].own
    table = scene.terms.all("polarity")
    words = {Polarity(key): text.partition("{")[0].casefold() for key, text in table.items()}
    heard = {polarity for polarity, word in words.items() if word and word in lead}
    claims = (claim for sentence in block.sentences for claim in sentence.claims)
    for one in (told[claim] for claim in claims):
        meant = {one.polarity} - {Polarity.AFFIRMED}
        if one.certainty is not Certainty.DENIED and heard != meant:
            raise Overstated("a sentence of the draft turns what it cites around", hint=HINT)


def strength(certainty: Certainty) -> int:
    """Say how much a certainty claims.

    >>> strength(Certainty.WITNESSED) > strength(Certainty.ALLEGED)
    True
    """
    table = rows(ROOM, "complaint_strength.csv")
    return {row["certainty"]: int(row["strength"]) for row in table}[certainty]
