"""Which facts of the law stand for the persons of a draft, and not for others?"""

from msgspec.structs import replace

from habeas.model.consent import Level
from habeas.model.law import ElementState, Truth
from habeas.model.release import Disclosed
from habeas.publication.complaint.matter import Matter


def facts_known(matter: Matter) -> tuple[ElementState, ...]:
    """List all elements of the case, read for the persons concerned."""
    legal = matter.private.legal
    whole = legal.matrices[0].elements if legal and legal.matrices else ()
    if matter.about is None:
        return whole
    return tuple(of_persons(one, matter) for one in whole)


def of_persons(one: ElementState, matter: Matter) -> ElementState:
    """Read a fact as it stands for the one person, or for what is told of all of them together."""
    legal, people = matter.private.legal, matter.occasion.persons
    if legal is not None and len(people) == 1:
        for matrix in legal.matrices:
            if matrix.person == people[0].code:
                mine = next((state for state in matrix.elements if state.id == one.id), one)
                return _opened(mine, one, people[0])
    claims = tuple(claim for claim in one.claims if claim in matter.told)
    against = tuple(claim for claim in one.against if claim in matter.told)
    lost = bool(one.claims) and not claims
    state = Truth.UNKNOWN if lost else one.state
    return replace(one, claims=claims, against=against, sealed=0, origins=None, state=state)


def _opened(mine: ElementState, everybodys: ElementState, person: Disclosed) -> ElementState:
    """Take a fact that the register alone holds as unknown, where the person is sealed."""
    told = mine.claims or mine.against or mine.sealed or mine.sealed_against
    shared = everybodys.state is mine.state and not everybodys.claims
    if told or shared or person.level is not Level.SEALED:
        return mine
    return replace(mine, state=Truth.UNKNOWN, because=())
