"""Does the case tell that those who are held serve, so that questions about service make sense?"""

from collections.abc import Iterable

from habeas.law.elements import Known
from habeas.law.evidence import SERVES, Evidence
from habeas.law.knowledge import limit
from habeas.law.scopes import HELD, Scope
from habeas.model.law import CaseFact, Subject
from habeas.model.norm import ElementId, Truth

REFUSES = ElementId("E18")
WHOLE = 100  # per cent
TOLD = {Truth.YES, Truth.CONTESTED}


def serving(cut: Iterable[Scope]) -> frozenset[str | None]:
    """Name the persons who serve, as far as anybody tells, and None where those of the case do.

    Of a person whose service nobody tells the case speaks.
    """
    whole, *parts = cut
    case = _serve(whole.known)
    found = {
        one.subject.code for one in parts if one.subject and _own(one, one.subject, case=case)
    }
    return frozenset({*found, *({None} if case else ())})


def _own(scope: Scope, subject: Subject, *, case: bool) -> bool:
    said = _facts(subject.facts)
    return bool(said & TOLD) if said else case or _serve(scope.known)


def _serve(known: Known) -> bool:
    """Tell whether a fact or a statement says so, or enough statements point to it.

    A civilian case names soldiers too: at a checkpoint, as guards, in the name of an outlet.
    """
    facts = _facts(known.facts)
    if facts:
        return bool(facts & TOLD)
    told = [one for one in known.evidence if one.element == SERVES and one.state in TOLD]
    if any(one.direct for one in told):
        return True
    held = _claims(one for one in known.evidence if one.element in {HELD, REFUSES})
    return bool(told) and _claims(told) * WHOLE >= limit("serving_percent") * held


def _facts(facts: Iterable[CaseFact]) -> set[Truth]:
    return {fact.state for fact in facts if fact.element == SERVES}


def _claims(said: Iterable[Evidence]) -> int:
    return len({one.claim for one in said})
