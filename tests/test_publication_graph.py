"""Can a reader see who had it from whom, and what has to be fetched?"""

import re
from datetime import date, timedelta
from itertools import pairwise

from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from habeas.model.document import DocPath
from habeas.model.release import Private, Sheet
from habeas.model.weight import Mutation, Relay
from habeas.model.words import MutationItem, RelayHow
from habeas.publication import dossier
from habeas.publication.graph import graph

MANY = 40
ROW = 20


def sheet(number: int) -> Sheet:
    return Sheet(
        path=DocPath(f"docs/{number:02}.html"),
        public=True,
        reader="test 1",
        language="en",
        statements=1,
        outlet=f"The Evening Post of Town {number}",
        published=(date(2021, 3, 1) + timedelta(days=number // 3)).isoformat(),
    )


def chain(harbour: Private) -> Private:
    """Make a case of forty documents, each from one before it, the first ones from outside."""
    sheets = tuple(sheet(n) for n in range(MANY))
    relays = [
        Relay(sheets[n // 3].path, sheets[n].path, "", RelayHow.SUMMARY, explicit=n % 2 == 0)
        for n in range(3, MANY)
    ]
    relays += [
        Relay("ext:old-paper", sheets[n].path, "", RelayHow.CITATION, explicit=True)
        for n in (0, 1)
    ]
    return replace(harbour, documents=sheets, relays=tuple(relays))


def test_forty_documents_stand_in_rows_that_do_not_touch(harbour: Private) -> None:
    made = graph(chain(harbour))
    assert made is not None
    for picture in (made.pictures.wide, made.pictures.tall):
        rows = sorted(int(y) for y in re.findall(r'<text class="name[^>]* y="(\d+)"', picture))
        assert len(rows) == MANY + 1
        assert min(b - a for a, b in pairwise(rows)) >= ROW


def test_an_earlier_document_stands_further_left_and_above(harbour: Private) -> None:
    made = graph(chain(harbour))
    assert made is not None
    dots = re.findall(r'<circle class="solid" cx="([\d.]+)" cy="(\d+)"', made.pictures.wide)
    places = [(float(x), int(y)) for x, y in dots]
    assert places[0][0] < places[-1][0]
    assert [y for _, y in places] == sorted(y for _, y in places)


def test_nobody_is_asked_to_fetch_a_person_who_spoke(harbour: Private) -> None:
    talk = Relay("ext:victim (confidential)", "talks/07.txt", "", RelayHow.SUMMARY, explicit=True)
    made = graph(replace(harbour, relays=(*harbour.relays, talk)))
    assert made is not None
    assert "victim (confidential)" not in {one.name for one in made.fetch}


def test_a_source_that_is_not_held_is_to_be_fetched(harbour: Private) -> None:
    made = graph(chain(harbour))
    assert made is not None
    (paper,) = made.fetch
    assert paper.name == "old paper"
    assert len(paper.wanted_by) == 2


def test_every_origin_has_a_number_and_each_relay_says_which_it_rests_on(
    harbour: Private,
) -> None:
    made = graph(chain(harbour))
    assert made is not None
    assert [number for number, _ in made.origins] == [1, 2]
    assert "from 1" in made.pictures.wide


def test_the_page_lists_what_the_picture_shows(harbour: Private) -> None:
    page = LexborHTMLParser(dossier(chain(harbour)))
    assert len(page.css("#voices svg")) == 2
    told = " ".join(node.text() for node in page.css(".forest"))
    assert all(f"Town {n}" in told for n in range(3, MANY))
    assert page.css_first(".fetch") is not None


def test_a_case_without_relays_has_no_picture(empty: Private) -> None:
    assert graph(empty) is None


def test_names_of_sources_are_text_in_the_picture(harbour: Private) -> None:
    bad = replace(
        harbour,
        relays=(
            Relay("ext:<b>x</b>", harbour.documents[0].path, "", RelayHow.SUMMARY, explicit=True),
        ),
    )
    made = graph(bad)
    assert made is not None
    assert "<b>" not in made.pictures.wide
    assert "&lt;b&gt;" in made.pictures.wide


def test_every_document_of_the_list_is_a_link_that_a_keyboard_reaches(harbour: Private) -> None:
    page = LexborHTMLParser(dossier(chain(harbour)))
    links = page.css(".forest a.node")
    assert len({a.attributes["href"] for a in links}) == MANY
    assert all(page.css_first(a.attributes["href"] or "") is not None for a in links)


def test_a_statement_wears_the_number_of_its_origins(harbour: Private) -> None:
    page = LexborHTMLParser(dossier(harbour))
    weighed = {member for origin in harbour.origins for member in origin.members}
    assert weighed
    assert len(page.css("summary .origins")) >= len(weighed)


def changed(harbour: Private, source: str, target: str) -> Private:
    what = Mutation(source, target, MutationItem.DATE, "2022-07-09", None)
    return replace(harbour, mutations=(what,))


def test_a_change_cites_both_statements_and_says_days_in_words(harbour: Private) -> None:
    one, other = harbour.statements[:2]
    page = LexborHTMLParser(dossier(changed(harbour, one.id, other.id)))
    (row,) = page.css("#changes tbody tr")
    assert len(row.css("a.ref")) == 2
    assert "9 July 2022" in row.text()


def test_what_only_a_sibling_of_an_absent_source_shows_is_said_to_be_so(harbour: Private) -> None:
    page = LexborHTMLParser(dossier(changed(harbour, "ext:Granki", harbour.statements[0].id)))
    (row,) = page.css("#changes tbody tr")
    assert "not held" in row.text()


def test_the_report_of_changes_can_be_printed_alone(harbour: Private) -> None:
    assert "body:has(#changes:target)" in dossier(harbour)
