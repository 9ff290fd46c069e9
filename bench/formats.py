"""Is every format read, word for word, and every broken file reported? Prints figures.

    ./run python bench/formats.py [FORMAT ...]

Makes 40 files a format with words that are known, and 20 broken ones out of them; LibreOffice
and tesseract are used where they are installed, and said to be missing where not. FORMATs are the
names in the first column, `speed` among them. Needs about four minutes.
"""

import bz2
import datetime as dt
import difflib
import gzip
import io
import json
import lzma
import mailbox
import random
import shutil
import struct
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import docx
import pypdfium2
import xlsxwriter
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from habeas import casework, sandbox, sources
from habeas.casework.worker import ALONE
from habeas.errors import HabeasError
from habeas.model.document import DocPath, Document
from habeas.model.settings import Settings
from habeas.sandbox import ocr

WARC_FLOOR, WARC_AIM, HTML_FLOOR = 0.6, 0.8, 1_000
ROUNDS = 9
GOOD, BROKEN, SEED = 40, 20, 20220718
DPI, POINTS, INK = 200, 72, 255
WORDS = {
    "en": "They were taken from the mill before dawn and held in the cellar of the old plant near "
    "the river without any order of a court while their families asked the prosecutor for weeks",
    "ru": "Их забрали с мельницы до рассвета и держали в подвале старого завода у реки без всякого"
    " решения суда пока родные неделями спрашивали прокурора где находятся их сыновья и мужья",
    "uk": "Їх забрали з млина ще до світанку й тримали в підвалі старого заводу біля річки без "
    "жодного рішення суду поки рідні тижнями питали прокурора де перебувають їхні сини",
    "es": "Se los llevaron del molino antes del amanecer y los retuvieron en el sótano de la vieja"
    " fábrica junto al río sin ninguna orden judicial mientras sus familias preguntaban al fiscal",
}
Page = tuple[str, ...]  # paragraphs
Made = tuple[str, bytes, Page]  # name, bytes, the words that stand in it


def chance() -> random.Random:
    """Give the same chances every time."""
    return random.Random(SEED)  # noqa: S311  a bench, not a key


def page(rng: random.Random, language: str, length: int = 6) -> Page:
    """Write some paragraphs of known words."""
    words = WORDS[language].split()

    def sentence() -> str:
        told = rng.sample(words, rng.randint(8, min(18, len(words))))
        return " ".join(told).capitalize() + "."

    return tuple(
        " ".join(sentence() for _ in range(rng.randint(1, 4))) + f" {rng.randint(10, 999)}."
        for _ in range(length)
    )


def pages(length: int = 6) -> list[Page]:
    """Write forty texts, ten in each of four languages."""
    rng = chance()
    return [page(rng, list(WORDS)[n % len(WORDS)], length) for n in range(GOOD)]


def letter(paragraphs: Page) -> bytes:
    """Write a DOCX."""
    written, out = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        written.add_paragraph(paragraph)
    written.save(out)
    return out.getvalue()


def table(paragraphs: Page) -> bytes:
    """Write an XLSX: a paragraph a row, its number beside it."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("held")
        sheet.write_row(0, 0, ["number", "what"])
        for n, paragraph in enumerate(paragraphs, 1):
            sheet.write_row(n, 0, [n, paragraph])
    return out.getvalue()


def converted(made: Sequence[Made], wanted: str) -> list[Made]:
    """Let LibreOffice save files in another format."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        for name, content, _ in made:
            (home / name).write_bytes(content)
        profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", wanted, "--outdir", place]
        subprocess.run(
            [*command, *(str(home / name) for name, _, _ in made)], check=True, capture_output=True
        )
        saved = [(Path(name).stem + f".{wanted}", text) for name, _, text in made]
        return [(name, (home / name).read_bytes(), text) for name, text in saved]


def letters() -> list[Made]:
    """Write forty DOCX."""
    return [(f"{n:02}.docx", letter(text), text) for n, text in enumerate(pages())]


def tables() -> list[Made]:
    """Write forty XLSX; the line with the columns' names is no text."""
    made = []
    for n, text in enumerate(pages()):
        rows = (f"{at} {line}" for at, line in enumerate(text, 1))
        made.append((f"{n:02}.xlsx", table(text), ("## Sheet: held", *rows)))
    return made


def long_letters() -> list[Made]:
    """Write DOCX of several pages."""
    return [(f"{n:02}.docx", letter(text), text) for n, text in enumerate(pages(24))]


def drawn(pdf: bytes) -> tuple[int, int, bytes]:
    """Draw the first page of a PDF in grey at 200 dpi, with some dirt as on a scan."""
    rng = chance()
    bitmap = pypdfium2.PdfDocument(pdf)[0].render(scale=DPI / POINTS, grayscale=True)
    rows = bytearray(memoryview(bitmap.buffer).cast("B"))
    for at in rng.sample(range(len(rows)), len(rows) // 500):
        rows[at] = rng.randrange(INK)
    lines = [bytes(rows[y * bitmap.stride :][: bitmap.width]) for y in range(bitmap.height)]
    return bitmap.width, bitmap.height, b"".join(lines)


def png(width: int, height: int, grey: bytes) -> bytes:
    """Write a PNG."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    rows = b"".join(b"\0" + grey[y * width : (y + 1) * width] for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    fine = struct.pack(">IIB", round(DPI / 0.0254), round(DPI / 0.0254), 1)
    parts = [(b"IHDR", head), (b"pHYs", fine), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def scans() -> list[Made]:
    """Draw forty pages as pictures."""
    printed = converted([(f"{n:02}.docx", letter(t), t) for n, t in enumerate(pages(4))], "pdf")
    return [(name.replace("pdf", "png"), png(*drawn(pdf)), text) for name, pdf, text in printed]


def scanned_pdf() -> list[Made]:
    """Put pictures of pages into PDFs without any text; few, because the reading is the same."""
    made = []
    for name, picture, text in scans()[: len(WORDS)]:
        width, height, grey = unpack_png(picture)
        made.append((name.replace("png", "pdf"), picture_pdf(width, height, grey), text))
    return made


def unpack_png(picture: bytes) -> tuple[int, int, bytes]:
    """Take back what `png` wrote."""
    width, height = struct.unpack_from(">II", picture, 16)
    rows = zlib.decompress(picture[picture.index(b"IDAT") + 4 :])
    return (
        width,
        height,
        b"".join(rows[y * (width + 1) + 1 : (y + 1) * (width + 1)] for y in range(height)),
    )


def picture_pdf(width: int, height: int, grey: bytes) -> bytes:
    """Write a PDF whose one page is a picture."""
    packed = zlib.compress(grey)
    wide, high = width * POINTS / DPI, height * POINTS / DPI
    draw = b"q %f 0 0 %f 0 0 cm /I Do Q" % (wide, high)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %f %f]/Contents 4 0 R"
        b"/Resources<</XObject<</I 5 0 R>>>>>>" % (wide, high),
        b"<</Length %d>>stream\n%s\nendstream" % (len(draw), draw),
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray"
        b"/BitsPerComponent 8/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
        % (width, height, len(packed), packed),
    ]
    out, places = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (n, body)
    table_at = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(
        b"%010d 00000 n \n" % at for at in places
    )
    return out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % table_at


def mail(n: int, text: Page) -> EmailMessage:
    """Write a mail: plain or HTML, with an attachment, quoting an earlier one."""
    written = EmailMessage(policy=SMTP)
    written["From"], written["To"] = "Ёлка Оса <a@b.example>", "watch@b.example"
    written["Subject"], written["Message-ID"] = f"Письмо {n}", f"<{n}@b.example>"
    written["Date"] = dt.datetime(2022, 7, 1 + n % 28, 10, tzinfo=dt.UTC)
    written.set_content("\n\n".join(text))
    if n % 2:
        written.clear_content()
        written.set_content("".join(f"<p>{line}</p>" for line in text), subtype="html")
    return written


def mails() -> list[Made]:
    """Write forty mails."""
    return [(f"{n:02}.eml", mail(n, text).as_bytes(), text) for n, text in enumerate(pages())]


def mailboxes() -> list[Made]:
    """Write forty mailboxes of three mails each."""
    made = []
    for n, text in enumerate(pages()):
        with tempfile.TemporaryDirectory() as place:
            box = mailbox.mbox(f"{place}/box")
            for at in range(3):
                box.add(mail(2 * at, text[2 * at : 2 * at + 2]))
            box.close()
            made.append((f"{n:02}.mbox", Path(f"{place}/box").read_bytes(), text))
    return made


def whatsapp() -> list[Made]:
    """Write forty chat exports, in three shapes of date."""
    shapes = ("%d.%m.%Y, %H:%M - ", "[%d/%m/%y, %H:%M:%S] ", "%m/%d/%y, %I:%M %p - ")
    made = []
    for n, text in enumerate(pages()):
        start = dt.datetime(2022, 7, 1, 9, tzinfo=dt.UTC)
        lines = [
            f"{(start + dt.timedelta(days=7 * at)).strftime(shapes[n % 3])}Член {at}: {line}\n"
            for at, line in enumerate(text)
        ]
        made.append((f"{n:02}.txt", "".join(lines).encode(), text))
    return made


def telegram() -> list[Made]:
    """Write forty Telegram exports."""
    made = []
    for n, text in enumerate(pages()):
        messages = [
            {"id": at, "type": "message", "date": "2022-07-01T09:00:00", "from": "W", "text": line}
            for at, line in enumerate(text)
        ]
        whole = {"name": "W", "type": "public_channel", "messages": messages}
        made.append((f"{n:02}.json", json.dumps(whole).encode(), text))
    return made


def html(text: Page) -> str:
    """Write a page."""
    body = "".join(f"<p>{line}</p>\n" for line in text)
    head = "<!DOCTYPE html><html><head><meta charset=utf-8></head>"
    return f"{head}<body><article>{body}</article></body></html>"


def record(n: int, text: str, kind: str = "text/html") -> WarcRecord:
    """Write a crawler's record of a page."""
    one = WarcRecord()
    one.init_headers(WarcRecordType.response)
    one.headers["WARC-Target-URI"] = f"https://w{n}.example/page"
    one.headers["Content-Type"] = "application/http; msgtype=response"
    one.headers["WARC-Date"] = "2022-07-18T10:00:00Z"
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n"
    one.set_bytes_content(head.encode() + text.encode())
    return one


def warc(text: Page, times: int = 1) -> bytes:
    """Write a web archive: pages, and a picture that is passed by."""
    out = io.BytesIO()
    for n in range(times):
        for kind, words in (("text/html", html(text)), ("image/gif", "GIF89a")):
            packed = io.BytesIO()
            record(n, words, kind).write(packed)
            out.write(gzip.compress(packed.getvalue(), 6))
    return out.getvalue()


def warcs() -> list[Made]:
    """Write forty web archives."""
    return [(f"{n:02}.warc.gz", warc(text), text) for n, text in enumerate(pages())]


def zipped(members: Sequence[tuple[str, bytes]]) -> bytes:
    """Write a ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parcel:
        for name, content in members:
            parcel.writestr(name, content)
    return out.getvalue()


def waczs() -> list[Made]:
    """Write forty WACZ."""
    return [
        (f"{n:02}.wacz", zipped([("archive/a.warc.gz", warc(text)), ("pages.json", b"{}")]), text)
        for n, text in enumerate(pages())
    ]  # fmt: skip


def zips() -> list[Made]:
    """Write forty ZIP: a page in a ZIP in a folder of a ZIP, and a name that climbs out."""
    return [
        (
            f"{n:02}.zip",
            zipped([
                ("folder/inner.zip", zipped([("a.html", html(text[:3]).encode())])),
                ("../../out.txt", "\n\n".join(text[3:]).encode()),
            ]),
            text,
        )
        for n, text in enumerate(pages())
    ]  # fmt: skip


def tars() -> list[Made]:
    """Write forty tars, squeezed in three ways."""
    made = []
    for n, text in enumerate(pages()):
        out, content = io.BytesIO(), html(text).encode()
        with tarfile.open(fileobj=out, mode="w") as parcel:
            info = tarfile.TarInfo("in/a.html")
            info.size = len(content)
            parcel.addfile(info, io.BytesIO(content))
        ending, squeeze = (("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress))[
            n % 3
        ]
        made.append((f"{n:02}.tar.{ending}", squeeze(out.getvalue()), text))
    return made


FORMATS: dict[str, tuple[Callable[[], list[Made]], float]] = {
    "docx": (letters, 1.0),
    "xlsx": (tables, 1.0),
    "eml": (mails, 1.0),
    "mbox": (mailboxes, 1.0),
    "whatsapp": (whatsapp, 1.0),
    "telegram": (telegram, 1.0),
    "warc": (warcs, 1.0),
    "wacz": (waczs, 1.0),
    "zip": (zips, 1.0),
    "tar": (tars, 1.0),
    "pdf": (lambda: converted(long_letters(), "pdf"), 0.99),
    "ods": (lambda: converted(tables(), "ods"), 1.0),
    "xls": (lambda: converted(tables(), "xls"), 1.0),
    "rtf": (lambda: converted(letters(), "rtf"), 1.0),
    "odt": (lambda: converted(letters(), "odt"), 1.0),
    "doc": (lambda: converted(letters(), "doc"), 1.0),
    "scan": (scans, 0.95),
    "scanned pdf": (scanned_pdf, 0.95),
}
NEED = {"soffice": {"pdf", "ods", "xls", "rtf", "odt", "doc", "scan", "scanned pdf"}}


def opened(name: str, content: bytes) -> tuple[list[Document], list[HabeasError]]:
    """Open a file as the main job does; any other error than a refusal ends the bench."""
    found = list(sources.open_all(DocPath(name), content, Settings(), foreign=ALONE))
    return [d for one in found for d in one.documents], [one.fault for one in found if one.fault]


def said(documents: Sequence[Document]) -> list[str]:
    """List the words of the passages that are text."""
    return [
        word
        for document in documents
        for passage in document.passages
        if passage.kind != "meta" and not (passage.kind == "title" and "eml" in document.path)
        for word in passage.text.split()
    ]


def shared(known: Page, documents: Sequence[Document]) -> float:
    """Measure which share of the known words was read, in order, and nothing invented."""
    one, other = " ".join(known).split(), said(documents)
    blocks = difflib.SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(one), len(other), 1)


def exact(documents: Sequence[Document]) -> bool:
    """Tell whether every letter of every passage stands in the rendition where its map says."""
    return all(
        passage.text[at] in document.slice(*passage.raw(at, at + 1)) or passage.text[at] == " "
        or document.reader.startswith(("habeas html", "habeas json"))
        for document in documents
        for passage in document.passages
        for at in range(len(passage.text))
    )  # fmt: skip


def broken(made: Sequence[Made]) -> Iterator[tuple[str, bytes]]:
    """Cut, flip and overwrite good files."""
    rng = chance()
    for n in range(BROKEN):
        name, content, _ = made[n % len(made)]
        hurt = bytearray(content)
        if n % 2:
            del hurt[rng.randrange(len(hurt)) :]
        for _ in range(len(hurt) // 300 if n % 3 else 3):
            hurt[rng.randrange(len(hurt))] = rng.randrange(256)
        yield name, bytes(hurt)


def measure(name: str) -> bool:
    """Print the figures of a format; tell whether they are good."""
    make, least = FORMATS[name]
    made = make()
    start = time.perf_counter()
    read = [(text, *opened(file, content)) for file, content, text in made]
    spent = (time.perf_counter() - start) / len(made)
    shares = [shared(text, documents) for text, documents, _ in read]
    faults = sum(bool(faults) for _, _, faults in read)
    whole = all(exact(documents) for _, documents, _ in read)
    hurt = [opened(file, content) for file, content in broken(made)]
    silent = sum(not documents and not faults for documents, faults in hurt)
    mean = sum(shares) / len(shares)
    good = mean >= least and not faults and whole and not silent
    told = " ".join(
        f"{language} {sum(shares[n :: len(WORDS)]) / len(shares[n :: len(WORDS)]):.3f}"
        for n, language in enumerate(WORDS)
    )
    read_again, reported = sum(bool(d) for d, _ in hurt), sum(bool(f) for _, f in hurt)
    print(
        f"{name:12} files {len(made)} words {mean:.4f} (floor {least}; {told})"
        f" worst {min(shares):.3f} refused {faults} offsets {'exact' if whole else 'WRONG'};"
        f" broken {len(hurt)}: read {read_again} reported {reported} silent {silent};"
        f" {spent:.2f} s a file{'' if good else '  FAILED'}"
    )
    return good


def crawl() -> bytes:
    """Write a web archive of 4,500 pages, in words as frequent as those of a language are."""
    rng = chance()
    letters = "abcdefghijklmnoprstuvwyz"
    known = ["".join(rng.choices(letters, k=rng.randint(2, 11))) for _ in range(8_000)]
    often = [1 / (n + 3) for n in range(len(known))]
    drawn_pages = (rng.choices(known, often, k=9_000) for _ in range(45))
    texts = [tuple(" ".join(w[at : at + 60]) for at in range(0, 9_000, 60)) for w in drawn_pages]
    return b"".join(warc(text) for text in texts) * 100


def speed() -> bool:
    """Print the speed of web archives beside bare iteration, and of pages."""
    archive = crawl()
    spent: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        size = sum(len(one.reader.read()) for one in ArchiveIterator(io.BytesIO(archive)))
        middle = time.perf_counter()
        count = sum(1 for _ in sandbox.records(archive))
        spent.append((middle - start, time.perf_counter() - middle))
    # The fastest round of each is the one that other programs disturbed least.
    ratio = min(bare for bare, _ in spent) / min(walled for _, walled in spent)
    told = f"{ratio:.2f} x bare fastwarc (floor {WARC_FLOOR}, aim {WARC_AIM})"
    print(f"warc speed   {told}: {count} pages, {size / 2**20:.0f} MiB")
    text = page(chance(), "en", 24)
    words = html(text).encode()
    start = time.process_time()
    for _ in range(500):
        sources.read(DocPath("a.html"), words, Settings())
    rate = 500 / (time.process_time() - start)
    print(f"html speed   {rate:.0f} pages a CPU-second of {len(words)} bytes (floor 1,000)")
    return ratio >= WARC_FLOOR and rate >= HTML_FLOOR


def children() -> bool:
    """Print how many child processes twenty small files of our own formats start: none."""
    started: list[object] = []
    sys.addaudithook(
        lambda event, args: started.append(args) if event == "subprocess.Popen" else None
    )
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "in").mkdir()
        for n, text in enumerate(pages()[:20]):
            (Path(place) / "in" / f"{n:02}.html").write_text(html(text))
        start = time.perf_counter()
        casework.build_dossier(Path(place, "in"), Path(place, "out"), passphrase="bench")  # noqa: S106
        spent = time.perf_counter() - start
    print(f"children     {len(started)} for 20 pages; {spent:.1f} s for their dossier")
    return not started


def main() -> None:
    """Measure what was asked for, everything by default; exit 1 where something fell short."""
    asked = sys.argv[1:] or [*FORMATS, "speed", "children"]
    good = True
    for name in asked:
        if name in NEED["soffice"] and not shutil.which("soffice"):
            print(f"{name:12} not measured: LibreOffice is not installed")
        elif "scan" in name and not ocr.languages():
            print(f"{name:12} not measured: tesseract is not installed")
        else:
            good &= {"speed": speed, "children": children}.get(name, lambda n=name: measure(n))()
    sys.exit(not good)


if __name__ == "__main__":
    main()
