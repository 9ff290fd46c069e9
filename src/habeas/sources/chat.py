"""Which messages does a chat export hold, and where do their words stand in the file?"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from habeas.errors import UnknownType
from habeas.model.document import Message, Passage, PassageKind
from habeas.sources.mapping import Mapped, extent, fold, join, within
from habeas.sources.places import Value, Words, located, read

BOLD = "bold"
OPEN = {"public_channel", "public_supergroup"}  # as Telegram Desktop writes the type of a chat
LINK = "text_link"
Span = tuple[int, int]


class Part(Struct, frozen=True):
    """A stretch of a message: its words, what the export calls it, and the address it links to."""

    words: Mapped
    type: str | None = None
    address: str | None = None


class Chat(Struct, frozen=True):
    """A chat's name, its messages, and whether anybody can read it under its name."""

    name: str | None
    passages: tuple[Passage, ...]
    is_open: bool = False


def chat(text: str) -> Chat:
    """Read a Telegram Desktop export: a chat, or an account with several chats."""
    whole = located(text)
    if not isinstance(whole, Mapping):
        raise UnknownType("no reader knows this JSON", hint="export the chat as result.json")
    chats = tuple(_chats(whole))
    if not chats:
        raise UnknownType("no reader knows this JSON", hint="export the chat as result.json")
    found = [p for one in chats for m in _listed(one.get("messages")) for p in _passages(text, m)]
    types = {_text(text, one.get("type")) for one in chats}
    return Chat(_text(text, chats[0].get("name")), tuple(found), types <= OPEN)


def _chats(whole: Mapping[str, Value]) -> Iterator[Mapping[str, Value]]:
    if isinstance(whole.get("messages"), tuple):
        yield whole
    listed = whole.get("chats")
    if isinstance(listed, Mapping):
        yield from (
            one for one in _listed(listed.get("list")) if isinstance(one.get("messages"), tuple)
        )


def _listed(value: Value) -> Iterator[Mapping[str, Value]]:
    if isinstance(value, tuple):
        yield from (one for one in value if isinstance(one, Mapping))


def _passages(text: str, message: Mapping[str, Value]) -> Iterator[Passage]:
    parts = tuple(_parts(text, message.get("text")))
    words = fold(_woven(parts))
    if not words.text or _text(text, message.get("type")) == "service":
        return
    spans = [(part, within(words, *extent(part.words))) for part in parts if part.words.text]
    yield Passage(
        words.text,
        words.runs,
        PassageKind.MESSAGE,
        message=_about(text, message),
        links=tuple((*at, p.address) for p, at in spans if at and p.address),
        emphasis=tuple(at for p, at in spans if at and p.type == BOLD),
    )


def _about(text: str, message: Mapping[str, Value]) -> Message:
    def said(key: str) -> str | None:
        return _text(text, message.get(key))

    return Message(
        number=said("id") or "",
        at=said("date"),
        author=said("from"),
        forwarded_from=said("forwarded_from"),
        reply_to=said("reply_to_message_id"),
        edited=said("edited"),
    )


def _parts(text: str, value: Value) -> Iterator[Part]:
    if isinstance(value, Words) and value.quoted:
        yield Part(read(text, value))
    elif isinstance(value, Mapping):
        words = value.get("text")
        if isinstance(words, Words) and words.quoted:
            address = _text(text, value.get("href"))
            yield Part(read(text, words), _text(text, value.get("type")), address)
    elif isinstance(value, tuple):
        for one in value:
            yield from _parts(text, one)


def _woven(parts: tuple[Part, ...]) -> Mapped:
    return join([part.words for part in parts])


def _text(text: str, value: Value) -> str | None:
    if not isinstance(value, Words) or text[value.start : value.end] in ("", "null"):
        return None
    return read(text, value).text if value.quoted else text[value.start : value.end]
