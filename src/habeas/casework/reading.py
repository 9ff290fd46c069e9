"""Which claims does one document hold?"""

# The engines are wet and claims is dry: they meet here.

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from habeas import analyzers, claims
from habeas.casework import knowledge, proposers
from habeas.casework.progress import Progress
from habeas.casework.proposers import Beside
from habeas.claims.reading import Reading
from habeas.model.claim import Claim
from habeas.model.document import Document
from habeas.model.settings import Settings
from habeas.text.analysis import Analysis
from habeas.vault.case import Case

LONG = 40  # letters from which a passage speaks for its own language


class Remembered(Struct, frozen=True):
    """What earlier runs made and later ones need not make again, and who else speaks in a case."""

    recall: Callable[[str], bytes | None]
    remember: Callable[[str, bytes], None]
    beside: Beside = Beside()


def of_case(held: Case, beside: Beside | None = None) -> Remembered:
    """Take what a case remembers, and the proposers that its ledger knows or those given."""
    return Remembered(held.recall, held.remember, beside or proposers.of_case(held))


def claims_of(document: Document, settings: Settings, remembered: Remembered) -> tuple[Claim, ...]:
    """Find the claims of a document, or recall them if the same reader has read it before."""
    key = _key(document, settings) + remembered.beside.mark(document)
    known = remembered.recall(key)
    if known is not None:
        return msgspec.msgpack.decode(known, type=tuple[Claim, ...])
    beside = remembered.beside.of(document)
    found = claims.find(analysed(document), aliases(settings), beside)
    remembered.remember(key, msgspec.msgpack.encode(found))
    return found


def all_claims(
    documents: Sequence[Document], settings: Settings, remembered: Remembered, progress: Progress
) -> tuple[Claim, ...]:
    """Find or recall the claims of all documents."""
    found: list[Claim] = []
    for number, document in enumerate(documents, 1):
        found += claims_of(document, settings, remembered)
        progress("reading", number, len(documents))
    return tuple(found)


def _key(document: Document, settings: Settings) -> str:
    told = msgspec.msgpack.encode([document, sorted(aliases(settings).items())])
    return f"claims {knowledge.reader()} {sha256(told).hexdigest()}"


def aliases(settings: Settings) -> Mapping[str, str]:
    """Map every other name of a body to its name."""
    return {other: name for name, others in settings.aliases.items() for other in others}


def analysed(document: Document) -> Reading:
    """Analyse the passages of a document, each by the engine of its language.

    What stands behind the last passage that can tell of an event is only skimmed, and so is a
    page without any: parsing it would change nothing. What stands before may bring in a speaker.
    """
    telling = [at for at, passage in enumerate(document.passages) if claims.may_tell(passage)]
    last = max(telling, default=-1)
    kinds = [(passage.language, at <= last) for at, passage in enumerate(document.passages)]
    found: dict[int, Analysis] = {}
    for language, parsed in sorted(set(kinds)):
        places = [at for at, own in enumerate(kinds) if own == (language, parsed)]
        texts = [document.passages[at].text for at in places]
        engine = analyzers.analyze if parsed else analyzers.skim
        found.update(zip(places, engine(language, texts), strict=True))
    return Reading(document, tuple(found[at] for at in range(len(kinds))))


def with_languages(document: Document) -> Document:
    """Say of each passage, and of the whole, in which language it is."""
    said = [p.language if p.language != "und" else document.language for p in document.passages]
    own = [
        analyzers.detect(passage.text, language)
        for passage, language in zip(document.passages, said, strict=True)
    ]
    weights: Counter[str] = Counter()
    for passage, language in zip(document.passages, own, strict=True):
        if language != "und":
            weights[language] += len(passage.text)
    main = max(sorted(weights), key=lambda one: weights[one], default=document.language)
    passages = tuple(
        replace(passage, language=_settled(passage.text, language, main))
        for passage, language in zip(document.passages, own, strict=True)
    )
    return replace(document, passages=passages, language=main)


def _settled(text: str, own: str, main: str) -> str:
    # A short line speaks for no language of its own.
    return own if own != "und" and len(text) > LONG else main
