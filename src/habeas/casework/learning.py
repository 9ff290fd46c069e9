"""What do the decisions of cases teach, and is it better than what is in use?

The rules read the decided documents again; a person's decisions say what was right. Sources that
hang together (one relays the other, or both the same outlet) are one family. A part of
the families, fixed by a digest of the source that came first, is never learnt from: it judges.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from habeas import claims
from habeas.casework import clock, deciding, proposers, reading, reopened
from habeas.casework.progress import Progress, silent
from habeas.casework.reopened import Reopened
from habeas.claims import scorer, teaching
from habeas.claims.proposing import Offer
from habeas.claims.scorer import Scorer
from habeas.claims.teaching import Lesson, Marks
from habeas.errors import NotBetter, TooFewDecisions
from habeas.model.claim import Claim, ClaimId
from habeas.model.decision import Decision, DecisionKind
from habeas.model.document import Digest, Document
from habeas.model.entry import Received, RecordKind
from habeas.model.words import Identity, SpeakerKind
from habeas.vault import disk
from habeas.vault.case import Case

SPLIT = b"habeas split 1\0"
EVERY = 4  # one family in so many is held out
FEWEST_TAUGHT, FEWEST_JUDGED = 20, 5  # decisions below which a difference says nothing
ELSEWHERE = "ext:"  # before the name of a source that is not held
OUTLETS = {SpeakerKind.MEDIA, SpeakerKind.AGENCY, SpeakerKind.NGO, SpeakerKind.SOCIAL_CHANNEL}
Came = tuple[str, Digest]


class Learnt(Struct, frozen=True):
    """How many decisions taught and judged, and the marks of what was learnt and of what was."""

    taught: int
    judged: int
    families: int
    before: Mapping[str, Marks]
    after: Mapping[str, Marks]


class Taught(Struct, frozen=True):
    """The lessons of one case by source, which sources hang together, and when each came."""

    lessons: Mapping[tuple[Digest, int, int, int], Lesson]
    together: tuple[frozenset[Digest], ...]
    came: Mapping[Digest, Came]
    scorer: Scorer | None


def learn(
    cases: Sequence[Path], *, passphrase: str, to: Path | None = None, progress: Progress = silent
) -> Learnt:
    """Learn from the decisions of cases; keep it in a file, or in the cases, if it is better."""
    taught = []
    for number, place in enumerate(cases, 1):
        with reopened.opened(place, passphrase) as held:
            taught.append(_of_case(held))
        progress("learning", number, len(cases))
    lessons, judges, families = _split(taught)
    _check_enough(lessons, judges)
    incumbent = scorer.read(to.read_bytes()) if to and to.exists() else taught[0].scorer
    new = teaching.teach(lessons)
    before, after = teaching.marks(judges, incumbent), teaching.marks(judges, new)
    if not teaching.better(after, before):
        raise NotBetter(
            f"what was learnt is no better: {_told(before)} in use, {_told(after)} learnt, "
            "on sources that it had not seen",
            hint="what is in use stays; decide more statements and learn again",
        )
    _keep(scorer.write(new), cases, passphrase, to)
    return Learnt(len(lessons), len(judges), families, before, after)


def _keep(table: bytes, cases: Sequence[Path], passphrase: str, to: Path | None) -> None:
    if to is not None:
        with disk.refusals():
            to.unlink(missing_ok=True)
            disk.create(to, table)
        return
    for place in cases:
        with reopened.opened(place, passphrase) as held:
            held.record(RecordKind.SCORER, table)
            held.commit(at=clock.now())


def _of_case(held: Case) -> Taught:
    again = reopened.reread(held)
    decided = deciding.decided_before(held)
    return Taught(
        dict(_lessons(held, again, decided)),
        tuple(_together(again)),
        _came(held),
        proposers.of_case(held).scorer,
    )


def _lessons(
    held: Case, again: Reopened, decided: Sequence[Decision]
) -> Iterator[tuple[tuple[Digest, int, int, int], Lesson]]:
    beside = proposers.of_case(held)
    known = reading.aliases(again.received.settings)
    for document in again.received.documents:
        about = [one for one in decided if any(a.source == document.source for a in one.anchors)]
        if not about:
            continue
        read = reading.analysed(document)
        laid = claims.offered(read, known)
        found = claims.find(read, known, beside.of(document))
        right = {one.id: one for one in deciding.corrected(found, about, [document])}
        asked = _asked(found, about, document)
        for at, (claim, offer) in enumerate(zip(found, laid.offers, strict=True)):
            if claim.id in asked:
                yield (
                    (document.source, claim.start, claim.end, at),
                    _lesson(offer, claim, right.get(claim.id)),
                )


def _lesson(offer: Offer, claim: Claim, right: Claim | None) -> Lesson:
    told = right or claim
    return Lesson(offer, right is not None, told.certainty, next(iter(told.attribution), None))


def _asked(
    found: Sequence[Claim], decided: Iterable[Decision], document: Document
) -> frozenset[ClaimId]:
    places = deciding.Places(found, [document])
    kinds = {DecisionKind.ACCEPT, DecisionKind.CORRECT, DecisionKind.REJECT}
    return frozenset(one for d in decided if d.kind in kinds for one in places.of(d))


def _together(again: Reopened) -> Iterator[frozenset[Digest]]:
    """List the sources that hang together: one relays the other, or both the same outlet.

    Whom both only call "the ministry" or "relatives" does not tie them: everything would hang
    together, and nothing would be left to judge by.
    """
    digests = {str(one.path): one.source for one in again.received.documents}
    around: dict[str, set[Digest]] = {}
    for relay in again.findings.weighed.relays:
        ends = {digests[end] for end in (relay.source, relay.target) if end in digests}
        yield frozenset(ends)
        around.setdefault(relay.source, set()).update(ends)
    outlets = {f"{ELSEWHERE}{name}" for name in _outlets(again.findings.claims)}
    yield from (frozenset(ends) for source, ends in around.items() if source in outlets)
    for origin in again.findings.weighed.origins:
        homes = {one.id: digests[one.doc] for one in again.findings.claims}
        for voice in origin.independent:
            if voice.name in digests:
                yield frozenset(homes[one] for one in voice.claims if one in homes)


def _outlets(found: Iterable[Claim]) -> frozenset[str]:
    said = (speaker for claim in found for speaker in claim.attribution)
    return frozenset(s.name for s in said if s.kind in OUTLETS and s.identity is Identity.NAMED)


def _came(held: Case) -> dict[Digest, Came]:
    came: dict[Digest, Came] = {}
    for link in held.links:
        if isinstance(link.entry, Received):
            came.setdefault(link.entry.source, (link.at, link.entry.source))
    return came


def _split(taught: Sequence[Taught]) -> tuple[list[Lesson], list[Lesson], int]:
    """Part lessons into those that teach and those that judge, whole families at a time."""
    came: dict[Digest, Came] = {}
    for case in taught:
        for source, when in case.came.items():
            came[source] = min(when, came.get(source, when))
    first = _families([one for case in taught for one in case.together], came)
    lessons: dict[tuple[Digest, int, int, int], Lesson] = {}
    for case in taught:
        lessons |= case.lessons
    sides: tuple[list[Lesson], list[Lesson]] = ([], [])
    for key, lesson in sorted(lessons.items(), key=lambda item: item[0]):
        sides[is_held_out(first.get(key[0], key[0]))].append(lesson)
    return *sides, len({first.get(key[0], key[0]) for key in lessons})


def _families(
    together: Sequence[frozenset[Digest]], came: Mapping[Digest, Came]
) -> dict[Digest, Digest]:
    """Name for each source the one of its family that came first, over all cases."""
    family: dict[Digest, set[Digest]] = {}
    for group in together:
        whole = set(group).union(*(family.get(one, {one}) for one in group))
        family |= dict.fromkeys(whole, whole)
    return {
        one: min(whole, key=lambda source: came.get(source, ("", source)))
        for one, whole in family.items()
    }


def is_held_out(first: Digest) -> bool:
    """Tell whether a family judges: by its first source alone, so it stays so when it grows."""
    return int.from_bytes(sha256(SPLIT + first.encode()).digest()[:4]) % EVERY == 0


def _check_enough(lessons: Sequence[Lesson], judges: Sequence[Lesson]) -> None:
    if len(lessons) < FEWEST_TAUGHT or len(judges) < FEWEST_JUDGED:
        raise TooFewDecisions(
            f"there are {len(lessons)} decisions to learn from and {len(judges)} to judge by; "
            f"{FEWEST_TAUGHT} and {FEWEST_JUDGED} are needed",
            hint="decide more statements, of more sources, or give more cases",
        )


def _told(marks: Mapping[str, Marks]) -> str:
    right, of = sum(m.right for m in marks.values()), sum(m.of for m in marks.values())
    return f"{right} of {of} right"
