"""Real Chromium: does the public page keep its promises to any reader?"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from msgspec.structs import replace
from playwright.sync_api import Browser, Page, sync_playwright

from habeas.model.claim import ClaimId
from habeas.model.public import (
    PublicClaim,
    PublicFinding,
    PublicPlace,
    PublicSource,
    PublicSpeaker,
    Release,
    Tally,
)
from habeas.model.weight import FigureRelation
from habeas.model.words import (
    Certainty,
    EventType,
    NotEstablished,
    Operator,
    OriginStatus,
    Polarity,
    Relation,
    SpeakerKind,
    Standing,
    Unit,
)
from habeas.publication import public_files

CHROMIUM = shutil.which("chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PHONE, DESK = 360, 1280
ORIGIN = "http://public.test/"
OPEN_ALL = "document.querySelectorAll('details').forEach(d => d.open = true)"

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium: apt-get install chromium"),
    # Playwright's own loop leaves a socket to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
GROUP = PublicSpeaker(SpeakerKind.NGO, "Harbour <i>Foundation</i>")


def said(
    number: int, types: tuple[EventType, ...], *places: str, value: int | None = None,
    date: str | None = "2022-07", certainty: Certainty = Certainty.REPORTED,
) -> PublicClaim:  # fmt: skip
    figure = Tally(value, value, value, Operator.EXACT, Unit.PERSONS, "2022-08-01")
    return PublicClaim(
        id=ClaimId(f"P{number}"), source=f"S{number % 2 + 1}", types=types, certainty=certainty,
        polarity=Polarity.AFFIRMED, date=date, places=places, speaker=GROUP,
        figure=figure if value is not None else None,
    )  # fmt: skip


def made() -> Release:
    held, moved = (EventType.DETENTION,), (EventType.TRANSFER,)
    p1, p2, p3, p5 = (ClaimId(f"P{n}") for n in (1, 2, 3, 5))
    return Release(
        title="Men held in Bryanka",
        sources=(
            PublicSource("S1", "Гранки", "2022-08-01", "https://granki.example/a", "ru"),
            PublicSource("S2", None, None, "javascript:alert(1)", "und"),
        ),
        places=(
            PublicPlace("L1", "Bryanka", "UA", "UA-09", 48.5, 38.6, area=False),
            PublicPlace("L2", "Alchevsk", "UA", "UA-09", 48.5, 38.8, area=False),
            PublicPlace("L3", "Ulan-Ude", "RU", "RU-BU", 51.8, 107.6, area=False),
            PublicPlace("L4", "Luhansk Oblast", "UA", "UA-09", 48.9, 39.0, area=True),
        ),
        claims=(
            said(1, held, "L1", value=470),
            said(2, (*held, EventType.COUNT), "L1", value=47, date="../2022-08"),
            said(3, moved, "L2", "L4", date="2022-06/..", certainty=Certainty.ALLEGED),
            said(4, (EventType.RETURN,), "L3", value=150, certainty=Certainty.DENIED),
            said(5, held, certainty=Certainty.WITNESSED, date=None),
        ),
        findings=(
            PublicFinding("F1", (p1, p5), OriginStatus.ESTABLISHED, 2, None, Standing.CONTESTED),
            PublicFinding("F2", (p2,), OriginStatus.ESTABLISHED, 1, None),
            PublicFinding(
                "F3", (p3,), OriginStatus.NOT_ESTABLISHED, None,
                NotEstablished.INDEPENDENCE_NOT_SHOWN,
            ),
        ),
        figures=(FigureRelation(p2, p1, Relation.PART_OF, ""),),
    )  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


def page_of(release: Release) -> str:
    return public_files(release)["index.html"].decode()


def visit(browser: Browser, html: str, **options: object) -> tuple[Page, list[str], list[str]]:
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(ORIGIN)
    page.evaluate(OPEN_ALL)
    return page, asked, complaints


def width(at: int) -> dict[str, object]:
    return {"viewport": {"width": at, "height": 800}}


@pytest.mark.parametrize("at", [PHONE, DESK])
def test_the_public_page_asks_for_nothing_but_itself(browser: Browser, at: int) -> None:
    _, asked, complaints = visit(browser, page_of(made()), **width(at))
    assert asked == [ORIGIN]
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("at", [PHONE, DESK])
def test_a_screen_reader_meets_no_barrier_on_the_public_page(
    browser: Browser, at: int, scheme: str
) -> None:
    more = {"color_scheme": scheme, "bypass_csp": True}
    page, _, _ = visit(browser, page_of(made()), **width(at), **more)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("at", [320, PHONE, DESK])
def test_nothing_runs_out_of_the_public_page_sideways(browser: Browser, at: int) -> None:
    long = "x" * 150
    release = made()
    stretched = replace(
        release,
        title=long,
        sources=(
            replace(release.sources[0], outlet=long, url=f"https://{long}"),
            release.sources[1],
        ),
        places=tuple(replace(one, name=long + one.id) for one in release.places),
    )
    for one in (release, stretched):
        page, _, _ = visit(browser, page_of(one), **width(at))
        assert page.evaluate("document.documentElement.scrollWidth") <= at


def test_a_source_opens_by_its_number_and_its_address_is_linked_only_if_it_is_a_web_address(
    browser: Browser,
) -> None:
    page, _, _ = visit(browser, page_of(made()), **width(DESK))
    page.locator("#finding-F2 a.ref").click()
    assert page.locator("#S1").is_visible()
    links = page.locator("#sources a").evaluate_all("all => all.map(a => a.href)")
    assert links == ["https://granki.example/a"]


def test_what_speaks_against_a_finding_stands_with_it(browser: Browser) -> None:
    page, _, _ = visit(browser, page_of(made()), **width(DESK))
    assert "Contested" in page.locator("#finding-F1").inner_text()


def test_the_public_page_prints_with_everything_open(browser: Browser, tmp_path: Path) -> None:
    page, _, _ = visit(browser, page_of(made()), **width(DESK))
    page.emulate_media(media="print")
    assert page.locator("#figures").is_visible()
    assert not page.locator(".toc").is_visible()
    assert page.pdf(path=tmp_path / "page.pdf", format="A4").startswith(b"%PDF")


def test_a_release_with_nothing_in_it_is_a_page_that_says_so(browser: Browser) -> None:
    empty = Release(title="Nothing", sources=(), places=(), claims=(), findings=(), figures=())
    page, _, _ = visit(browser, page_of(empty), **width(PHONE))
    words = page.locator("main").inner_text()
    for told in ("No place is named", "No figure is told", "No event has a date", "No document"):
        assert told in words
