"""What came in, what could be read, and what not?"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from habeas import custody, sources
from habeas.casework import clock, copies, worker
from habeas.casework.progress import Progress, silent
from habeas.casework.reading import with_languages
from habeas.errors import BadSettings, Broken, HabeasError, NothingToRead, Unreadable
from habeas.model.capture import Capture
from habeas.model.document import Digest, DocPath, Document
from habeas.model.entry import Entry, FileId, Received, Rendered
from habeas.model.release import Fate, FileReport, Private
from habeas.model.settings import Settings
from habeas.vault.case import Case, Receipt
from habeas.vault.folder import Aside, File, Walked, Why

SETTINGS = DocPath("case.toml")
CAPTURED = "habeas capture 1"  # the reader of what is known of a source beside its words
TWIN = ".txt"  # NAME.docx.txt beside NAME.docx is its rendition


class Intake(Struct, frozen=True):
    """The documents of a case, what the owner says of them, and the files that are none."""

    documents: tuple[Document, ...]
    settings: Settings
    settings_digest: Digest
    files: tuple[FileReport, ...]
    captures: Mapping[Digest, Capture] = {}  # how each source came first


class Read(Struct, frozen=True):
    """What reading one file gave."""

    documents: tuple[Document, ...] = ()
    reports: tuple[FileReport, ...] = ()


class Desk(Struct, frozen=True):
    """What reading a file of the case needs beside the file."""

    held: Case
    receipts: dict[DocPath, Receipt]
    settings: Settings
    foreign: sources.Foreign
    times: dict[DocPath, str]  # the files' own, where FOLDER was looked at
    noted: set[Entry]  # what the ledger says already, or will say
    captured: dict[Digest, Capture]  # how sources came first, as sealed


def receive(held: Case, walked: Walked, public: Sequence[str], progress: Progress) -> Intake:
    """Seal every file of the folder and read the reports; one bad file stops nothing."""
    settings, digest = _settings(held, walked, public)
    reports = [file for file in walked.files if sources.is_report(file.path)]
    receipts, failed = _sealed(held, reports, progress)
    _note_arrivals(held, receipts, [*failed, *(one.path for one in walked.aside)])
    gone = tuple(_gone(held, receipts))
    desk = _desk(held, receipts, settings, reports)
    read, documents = _read_all(desk, gone, progress)
    # An emptied folder (a stick that is not plugged in) must not turn every file into a gone one.
    if not receipts or not documents:
        refused = [*failed.values(), *(report for one in read for report in one.reports)]
        raise NothingToRead(
            "nothing in the folder can be read" + _because(refused),
            hint="put HTML, text, PDF, DOCX, XLSX, mail or archives of them into it",
            files=[(one.path, one.what, one.hint) for one in refused],
        )
    files = [
        *(_aside(one) for one in walked.aside),
        *(_set_aside(file) for file in walked.files if not sources.is_report(file.path)),
        *failed.values(),
        *(report for one in read for report in one.reports),
        *(_gone_report(one) for one in gone),
    ]
    return Intake(documents, settings, digest, tuple(files), desk.captured)


def _because(refused: Sequence[FileReport]) -> str:
    if not refused:
        return ""
    files = "one file was" if len(refused) == 1 else f"{len(refused)} files were"
    return f": {files} refused, the first because {refused[0].what}"


def reopen(held: Case) -> Intake:
    """Read the reports again out of the sealed case; FOLDER is not looked at."""
    step = custody.last_derived(held.links)
    settings, digest = _sealed_settings(held, step.settings if step else None)
    present = custody.present(held.links)
    receipts = {
        path: Receipt(path, file, source, 0)
        for file, source in sorted(present.items())
        if (path := held.path(file)) is not None
    }
    desk = _desk(held, receipts, settings)
    _, documents = _read_all(desk, tuple(_gone(held, receipts)))
    return Intake(documents, settings, digest, (), desk.captured)


def _desk(
    held: Case,
    receipts: dict[DocPath, Receipt],
    settings: Settings,
    files: Sequence[File] = (),
) -> Desk:
    times = {file.path: time for file in files if (time := clock.of_file(file.where))}
    noted = {link.entry for link in held.links}
    return Desk(held, receipts, settings, worker.foreign(held), times, noted, _captures(held))


def _read_all(
    desk: Desk, gone: Sequence[Receipt], progress: Progress = silent
) -> tuple[list[Read], tuple[Document, ...]]:
    read: list[Read] = []
    for one in (*desk.receipts.values(), *gone):
        read.append(_read(desk, one))
        progress("opening", len(read), len(desk.receipts) + len(gone))
    documents = sorted((d for one in read for d in one.documents), key=lambda d: d.path)
    kept, reports = copies.once(documents)
    return [*read, Read(reports=reports)], kept


def _sealed_settings(held: Case, digest: Digest | None) -> tuple[Settings, Digest]:
    try:
        if digest is not None:
            return msgspec.json.decode(held.read(digest), type=Settings), digest
    except msgspec.MsgspecError:
        pass  # an early case holds case.toml itself
    raise BadSettings(
        "the case does not hold its settings", hint="run `habeas dossier FOLDER -o OUT` once more"
    )


def with_edited(private: Private, edited: Sequence[str]) -> Private:
    """Name the copies of derived files that somebody had edited and that were kept beside."""
    kept = tuple(
        FileReport(
            DocPath(name), Fate.SET_ASIDE, "an edited copy of a derived file was kept beside it"
        )
        for name in edited
    )
    return replace(private, files=private.files + kept)


def _settings(held: Case, walked: Walked, public: Sequence[str]) -> tuple[Settings, Digest]:
    """Read case.toml and seal what holds in this run: the file, and what the command line adds."""
    file = next((one for one in walked.files if one.path == SETTINGS), None)
    said = sources.settings(held.read(held.receive(file).source)) if file else Settings()
    effective = replace(said, public=tuple(dict.fromkeys((*said.public, *public))))
    return effective, held.keep(msgspec.json.encode(effective, order="deterministic"))


def _sealed(
    held: Case, files: Sequence[File], progress: Progress
) -> tuple[dict[DocPath, Receipt], dict[DocPath, FileReport]]:
    receipts: dict[DocPath, Receipt] = {}
    failed: dict[DocPath, FileReport] = {}
    for number, file in enumerate(files, 1):
        try:
            receipts[file.path] = held.receive(file)
        except Unreadable as fault:
            failed[file.path] = _unreadable(file.path, fault)
        progress("sealing", number, len(files))
    return receipts, failed


def _note_arrivals(held: Case, receipts: dict[DocPath, Receipt], aside: Sequence[DocPath]) -> None:
    seen = {one.file: (one.source, one.size) for one in receipts.values()}
    held.add(*custody.arrivals(held.links, seen, held.unseen(aside)))


def _gone(held: Case, receipts: dict[DocPath, Receipt]) -> Iterator[Receipt]:
    """List the sources that were in the folder once: they stay in the case.

    Bytes that are still here under another name were moved, and are not read a second time.
    """
    here = {one.file for one in receipts.values()}
    bytes_here = {one.source for one in receipts.values()}
    last: dict[FileId, Received] = {}
    for link in held.links:
        if isinstance(link.entry, Received):
            last[link.entry.file] = link.entry
    for file, entry in sorted(last.items()):
        path = held.path(file)
        if file not in here and entry.source not in bytes_here and path is not None:
            yield Receipt(path, file, entry.source, entry.size)


def _read(desk: Desk, one: Receipt) -> Read:
    if _original(one.path) in desk.receipts and one.path in desk.receipts:
        twin = desk.receipts[_original(one.path)]
        if _is_joined(desk, twin, one):
            return Read()  # read together with the file whose rendition it is
    beside = desk.receipts.get(DocPath(one.path + TWIN))
    documents: list[Document] = []
    reports: list[FileReport] = []
    for opened in _opened(desk, one, beside):
        for document in opened.documents:
            _note_rendition(desk, document)
            documents.append(with_languages(document))
        if opened.capture is not None:
            _note_capture(desk, opened.capture)
        if opened.fault is not None:
            reports.append(_unreadable(opened.path, opened.fault))
        elif opened.aside:
            reports.append(_not_report(opened.path))
    return Read(tuple(documents), tuple(reports))


def _opened(desk: Desk, one: Receipt, beside: Receipt | None) -> Iterator[sources.Opened]:
    untrusted = desk.held.read(one.source)
    twin = desk.held.read(beside.source) if beside else None
    try:
        yield from sources.open_all(
            one.path,
            untrusted,
            desk.settings,
            twin,
            foreign=desk.foreign,
            modified=desk.times.get(one.path),
        )
    except HabeasError:
        raise
    except Exception as fault:  # noqa: BLE001 - whatever a hostile file does to a reader, the others are read
        kind = type(fault).__name__
        broken = Broken(
            f"a reader failed on it ({kind})", hint="report it; the other files were read"
        )
        yield sources.Opened(one.path, fault=broken)


def _is_joined(desk: Desk, original: Receipt, twin: Receipt) -> bool:
    """Tell whether a file and the text beside it are one document."""
    try:
        found = next(_opened(desk, original, twin), None)
    except HabeasError:
        return False
    return found is not None and any(one.path == twin.path for one in found.documents)


def _original(path: DocPath) -> DocPath:
    return DocPath(path.removesuffix(TWIN)) if path.endswith(TWIN) else DocPath("")


def _note_rendition(desk: Desk, document: Document) -> None:
    text = document.text.encode("utf-8", "surrogatepass")
    _note(desk, Rendered(document.source, desk.held.keep(text), document.reader))


def _note_capture(desk: Desk, capture: Capture) -> None:
    """Seal how a source first came; the same bytes elsewhere or later change nothing in that."""
    if capture.digest not in desk.captured:
        desk.captured[capture.digest] = capture
        words = msgspec.json.encode(capture)
        _note(desk, Rendered(capture.digest, desk.held.keep(words), CAPTURED))


def _captures(held: Case) -> dict[Digest, Capture]:
    """Read how each source of earlier runs came first."""
    return {
        link.entry.source: msgspec.json.decode(held.read(link.entry.rendition), type=Capture)
        for link in held.links
        if isinstance(link.entry, Rendered) and link.entry.reader == CAPTURED
    }


def _note(desk: Desk, entry: Entry) -> None:
    if entry not in desk.noted:
        desk.noted.add(entry)
        desk.held.add(entry)


def _unreadable(path: DocPath, fault: HabeasError) -> FileReport:
    return FileReport(path, Fate.UNREADABLE, fault.what, fault.hint)


def _aside(one: Aside) -> FileReport:
    unread = one.why in (Why.FORBIDDEN, Why.TOO_LARGE)
    hint = {Why.FORBIDDEN: "check its permissions", Why.TOO_LARGE: "raise it with --max-file"}
    fate = Fate.UNREADABLE if unread else Fate.SET_ASIDE
    return FileReport(one.path, fate, str(one.why), hint.get(one.why, ""))


def _set_aside(file: File) -> FileReport:
    return _not_report(file.path)


def _not_report(path: DocPath) -> FileReport:
    return FileReport(path, Fate.SET_ASIDE, "settings or a key, never read as a report")


def _gone_report(one: Receipt) -> FileReport:
    return FileReport(one.path, Fate.GONE, "no longer in the folder, still sealed in the case")
