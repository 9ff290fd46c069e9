"""Invented reports in which several people could have said it, and a proposer that lies."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from habeas.analyzers import analyze
from habeas.claims.proposing import Offer, Proposal
from habeas.claims.reading import Reading
from habeas.model.document import Digest, DocPath, Document, Passage, PassageKind, Run

REPORT = """Police arrested three teachers in Ostrava on 4 May, a lawyer told the Evening Post.
The ministry denied that anybody had been beaten. "They reportedly beat him with cables in the \
cellar," his sister said.
According to the Lantern Foundation, at least 14 teachers are held in the old brewery. A guard \
said that two of them had been released. Allegedly one was tortured."""
RUSSIAN = """Полиция задержала трёх учителей, сообщил адвокат.
По словам сестры, его якобы избивали в подвале. Министерство это отрицает."""


def reading(text: str, language: str = "en", path: str = "a.txt") -> Reading:
    passages = tuple(
        Passage(m[0], (Run(0, len(m[0]), m.start(), len(m[0])),), PassageKind.PARAGRAPH, language)
        for m in re.finditer(r"[^\n]+", text)
    )
    digest = Digest(sha256(text.encode()).hexdigest())
    document = Document(
        DocPath(path), digest, text, passages, "test 1", language, outlet="The Evening Post"
    )
    return Reading(document, tuple(analyze(language, [p.text for p in passages])))


@dataclass(frozen=True)
class Liar:
    """A proposer that says what it was told to say, true or not."""

    said: Sequence[Proposal]
    name: str = "local model"

    def propose(self, offers: Sequence[Offer]) -> Sequence[Proposal]:
        del offers
        return self.said
