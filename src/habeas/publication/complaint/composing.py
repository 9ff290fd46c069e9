"""How does a complaint come about, from the template to the last annex?"""

from collections.abc import Sequence

from habeas.model.release import Private, Statement
from habeas.publication.complaint.basis import unconfirmed
from habeas.publication.complaint.checking import check, cited
from habeas.publication.complaint.draft import Draft
from habeas.publication.complaint.filling import completed, drawn
from habeas.publication.complaint.forms import form_of
from habeas.publication.complaint.matter import Matter
from habeas.publication.complaint.occasion import EVERYBODY, Occasion
from habeas.publication.complaint.wording import sentence


def compose(private: Private, language: str, occasion: Occasion = EVERYBODY) -> Draft:
    """Draft the complaint, and refuse it if a sentence of it may not stand."""
    form = form_of(occasion.addressee, language, occasion.templates)
    matter = Matter.of(private, form, occasion)
    made = drawn(matter)
    early = tuple(block for _, blocks in made for block in blocks or ())
    told = {one.id: one for one in private.statements}
    check(early, told, matter.scene)
    used = [told[claim] for claim in sorted(cited(early))]
    terms = matter.terms
    blocks = completed(made, matter, used)
    return Draft(
        title=sentence(form.title, matter).text,
        case=sentence(form.subtitle, matter).text,
        language=language,
        watermark=None if _settled(matter, used) else terms.text("watermark"),
        header=terms.text("header", title=private.title),
        page=terms.told("text", "page"),
        unlettered=terms.text("unlettered"),
        claims=tuple(one.id for one in used),
        unconfirmed=tuple(unconfirmed(matter)),
        marking=form.marking,
        size=form.size,
        blocks=blocks,
    )


def _settled(matter: Matter, used: Sequence[Statement]) -> bool:
    """Tell whether a person has accepted every statement, and answers for every norm."""
    if not matter.form.states:
        return True
    answered = bool(matter.occasion.responsible) or not unconfirmed(matter)
    return bool(used) and all(one.accepted for one in used) and answered
