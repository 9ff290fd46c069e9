"""What does every part of a draft draw on, whatever its addressee?"""

from collections.abc import Mapping, Sequence
from typing import Self

from msgspec import Struct

from habeas.model.claim import ClaimId
from habeas.model.release import Private, Statement
from habeas.publication.complaint.form import Form
from habeas.publication.complaint.narrowing import narrowed
from habeas.publication.complaint.occasion import Occasion
from habeas.publication.complaint.sentences import Scene
from habeas.publication.complaint.terms import Terms


class Matter(Struct, frozen=True, kw_only=True):
    """The case, the words, the form and the occasion; `used` is what the draft cites so far.

    `private` and `told` hold what is told of the persons concerned, `whole` the whole case.
    """

    private: Private
    whole: Private
    scene: Scene
    form: Form
    occasion: Occasion
    told: Mapping[ClaimId, Statement]
    used: Sequence[Statement] = ()

    @classmethod
    def of(cls, private: Private, form: Form, occasion: Occasion) -> Self:
        """Lay the case on the table: for some persons, only what is told of them."""
        # The numbers are the whole case's, whatever of it is told.
        scene = Scene.of(private, Terms.of(form.language), occasion, notes=form.notes)
        about = _about(form, occasion)
        case = private if about is None else narrowed(private, about)
        told = {one.id: one for one in case.statements}
        return cls(
            private=case, whole=private, scene=scene, form=form, occasion=occasion, told=told
        )

    @property
    def about(self) -> frozenset[ClaimId] | None:
        """List what is told of the persons; None where the draft is of the whole case."""
        return _about(self.form, self.occasion)

    @property
    def terms(self) -> Terms:
        """Give the words of the draft's language."""
        return self.scene.terms


def _about(form: Form, occasion: Occasion) -> frozenset[ClaimId] | None:
    # What is told of others must never stand in a form as the answer for one person.
    if form.alone and occasion.persons and occasion.about is None:
        return frozenset()
    return occasion.about
