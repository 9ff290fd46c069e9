"""What may the owner of a case see in plain text?"""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from habeas.model.claim import Claim
from habeas.model.document import DocPath, Document
from habeas.model.release import FileReport, Private, Sheet
from habeas.model.weight import Mutation, Origin, Weighed
from habeas.model.words import MutationItem
from habeas.protection.echoes import SEALED, Sealing
from habeas.protection.headline import headline
from habeas.protection.statements import statement
from habeas.text.tables import rows


def for_owner(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    weighed: Weighed,
    *,
    title: str,
    reports: Sequence[FileReport] = (),
    with_confidential: bool = False,
) -> Private:
    """Make what the owner's pages draw: words of public sources only, unless asked otherwise."""
    held = {document.path: document for document in documents}
    shown = {path for path, document in held.items() if document.public or with_confidential}
    sealing = _sealing(documents, claims, shown)
    ordered = sorted(claims, key=lambda c: (c.doc, c.start, c.end, c.id))
    count = Counter(claim.doc for claim in claims)
    return Private(
        title=title,
        headline=headline(documents, claims, weighed),
        documents=tuple(
            _sheet(held[path], shown=path in shown, statements=count[path])
            for path in sorted(held)
        ),
        statements=tuple(
            statement(held[c.doc], c, shown=c.doc in shown, sealing=sealing) for c in ordered
        ),
        origins=tuple(_origin(origin, sealing) for origin in weighed.origins),
        figures=tuple(replace(f, why=sealing.veil(f.why)) for f in weighed.figures),
        relays=tuple(replace(r, what=sealing.veil(r.what)) for r in weighed.relays),
        mutations=_mutations(weighed, {c.id: c.doc for c in claims}, shown, sealing),
        files=tuple(sorted(reports, key=lambda r: (r.path, r.fate))),
        with_confidential=with_confidential,
    )


def _sealing(
    documents: Sequence[Document], claims: Sequence[Claim], shown: set[DocPath]
) -> Sealing:
    hidden = [document for document in documents if document.path not in shown]
    open_texts = [document.text for document in documents if document.path in shown]
    settled = [place.name for claim in claims for place in claim.places if place.name]
    return Sealing.of(hidden, [*open_texts, *settled, *(d.path for d in documents)])


def _sheet(document: Document, *, shown: bool, statements: int) -> Sheet:
    sheet = Sheet(
        path=document.path,
        public=document.public,
        reader=document.reader,
        language=document.language,
        statements=statements,
    )
    if not shown:
        return sheet
    return replace(
        sheet,
        digest=document.source,
        title=document.title,
        outlet=document.outlet,
        published=document.published,
        url=document.url,
    )


def _origin(origin: Origin, sealing: Sealing) -> Origin:
    voices = tuple(
        replace(voice, name=sealing.veil(voice.name), reason=sealing.veil(voice.reason))
        for voice in origin.independent
    )
    return replace(origin, family=sealing.veil(origin.family), independent=voices)


def _mutations(
    weighed: Weighed, home: dict[str, DocPath], shown: set[DocPath], sealing: Sealing
) -> tuple[Mutation, ...]:
    kept = {row["item"] for row in rows("habeas.protection", "mutations.csv")}

    def veiled(end: str, item: MutationItem, words: str | None) -> str | None:
        open_end = end.startswith("ext:") or home.get(end, end) in shown
        if words is None or open_end:
            return words and sealing.veil(words)
        return sealing.veil(words) if item in kept else SEALED

    return tuple(
        replace(m, was=veiled(m.source, m.item, m.was), became=veiled(m.target, m.item, m.became))
        for m in weighed.mutations
    )
