"""What may the owner of a case see in plain text?"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from habeas.model.capture import Capture
from habeas.model.claim import Claim, ClaimId
from habeas.model.document import Digest, DocPath, Document
from habeas.model.law import Legal
from habeas.model.release import Filed, FileReport, Private, Sheet
from habeas.model.weight import Mutation, Origin, Relay, Weighed
from habeas.model.words import MutationItem
from habeas.protection.captured import captured
from habeas.protection.echoes import SEALED, Sealing
from habeas.protection.headline import headline
from habeas.protection.known import Known
from habeas.protection.legal import veiled
from habeas.protection.statements import statement
from habeas.text.tables import rows

OUTSIDE = "ext:"


def for_owner(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    weighed: Weighed,
    *,
    title: str,
    reports: Sequence[FileReport] = (),
    with_confidential: bool = False,
    accepted: Collection[ClaimId] = (),
    legal: Legal | None = None,
    captures: Mapping[Digest, Capture] = MappingProxyType({}),
    filings: Sequence[Filed] = (),
    bodies: Collection[str] = (),
) -> Private:
    """Make what the owner's pages draw: words of public sources only, unless asked otherwise.

    `bodies` are names that the owner has listed in the settings, and that may be shown.
    """
    held = {document.path: document for document in documents}
    shown = {path for path, document in held.items() if document.public or with_confidential}
    sealing = _sealing(documents, claims, shown)
    known = Known.of(documents, claims, bodies)
    ordered = sorted(claims, key=lambda c: (c.doc, c.start, c.end, c.id))
    count = Counter(claim.doc for claim in claims)
    told = {claim.id: claim for claim in claims}
    called = dict(weighed.called)
    return Private(
        title=title,
        headline=headline(documents, claims, weighed),
        documents=tuple(
            replace(
                sheet(held[path], shown=path in shown, statements=count[path]),
                capture=captured(held[path], captures.get(held[path].source)),
            )
            for path in sorted(held)
        ),
        statements=tuple(
            statement(
                held[c.doc],
                c,
                shown=c.doc in shown,
                sealing=sealing,
                accepted=c.id in accepted,
                known=known,
                called=called,
            )
            for c in ordered
        ),
        origins=tuple(_origin(origin, sealing, told, called) for origin in weighed.origins),
        figures=tuple(replace(f, why=sealing.veil(f.why)) for f in weighed.figures),
        relays=tuple(_relay(relay, sealing) for relay in weighed.relays),
        mutations=_mutations(weighed, {c.id: c.doc for c in claims}, shown, sealing),
        files=tuple(sorted(reports, key=lambda r: (r.path, r.fate))),
        with_confidential=with_confidential,
        legal=legal and veiled(legal, {c.id for c in claims if c.doc not in shown}),
        filings=tuple(filings),
    )


def _sealing(
    documents: Sequence[Document], claims: Sequence[Claim], shown: set[DocPath]
) -> Sealing:
    hidden = [document for document in documents if document.path not in shown]
    open_texts = [document.text for document in documents if document.path in shown]
    settled = [place.name for claim in claims for place in claim.places if place.name]
    return Sealing.of(hidden, [*open_texts, *settled, *(d.path for d in documents)])


def sheet(document: Document, *, shown: bool, statements: int) -> Sheet:
    """Keep what is known of a document: of one that is not shown, path, reader and language."""
    bare = Sheet(
        path=document.path,
        public=document.public,
        reader=document.reader,
        language=document.language,
        statements=statements,
    )
    if not shown:
        return bare
    return replace(
        bare,
        digest=document.source,
        title=document.title,
        outlet=document.outlet,
        published=document.published,
        url=document.url,
    )


def _origin(
    origin: Origin,
    sealing: Sealing,
    told: Mapping[ClaimId, Claim],
    called: Mapping[str, str],
) -> Origin:
    voices = tuple(
        replace(
            voice,
            name=sealing.veil(called.get(voice.name, voice.name)),
            reason=sealing.veil(voice.reason),
        )
        for voice in origin.independent
    )
    family = origin.family
    if sealing.gives_away(family):
        family = _plain_label([told[claim] for claim in origin.members if claim in told])
    return replace(origin, family=family, independent=voices)


def _plain_label(members: Sequence[Claim]) -> str:
    """Name a family by type and place alone, where its own name would give something away."""
    types = Counter(kind for claim in members for kind in claim.types)
    places = Counter(p.name for claim in members for p in claim.places if p.name)
    tops = [str(top) for top, _ in [*types.most_common(1), *places.most_common(1)]]
    return ", ".join(top.replace("_", " ") for top in tops) or SEALED


def _relay(relay: Relay, sealing: Sealing) -> Relay:
    # A source outside the folder is named by its name: that may be a person's.
    source = relay.source
    if source.startswith(OUTSIDE) and sealing.gives_away(source.removeprefix(OUTSIDE)):
        source = f"{OUTSIDE}{SEALED}"
    return replace(relay, source=source, what=sealing.veil(relay.what))


def _mutations(
    weighed: Weighed, home: dict[str, DocPath], shown: set[DocPath], sealing: Sealing
) -> tuple[Mutation, ...]:
    kept = {row["item"] for row in rows("habeas.protection", "mutations.csv")}

    def veiled(end: str, item: MutationItem, words: str | None) -> str | None:
        open_end = end.startswith(OUTSIDE) or home.get(end, end) in shown
        if words is None or open_end:
            return words and sealing.veil(words)
        return sealing.veil(words) if item in kept else SEALED

    return tuple(
        replace(m, was=veiled(m.source, m.item, m.was), became=veiled(m.target, m.item, m.became))
        for m in weighed.mutations
    )
