"""How many documents, independent voices and eye-witness accounts are there, at least?"""

from collections.abc import Hashable, Iterable, Sequence

from habeas.model.claim import Claim, ClaimId, Speaker
from habeas.model.document import Document
from habeas.model.release import Headline
from habeas.model.weight import Origin, Weighed
from habeas.model.words import Certainty, Identity, OriginStatus, RelayHow

COPIES = {RelayHow.TRANSLATION, RelayHow.REPOST, RelayHow.QUOTATION}


def headline(documents: Sequence[Document], claims: Sequence[Claim], weighed: Weighed) -> Headline:
    """Count what stands over the dossier."""
    unsettled = [o for o in weighed.origins if o.status is OriginStatus.NOT_ESTABLISHED]
    return Headline(
        documents=len(documents),
        public=sum(document.public for document in documents),
        statements=len(claims),
        origins=_voices(weighed.origins),
        eyewitnesses=_eyewitnesses(claims, weighed),
        families=len(weighed.origins),
        unsettled=len(unsettled),
        review=sum(bool(claim.needs_review) for claim in claims),
    )


def _voices(origins: Iterable[Origin]) -> int:
    # One voice may stand behind several findings: shared claims or a shared name make it one.
    shown = [o for o in origins if o.status is OriginStatus.ESTABLISHED]
    keys = [
        [*voice.claims, f"name:{voice.name.casefold()}"] for o in shown for voice in o.independent
    ]
    return _groups(keys)


def _eyewitnesses(claims: Iterable[Claim], weighed: Weighed) -> int:
    """Count accounts, not statements: a person, a voice, a chain of copies is one account."""
    voice = {
        claim: f"voice:{origin.id}:{n}"
        for origin in weighed.origins
        for n, one in enumerate(origin.independent)
        for claim in one.claims
    }
    copied = _copied(weighed)
    seen = [claim for claim in claims if claim.certainty is Certainty.WITNESSED]
    return _groups([_account(claim, voice, copied) for claim in seen])


def _account(claim: Claim, voice: dict[ClaimId, str], copied: dict[str, str]) -> list[Hashable]:
    first = claim.attribution[0] if claim.attribution else None
    home = copied.get(claim.doc, claim.doc)
    keys: list[Hashable] = [(home, *_person(first))]
    if first is not None and first.identity is Identity.NAMED:
        keys.append(("named", first.name.casefold()))
    if claim.id in voice:
        keys.append((voice[claim.id], *_person(first)[:1]))
    return keys


def _person(speaker: Speaker | None) -> tuple[str, str]:
    if speaker is None:
        return ("unknown", "")
    # A class in a copy is worded anew by each translator: the kind alone tells them apart.
    return (speaker.kind, "")


def _copied(weighed: Weighed) -> dict[str, str]:
    """Map each document to the first one of its chain of copies."""
    parent = {r.target: r.source for r in weighed.relays if r.how in COPIES}
    first: dict[str, str] = {}
    for document in parent:
        at, seen = document, {document}
        while at in parent and parent[at] not in seen:
            at = parent[at]
            seen.add(at)
        first[document] = at
    return first


def _groups(keys: Sequence[Sequence[Hashable]]) -> int:
    """Count the groups that are left when whatever shares a key is one.

    >>> _groups([["a", "b"], ["b", "c"], ["d"]])
    2
    """
    leader: dict[Hashable, Hashable] = {}

    def find(key: Hashable) -> Hashable:
        while leader.setdefault(key, key) != key:
            key = leader[key]
        return key

    for row in keys:
        for key in row[1:]:
            leader[find(key)] = find(row[0])
    return len({find(row[0]) for row in keys})
