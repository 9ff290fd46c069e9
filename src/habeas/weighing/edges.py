"""What does a relay between two documents look like, and which sources lie outside the case?"""

from msgspec import Struct

from habeas.model.claim import Speaker
from habeas.model.weight import Relay
from habeas.model.words import Certainty, Identity, RelayHow, SpeakerKind
from habeas.weighing.alike import Pair
from habeas.weighing.cues import cores
from habeas.weighing.page import Page, Said


class Edge(Struct, frozen=True):
    """A document took something from another one."""

    source: str
    target: str
    how: RelayHow
    named: bool
    what: str
    pairs: tuple[Pair, ...]


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


def outside(page: Page, inherited: frozenset[str]) -> list[Relay]:
    """List the sources of a document that are not held: private people, those it counts from."""
    if page.is_list:
        return []
    found: dict[str, Relay] = {}
    for said in page.said:
        if said.id in inherited:
            continue
        for hop in said.claim.attribution:
            other = page.witness and (hop.name, hop.kind) != (page.witness.name, page.witness.kind)
            if _is_outside(hop, said) and not other:
                name = _short(hop.name) if page.document.public else f"{hop.kind} (confidential)"
                how = RelayHow.SUMMARY if said.claim.quantity else RelayHow.QUOTATION
                relay = Relay(f"ext:{name}", page.path, "what they told", how, explicit=True)
                found.setdefault(name, relay)
    return [found[name] for name in sorted(found)]


def _short(name: str) -> str:
    """Name a class of sources without saying that there are others."""
    return name.removeprefix("other ")


def _is_outside(hop: Speaker, said: Said) -> bool:
    if hop.identity is Identity.SEALED:
        return hop.kind is not SpeakerKind.DOCUMENT
    counted = said.claim.quantity is not None and hop.kind in (
        SpeakerKind.RELATIVE,
        SpeakerKind.MEDIA,
    )
    return hop.identity is Identity.UNNAMED and counted


def as_relay(edge: Edge) -> Relay:
    """Write an edge as the model knows it."""
    return Relay(edge.source, edge.target, edge.what, edge.how, edge.named)
