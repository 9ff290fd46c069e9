"""What came in, what could be read, and what not?"""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from habeas import custody, sources
from habeas.casework.progress import Progress
from habeas.casework.reading import with_languages
from habeas.errors import BadSettings, HabeasError, NothingToRead, Unreadable
from habeas.model.document import Digest, DocPath, Document
from habeas.model.entry import FileId, Received, Rendered
from habeas.model.release import Fate, FileReport, Private
from habeas.model.settings import Settings
from habeas.vault.case import Case, Receipt
from habeas.vault.folder import Aside, File, Walked, Why

SETTINGS = DocPath("case.toml")
TWIN = ".txt"  # NAME.docx.txt beside NAME.docx is its rendition


class Intake(Struct, frozen=True):
    """The documents of a case, what the owner says of them, and the files that are none."""

    documents: tuple[Document, ...]
    settings: Settings
    settings_digest: Digest
    files: tuple[FileReport, ...]


class Read(Struct, frozen=True):
    """What reading one file gave."""

    documents: tuple[Document, ...] = ()
    report: FileReport | None = None


def receive(held: Case, walked: Walked, public: Sequence[str], progress: Progress) -> Intake:
    """Seal every file of the folder and read the reports; one bad file stops nothing."""
    settings, digest = _settings(held, walked, public)
    reports = [file for file in walked.files if sources.is_report(file.path)]
    receipts, failed = _sealed(held, reports, progress)
    _note_arrivals(held, receipts, [*failed, *(one.path for one in walked.aside)])
    gone = tuple(_gone(held, receipts))
    read, documents = _read_all(held, receipts, gone, settings)
    # An emptied folder (a stick that is not plugged in) must not turn every file into a gone one.
    if not receipts or not documents:
        raise NothingToRead(
            "nothing in the folder can be read", hint="put HTML, text, CSV, DOCX or XLSX into it"
        )
    files = [
        *(_aside(one) for one in walked.aside),
        *(_set_aside(file) for file in walked.files if not sources.is_report(file.path)),
        *failed.values(),
        *(one.report for one in read if one.report),
        *(_gone_report(one) for one in gone),
    ]
    return Intake(documents, settings, digest, tuple(files))


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
    _, documents = _read_all(held, receipts, tuple(_gone(held, receipts)), settings)
    return Intake(documents, settings, digest, ())


def _read_all(
    held: Case, receipts: dict[DocPath, Receipt], gone: Sequence[Receipt], settings: Settings
) -> tuple[list[Read], tuple[Document, ...]]:
    read = [_read(held, one, receipts, settings) for one in (*receipts.values(), *gone)]
    documents = sorted((d for one in read for d in one.documents), key=lambda d: d.path)
    return read, tuple(documents)


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


def _read(held: Case, one: Receipt, receipts: dict[DocPath, Receipt], settings: Settings) -> Read:
    if _original(one.path) in receipts and one.path in receipts:
        twin = receipts[_original(one.path)]
        if _documents(held, twin, one, settings) is not None:
            return Read()  # read together with the file whose rendition it is
    beside = receipts.get(DocPath(one.path + TWIN))
    try:
        documents = sources.read(
            one.path,
            held.read(one.source),
            settings,
            held.read(beside.source) if beside else None,
        )
    except Unreadable as fault:
        return Read(report=_unreadable(one.path, fault))
    for document in documents:
        _note_rendition(held, document)
    return Read(documents=tuple(with_languages(document) for document in documents))


def _documents(
    held: Case, original: Receipt, twin: Receipt, settings: Settings
) -> tuple[Document, ...] | None:
    """Read an original with its twin; None if the twin is a document of its own."""
    try:
        found = sources.read(
            original.path, held.read(original.source), settings, held.read(twin.source)
        )
    except HabeasError:
        return None
    return found if any(document.path == twin.path for document in found) else None


def _original(path: DocPath) -> DocPath:
    return DocPath(path.removesuffix(TWIN)) if path.endswith(TWIN) else DocPath("")


def _note_rendition(held: Case, document: Document) -> None:
    entry = Rendered(
        document.source, held.keep(document.text.encode("utf-8", "surrogatepass")), document.reader
    )
    if all(link.entry != entry for link in held.links):
        held.add(entry)


def _unreadable(path: DocPath, fault: HabeasError) -> FileReport:
    return FileReport(path, Fate.UNREADABLE, fault.what, fault.hint)


def _aside(one: Aside) -> FileReport:
    unread = one.why in (Why.FORBIDDEN, Why.TOO_LARGE)
    hint = {Why.FORBIDDEN: "check its permissions", Why.TOO_LARGE: "raise it with --max-file"}
    fate = Fate.UNREADABLE if unread else Fate.SET_ASIDE
    return FileReport(one.path, fate, str(one.why), hint.get(one.why, ""))


def _set_aside(file: File) -> FileReport:
    return FileReport(file.path, Fate.SET_ASIDE, "settings or a key, never read as a report")


def _gone_report(one: Receipt) -> FileReport:
    return FileReport(one.path, Fate.GONE, "no longer in the folder, still sealed in the case")
