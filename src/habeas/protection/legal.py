"""What may the owner's pages say of the law? Numbers and kinds, where a source is confidential."""

from collections.abc import Container

from msgspec.structs import replace

from habeas.model.claim import ClaimId
from habeas.model.law import ElementState, Legal


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
