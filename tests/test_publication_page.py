import re

import pytest
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser, LexborNode

from habeas.errors import BadSettings
from habeas.model.release import Private
from habeas.publication import as_html, dossier


@pytest.fixture(scope="module")
def page(harbour: Private) -> str:
    return dossier(harbour)


@pytest.fixture(scope="module")
def tree(page: str) -> LexborHTMLParser:
    return LexborHTMLParser(page)


def one(tree: LexborHTMLParser, selector: str) -> LexborNode:
    found = tree.css_first(selector)
    assert found is not None, selector
    return found


def test_the_page_names_no_address_that_a_browser_would_fetch(tree: LexborHTMLParser) -> None:
    fetched = tree.css("[src], link[href], script, iframe, object, embed, form, img, video, base")
    assert [node.attributes.get("href") for node in fetched] == ["data:,"]
    links = {node.attributes.get("href") or "" for node in tree.css("a")}
    assert all(link.startswith("#") for link in links)


def test_no_words_of_a_confidential_source_stand_on_the_page(page: str) -> None:
    assert not re.search("Osip|boiler", page)
    assert "a relative&#39;s words, sealed" in page


def test_words_of_a_source_are_text_and_never_markup(page: str, tree: LexborHTMLParser) -> None:
    assert "&lt;b&gt;Tarnow&lt;/b&gt;" in page
    assert tree.css_first("script") is None
    assert "&lt;script&gt;" in page


def test_every_reference_leads_to_a_place_on_the_page(tree: LexborHTMLParser) -> None:
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    ends = {(node.attributes["href"] or "")[1:] for node in tree.css("a[href^='#']")}
    assert ends <= set(ids)


def test_every_statement_stands_on_the_page_with_its_words_marked(
    tree: LexborHTMLParser, harbour: Private
) -> None:
    marked = {node.text() for node in tree.css("blockquote mark")}
    assert marked == {s.excerpt.words for s in harbour.statements if s.excerpt}
    anchors = {node.attributes["id"] for node in tree.css("details.st[id]")}
    assert anchors == {f"s-{s.id}" for s in harbour.statements}


def test_words_keep_their_language_and_its_direction(tree: LexborHTMLParser) -> None:
    assert one(tree, "blockquote[lang=ar]").attributes["dir"] == "rtl"
    assert one(tree, "blockquote[lang=ru]").attributes["dir"] == "ltr"


def test_the_headline_says_how_many_documents_origins_and_eyewitnesses(
    tree: LexborHTMLParser,
) -> None:
    said = one(tree, ".standfirst").text()
    assert "5 documents, 3 origins, 2 eye-witness accounts" in said
    assert "Of 3 findings, 1 has no origin" in said


def test_a_finding_without_shown_independence_counts_no_origin(tree: LexborHTMLParser) -> None:
    (unsettled,) = tree.css(".open-question")
    assert "not established" in unsettled.text()
    assert "Nothing shows where these statements come from." in unsettled.text()


def test_figures_that_nobody_would_compare_are_not_set_against_each_other(
    tree: LexborHTMLParser,
) -> None:
    assert "Is not comparable" not in one(tree, "#figures").text()


def test_figures_that_look_alike_but_count_other_people_are_called_not_comparable(
    harbour: Private,
) -> None:
    told = tuple(
        replace(s, quantity=replace(s.quantity, value=42)) if s.id == "c-1" and s.quantity else s
        for s in harbour.statements
    )
    alike = LexborHTMLParser(dossier(replace(harbour, statements=told)))
    assert "Is not comparable with at least 40 people" in one(alike, "#figures").text()


def test_a_figure_that_a_relay_repeats_is_printed_once(tree: LexborHTMLParser) -> None:
    amounts = [node.text() for node in tree.css(".amount")]
    assert amounts.count("At least 40 people") == 1
    assert "40 people" not in amounts


def test_what_a_relay_lost_stands_beside_what_it_was(tree: LexborHTMLParser) -> None:
    row = next(r for r in tree.css("#changes tbody tr") if "bounded" in r.text())
    assert [cell.text() for cell in row.css("td")][:2] == ["at least", "lost"]


def test_a_file_that_was_not_read_is_named_with_a_remedy(tree: LexborHTMLParser) -> None:
    told = one(tree, ".files").text()
    assert "scan.pdf: not read. the file asks for a password (unlock it)" in told


def test_the_map_states_its_view_and_its_source(tree: LexborHTMLParser) -> None:
    caption = one(tree, "figcaption").text()
    assert "ISO 3166-2" in caption
    assert "Natural Earth" in caption
    assert "Tarnovka" in one(tree, "svg.map desc").text()


def test_the_same_case_gives_the_same_bytes(harbour: Private) -> None:
    assert dossier(harbour) == dossier(harbour)


def test_a_case_in_which_nothing_was_found_has_a_page_that_says_so(empty: Private) -> None:
    said = one(LexborHTMLParser(dossier(empty)), "main").text()
    assert "No two statements could be joined" in said
    assert "No place is named that the gazetteer knows" in said


def test_a_page_that_holds_confidential_words_says_so_at_its_head(harbour: Private) -> None:
    opened = LexborHTMLParser(dossier(replace(harbour, with_confidential=True)))
    assert "holds words of confidential sources" in one(opened, ".masthead .warn").text()


def test_without_findings_the_page_opens_with_the_statements_themselves(harbour: Private) -> None:
    bare = LexborHTMLParser(dossier(replace(harbour, origins=())))
    assert len(bare.css("#established details.st")) == len(harbour.statements)
    assert len(bare.css("details.st[id]")) == len(harbour.statements)


def test_a_language_that_the_page_lacks_is_refused(harbour: Private) -> None:
    with pytest.raises(BadSettings):
        dossier(harbour, language="tlh")


def test_a_notebook_shows_findings_as_a_table_without_any_words(harbour: Private) -> None:
    shown = as_html(harbour)
    assert "Detention in Tarnovka" in shown
    assert "not established" in shown
    assert "without trial" not in shown
