"""What fits on one page for a lawyer: which facts stand, which norms are in view, what to ask?"""

from collections.abc import Iterator, Sequence

from habeas.model.law import ElementState, Truth, Urgency, Verdict
from habeas.publication.complaint.basis import (
    called,
    carried,
    named,
    nothing,
    relied_on,
    state_of,
)
from habeas.publication.complaint.bearing import facts_known
from habeas.publication.complaint.draft import Block, Cell, Paragraph, Sentence, Style, own, plain
from habeas.publication.complaint.matter import Matter
from habeas.publication.complaint.tables import tabled
from habeas.publication.complaint.terms import joined
from habeas.publication.wording import capital

CITED = 3  # statements named for a fact; the dossier has the others


def standing(matter: Matter, arguments: Sequence[str]) -> Iterator[Block]:
    """List the facts of which something is known, the best attested first; count the others."""
    most = int(next(iter(arguments), "12"))
    found = [one for one in facts_known(matter) if one.state is not Truth.UNKNOWN]
    found.sort(key=lambda one: (-(one.origins or 0), -len(one.claims)))
    lines = [
        ((Sentence(own(called(one, matter))),), state_of(one, matter), _surest(one, matter))
        for one in found[:most]
    ]
    if lines:
        yield tabled(matter.scene, {"fact": 26, "state": 32, "how": 42}, lines)
    unknown = [one for one in facts_known(matter) if one.state is Truth.UNKNOWN]
    counts = {"n": len(found[most:]), "unknown": len(unknown)}
    text = matter.terms.text(
        "facts_left", **{k: matter.terms.number(n) for k, n in counts.items()}
    )
    yield Paragraph(Style.NOTE, (plain(text),))


def _surest(one: ElementState, matter: Matter) -> Cell:
    """Cite only what is told most surely, and whether anything is told to the contrary."""
    contrary = Sentence(own(matter.terms.told("state", "against_too")))
    return (*carried(one, matter, CITED)[:1], *([contrary] if one.against else []))


def norms(matter: Matter, arguments: Sequence[str]) -> Iterator[Block]:
    """Name the norms that go farthest, a line for those made out and one for those arguable."""
    most = int(next(iter(arguments), "12"))
    found = relied_on(matter)
    for verdict in (Verdict.MADE_OUT, Verdict.ARGUABLE):
        these = [one for one in found[:most] if one.verdict is verdict]
        if these:
            names = joined([named(one.norm, matter, short=True) for one in these], "; ")
            key = f"in_view_{verdict}"
            yield Paragraph(Style.PLAIN, (Sentence(matter.terms.fill("law", key, norms=names)),))
    left = len(found[most:])
    unread = sum(one.norm.reviewed_by is None for one in found)
    fields = {"n": left, "all": len(found), "unread": unread}
    text = matter.terms.text(
        "norms_left", **{k: matter.terms.number(n) for k, n in fields.items()}
    )
    yield Paragraph(Style.NOTE, (plain(text),))


def questions(matter: Matter, arguments: Sequence[str]) -> Iterator[Block]:
    """Name the questions to ask first, and whom."""
    most = int(next(iter(arguments), "5"))
    legal, terms = matter.private.legal, matter.terms
    gaps = [one for one in (legal.gaps if legal else ()) if one.place is None]
    gaps.sort(key=lambda one: (tuple(Urgency).index(one.urgency), -len(one.norms), one.element))
    if not gaps:
        yield nothing(matter)
    for one in gaps[:most]:
        question = terms.law("question", one.element, one.question)
        whom = terms.law("ask", one.element, one.ask)
        label = capital(terms.law("element", one.element, one.label))
        text = terms.text("ask", what=label, question=question, whom=whom)
        yield Paragraph(Style.NUMBERED, (plain(text),))
