"""What may the owner's pages say of the law? Numbers and kinds, where a source is confidential."""

from collections.abc import Container, Iterator, Mapping

from msgspec.structs import replace

from habeas.model.claim import ClaimId
from habeas.model.consent import PersonId
from habeas.model.law import ElementId, ElementState, Legal, Matrix, Truth


def veiled(legal: Legal, hidden: Container[ClaimId]) -> Legal:
    """Take the statements of confidential sources out of a legal reading and count them."""
    return replace(
        legal,
        matrices=tuple(
            replace(matrix, elements=tuple(_counted(one, hidden) for one in matrix.elements))
            for matrix in legal.matrices
        ),
        readings=tuple(
            replace(reading, elements=tuple(_counted(one, hidden) for one in reading.elements))
            for reading in legal.readings
        ),
    )


def of_sealed(legal: Legal, opened: Container[PersonId]) -> Legal:
    """Take out what no statement tells of a person who stays sealed: the register alone knows it.

    What is notorious, or known of the whole case, is known of everybody in it.
    """
    whole = {one.id: one for one in legal.matrices[0].elements} if legal.matrices else {}
    return replace(
        legal,
        matrices=tuple(
            one
            if one.person is None or one.person in opened
            else replace(one, elements=tuple(_told(one, whole)))
            for one in legal.matrices
        ),
    )


def _told(matrix: Matrix, whole: Mapping[ElementId, ElementState]) -> Iterator[ElementState]:
    for one in matrix.elements:
        everybodys = whole.get(one.id)
        shared = (
            everybodys is not None and everybodys.state is one.state and not _carried(everybodys)
        )
        hidden = one.state is not Truth.UNKNOWN and not _carried(one) and not shared
        yield replace(one, state=Truth.UNKNOWN, because=(), values=()) if hidden else one


def _carried(one: ElementState) -> bool:
    return bool(one.claims or one.against or one.sealed or one.sealed_against)


def _counted(one: ElementState, hidden: Container[ClaimId]) -> ElementState:
    claims = tuple(claim for claim in one.claims if claim not in hidden)
    against = tuple(claim for claim in one.against if claim not in hidden)
    return replace(
        one,
        claims=claims,
        against=against,
        sealed=len(one.claims) - len(claims),
        sealed_against=len(one.against) - len(against),
    )
