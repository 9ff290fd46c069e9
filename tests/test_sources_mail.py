"""A mail is its sender's words; what it quotes is an earlier writer's; attachments stand alone."""

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from habeas.errors import HabeasError
from habeas.model.document import DocPath, Document, PassageKind
from habeas.model.settings import FileSettings, Settings
from habeas.sources import open_all

HELD = "They held him for nine days in a cellar of the mill"
PAGE = (
    "<html><head><meta property='og:site_name' content='Quay'>"
    "<meta property='article:published_time' content='2022-07-01'></head>"
    "<body><article><h1>The mill</h1><p>Nine men were taken from the mill, their families told "
    "the paper last night.</p></article></body></html>"
)


def mail(body: str = "Nine men were held.", subtype: str = "plain") -> EmailMessage:
    written = EmailMessage(policy=SMTP)
    written["From"], written["To"] = "Анна Оса <a@b.example>", "watch@b.example"
    written["Subject"], written["Message-ID"] = "Подвал", "<7@b.example>"
    written["Date"], written["In-Reply-To"] = "Mon, 18 Jul 2022 10:00:00 +0300", "<6@b.example>"
    written.set_content(body, subtype=subtype)
    return written


def opened(
    untrusted: bytes, settings: Settings | None = None, name: str = "m.eml"
) -> list[Document]:
    found = open_all(DocPath(name), untrusted, settings or Settings())
    return [document for one in found for document in one.documents]


def test_the_head_is_about_the_mail_and_the_body_is_its_senders() -> None:
    found = opened(mail().as_bytes())[0]
    assert (found.title, found.published) == ("Подвал", "2022-07-18T10:00:00+03:00")
    told = [(p.kind.value, p.text) for p in found.passages]
    assert ("meta", "From: Анна Оса <a@b.example>") in told
    body = found.passages[-1]
    assert body.text == "Nine men were held."
    assert body.message is not None
    assert (body.message.number, body.message.author) == ("7@b.example", "Анна Оса")
    assert (body.message.reply_to, body.message.quoted) == ("6@b.example", 0)
    assert not found.public


@pytest.mark.parametrize(
    "over",
    [
        "On 17 July 2022, Igor Berg <i@b.example> wrote:",
        "17.07.2022, 10:00, Игорь <i@b.example> пишет:",
        "Am 17. Juli 2022 schrieb Igor <i@b.example>:",
        "El 17 de julio de 2022, Igor <i@b.example> escribió:",
        "Le 17 juillet 2022, Igor <i@b.example> a écrit :",
    ],
)
def test_what_a_mail_quotes_is_an_earlier_writers(over: str) -> None:
    body = f"He is free.\n\n{over}\n> {HELD}\n> where no light came in.\n"
    found = opened(mail(body).as_bytes())[0]
    said = {p.text: p.message.quoted for p in found.passages if p.message}
    assert said["He is free."] == 0
    quoted = next(p for p in found.passages if "They held" in p.text)
    assert quoted.text == f"{HELD} where no light came in."
    assert quoted.message is not None
    assert (quoted.message.quoted, quoted.message.author) == (1, "i@b.example")
    assert found.slice(*quoted.raw(0, len(quoted.text))) == f"{HELD}\n> where no light came in."
    assert next(p for p in found.passages if p.text == over).kind is PassageKind.META


def test_what_stands_below_a_forwarded_head_is_an_earlier_writers() -> None:
    below = "From: Igor <i@b.example>\nSent: 17 July 2022\nTo: Anna\nSubject: x\n\nHe was held."
    found = opened(mail(f"See below.\n\n{below}\n").as_bytes())[0]
    said = {p.text: p.message.quoted for p in found.passages if p.message}
    assert (said["See below."], said["He was held."]) == (0, 1)


def test_a_mail_of_html_is_read_as_it_is_shown() -> None:
    html = "<p>He is <b>free</b>.</p><style>p {}</style><blockquote>He was held.</blockquote>"
    found = opened(mail(html, "html").as_bytes())[0]
    said = {p.text: p.message.quoted for p in found.passages if p.message}
    assert said == {"He is free.": 0, "He was held.": 1}


def test_attachments_are_documents_of_their_own_and_never_public_by_themselves() -> None:
    written = mail()
    written.add_attachment(PAGE, subtype="html", filename="../страница.html")
    written.add_attachment(PAGE, subtype="html", filename="страница.html")
    found = opened(written.as_bytes())
    assert [one.path for one in found] == [
        "m.eml", "m.eml!страница.html", "m.eml!страница (2).html"
    ]  # fmt: skip
    assert [one.outlet for one in found] == [None, "Quay", "Quay"]
    assert not any(one.public for one in found)


def test_a_page_in_an_archive_is_public_as_it_would_be_in_a_folder() -> None:
    assert opened(PAGE.encode(), name="a.html")[0].public


def test_the_consent_for_a_mail_holds_for_what_came_with_it() -> None:
    written = mail()
    written.add_attachment("Nine men.", filename="a.txt")
    said = Settings(files={DocPath("m.eml"): FileSettings(consent="figures only")})
    assert [one.consent for one in opened(written.as_bytes(), said)] == ["figures only"] * 2


def test_a_mail_in_a_mail_is_opened_too() -> None:
    outer = mail("See the mail inside.")
    outer.add_attachment(mail())
    paths = [one.path for one in opened(outer.as_bytes())]
    assert paths == ["m.eml", "m.eml!attachment-1.eml"]


def test_a_mailbox_is_opened_mail_by_mail() -> None:
    one = mail("Nine men.\n\n>From there they went home.\n").as_bytes().replace(b"\r\n", b"\n")
    box = b"".join(b"From a@b.example Mon Jul 18 10:00:00 2022\n" + one + b"\n" for _ in range(2))
    found = opened(box, name="in.mbox")
    assert [one.path for one in found] == ["in.mbox!0001.eml", "in.mbox!0002.eml"]
    assert found[0].passages[-1].text.endswith("they went home.")


@pytest.mark.parametrize(
    "head",
    [b"From: =?x?q?a?=\nDate: never\n", b"From: \xff\xfe <\nSubject: =?utf-8?b?!?=\n",
     b"From: a\nContent-Type: text/plain; charset=no-such\n", b"From: " + b"(" * 30_000 + b"\n"],
)  # fmt: skip
def test_a_forged_head_stops_nothing(head: bytes) -> None:
    found = list(open_all(DocPath("a.eml"), head + b"Subject: x\n\nNine men.\n", Settings()))
    assert found[0].documents[0].passages[-1].text == "Nine men."


def test_what_is_no_mail_is_refused_with_a_remedy() -> None:
    fault = next(open_all(DocPath("a.eml"), b"\x01\x02", Settings())).fault
    assert isinstance(fault, HabeasError)
    assert fault.hint
