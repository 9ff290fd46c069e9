"""When does habeas ask, though no word in sight makes a speaker doubtful?"""

from habeas.analyzers import analyze
from habeas.claims import find
from habeas.claims.reading import Reading
from habeas.claims.unsure import THRESHOLD, Context, contexts
from habeas.model.document import Digest, DocPath, Document, Passage, PassageKind, Run


def page(text: str) -> Reading:
    passage = Passage(text, (Run(0, len(text), 0, len(text)),), PassageKind.PARAGRAPH, "en")
    document = Document(
        DocPath("a.html"),
        Digest("0" * 64),
        text,
        (passage,),
        "test",
        "en",
        outlet="The Dawn",
        public=True,
    )
    return Reading(document, tuple(analyze("en", [text])))


def test_a_page_that_lets_somebody_speak_right_after_is_asked_whether_he_spoke_before() -> None:
    text = "Two men were beaten in the yard. “I saw it from the window,” said the lawyer Ana Sol."
    first = find(page(text), {})[0]
    assert contexts()["own_before"].words in first.needs_review


def test_a_plain_word_of_saying_beside_its_speaker_asks_nobody() -> None:
    first = find(page("The lawyer Ana Sol said that two men were beaten in the yard."), {})[0]
    assert not first.needs_review


def test_what_was_counted_seldom_is_drawn_towards_one_half() -> None:
    assert Context("few", 0, 1, "").share > Context("many", 0, 100, "").share


def test_every_context_was_counted_and_says_its_reason_in_words() -> None:
    told = [one for one in contexts().values() if one.name != THRESHOLD]
    assert all(one.found >= one.wrong and one.words for one in told)
