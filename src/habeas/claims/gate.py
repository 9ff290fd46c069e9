"""What of a proposal may stand beside what the rules have read?

The one door for every proposer. Statements, their words, types, polarity, hedges, reasons and
flags stay as the rules read them; a first speaker is one whom words of the passage name; certainty
only falls. What was changed is flagged for a person; what may not stand is left out and counted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from habeas.claims import facets
from habeas.claims.proposing import Offer, Option, Proposal, Proposer, names
from habeas.claims.reading import Attributed
from habeas.model.claim import Speaker
from habeas.model.words import Certainty
from habeas.text.tables import rows

SCORER, MODEL = "scorer", "local model"
NAMES = {SCORER, MODEL}
UNKNOWN_STATEMENT = "a statement that is not there"
UNKNOWN_WORDS = "words that name no speaker"
STRONGER = "more certainty than the rules read"
TWICE = "a second answer for a statement"
FREE_WORDS = "reasons in words that are not ours"
MOST_REASONS = 3
Refusals = Mapping[str, int]


class Passed(Struct, frozen=True):
    """What stands after a proposer has spoken, and how often it asked for what it may not."""

    attributed: tuple[Attributed, ...]
    refused: Refusals


def passed(
    proposer: str, offers: Sequence[Offer], read: Sequence[Attributed], said: Iterable[Proposal]
) -> Passed:
    """Let through what a proposer may say of the statements of a document."""
    refused: Counter[str] = Counter()
    kept = list(read)
    answered: set[int] = set()
    for proposal in said:
        at = proposal.of
        if not 0 <= at < len(kept):
            refused[UNKNOWN_STATEMENT] += 1
        elif at in answered:
            refused[TWICE] += 1
        else:
            answered.add(at)
            kept[at] = _with(proposer, offers[at], kept[at], proposal, refused)
    return Passed(tuple(kept), {why: n for why, n in refused.items() if n})


def all_passed(
    proposers: Sequence[Proposer], offers: Sequence[Offer], read: Sequence[Attributed]
) -> tuple[Attributed, ...]:
    """Let each proposer speak of what the ones before it left, the last one last."""
    kept = tuple(read)
    for proposer in proposers:
        shown = [
            replace(o, chain=a.attribution, certainty=a.certainty, review=a.needs_review)
            for o, a in zip(offers, kept, strict=True)
        ]
        kept = passed(proposer.name, shown, kept, proposer.propose(shown)).attributed
    return kept


def _with(
    proposer: str, offer: Offer, read: Attributed, said: Proposal, refused: Counter[str]
) -> Attributed:
    new = _other_speaker(proposer, offer, read, said, refused)
    new = _less_sure(proposer, new, said, refused)
    if said.doubt:
        new = _flagged(new, f"{proposer}: is this a statement?")
    ours = [one for one in said.because if facets.is_known(one.facet)]
    refused[FREE_WORDS] += len(said.because) - len(ours)
    if new == read or not ours:
        return new
    told = ", ".join(f"{one.facet} {one.weight:+d}" for one in ours[:MOST_REASONS])
    return replace(new, because=(*new.because, f"{proposer}: {told}"))


def _other_speaker(
    proposer: str, offer: Offer, read: Attributed, said: Proposal, refused: Counter[str]
) -> Attributed:
    if said.speaker is None:
        return read
    option = next((o for o in offer.options if o.span == tuple(said.speaker)), None)
    if option is None or not option.speakers:
        refused[UNKNOWN_WORDS] += 1
        return read
    if read.attribution and names(option, read.attribution[0]):
        return read
    new = replace(
        read,
        attribution=_chain(option, read.attribution),
        certainty=_ranks()[read.certainty].under_another,
    )
    return _flagged(new, f"{proposer}: another first speaker than the rules read")


def _chain(option: Option, before: Sequence[Speaker]) -> tuple[Speaker, ...]:
    # Nobody whom the rules read is lost: whoever is put first stands before them all.
    first = option.speakers
    told = {(speaker.name, speaker.kind) for speaker in first}
    return (*first, *(s for s in before if (s.name, s.kind) not in told))


def _less_sure(
    proposer: str, read: Attributed, said: Proposal, refused: Counter[str]
) -> Attributed:
    if said.certainty is None or said.certainty == read.certainty:
        return read
    if not weaker(said.certainty, read.certainty):
        refused[STRONGER] += 1
        return read
    new = replace(read, certainty=Certainty(said.certainty))
    return _flagged(new, f"{proposer}: less sure than the rules read")


def _flagged(read: Attributed, why: str) -> Attributed:
    if why in read.needs_review:
        return read
    return replace(read, needs_review=(*read.needs_review, why))


def weaker(proposed: str, read: Certainty) -> bool:
    """Tell whether a certainty claims less than the one that the rules read.

    >>> weaker("alleged", Certainty.WITNESSED), weaker("witnessed", Certainty.ALLEGED)
    (True, False)
    >>> weaker("reported", Certainty.DENIED), weaker("denied", Certainty.ALLEGED)
    (False, False)
    """
    known = {str(certainty): rank.strength for certainty, rank in _ranks().items()}
    low, high = known.get(proposed), known[read]
    return low is not None and high is not None and low < high


class _Rank(Struct, frozen=True):
    strength: int | None
    under_another: Certainty


@cache
def _ranks() -> Mapping[Certainty, _Rank]:
    return {
        Certainty(row["certainty"]): _Rank(
            int(row["strength"]) if row["strength"] else None, Certainty(row["under_another"])
        )
        for row in rows("habeas.claims", "certainty_strength.csv")
    }
