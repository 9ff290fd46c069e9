"""What does a relay between two documents look like?"""

from msgspec import Struct

from habeas.model.weight import Relay
from habeas.model.words import Certainty, RelayHow
from habeas.weighing.alike import Pair
from habeas.weighing.cues import cores
from habeas.weighing.page import Said

NAMES = "the text names its source"


class Edge(Struct, frozen=True):
    """A document took something from another one."""

    source: str
    target: str
    how: RelayHow
    named: bool
    what: str
    pairs: tuple[Pair, ...]
    because: str = NAMES
    directed: bool = True


def kindred(parent: Said, child: Said) -> bool:
    """Tell whether one claim can be another one's source: a matter of one kind, no own sight.

    A dismissal is no source of a detention; who saw it with their own eyes, and is another
    kind of speaker, did not have it from there.
    """
    one, other = cores(parent.types, "group"), cores(child.types, "group")
    same_figure = parent.value is not None and parent.value == child.value
    if one and other and not one & other and not same_figure:
        return False
    if child.claim.certainty is not Certainty.WITNESSED or not child.claim.attribution:
        return True
    if parent.claim.certainty is Certainty.WITNESSED or not parent.claim.attribution:
        return True
    first, second = parent.claim.attribution[0], child.claim.attribution[0]
    return first.kind is second.kind or first.name == second.name


def as_relay(edge: Edge) -> Relay:
    """Write an edge as the model knows it."""
    evidence = tuple((p.claim.id, c.claim.id) for p, c in edge.pairs)
    return Relay(
        edge.source,
        edge.target,
        edge.what,
        edge.how,
        edge.named,
        edge.because,
        evidence,
        edge.directed,
    )
