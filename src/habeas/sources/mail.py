"""What does a mail say, who sent it when, and what came with it?

The rendition has the head lines that matter, a blank line, and the body: the plain text, or what
the HTML shows. What the mail quotes keeps its marks ("> "), also where only the HTML knew them.
"""

import email
import re
from collections.abc import Iterator, Sequence
from email.message import Message
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime

from msgspec import Struct

from habeas.errors import Broken, TooLarge
from habeas.sources.decoding import decode
from habeas.sources.markup import nodes
from habeas.sources.page import blocks, shown

SHOWN = ("From", "To", "Cc", "Date", "Subject")  # head lines of a rendition, in this order
LONGEST_HEADER = 20_000
MOST_PARTS = 1_000
NAMES = re.compile(r"[^\w.()\[\] +@&,'=-]+")
UNPARSABLE = (ValueError, TypeError, AttributeError, IndexError, LookupError, RecursionError)


class Attachment(Struct, frozen=True):
    """A file that came with a mail."""

    name: str
    content: bytes


class Mail(Struct, frozen=True):
    """A mail as its rendition, and the facts of its head."""

    text: str
    number: str
    author: str
    subject: str | None = None
    at: str | None = None  # ISO 8601
    reply_to: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    attachments: tuple[Attachment, ...] = ()


def read_mail(untrusted: bytes) -> Mail:
    """Read a mail; a broken head line is left out, a broken body is what is left of it."""
    try:
        whole = email.message_from_bytes(untrusted, policy=default)
        parts = tuple(_parts(whole))
    except RecursionError as fault:
        raise TooLarge("the mail is nested too deeply", hint="save its text") from fault
    headers = tuple(_headers(whole))
    if not headers:
        raise Broken("the mail has no head", hint="export it again as .eml")
    told = {name.casefold(): value for name, value in reversed(headers)}
    attachments = _named(parts)
    head = [f"{name}: {told[key]}" for name in SHOWN if (key := name.casefold()) in told]
    head += [f"Attachment: {one.name}" for one in attachments]
    name, address = parseaddr(told.get("from", ""))
    return Mail(
        "\n".join(head) + f"\n\n{_body(parts)}\n",
        number=told.get("message-id", "").strip("<> "),
        author=name or address,
        subject=told.get("subject") or None,
        at=_day(told.get("date")),
        reply_to=(told.get("in-reply-to") or "").strip("<> ") or None,
        headers=headers,
        attachments=attachments,
    )


def _headers(whole: Message) -> Iterator[tuple[str, str]]:
    for name, raw in whole.raw_items():
        if len(str(raw)) > LONGEST_HEADER:
            continue
        try:
            value = str(whole.policy.header_fetch_parse(name, raw))
        except UNPARSABLE:  # the standard library trips over some forged heads
            value = str(raw)
        yield name, " ".join(_sound(value).split())


def _sound(value: str) -> str:
    """Show bytes that no header may hold as signs of their loss."""
    return value.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")


def _day(date: str | None) -> str | None:
    try:
        return parsedate_to_datetime(date).isoformat() if date else None
    except UNPARSABLE:
        return None


def _parts(whole: Message) -> Iterator[Message]:
    """List the parts in order; a mail inside is one part."""
    waiting = [whole]
    for _ in range(MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        inside = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inside, list):
            waiting += [one for one in reversed(inside) if isinstance(one, Message)]
        else:
            yield part


def _body(parts: Sequence[Message]) -> str:
    """Choose the plain text; where it is empty, write what the HTML shows."""
    texts = [part for part in parts if not _is_attached(part)]
    plain = [_text(part) for part in texts if part.get_content_type() == "text/plain"]
    body = "\n".join(words for words in plain if words.strip())
    if body:
        return body
    return "\n".join(_page(_text(p)) for p in texts if p.get_content_type() == "text/html")


def _text(part: Message) -> str:
    content = _content(part)
    try:
        words = content.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError, *UNPARSABLE):
        words = decode(content) if content.strip() else ""
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


def _content(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except UNPARSABLE:
        content = None
    return content if isinstance(content, bytes) else b""


def _page(html: str) -> str:
    """Write what a mail's HTML shows, a block a paragraph; quoted blocks as quoted lines."""
    tree = nodes(html)
    depth = [0]
    for node in tree[1:]:
        depth.append(depth[node.parent] + (node.name == "blockquote"))
    found = (("> " * depth[b.node], b.words.text) for b in blocks(html, tree, shown(tree)))
    return "\n\n".join(f"{mark}{words}" for mark, words in found)


def _is_attached(part: Message) -> bool:
    kind = part.get_content_maintype()
    return part.get_content_disposition() == "attachment" or kind not in {"text", "multipart"}


def _named(parts: Sequence[Message]) -> tuple[Attachment, ...]:
    """Name the attachments, each by a name of its own."""
    found: list[Attachment] = []
    seen: set[str] = set()
    for part in parts:
        if _is_attached(part) and (content := _attached(part)):
            name = _unseen(_name(part, len(found) + 1), seen)
            seen.add(name)
            found.append(Attachment(name, content))
    return tuple(found)


def _attached(part: Message) -> bytes:
    if part.get_content_maintype() != "message":
        return _content(part)
    inside = part.get_payload()
    try:
        first = inside[0] if isinstance(inside, list) and inside else None
        return first.as_bytes() if isinstance(first, Message) else b""
    except UNPARSABLE:
        return b""


def _name(part: Message, number: int) -> str:
    try:
        said = part.get_filename() or ""
    except UNPARSABLE:
        said = ""
    said = NAMES.sub("_", _sound(said).rsplit("/", 1)[-1].rsplit("\\", 1)[-1]).strip(" .")
    if said:
        return said
    ending = "eml" if part.get_content_maintype() == "message" else part.get_content_subtype()
    return f"attachment-{number}.{NAMES.sub('_', ending)}"


def _unseen(name: str, seen: set[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    tries = (
        f"{stem or ending} ({n}){dot if stem else ''}{ending if stem else ''}"
        for n in range(2, MOST_PARTS + 2)
    )
    return name if name not in seen else next(one for one in tries if one not in seen)
