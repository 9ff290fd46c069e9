"""Laws of consent: without it nothing, withdrawn it never opens more, and a sealed name stays."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import Withheld
from habeas.model.claim import Claim, ClaimId, Speaker
from habeas.model.consent import (
    Answer,
    Consent,
    Level,
    PersonId,
    Purpose,
    Recipient,
    Subject,
    allowed,
    of_person,
    reaches,
)
from habeas.model.document import Digest, DocPath, Document, Passage, Run
from habeas.model.person import Field, Person, Register, Risk
from habeas.model.release import Preview
from habeas.model.sealed import Sealed
from habeas.model.weight import Weighed
from habeas.model.words import Certainty, EventType, Identity, Polarity, SpeakerKind
from habeas.protection import Ask, Matter, for_recipient, may_see, subject

DAY = date(2022, 9, 1)
RECIPIENTS = [Recipient("wgad"), Recipient("hrc")]
PURPOSES = [Purpose.SPECIAL_PROCEDURES, Purpose.PRESS]
CODES = [PersonId("P-001"), PersonId("P-002")]
NAMES = {CODES[0]: ("Дроздецкий", "Игнат"), CODES[1]: ("Вершинина", "Олеся")}
SPELLED = {
    CODES[0]: ("Дроздецк", "Игнат", "Drozdetsk", "Ignat"),
    CODES[1]: ("Вершинин", "Олес", "Vershinin", "Oles"),
}
SPEAKER = Speaker("mother", SpeakerKind.RELATIVE, Identity.SEALED)
OUTLET = Speaker("Harbour Gazette", SpeakerKind.MEDIA, Identity.NAMED)


def made(path: str, source: str, *lines: str, public: bool) -> tuple[Document, list[Claim]]:
    """Make a document of which every line is a claim."""
    text, passages, claims = "", [], []
    for number, line in enumerate(lines):
        passages.append(Passage(line, (Run(0, len(line), len(text), len(line)),)))
        claims.append(
            Claim(
                id=ClaimId(f"{source}-{number}"),
                doc=DocPath(path),
                passage=number,
                start=len(text),
                end=len(text) + len(line),
                types=(EventType.DETENTION,),
                certainty=Certainty.REPORTED,
                polarity=Polarity.AFFIRMED,
                date="2022-07-09",
                attribution=(OUTLET if public else SPEAKER,),
            )
        )
        text += line + "\n"
    document = Document(
        path=DocPath(path),
        source=Digest(source * 32),
        text=text,
        passages=tuple(passages),
        reader="habeas text 1",
        public=public,
        title=lines[0],
        url=f"https://harbour.example/{lines[0]}" if public else None,
        outlet="Harbour Gazette" if public else None,
    )
    return document, claims


PAPER, PRINTED = made(
    "docs/Drozdetsky.html", "ab",
    "Ignat Drozdetsky was held in a cellar", "Olesya Vershinina was beaten", "men are held there",
    public=True,
)  # fmt: skip
TALK, SAID = made(
    "talks/Вершинина.txt", "cd",
    "сына держат в подвале", "Дроздецкого увезли, сказала Вершинина", "Олесю Вершинину били",
    public=False,
)  # fmt: skip
NOTE, NOTED = made(
    "talks/note.txt", "ef", "Игната Дроздецкого видели живым", "воды там мало", public=False
)
DOCUMENTS, CLAIMS = (PAPER, TALK, NOTE), (*PRINTED, *SAID, *NOTED)
SUBJECTS: list[Subject] = [*map(of_person, CODES), subject(TALK), subject(NOTE)]


def days() -> st.SearchStrategy[date]:
    return st.dates(DAY - timedelta(days=40), DAY + timedelta(days=10))


@st.composite
def a_consent(draw: st.DrawFn) -> Consent:
    start = draw(days())
    later = st.none() | st.integers(0, 60).map(lambda n: start + timedelta(days=n))
    return Consent(
        about=draw(st.sampled_from(SUBJECTS)),
        purpose=draw(st.sampled_from(PURPOSES)),
        recipient=draw(st.sampled_from(RECIPIENTS)),
        level=draw(st.sampled_from(Level)),
        given=start,
        until=draw(later),
        withdrawn=draw(st.none() | st.none() | later),
        condition=draw(st.sampled_from(["", "", "", "after release"])),
    )


def register(consents: list[Consent], risks: list[Risk]) -> Register:
    persons = tuple(
        Person(
            id=code,
            risk=risk,
            sources=(subject(TALK),),
            sealed={Field.FAMILY: Sealed(NAMES[code][0]), Field.GIVEN: Sealed(NAMES[code][1])},
        )
        for code, risk in zip(CODES, risks, strict=True)
    )
    return Register(persons, tuple(consents))


def shown(people: Register, asked: list[PersonId], documents: tuple[Document, ...] = DOCUMENTS,
          claims: tuple[Claim, ...] = CLAIMS) -> Preview:  # fmt: skip
    ask = Ask(
        recipient=RECIPIENTS[0],
        purpose=PURPOSES[0],
        day=DAY,
        persons=tuple(asked),
        fields=frozenset({"person.name"}),
    )
    kept, told = may_see(documents, claims, people, ask)
    matter = Matter(documents=kept, claims=told, weighed=Weighed((), (), (), ()), title="Men")
    codes = {one.path: f"source-{n}" for n, one in enumerate(documents)}
    return for_recipient(matter, people, ask, everything=documents, codes=codes)


def names_in(preview: Preview) -> set[PersonId]:
    """Tell who is named anywhere in what the recipient gets, in whatever case or script."""
    text = msgspec.json.encode(preview.disclosure).decode().casefold()
    return {
        code for code, parts in SPELLED.items() if any(part.casefold() in text for part in parts)
    }


RISKS = st.lists(st.sampled_from([Risk.NONE_SEEN, Risk.UNKNOWN]), min_size=2, max_size=2)
CONSENTS = st.lists(a_consent(), max_size=8)


@given(risks=RISKS)
def test_without_consents_no_name_leaves(risks: list[Risk]) -> None:
    assert names_in(shown(register([], risks), CODES)) == set()


@settings(max_examples=300, deadline=None)
@given(consents=CONSENTS, risks=RISKS)
def test_a_name_leaves_only_where_a_consent_to_it_stands(
    consents: list[Consent], risks: list[Risk]
) -> None:
    people = register(consents, risks)
    opened = {
        person.id
        for person in people.persons
        if person.risk is Risk.NONE_SEEN
        and allowed(consents, of_person(person.id), PURPOSES[0], RECIPIENTS[0], day=DAY).level
        is Level.NAMED
    }
    try:
        preview = shown(people, CODES)
    except Withheld:
        return
    assert names_in(preview) <= opened


@settings(max_examples=300, deadline=None)
@given(consents=CONSENTS.filter(bool), data=st.data())
def test_withdrawing_a_consent_never_opens_more(
    consents: list[Consent], data: st.DataObject
) -> None:
    withdrawn = msgspec.structs.replace(
        data.draw(st.sampled_from(consents)), withdrawn=DAY, until=None
    )
    for about in SUBJECTS:
        before = allowed(consents, about, PURPOSES[0], RECIPIENTS[0], day=DAY)
        after = allowed([*consents, withdrawn], about, PURPOSES[0], RECIPIENTS[0], day=DAY)
        assert after.level is None or reaches(before.level, after.level)


@settings(max_examples=300, deadline=None)
@given(consents=CONSENTS.filter(bool), data=st.data())
def test_an_old_table_taken_in_again_reopens_nothing_that_was_taken_back(
    consents: list[Consent], data: st.DataObject
) -> None:
    old = data.draw(st.sampled_from(consents))
    back = msgspec.structs.replace(old, withdrawn=max(DAY, old.given))
    again = allowed(
        [*consents, back, old], old.about, old.purpose, old.recipient, day=back.withdrawn or DAY
    )
    assert again.answer is not Answer.YES or again.given != old.given


@settings(max_examples=100, deadline=None)
@given(
    words=st.lists(
        st.sampled_from(["били", "держат", "увезли", "Игнат", "Олеся", "подвал"]), min_size=1
    )
)
def test_a_source_without_consent_changes_nothing_that_leaves(words: list[str]) -> None:
    silent, said = made("talks/Вершинина.txt", "cd", " ".join(words), public=False)
    people = register([], [Risk.NONE_SEEN, Risk.NONE_SEEN])
    one = shown(people, CODES, (PAPER, silent), (*PRINTED, *said))
    other = shown(people, CODES, (PAPER, TALK), (*PRINTED, *SAID))
    assert one.disclosure == other.disclosure


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ли", "Ли увели ночью"),
        ("O'Brien", "they took O’Brien away"),
        ("Müller", "Mueller was held, Muller said"),
        ("Нижегородцев", "el soldado Nizhegorodtsev"),
        ("Щукин", "Shchukin was beaten"),
        ("Хорошилов", "mit Choroschilow zusammen"),
        ("Галушко", "Галушка били"),
        ("Anna-Maria", "Maria was seen"),
    ],
)
def test_a_sealed_name_is_heard_in_other_scripts_cases_and_spellings(
    name: str, words: str
) -> None:
    page, told = made("docs/a.html", "aa", words, public=True)
    person = Person(id=CODES[0], sealed={Field.FAMILY: Sealed(name)})
    preview = shown(Register((person,), ()), [CODES[0]], (page,), tuple(told))
    assert preview.disclosure.told.statements[0].quote is None


def test_a_number_of_a_sealed_paper_is_heard_however_it_is_parted() -> None:
    page, told = made("docs/a.html", "aa", "call 555 01-17 for the family", public=True)
    person = Person(id=CODES[0], sealed={Field.CONTACT: Sealed("+7 000 5550117")})
    preview = shown(Register((person,), ()), [CODES[0]], (page,), tuple(told))
    assert preview.disclosure.told.statements[0].quote is None
