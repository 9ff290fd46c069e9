"""A WhatsApp export is read message by message; a day whose order is unclear is no day."""

import pytest

from habeas.model.document import DocPath, Document, PassageKind
from habeas.model.settings import Settings
from habeas.sources import read


def export(text: str) -> Document:
    return read(DocPath("chat.txt"), text.encode(), Settings())[0]


def stamps(found: Document) -> list[str | None]:
    return [passage.message.at if passage.message else None for passage in found.passages]


@pytest.mark.parametrize(
    ("lines", "last"),
    [
        (("1.8.22, 21:15 - A: x", "1.8.22, 21:16 - B: y", "2.8.22, 9:00 - A: z"),
         "2022-08-02T09:00:00"),
        (("[31/07/2022, 21:15:03] A: x", "[1/8/2022, 9:00:00] B: y", "[1/8/2022, 9:00:01] A: z"),
         "2022-08-01T09:00:01"),
        (("7/31/22, 9:15 PM - A: x", "7/31/22, 9:16 PM - B: y", "8/1/22, 12:05 AM - A: z"),
         "2022-08-01T00:05:00"),
        (("2022-07-31, 21:15 - A: x", "2022-07-31, 21:16 - B: y", "2022-08-01, 09:00 - A: z"),
         "2022-08-01T09:00:00"),
        (("03/04/2022, 10:00 - A: x", "03/04/2022, 10:01 - B: y", "03/04/2022, 10:02 - A: z"),
         None),
    ],
)  # fmt: skip
def test_the_order_of_day_and_month_is_proved_or_unknown(
    lines: tuple[str, ...], last: str | None
) -> None:
    found = export("\n".join(lines) + "\n")
    assert [passage.text for passage in found.passages] == ["x", "y", "z"]
    assert stamps(found)[-1] == last
    assert found.published == last


CHAT = (
    "[31.07.22, 21:15:03] Watch: \u200eMessages and calls are end-to-end encrypted.\r\n"
    "\u200e[31.07.22, 21:16:03] Мать: Его держат\r\nв подвале: без суда.\r\n"
    "[31.07.22, 21:17:00] ~ Igor: <Media omitted>\r\n"
    "[31.07.22, 21:18:00] ~ Igor: No. <This message was edited>\r\n"
)


def test_a_message_keeps_all_its_lines_and_its_sender() -> None:
    found = export(CHAT)
    told = found.passages[1]
    assert (told.kind, told.text) == (PassageKind.MESSAGE, "Его держат в подвале: без суда.")
    assert told.message is not None
    assert told.message.author == "Мать"
    assert found.slice(*told.raw(0, len(told.text))) == "Его держат\r\nв подвале: без суда."


def test_what_whatsapp_says_is_no_message_and_a_changed_one_is_marked() -> None:
    found = export(CHAT)
    assert [p.kind.value for p in found.passages[2:]] == ["meta", "message"]
    changed = found.passages[3]
    assert changed.text == "No."
    assert changed.message is not None
    assert (changed.message.edited, changed.message.author) == ("unknown", "Igor")
    assert found.outlet is None


def test_a_report_with_hours_in_it_is_no_export() -> None:
    found = export("On 31.07.22, 21:15 - Watch: nine men were held.\nThey came home.\n")
    assert all(passage.message is None for passage in found.passages)
