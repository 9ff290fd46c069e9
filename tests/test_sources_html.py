"""A page is read as its reader sees it: the article, and what the page says of itself."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from habeas.model.document import DocPath, Document, PassageKind
from habeas.model.settings import Settings
from habeas.sources import read
from habeas.sources.markup import nodes
from habeas.sources.page import blocks, shown

PROSE = "Guards took nine men from the mill on Monday, their families told the paper last night. "
MORE = "They are kept in a former school, said one mother, who asked for her name to be left out. "


def read_page(html: str) -> Document:
    return read(DocPath("a.html"), html.encode(), Settings())[0]


def texts(found: Document, *kinds: PassageKind) -> list[str]:
    return [p.text for p in found.passages if not kinds or p.kind in kinds]


def test_menus_banners_comments_and_footers_are_no_article() -> None:
    comment = "<p>I heard there were five thousand of them there, all of them.</p>"
    page = f"""<body><div class="cookie-bar">We use cookies. <button>Accept</button></div>
    <nav>Home | War</nav><h1>Nine men</h1><p>{PROSE}</p>
    <div class="ad">Cheap power for two months.</div><p>{MORE}</p>
    <div class="related"><h3>You may also like</h3><p>A whale was seen near the pier.</p></div>
    <div id="comments">{comment * 9}</div>
    <footer>© 2022 The Quay</footer></body>"""
    assert texts(read_page(page)) == ["Nine men", PROSE.strip(), MORE.strip()]


def test_a_page_without_telling_names_is_read_by_its_structure() -> None:
    page = f"""<div class="x1"><a href="/">Home</a> <a href="/w">World</a></div>
    <div class="x2"><h1>Nine men</h1><div>{PROSE}</div><div>{MORE}</div></div>
    <div><a href="/1">Another story of the week. Read it now, it is very long.</a></div>"""
    assert texts(read_page(page)) == ["Nine men", PROSE.strip(), MORE.strip()]


def test_a_theme_that_calls_the_whole_page_with_sidebar_keeps_the_article() -> None:
    prose = f"<p>{PROSE}</p><p>{MORE}</p>"
    page = f'<body class="has-sidebar"><div class="sidebar-right">{prose}</div>'
    assert texts(read_page(page)) == [PROSE.strip(), MORE.strip()]


def test_the_name_of_the_site_in_a_top_heading_is_not_the_title() -> None:
    page = f"""<title>Nine men taken | The Quay</title><header><h1>The Quay</h1></header>
    <article><h2>Nine men taken</h2><p>{PROSE}</p></article>"""
    assert texts(read_page(page), PassageKind.TITLE) == ["Nine men taken"]


def test_what_the_reader_cannot_see_is_not_read() -> None:
    page = f"""<p>{PROSE}</p><p hidden>one</p><p style="display: none">two</p>
    <p aria-hidden="true">three</p><script>four</script><style>five</style>
    <template><p>six</p></template><noscript>seven</noscript>"""
    assert texts(read_page(page)) == [PROSE.strip()]


def test_a_dateline_that_stands_twice_is_kept_once_and_is_no_claim() -> None:
    page = f"<h1>Nine</h1><p>3 May 2021, 8:41 PM</p><p>3 May 2021, 8:41 PM</p><p>{PROSE}</p>"
    found = read_page(page)
    assert texts(found, PassageKind.META) == ["3 May 2021, 8:41 PM"]
    assert found.published == "2021-05-03T20:41:00"


LINKED = '{"datePublished":"2021-05-03","publisher":{"name":"Quay"}}'
TIMED = '<meta property="article:published_time" content="2021-05-03T10:00:00Z">'


@pytest.mark.parametrize(
    ("head", "outlet", "published"),
    [
        (
            '<meta property="og:site_name" content="Quay"><meta name="date" content="2021-05-03">',
            "Quay",
            "2021-05-03",
        ),
        (f'<script type="application/ld+json">{LINKED}</script>', "Quay", "2021-05-03"),
        (f"<title>Nine men - The Quay</title>{TIMED}", "The Quay", "2021-05-03T10:00:00Z"),
    ],
)
def test_a_page_that_names_outlet_and_day_is_public(
    head: str, outlet: str, published: str
) -> None:
    found = read_page(f"<html><head>{head}</head><body><p>{PROSE}</p>")
    assert (found.outlet, found.published, found.public) == (outlet, published, True)


def test_a_saved_letter_or_note_is_never_public() -> None:
    for title in ("Note on Berg - Berg", "Re: Berg | Outlook", "Berg - Google Docs"):
        page = (
            f"<title>{title}</title><div>Outlook Google Docs</div><p>3 May 2021</p><p>{PROSE}</p>"
        )
        assert not read_page(page).public


def test_a_page_without_a_day_is_confidential() -> None:
    assert not read_page(f"<title>Nine men | The Quay</title><p>{PROSE}</p>").public


def test_an_abbreviated_outlet_takes_the_full_name_from_the_footer() -> None:
    page = f"<title>Nine | NK</title><article><p>{PROSE}</p></article>"
    assert read_page(f"{page}<footer>© Nord Kurier, 2021</footer>").outlet == "Nord Kurier"


def test_messages_that_each_look_like_a_widget_are_together_the_text() -> None:
    said = [f"{PROSE}{n}" for n in range(5)]
    page = "".join(f'<div class="t_widget_message"><div>{one}.</div></div>' for one in said)
    found = texts(read_page(f"<body><div class='top'>8.1K subscribers</div>{page}</body>"))
    assert found == [f"{one}." for one in said]


def test_what_stands_under_the_heading_comments_is_left_out_however_long_it_is() -> None:
    heard = "<li><p>I heard there were five thousand of them there, all of them.</p></li>"
    for heading in ("14 Comments", "Комментарии (14)", "Kommentare"):
        page = f"""<div class="a"><h1>Nine men</h1><p>{PROSE}</p></div>
        <section class="b"><h3>{heading}</h3><ul>{heard * 14}</ul></section>"""
        assert texts(read_page(page)) == ["Nine men", PROSE.strip()]


def test_an_article_under_a_heading_that_could_stand_over_links_is_read() -> None:
    page = f"""<div><h1>The Quay</h1><div class="x"><p>{MORE}</p></div>
    <section><h3>По теме</h3><p>{PROSE}</p><p>{PROSE * 2}</p></section></div>"""
    assert (PROSE * 2).strip() in texts(read_page(page))


def test_who_signed_a_letter_is_kept_as_a_fact_about_it() -> None:
    page = f'<h1>Letter</h1><p>{PROSE}</p><div class="signature">A. Berg, C. Dahl</div>'
    assert texts(read_page(page), PassageKind.META) == ["A. Berg, C. Dahl"]


def test_what_follows_the_only_article_of_a_page_is_no_part_of_it() -> None:
    page = f"""<h1>Nine men</h1><p>{PROSE}</p><article><p>{MORE}</p><p>{PROSE * 2}</p></article>
    <div><div>A whale was seen near the pier, and nobody knows how it came there.</div></div>"""
    assert texts(read_page(page)) == ["Nine men", PROSE.strip(), MORE.strip(), (PROSE * 2).strip()]


def test_the_hour_of_an_entry_and_the_name_of_a_member_are_facts_about_the_page() -> None:
    page = f"""<h1>Nine</h1><div><time>10:20</time><h2>At the mill</h2><p>{PROSE}</p></div>
    <div><b class="username">swan</b><p>{MORE}</p></div>"""
    assert texts(read_page(page), PassageKind.META) == ["10:20", "swan"]


def test_days_over_what_happened_on_them_are_read() -> None:
    days = "".join(f"<dt>{n}.07.2022</dt><dd>{PROSE}</dd>" for n in (4, 5))
    page = f"<h1>Nine</h1><p>1 August 2022</p><p>{MORE}</p><dl>{days}</dl>"
    found = read_page(page)
    assert texts(found, PassageKind.META) == ["1 August 2022"]
    assert texts(found, PassageKind.ITEM)[::2] == ["4.07.2022", "5.07.2022"]


def test_a_button_is_no_word_of_the_text_but_unfolds_a_heading() -> None:
    page = f"""<h1>Nine</h1><h2><button>Who?</button></h2><p>{PROSE}</p>
    <div>Anna Reed<button>Follow</button></div><p>{MORE}</p>"""
    assert texts(read_page(page)) == ["Nine", "Who?", PROSE.strip(), "Anna Reed", MORE.strip()]


def test_words_on_both_sides_of_a_picture_do_not_touch() -> None:
    page = f"<div><span>3 May</span><img src=a.jpg>Nine men were taken. {MORE}</div>"
    assert texts(read_page(page))[0].startswith("3 May Nine men")


@pytest.mark.parametrize(
    "rights",
    [
        "All rights reserved. Nothing may be copied without our permission in writing.",
        "Все права защищены. Перепечатка возможна только с разрешения редакции газеты.",
        "Усі права захищено. Передрук можливий лише з письмового дозволу редакції газети.",
        "Todos los derechos reservados. Prohibida la reproducción sin permiso escrito.",
        "Alle Rechte vorbehalten. Nachdruck nur mit schriftlicher Genehmigung der Zeitung.",
        "Tous droits réservés. Toute reproduction est interdite sans autorisation écrite.",
    ],
)
def test_the_line_about_rights_is_no_statement(rights: str) -> None:
    assert texts(read_page(f"<div><p>{PROSE}</p><p>{rights}</p></div>")) == [PROSE.strip()]


def test_a_slashed_date_of_unclear_order_is_not_guessed() -> None:
    assert read_page(f"<h1>Nine</h1><p>03/04/2021</p><p>{PROSE}</p>").published is None


def test_a_declared_language_that_the_letters_deny_is_dropped() -> None:
    words = "Людей держат в подвале, говорят родные. Это не первый случай, объясняют они. "
    assert read_page(f'<html lang="en"><p>{words * 5}</p>').language == "ru"


def test_rows_of_a_table_know_their_columns() -> None:
    page = f"""<p>{PROSE}</p><table><tr><th>Region</th><th colspan=2>Held</th></tr>
    <tr><td>Bern</td><td></td><td><p>about</p><p>500</p></td></tr></table>"""
    row = next(p for p in read_page(page).passages if p.kind is PassageKind.ROW)
    cells = [(cell.column, row.text[cell.start : cell.end]) for cell in row.cells]
    assert cells == [("Region", "Bern"), ("Held", ""), ("Held", "about 500")]


def test_a_table_that_lays_out_the_page_is_no_table_of_data() -> None:
    page = f"<table><tr><td><a href=1>Home</a><td><h1>Nine</h1><p>{PROSE}</p></table>"
    assert texts(read_page(page)) == ["Nine", PROSE.strip()]


def test_entities_and_folded_space_lead_back_to_the_page() -> None:
    found = read_page("<html><p>Sch&ouml;n   &laquo;frei&raquo;\r\n  10&nbsp;000</p>")
    passage = found.passages[0]
    assert passage.text == "Schön «frei» 10 000"
    assert found.slice(*passage.raw(3, 4)) == "&ouml;"
    assert found.slice(*passage.raw(6, 12)) == "&laquo;frei&raquo;"
    assert found.slice(*passage.raw(13, 19)) == "10&nbsp;000"


def test_a_line_break_parts_sentences_and_joins_what_goes_on() -> None:
    page = (
        "<p>Nine men.<br>Two <b>boys.</b>\n<i>Held</i> in<br>Bern</p><pre>One\nline\n\nTwo</pre>"
    )
    assert texts(read_page(page)) == ["Nine men.", "Two boys. Held in Bern", "One line", "Two"]


def test_unclosed_and_misnested_tags_lose_no_words() -> None:
    page = "<div><p>One<b>two<p>three</b><ul><li>four<li>five</div>six <a href='x>seven"
    assert "".join(texts(read_page(page))).replace(" ", "") == "Onetwothreefourfivesixseven"


def test_a_page_of_a_million_tags_is_refused_in_time() -> None:
    with pytest.raises(Exception, match="too many elements"):
        read_page("<html>" + "<p>" * 600_000)


TAGS = (
    "<p> </p> <b> </b> <br> <div> </div> <ul> <li> </ul> <dl> <dt> <dd> "
    "<table> <tr> <td> <th> </table> <h2> </h2> </a> <article> </article> <form> <hr/> &lt;"
)
ODD = [  # what tokenizers stumble over
    '<a href="x>y">',
    "<!-- no -->",
    "<script>no<b</script>",
    "<style>no</style>",
    "<i class='a\"b'>",
]
SOUP = st.lists(
    st.sampled_from([*TAGS.split(), *ODD, " one ", " two "]),
    max_size=40,
).map(lambda parts: "<html><body>" + "".join(parts))


@given(SOUP)
@settings(max_examples=200, deadline=None)
def test_a_browsers_parser_finds_the_same_words_in_any_tag_soup(soup: str) -> None:
    page = nodes(soup)
    ours = " ".join(block.words.text for block in blocks(soup, page, shown(page)))
    theirs = LexborHTMLParser(soup)
    theirs.strip_tags(["script", "style", "head"])
    body = theirs.body
    assert sorted(re.findall("one|two|<|no", ours)) == sorted(
        re.findall("one|two|<|no", body.text() if body else "")
    )


def test_an_outlet_is_read_from_the_line_that_names_it_before_the_town_and_the_day() -> None:
    page = (
        "<html lang='es'><body><article><h1>Un barco espera</h1>"
        "<p class='meta'>Berta Lucio Arana. El Farolero, Ceuta, lunes 4 de mayo de 2020</p>"
        "<p>El barco espera en el puerto desde el sábado.</p></article></body></html>"
    )
    (document,) = read(DocPath("a.html"), page.encode(), Settings())
    assert document.outlet == "El Farolero"


def test_a_town_and_a_day_name_no_outlet() -> None:
    page = (
        "<html lang='es'><body><article><h1>Un barco espera</h1>"
        "<p class='meta'>Ceuta, España, lunes 4 de mayo de 2020</p>"
        "<p>El barco espera en el puerto desde el sábado.</p></article></body></html>"
    )
    (document,) = read(DocPath("a.html"), page.encode(), Settings())
    assert document.outlet is None
