"""A chat export gives a passage a message; its words stand where the file writes them first."""

import json

import pytest

from habeas.errors import UnknownType
from habeas.model.document import DocPath, Document, PassageKind
from habeas.model.settings import Settings
from habeas.sources import read


def export(*messages: dict[str, object], escaped: bool = False) -> Document:
    whole = {"name": "Where are they", "type": "public_channel", "messages": list(messages)}
    words = json.dumps(whole, ensure_ascii=escaped, indent=1)
    return read(DocPath("result.json"), words.encode(), Settings())[0]


def message(text: object, **more: object) -> dict[str, object]:
    said = {"id": 7, "type": "message", "date": "2021-05-03T10:00:00", "from": "Watch"}
    return {**said, "text": text, "text_entities": [{"type": "plain", "text": text}], **more}


def test_a_message_knows_its_number_day_author_and_what_it_forwards() -> None:
    found = export(
        message(
            "Nine are held.",
            forwarded_from="Quay",
            reply_to_message_id=5,
            edited="2021-05-03T11:00:00",
        )
    )
    passage = found.passages[0]
    assert passage.kind is PassageKind.MESSAGE
    assert passage.message is not None
    told = (
        passage.message.number,
        passage.message.at,
        passage.message.author,
        passage.message.forwarded_from,
    )
    assert told == ("7", "2021-05-03T10:00:00", "Watch", "Quay")
    assert (passage.message.reply_to, passage.message.edited) == ("5", "2021-05-03T11:00:00")
    assert (found.outlet, found.published) == ("Where are they", "2021-05-03T10:00:00")


def test_words_stand_at_the_text_and_never_at_its_entities() -> None:
    found = export(message("Nine are held."))
    start, end = found.passages[0].raw(0, 14)
    assert found.slice(start, end) == "Nine are held."
    assert start == found.text.index('"text": "Nine') + len('"text": "')


def test_parts_of_a_message_read_as_one_text_with_bold_and_links() -> None:
    parts = [
        "In Bern ",
        {"type": "bold", "text": "nine men"},
        ". ",
        {"type": "text_link", "text": "More", "href": "https://q.example"},
    ]
    passage = export(message(parts)).passages[0]
    assert passage.text == "In Bern nine men. More"
    assert [passage.text[s:e] for s, e in passage.emphasis] == ["nine men"]
    assert [(passage.text[s:e], to) for s, e, to in passage.links] == [
        ("More", "https://q.example")
    ]


def test_escapes_are_units_that_lead_back() -> None:
    found = export(message('Они «тут»\n"да" 🕊'), escaped=True)
    passage = found.passages[0]
    assert passage.text == 'Они «тут» "да" 🕊'
    assert found.slice(*passage.raw(0, 1)) == "\\u041e"
    assert found.slice(*passage.raw(15, 16)) == "\\ud83d\\udd4a"


def test_service_and_empty_messages_are_no_passages() -> None:
    assert (
        export(message("joined", type="service"), message(""), message("Nine.")).passages[0].text
        == "Nine."
    )


def test_a_whole_account_gives_the_messages_of_all_its_chats() -> None:
    chats = {
        "chats": {
            "list": [
                {"name": "a", "messages": [message("One.")]},
                {"name": "b", "messages": [message("Two.")]},
            ]
        }
    }
    found = read(DocPath("result.json"), json.dumps(chats).encode(), Settings())[0]
    assert [p.text for p in found.passages] == ["One.", "Two."]


def test_a_chat_is_not_public_because_it_calls_itself_so() -> None:
    assert not export(message("Nine.")).public


def test_any_other_json_is_refused_with_a_remedy() -> None:
    with pytest.raises(UnknownType) as refusal:
        read(DocPath("a.json"), b'{"rows": [1, 2]}', Settings())
    assert refusal.value.hint


@pytest.mark.parametrize(
    ("kind", "anybody"),
    [("public_channel", True), ("public_supergroup", True), ("private_group", False)],
)
def test_a_chat_is_open_to_anybody_only_if_its_export_says_so(kind: str, *, anybody: bool) -> None:
    whole = {"name": "Where are they", "type": kind, "messages": [message("Nine are held.")]}
    found = read(DocPath("result.json"), json.dumps(whole).encode(), Settings())[0]
    assert found.open_channel is anybody
    assert not found.public
