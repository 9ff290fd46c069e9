"""With whom had a witness no contact, as far as the note says so?"""

from habeas.model.document import Digest, DocPath, Document, Passage, Run
from habeas.weighing.page import Page, page
from habeas.weighing.standpoints import apart_from


def note(words: str) -> Page:
    passage = Passage(words, (Run(0, len(words), 0, len(words)),))
    return page(Document(DocPath("n.txt"), Digest("0" * 64), words, (passage,), "bench"), [])


def test_who_spoke_to_no_journalist_says_nothing_of_the_family() -> None:
    assert apart_from(note("He has spoken to no journalist.")) == {"press"}
    assert apart_from(note("No ha hablado con ningún periodista.")) == {"press"}


def test_a_family_that_kept_silent_too_is_said_to() -> None:
    both = note("He has spoken to no journalist, and neither has his family.")
    assert apart_from(both) == {"press", "kin"}


def test_who_filed_nothing_may_still_stand_behind_a_complaint() -> None:
    assert apart_from(note("He wrote no complaint.")) == frozenset()
    assert apart_from(note("He had not heard of the complaint.")) == {"paper"}
