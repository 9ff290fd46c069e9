"""Which words of a mail are its sender's own, and which does it quote?"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from habeas.model.document import Message, Passage, PassageKind
from habeas.sources import lines
from habeas.sources.datelines import days
from habeas.sources.mail import Mail
from habeas.sources.mapping import Mapped, cut, extent, join, plain, unit
from habeas.text.tables import rows

MARK = re.compile(r"(?:[ \t]?>)+[ \t]?")
SIGNATURE = re.compile(r"^--[ ]?$")
HIDDEN = "an earlier writer"  # what is known of somebody whose name the quotation does not give
WHO = re.compile(r"[\w.+-]+@[\w.-]+|[\"«]([^\"»]{2,60})[\"»]")
Span = tuple[int, int]


class Stretch(Struct, frozen=True):
    """Lines of a body that one hand wrote: how often they were quoted, and by whose leave."""

    lines: tuple[Span, ...]
    depth: int
    kind: PassageKind | None = None  # META for a signature and the line over a quotation
    over: str = ""  # the line that says who wrote what follows


def passages(mail: Mail) -> tuple[Passage, ...]:
    """Read the head lines as facts, the body as passages that know who sent them."""
    found: list[Passage] = []
    end = mail.text.index("\n\n")
    for start, stop in lines.lines(mail.text[:end]):
        subject = mail.text.startswith("Subject: ", start)
        at = start + len("Subject: ") if subject else start
        kind = PassageKind.TITLE if subject and mail.text[at:stop].strip() else PassageKind.META
        found += _read(mail.text, ((at, stop),), kind)
    for stretch in _stretches(mail.text, end):
        about = _about(mail, stretch)
        found += [
            replace(made, message=about) for made in _read(mail.text, stretch.lines, stretch.kind)
        ]
    return tuple(found)


def _about(mail: Mail, stretch: Stretch) -> Message:
    if not stretch.depth:
        return Message(mail.number, mail.at, mail.author or None, reply_to=mail.reply_to)
    day = next((day.iso for day in days(stretch.over)), None)
    who = WHO.search(stretch.over)
    author = (who[1] or who[0]) if who else HIDDEN
    return Message(mail.number, day, author, quoted=stretch.depth)


def _stretches(text: str, head: int) -> Iterator[Stretch]:
    """Cut the body where the hand changes."""
    marked = list(_marked(text, head))
    over = ""
    for (depth, kind), group in groupby(marked, key=lambda one: one[1:]):
        span = tuple(line for line, _, _ in group)
        if kind is PassageKind.META:
            over = " ".join(text[start:end] for start, end in span if text[start:end].strip())
        yield Stretch(span, depth, kind, over if depth else "")


def _marked(text: str, head: int) -> Iterator[tuple[Span, int, PassageKind | None]]:
    """Tell of every line how often it was quoted, and whether it only says who wrote."""
    body = [(s + head, e + head) for s, e in _all_lines(text[head:])]
    below, signed = 0, False
    for n, (start, end) in enumerate(body):
        mark = MARK.match(text, start, end)
        depth = mark[0].count(">") if mark else 0
        begin = mark.end() if mark else start
        words = text[begin:end].strip()
        if _is("original", words) or _opens_earlier(text, body, n):
            below, signed = below + 1, False
            yield (begin, end), below + depth, PassageKind.META
            continue
        signed = not depth and (signed or bool(SIGNATURE.match(text[start:end])))
        head_line = below and (_is("field", words) or _is("fieldnext", words))
        over = _is("wrote", words) and _quotes_next(text, body[n + 1 : n + 4])
        meta = signed or head_line or over
        yield (begin, end), below + depth + bool(over), PassageKind.META if meta else None


def _all_lines(text: str) -> Iterator[Span]:
    for hit in re.finditer(r"[^\n]*\n|[^\n]+\Z", text):
        yield hit.start(), hit.end() - hit[0].endswith("\n")


def _quotes_next(text: str, following: Sequence[Span]) -> bool:
    return any(MARK.match(text, start, end) for start, end in following)


def _opens_earlier(text: str, body: Sequence[Span], n: int) -> bool:
    """Tell whether the head of an earlier mail begins here: a sender's line, then two more."""
    words = [text[start:end].strip().strip("*_ ") for start, end in body[n : n + 5]]
    return _is("field", words[0]) and sum(_is("fieldnext", one) for one in words[1:]) > 1


def _is(kind: str, words: str) -> bool:
    return bool(words) and len(words) < lines.WIDE * 3 and bool(_pattern(kind).search(words))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    table = rows("habeas.sources", "mail_marks.csv")
    found = [row["pattern"] for row in table if row["kind"] == kind]
    return re.compile("|".join(found), re.IGNORECASE)


def _read(text: str, spans: Sequence[Span], kind: PassageKind | None) -> Iterator[Passage]:
    """Read lines as text, without the marks before them."""
    view = join(_view(text, spans))
    for made in lines.passages(view.text):
        parts = [_through(view, run.start, made, n) for n, run in enumerate(made.runs)]
        runs = join(parts).runs
        yield replace(made, runs=runs, kind=kind or made.kind)


def _view(text: str, spans: Sequence[Span]) -> Iterator[Mapped]:
    for start, end in spans:
        yield plain(text[start:end], start)
        yield unit("\n", end, min(end + 1, len(text)))


def _through(view: Mapped, start: int, made: Passage, n: int) -> Mapped:
    """Lead a run of a passage back through the view to the rendition."""
    run = made.runs[n]
    behind = cut(view, run.raw_start, run.raw_start + run.raw_length)
    if run.length == run.raw_length:
        return behind
    return unit(made.text[start : start + run.length], *extent(behind))
