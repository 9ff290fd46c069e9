import msgspec
import pytest

from habeas.model.claim import Claim, ClaimId, PlaceMention, Quantity, Speaker
from habeas.model.document import Digest, DocPath, Document, Passage, Run
from habeas.model.release import Private
from habeas.model.weight import FigureRelation, Mutation, Origin, Relay, Voice, Weighed
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    MutationItem,
    NotEstablished,
    Operator,
    OriginStatus,
    Polarity,
    Relation,
    RelayHow,
    SpeakerKind,
    Unit,
)
from habeas.protection import for_owner
from habeas.protection.echoes import SEALED

NOTE = "My son Osip Verlanov was kept in the boiler house in Tarnovka with 40 others."
PAGE = "Relatives say that men are kept in Tarnovka. At least 40 men, says the Harbour Group."


def document(path: str, text: str, *, public: bool) -> Document:
    whole = Passage(text=text, runs=(Run(0, len(text), 0, len(text)),), language="en")
    return Document(
        path=DocPath(path),
        source=Digest("ab" * 32),
        text=text,
        passages=(whole,),
        reader="habeas text 1",
        language="en",
        title=text[:10],
        outlet="Harbour Gazette",
        published="2022-08-01",
        public=public,
    )


def claim(
    number: str, home: Document, words: str, speaker: Speaker, *, quantity: bool = False
) -> Claim:
    start = home.text.index(words)
    figure = home.text.index("40")
    place = home.text.index("Tarnovka")
    return Claim(
        id=ClaimId(number),
        doc=home.path,
        passage=0,
        start=start,
        end=start + len(words),
        types=(EventType.DETENTION,),
        certainty=Certainty.REPORTED,
        polarity=Polarity.AFFIRMED,
        date="2022-07~",
        attribution=(speaker,),
        places=(PlaceMention(place, place + 8, (), "Tarnovka", "UA", 48.5, 38.6),),
        quantity=Quantity(
            figure, figure + 2, 40, 40, 40, Operator.EXACT, Unit.PERSONS, "the men of Osip", "here"
        )
        if quantity
        else None,
    )


note = document("talks/07.txt", NOTE, public=False)
page = document("docs/page.html", PAGE, public=True)
mother = Speaker("mother of Osip Verlanov", SpeakerKind.RELATIVE, Identity.SEALED)
group = Speaker("Harbour Group", SpeakerKind.NGO, Identity.NAMED)
told = claim(
    "c1", note, "kept in the boiler house in Tarnovka with 40 others", mother, quantity=True
)
said = claim("c2", page, "men are kept in Tarnovka", group, quantity=True)

WEIGHED = Weighed(
    origins=(
        Origin(
            id="o1",
            family="Osip Verlanov is kept in Tarnovka",
            members=(ClaimId("c1"), ClaimId("c2")),
            status=OriginStatus.NOT_ESTABLISHED,
            count=None,
            because=NotEstablished.INDEPENDENCE_NOT_SHOWN,
            independent=(Voice("Verlanova", (ClaimId("c1"),), "kept in the boiler house"),),
        ),
    ),
    figures=(FigureRelation(ClaimId("c2"), ClaimId("c1"), Relation.SAME, "Осип Верланов"),),
    relays=(
        Relay(
            "talks/07.txt",
            "docs/page.html",
            "what Verlanov said",
            RelayHow.SUMMARY,
            explicit=False,
        ),
        Relay("ext:Osip Verlanov", "talks/07.txt", "a call", RelayHow.QUOTATION, explicit=True),
    ),
    mutations=(
        Mutation("c1", "c2", MutationItem.SCOPE, "in the boiler house", None),
        Mutation("c1", "c2", MutationItem.FIGURE, "40", "at least 40"),
    ),
)


def private(*, with_confidential: bool = False) -> Private:
    return for_owner(
        (note, page), (said, told), WEIGHED, title="Case", with_confidential=with_confidential
    )


def everything(value: Private) -> str:
    return msgspec.json.encode(value).decode()


@pytest.mark.parametrize("word", ["Osip", "Verlanov", "boiler", "Осип", "Верланов", "mother of"])
def test_no_word_of_a_confidential_source_stands_in_what_the_owner_sees(word: str) -> None:
    assert word not in everything(private())


def test_a_confidential_statement_keeps_where_it_stands_and_what_kind_of_thing_it_says() -> None:
    sealed = next(s for s in private().statements if s.id == "c1")
    assert (sealed.start, sealed.end, sealed.types) == (told.start, told.end, told.types)
    assert (sealed.quote, sealed.excerpt, sealed.places[0].text) == (None, None, None)
    assert sealed.mask == "a relative's words, sealed"
    assert sealed.places[0].name == "Tarnovka"


def test_a_figure_of_a_confidential_source_keeps_its_value_and_loses_its_words() -> None:
    figure = next(s.quantity for s in private().statements if s.id == "c1")
    assert figure is not None
    assert (figure.value, figure.text, figure.population, figure.place) == (40, None, None, None)


def test_a_public_statement_shows_its_words_between_the_words_around_them() -> None:
    shown = next(s for s in private().statements if s.id == "c2")
    assert shown.quote == "men are kept in Tarnovka"
    assert shown.excerpt is not None
    assert shown.excerpt.before == "Relatives say that "
    assert shown.excerpt.before + shown.excerpt.words + shown.excerpt.after == PAGE


def test_a_sealed_speaker_has_no_name_even_when_the_words_are_asked_for() -> None:
    opened = private(with_confidential=True)
    hops = next(s.attribution for s in opened.statements if s.id == "c1")
    assert hops[0].name is None
    assert "boiler house" in everything(opened)


def test_a_private_person_taken_for_a_named_speaker_stays_unnamed_in_a_confidential_source() -> (
    None
):
    named = Speaker("Osip Verlanov", SpeakerKind.WITNESS, Identity.NAMED)
    misread = claim("c9", note, "kept in the boiler house", named)
    nothing = Weighed((), (), (), ())
    (one,) = for_owner((note,), (misread,), nothing, title="Case").statements
    assert one.attribution[0].name is None


def named_in_note(
    speaker: Speaker, *documents: Document, bodies: tuple[str, ...] = (), note: Document = note
) -> str | None:
    listed = claim("c9", note, "kept in the boiler house", speaker)
    nothing = Weighed((), (), (), ())
    told = for_owner((note, *documents), (listed,), nothing, title="Case", bodies=bodies)
    return told.statements[0].attribution[0].name


def test_a_body_that_print_names_too_keeps_its_name_in_a_confidential_source() -> None:
    assert named_in_note(group, page) == "Harbour Group"
    russian = document("docs/ru.html", "Комитет Гавань пишет, что держат людей.", public=True)
    assert named_in_note(msgspec.structs.replace(group, name="Komitet Gavan"), russian)


def test_a_body_that_confidential_sources_alone_name_is_a_class() -> None:
    quay = msgspec.structs.replace(group, name="Quay Women Together")
    assert named_in_note(group) is None
    assert named_in_note(quay, page) is None
    scattered = msgspec.structs.replace(group, name="Group Harbour")
    assert named_in_note(scattered, page) is None


def test_a_body_that_the_settings_list_keeps_its_name() -> None:
    assert named_in_note(group, bodies=("Harbour Group",)) == "Harbour Group"


def test_the_title_of_a_private_chat_is_nowhere_in_what_the_owner_sees() -> None:
    title = "Tarnovka | Glass | families"
    chat = msgspec.structs.replace(note, outlet=title, title=title)
    channel = Speaker(title, SpeakerKind.SOCIAL_CHANNEL, Identity.NAMED)
    assert named_in_note(channel, page, note=chat) is None
    read_by_all = msgspec.structs.replace(chat, open_channel=True)
    assert named_in_note(channel, page, note=read_by_all) == title


def test_a_document_is_called_by_its_file_or_its_kind_and_by_nobodys_name() -> None:
    def called(name: str) -> str | None:
        return named_in_note(Speaker(name, SpeakerKind.DOCUMENT, Identity.NAMED), page)

    assert called("07.txt") == "07.txt"
    assert called("interview note 7") == "interview note 7"
    assert called("letter of Osip Verlanov") is None


def test_a_family_whose_name_would_give_someone_away_is_named_by_type_and_place() -> None:
    assert private().origins[0].family == "detention, Tarnovka"


def test_what_a_relay_lost_of_a_confidential_source_is_sealed_but_a_changed_number_is_told() -> (
    None
):
    scope, figure = private().mutations
    assert (scope.was, figure.was, figure.became) == (SEALED, "40", "at least 40")


def test_of_a_confidential_document_no_title_outlet_day_or_digest_is_shown() -> None:
    sheet = next(s for s in private().documents if not s.public)
    assert (sheet.title, sheet.outlet, sheet.published, sheet.digest) == (None, None, None, None)


def test_the_order_in_which_documents_and_claims_arrive_changes_nothing() -> None:
    turned = for_owner((page, note), (told, said), WEIGHED, title="Case")
    assert everything(turned) == everything(private())
