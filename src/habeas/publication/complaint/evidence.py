"""What does the list of evidence say of how an exhibit came and where its receipt stands?"""

from collections.abc import Iterator

from habeas.model.release import Sheet
from habeas.publication.complaint.draft import Cell, Sentence, said
from habeas.publication.complaint.occasion import Custody
from habeas.publication.complaint.sentences import Scene
from habeas.publication.complaint.terms import Terms


def kept_how(custody: Custody | None, sheet: Sheet, scene: Scene) -> Cell:
    """Say when an exhibit came in, in which entry that stands, and how it was captured.

    Of a confidential source that may be annexed the receipt is told, and no more.
    """
    if not scene.annexed(sheet):
        return ()
    fields = _fields(custody, sheet)
    if not sheet.public:
        fields = {key: fields[key] for key in RECEIPT if key in fields}
    return tuple(_sentences(fields, scene.terms))


RECEIPT = ("at", "n", "size", "captured")


def _fields(custody: Custody | None, sheet: Sheet) -> dict[str, str | int | None]:
    """Join what the ledger knows with what was sealed before the source was read."""
    found: dict[str, str | int | None] = {}
    if sheet.capture is not None:
        found |= {
            "size": sheet.capture.size,
            "captured": sheet.capture.at,
            "modified": sheet.capture.modified,
            "within": sheet.capture.within,
            "url": sheet.capture.url,
        }
    if custody is not None:
        found |= {
            "at": custody.at,
            "n": custody.entry,
            "size": custody.size,
            "captured": custody.captured,
            "modified": custody.modified,
            "within": custody.within,
            "url": custody.url,
        }
    if found.get("url") == sheet.url:
        found.pop("url", None)  # it stands beside the digest
    return found


def _sentences(fields: dict[str, str | int | None], terms: Terms) -> Iterator[Sentence]:
    told = {key: said(_worded(key, value, terms)) for key, value in fields.items() if value}
    if "at" in told:
        receipt = {key: told[key] for key in ("at", "n", "size")}
        yield Sentence(terms.fill("text", "received", **receipt))
    elif "size" in told:
        yield Sentence(terms.fill("text", "captured_size", size=told["size"]))
    for key in ("modified", "captured", "url", "within"):
        if key in told:
            yield Sentence(terms.fill("text", SENTENCES[key], at=told[key]))


SENTENCES = {
    "modified": "captured_modified",
    "captured": "captured",
    "url": "captured_url",
    "within": "captured_within",
}
MIDNIGHT = "00:00:00"
GROUP = 16  # signs of a digest between two spaces


def _worded(key: str, value: str | int, terms: Terms) -> str:
    if isinstance(value, int):
        return terms.number(value) if key == "size" else str(value)
    if key == "within":
        return grouped(value)
    if key == "captured":
        return _moment(value, terms)
    return value if key == "url" else _day(value, terms)


def _day(at: str, terms: Terms) -> str:
    """Write the day alone: the hour would tell an addressee when somebody worked."""
    day = at.partition("T")[0]
    return terms.date(day) or day


def _moment(at: str, terms: Terms) -> str:
    """Write when a crawler had it; a day that is written as midnight stays a day."""
    clock = at.partition("T")[2].removesuffix("Z").removesuffix("+00:00")[:8]
    exact = at.endswith(("Z", "+00:00")) and clock not in ("", MIDNIGHT)
    return f"{_day(at, terms)}, {clock} UTC" if exact else _day(at, terms)


def grouped(digest: str) -> str:
    """Write a digest in groups: sixty-four signs in a row fit into no column.

    >>> grouped("ab" * 10)
    'abababababababab abab'
    """
    return " ".join(digest[at : at + GROUP] for at in range(0, len(digest), GROUP))
