"""When was a chat exported, as far as it can have taken something from a page?"""

from habeas.model.document import Digest, DocPath, Document, Message, Passage, Run
from habeas.weighing.hops import before
from habeas.weighing.page import page


def document(path: str, published: str | None, sent: str | None) -> Document:
    message = Message("1", at=sent) if sent else None
    passage = Passage("They are gone.", (Run(0, 14, 0, 14),), message=message)
    return Document(
        DocPath(path), Digest("0" * 64), "They are gone.", (passage,), "bench", published=published
    )


def test_a_chat_lost_nothing_of_an_article_that_came_after_its_last_message() -> None:
    chat = page(document("chat.json", None, "2021-03-22T10:00:00"), [])
    later = page(document("a.html", "2021-03-26", None), [])
    sooner = page(document("b.html", "2021-03-20", None), [])
    assert not before(later, chat)
    assert before(sooner, chat)
