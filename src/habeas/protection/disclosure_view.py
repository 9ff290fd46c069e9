"""What is left of a case in the eyes of one recipient?

The owner's view of the documents that this recipient may see at all is taken, and then made
narrower or wider statement by statement. At last every text in it, wherever it stands, is held
against the names that stay sealed: a field that is added later is held against them too.
"""

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from habeas.model.claim import Claim, ClaimId
from habeas.model.consent import Level
from habeas.model.document import DocPath, Document
from habeas.model.norm import Norm
from habeas.model.release import Excerpt, Hop, Private, Sheet, Spot, Statement
from habeas.model.weight import Mutation, Origin, Relay, Voice
from habeas.model.words import Identity, SpeakerKind
from habeas.protection.coarse import month
from habeas.protection.disclosure_names import Names, has_capitals
from habeas.protection.echoes import SEALED, Sealing
from habeas.protection.limits import counts_people, limit
from habeas.protection.owner import sheet
from habeas.protection.statements import mask, mask_for, statement
from habeas.protection.telling import tells_of_teller

# These fields lead from one value to another and hold no words; paths are given codes apart.
# The words of a statement, its quotation, are looked at with its places before all other texts.
REFERENCES = frozenset(
    {"id", "members", "claims", "against", "withdrawn", "a", "b", "person", "quote"}
)
NO_WORDS = Sealing(names=frozenset(), runs=frozenset())


class Eyes(Struct, frozen=True, kw_only=True):
    """What one recipient may see: levels of confidential documents, and what stays sealed."""

    documents: Mapping[DocPath, Document]
    claims: Mapping[ClaimId, Claim]
    levels: Mapping[DocPath, Level]  # of confidential documents alone
    sealed: Names  # of the register
    guessed: Names  # of confidential documents
    opened: Names  # of persons whose name this recipient reads
    codes: Mapping[DocPath, str]  # what stands for a path that must not be seen

    def narrowed(self, private: Private) -> Private:
        """Make the owner's view the recipient's."""
        seen = replace(
            private,
            documents=tuple(self._sheet(one) for one in private.documents),
            statements=tuple(self._statement(one) for one in private.statements),
            origins=tuple(self._origin(one) for one in private.origins),
            relays=tuple(one for one in private.relays if self._open_ends(one)),
            mutations=tuple(one for one in private.mutations if self._open_ends(one)),
            files=(),
        )
        walked: Private = self._walked(seen, "")
        return walked

    def path(self, path: DocPath) -> str:
        """Give the path of a document, or the code that stands for it."""
        level = self.levels.get(path, Level.NAMED)
        named = self.sealed.stand_in(path) or (path in self.levels and self.guessed.stand_in(path))
        return self.codes[path] if named or level is not Level.NAMED else path

    def _sheet(self, one: Sheet) -> Sheet:
        document = self.documents[one.path]
        if self.levels.get(one.path) is not Level.NAMED:
            return one
        annexed = sheet(document, shown=True, statements=one.statements)
        hidden = annexed.title is not None and self.guessed.stand_in(annexed.title)
        return replace(annexed, title=None) if hidden else annexed

    def _statement(self, one: Statement) -> Statement:
        level = self.levels.get(one.doc)
        if level is None:
            return self._published(one)
        claim = self.claims[one.id]
        if level is Level.SEALED:
            return _featureless(one)
        return self._opened(one, claim, level)

    def _published(self, one: Statement) -> Statement:
        """Mask words in which a sealed person is named, and cut off such words around them."""
        said = [one.quote or "", one.excerpt.words if one.excerpt else ""]
        if any(self.sealed.stand_in(self._beside_places(text, one)) for text in said):
            return _masked(one, self.claims[one.id])
        around = [one.excerpt.before, one.excerpt.after] if one.excerpt else []
        return _alone(one) if any(map(self.sealed.stand_in, around)) else one

    def _opened(self, one: Statement, claim: Claim, level: Level) -> Statement:
        """Show a confidential source by its role, and its words where they name nobody."""
        roles = tuple(self._hop(hop, claim, n) for n, hop in enumerate(one.attribution))
        shown = statement(
            self.documents[one.doc], claim, shown=True, sealing=NO_WORDS, accepted=one.accepted
        )
        said = f"{shown.quote} {shown.excerpt.words if shown.excerpt else ''}"
        words = self._beside_places(said, shown)
        names = self.sealed.stand_in(words) or self.guessed.stand_in(words)
        if names or not has_capitals(words) or self._tells_of_teller(said, shown, level):
            return replace(one, attribution=roles)
        opened = replace(shown, attribution=roles, needs_review=one.needs_review)
        return _alone(replace(opened, because=one.because))

    def _tells_of_teller(self, said: str, one: Statement, level: Level) -> bool:
        """Tell whether words say who says them, of a source that opened no more than its role."""
        if level is Level.NAMED:
            return False
        cut, home = one.excerpt, self.documents[one.doc].language
        around = f"{cut.before} {cut.after}" if cut else ""
        languages = (cut.language, home) if cut else (home,)
        return tells_of_teller(said, around, *languages, named=self.opened.stand_in(said))

    def _beside_places(self, text: str, one: Statement) -> str:
        """Take the words that were settled to be a place out of a text: they name nobody."""
        for spot in one.places:
            if spot.text and spot.name and self.sealed.spare(f"{spot.text} {spot.name}"):
                text = re.sub(rf"(?<!\w){re.escape(spot.text)}(?!\w)", " ", text)
        return text

    def _hop(self, hop: Hop, claim: Claim, number: int) -> Hop:
        """Name a role (mother) or a body; neither a note of ours by its number nor a person."""
        speaker = claim.attribution[number]
        if hop.kind is SpeakerKind.DOCUMENT:
            return replace(hop, name=None)
        if hop.name is not None or speaker.identity is Identity.NAMED:
            return hop
        role = speaker.name.partition(",")[0]
        return hop if self.guessed.stand_in(role) else replace(hop, name=role)

    def _origin(self, origin: Origin) -> Origin:
        return replace(origin, independent=tuple(map(self._voice, origin.independent)))

    def _voice(self, voice: Voice) -> Voice:
        """Take the features of a voice away whose every statement comes from sealed sources."""
        levels = {self.levels.get(self.claims[c].doc) for c in voice.claims if c in self.claims}
        return replace(voice, name=SEALED, reason=SEALED) if levels <= {Level.SEALED} else voice

    def _open_ends(self, link: Relay | Mutation) -> bool:
        """Tell whether neither end is a source that stays hidden."""
        homes = {claim: one.doc for claim, one in self.claims.items()}
        ends = [homes.get(ClaimId(end), DocPath(end)) for end in (link.source, link.target)]
        return all(self.levels.get(end, Level.NAMED) is Level.NAMED for end in ends)

    def _walked(self, value: Any, field: str) -> Any:  # noqa: ANN401 - whatever a view is made of
        """Hold every text against the sealed names; write codes for paths."""
        match value:
            case Norm() | Excerpt():  # packaged, the same for everybody; looked at before
                return value
            case Spot() if value.name and self.sealed.spare(f"{value.text or ''} {value.name}"):
                return value
            case Struct():
                old = {name: getattr(value, name) for name in value.__struct_fields__}
                new = {name: self._walked(one, name) for name, one in old.items()}
                changed = {name: one for name, one in new.items() if one is not old[name]}
                return replace(value, **changed) if changed else value
            case tuple():
                return _same(value, tuple(self._walked(one, field) for one in value))
            case str() if type(value) is str:
                return self._text(value, field)
        return value

    def _text(self, text: str, field: str) -> str:
        if DocPath(text) in self.documents:
            return self.path(DocPath(text))
        return text if field in REFERENCES else self.sealed.veil(text)


def _same(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    return old if all(a is b for a, b in zip(old, new, strict=True)) else new


def _masked(one: Statement, claim: Claim) -> Statement:
    return replace(
        one,
        quote=None,
        excerpt=None,
        mask=mask(claim),
        hedges=tuple(replace(mark, text=None) for mark in one.hedges),
        places=tuple(replace(spot, text=None) for spot in one.places),
        quantity=one.quantity and replace(one.quantity, text=None),
        told_by=None,
    )


def _alone(one: Statement) -> Statement:
    """Cut off what stands around the words of a statement."""
    if one.excerpt is None:
        return one
    bare = replace(one.excerpt, before="", after="", cut_before=True, cut_after=True)
    return replace(one, excerpt=bare, told_by=None)


def _featureless(one: Statement) -> Statement:
    """Keep what was said of when and where, no finer than a month, and nothing of who said it."""
    hidden = Hop(None, SpeakerKind.UNKNOWN, Identity.SEALED)
    amount = one.quantity
    if amount is not None and counts_people(amount.unit):
        ends = [end for end in (amount.value, amount.low, amount.high) if end is not None]
        amount = None if not ends or min(ends) < limit("smallest_cell") else amount
    spots = tuple(replace(spot, text=None, lat=None, lon=None) for spot in one.places)
    return replace(
        one,
        mask=mask_for(SpeakerKind.UNKNOWN),
        date=month(one.date),
        attribution=(hidden,) if one.attribution else (),
        places=spots,
        quantity=amount and replace(amount, text=None, population=None, place=None),
        needs_review=(),
        because=(),
        told_by=None,
    )
