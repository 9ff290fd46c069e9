"""How is a whole case weighed?"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from habeas.model.claim import Claim
from habeas.model.document import Document
from habeas.model.weight import Relay, Weighed
from habeas.weighing.called import called
from habeas.weighing.copies import copies
from habeas.weighing.edges import as_relay
from habeas.weighing.externals import missing, one_name, outside
from habeas.weighing.families import families
from habeas.weighing.figures import relate
from habeas.weighing.lattice import settle, without
from habeas.weighing.lookup import shelve
from habeas.weighing.mutations import mutations, ordered
from habeas.weighing.origins import origins
from habeas.weighing.page import page
from habeas.weighing.relays import Lineage, trace
from habeas.weighing.roots import Roots
from habeas.weighing.siblings import as_mutations, siblings
from habeas.weighing.standing import stand


def weigh(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    *,
    joins: Iterable[tuple[str, str]] = (),
    splits: Iterable[tuple[str, str]] = (),
    observers: Iterable[tuple[str, str]] = (),
) -> Weighed:
    """Weigh the claims of a case: relays, figures, origins and what the relays changed.

    `joins` are pairs of claims that a person said are one: one finding, and one first observer
    unless both stand in documents without outlet or author. `observers` are pairs of claims
    that go back to one observer, as a person said; `splits` do not state the same thing.
    Order makes no difference.
    """
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.doc].append(claim)
    pages = sorted((page(d, told[d.path]) for d in documents), key=lambda p: p.path)
    whole = copies(pages)
    shelf = shelve(pages, {path: copy.source for path, copy in whole.items()})
    lineage = trace(shelf, whole)
    joined, parted, one = sorted(joins), sorted(splits), sorted(observers)
    figures = without(relate(shelf, lineage), parted)
    pages = list(shelf.pages.values())
    made = families(pages, lineage, figures, parted, sorted({*joined, *one}))
    settled = settle({s.id: s for p in pages for s in p.said}, figures)
    roots = Roots(shelf, lineage, figures, joined, one)
    outer = missing(shelf, frozenset(lineage.parents), _retold(lineage))
    lost = as_mutations(siblings(shelf, outer, one_name(outer)))
    return Weighed(
        stand(origins(made, roots), shelf, lineage, settled),
        settled,
        _relays(lineage, outside(outer)),
        ordered([*mutations(shelf, lineage, figures), *lost]),
        called(documents, claims),
    )


def _retold(lineage: Lineage) -> dict[str, str]:
    return {target: copy.source for target, copy in lineage.whole.items()}


def _relays(lineage: Lineage, outer: Sequence[Relay]) -> tuple[Relay, ...]:
    inner = [as_relay(edge) for edge in lineage.edges]
    return tuple(sorted([*inner, *outer], key=lambda r: (r.target, r.source)))
