"""Does a body that the documents name in several ways stand under one name?"""

from hypothesis import given
from hypothesis import strategies as st
from lawful_worlds import report, told
from msgspec.structs import replace

from habeas.model.claim import Claim, Speaker
from habeas.model.document import Document
from habeas.model.words import Identity, SpeakerKind
from habeas.protection import for_owner
from habeas.publication.wording import speaker
from habeas.weighing import weigh
from habeas.weighing.called import called

MEDIA, NGO, OFFICE = SpeakerKind.MEDIA, SpeakerKind.NGO, SpeakerKind.OFFICIAL


def page(
    number: int, outlet: str | None = None, *, public: bool = True, language: str = "en"
) -> Document:
    home = report(
        f"Men are held in Tarnovka, page {number}.",
        language,
        path=f"docs/{number}.txt",
        published="2022-08-01" if public else None,
    )
    return replace(home, outlet=outlet)


def names(
    *said: tuple[str, SpeakerKind],
    outlets: tuple[str, ...] = (),
    public: bool = True,
    languages: tuple[str, ...] = ("en",) * 9,
) -> dict[str, str]:
    pages = [page(n, public=public, language=languages[n]) for n, _ in enumerate(said)]
    own = [page(n, outlet, language="ru") for n, outlet in enumerate(outlets, start=len(said))]
    return dict(called([*pages, *own], [by(n, pages[n], *one) for n, one in enumerate(said)]))


def by(number: int, home: Document, name: str, kind: SpeakerKind) -> Claim:
    return told(number, page=home, speaker=Speaker(name, kind, Identity.NAMED))


def test_one_outlet_in_three_alphabets_is_called_as_it_calls_itself() -> None:
    found = names(
        ("Rubesch Nedeli", MEDIA),
        ("Рубіж тижня", MEDIA),
        outlets=("Рубеж недели",),
        languages=("de", "uk"),
    )
    assert found == {"Rubesch Nedeli": "Рубеж недели", "Рубіж тижня": "Рубеж недели"}


def test_without_a_page_of_its_own_a_body_is_called_as_most_documents_call_it() -> None:
    told_by_three = (("Free Baikal", NGO), ("Free Baikal", NGO), ("Fundación Baikal Libre", NGO))
    found = names(*told_by_three, languages=("en", "ru", "es"))
    assert found == {"Fundación Baikal Libre": "Free Baikal"}


def test_in_one_language_another_word_is_another_body() -> None:
    assert names(("Lantern North", NGO), ("Lantern South", NGO)) == {}
    assert names(("Lantern Fund", NGO), ("The Lantern Fund", NGO))


def test_a_name_in_capital_letters_is_written_in_small_ones_where_somebody_does() -> None:
    found = names(("Lantern Group", NGO), ("LANTERN GROUP", NGO), ("LANTERN GROUP", NGO))
    assert found == {"LANTERN GROUP": "Lantern Group"}


def test_a_name_that_fits_two_bodies_stays_as_it_is() -> None:
    assert names(("Lantern", NGO), ("Lantern North", NGO), ("Lantern South", NGO)) == {}


def test_two_people_of_one_name_are_never_made_one() -> None:
    lawyer = SpeakerKind.LAWYER
    assert names(("Ирина Лозова", lawyer), ("Iryna Lozova", lawyer)) == {}


def test_the_administration_is_any_administration() -> None:
    assert names(("administration", OFFICE), ("Harbour administration", OFFICE)) == {}


def test_a_confidential_document_gives_nobody_a_name() -> None:
    kept = names(("Free Baikal", NGO), ("Freier Baikal", NGO), public=False)
    assert kept == {}


def test_pages_print_the_normal_form_and_tables_for_programs_what_was_read() -> None:
    pages = [page(0, language="de"), page(1, "Рубеж недели", language="ru")]
    claims = [by(0, pages[0], "Rubesch Nedeli", MEDIA), by(1, pages[1], "Рубеж недели", MEDIA)]
    first = for_owner(pages, claims, weigh(pages, claims), title="Case").statements[0]
    assert (first.attribution[0].name, speaker(first.attribution[0])) == (
        "Rubesch Nedeli",
        "Рубеж недели",
    )


NAMES = ["Rubesch Nedeli", "Рубеж недели", "Free Baikal", "Freier Baikal", "Police", "Lantern"]


@given(st.lists(st.sampled_from(NAMES), max_size=8))
def test_the_order_of_documents_gives_nobody_another_name(said: list[str]) -> None:
    pages = [page(n) for n, _ in enumerate(said)]
    claims = [by(n, pages[n], name, MEDIA) for n, name in enumerate(said)]
    assert called(pages[::-1], claims[::-1]) == called(pages, claims)
