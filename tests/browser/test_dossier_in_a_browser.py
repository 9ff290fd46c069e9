"""Real Chromium: does the page keep its promises to a reader?"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from msgspec.structs import replace
from playwright.sync_api import Browser, Page, sync_playwright

from habeas.model.release import Private
from habeas.publication import dossier

CHROMIUM = shutil.which("chromium")
QUIET = [
    "--no-sandbox",  # the tests run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, DESK = 360, 1280
ORIGIN = "http://dossier.test/"

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium: apt-get install chromium"),
    # Playwright's own loop leaves a socket to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


@pytest.fixture(scope="module")
def html(harbour: Private) -> str:
    return dossier(harbour)


def visit(browser: Browser, html: str, **options: object) -> tuple[Page, list[str], list[str]]:
    context = browser.new_context(**options)  # type: ignore[arg-type]
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(ORIGIN)
    return page, asked, complaints


def width(at: int) -> dict[str, object]:
    return {"viewport": {"width": at, "height": 800}}


@pytest.mark.parametrize("at", [PHONE, DESK])
def test_the_page_asks_for_nothing_but_itself_and_complains_of_nothing(
    browser: Browser, html: str, at: int
) -> None:
    page, asked, complaints = visit(browser, html, **width(at))
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert asked == [ORIGIN]
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("at", [PHONE, DESK])
def test_a_screen_reader_meets_no_barrier(
    browser: Browser, html: str, at: int, scheme: str
) -> None:
    page, _, _ = visit(browser, html, **width(at), color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("at", [320, PHONE, DESK])
def test_nothing_runs_out_of_the_page_sideways(browser: Browser, html: str, at: int) -> None:
    page, _, _ = visit(browser, html, **width(at))
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= at


@pytest.mark.parametrize("at", [PHONE, DESK])
def test_words_without_a_gap_do_not_widen_the_page(
    browser: Browser, harbour: Private, at: int
) -> None:
    long = "x" * 150
    statements = tuple(
        replace(
            one,
            places=tuple(replace(spot, name=long, text=long + "y") for spot in one.places),
            needs_review=(long,),
        )
        for one in harbour.statements
    )
    mutations = tuple(replace(m, was=long, became=long) for m in harbour.mutations)
    relays = tuple(replace(r, what=long, source=f"ext:{long}") for r in harbour.relays)
    stretched = replace(
        harbour, title=long, statements=statements, mutations=mutations, relays=relays
    )
    page, _, _ = visit(browser, dossier(stretched), **width(at))
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= at


def test_every_statement_opens_by_keyboard_and_without_javascript(
    browser: Browser, html: str
) -> None:
    page, _, _ = visit(browser, html, **width(DESK), java_script_enabled=False)
    page.locator("#finding-1 .open-finding > summary").press("Enter")
    statement = page.locator("#s-a-1")
    statement.locator("summary").press("Enter")
    assert statement.locator("mark").is_visible()
    assert "a relative (sealed)" in statement.locator(".chain").inner_text()


def test_a_reference_opens_the_finding_that_holds_the_statement(
    browser: Browser, html: str
) -> None:
    page, _, _ = visit(browser, html, **width(DESK))
    page.locator("#timeline a.ref", has_text="1.2").click()
    assert page.locator("#s-a-2 > summary").is_visible()


def test_the_first_stop_of_the_keyboard_leads_past_the_contents(
    browser: Browser, html: str
) -> None:
    page, _, _ = visit(browser, html, **width(DESK))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_on_paper_every_statement_is_open(browser: Browser, html: str, tmp_path: Path) -> None:
    page, _, _ = visit(browser, html, **width(DESK))
    page.emulate_media(media="print")
    assert page.locator("#s-a-1 mark").is_visible()
    assert not page.locator(".toc").is_visible()
    assert page.pdf(path=tmp_path / "page.pdf", format="A4").startswith(b"%PDF")


def test_the_map_that_fits_the_screen_is_the_one_that_is_shown(
    browser: Browser, html: str
) -> None:
    page, _, _ = visit(browser, html, **width(PHONE))
    assert page.locator(".map-tall").first.is_visible()
    assert not page.locator(".map-wide").first.is_visible()
