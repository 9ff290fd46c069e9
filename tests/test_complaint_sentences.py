from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from habeas.errors import BadSettings, Overstated, Unfounded
from habeas.model.claim import ClaimId
from habeas.model.release import Private, Statement
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    Operator,
    OriginStatus,
    Polarity,
    Relation,
    SpeakerKind,
    Standing,
    Unit,
)
from habeas.publication.complaint.checking import check, cited, strength
from habeas.publication.complaint.composing import compose
from habeas.publication.complaint.draft import (
    Draft,
    Kind,
    Paragraph,
    Part,
    Sentence,
    Style,
    Table,
)
from habeas.publication.complaint.sentences import Scene, fact
from habeas.publication.complaint.terms import Terms, languages
from habeas.text.tables import rows

SEALED_WORDS = ("Osip", "boiler", "talks/07", "mother of a held man")


def said(private: Private, number: str) -> Statement:
    return next(one for one in private.statements if one.id == number)


def scene(private: Private, language: str = "en") -> Scene:
    return Scene.of(private, Terms.of(language))


def whole(draft: Draft) -> str:
    texts: list[str] = []
    for block in draft.blocks:
        if isinstance(block, Paragraph):
            texts += [sentence.text for sentence in block.sentences]
        elif isinstance(block, Table):
            texts += [s.text for row in block.rows for cell in row for s in cell]
        else:
            texts.append(block.text)
    return "\n".join(texts)


def with_sentence(private: Private, sentence: Sentence) -> Draft:
    draft = compose(private, "en")
    planted = Paragraph(Style.NUMBERED, (sentence,), fact=True)
    return replace(draft, blocks=(*draft.blocks, planted))


def checked(private: Private, sentence: Sentence) -> None:
    told = {one.id: one for one in private.statements}
    check(with_sentence(private, sentence).blocks, told, scene(private))


def reworded(sentence: Sentence, old: str, new: str) -> Sentence:
    parts = tuple(
        Part(part.kind, part.text.replace(old, new)) if part.kind is Kind.OWN else part
        for part in sentence.parts
    )
    return replace(sentence, parts=parts)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_sentence_of_fact_cites_a_statement(harbour: Private, language: str) -> None:
    draft = compose(harbour, language)
    facts = [b for b in draft.blocks if isinstance(b, Paragraph) and b.fact]
    assert facts
    assert all(sentence.claims for block in facts for sentence in block.sentences)
    assert cited(draft.blocks) == {one.id for one in harbour.statements}


def test_a_sentence_keeps_the_mood_of_what_was_said(harbour: Private) -> None:
    place = scene(harbour)
    texts = {number: fact(said(harbour, number), place).text for number in ("a-1", "a-3", "a-4")}
    assert "a relative, whose identity is sealed, as retold by Harbour Gazette" in texts["a-1"]
    assert "it is reported that one or more persons are or were held" in texts["a-1"]
    assert "stated from own observation or experience" in texts["a-3"]
    assert "the following is denied" in texts["a-4"]


def test_a_doubt_of_the_source_stands_in_the_sentence(harbour: Private) -> None:
    one = said(harbour, "a-2")
    doubt = (one.hedges[0].text or "").strip()
    assert f"qualifies this with: “{doubt}”" in fact(one, scene(harbour)).text


def test_a_sentence_surer_than_its_claim_is_refused(harbour: Private) -> None:
    honest = fact(said(harbour, "a-1"), scene(harbour))
    checked(harbour, honest)
    bold = reworded(honest, "it is reported", "it is stated from own observation or experience")
    with pytest.raises(Overstated) as refusal:
        checked(harbour, bold)
    assert refusal.value.hint


def test_a_sentence_that_drops_its_mood_is_refused(harbour: Private) -> None:
    honest = fact(said(harbour, "a-1"), scene(harbour))
    with pytest.raises(Overstated):
        checked(harbour, reworded(honest, "it is reported that", "it is so that"))


def test_what_a_source_quotes_is_no_claim_of_ours(harbour: Private) -> None:
    one = said(harbour, "a-1")
    assert one.excerpt is not None
    quoting = replace(one, excerpt=replace(one.excerpt, words="own observation or experience"))
    checked(harbour, fact(quoting, scene(harbour)))


def test_a_denial_stands_for_no_other_certainty(harbour: Private) -> None:
    honest = fact(said(harbour, "a-4"), scene(harbour))
    with pytest.raises(Overstated):
        checked(harbour, reworded(honest, "the following is denied", "it is alleged"))


def test_a_sentence_is_as_sure_as_its_weakest_claim(harbour: Private) -> None:
    honest = fact(said(harbour, "a-3"), scene(harbour))
    other = fact(said(harbour, "a-1"), scene(harbour))
    both = Sentence((*honest.parts, *other.parts), (*honest.claims, *other.claims))
    with pytest.raises(Overstated):
        checked(harbour, both)


def test_what_did_not_happen_is_never_told_as_having_happened(harbour: Private) -> None:
    one = replace(said(harbour, "a-1"), polarity=Polarity.NEGATED)
    others = tuple(one if o.id == one.id else o for o in harbour.statements)
    turned = replace(harbour, statements=others)
    honest = fact(one, scene(turned))
    assert "the following did not happen: one or more persons are or were held" in honest.text
    checked(turned, honest)
    with pytest.raises(Overstated):
        checked(turned, reworded(honest, "the following did not happen: ", ""))


@pytest.mark.parametrize("language", languages())
def test_one_event_and_several_are_denied_in_the_same_words(language: str) -> None:
    one, several = (Terms.of(language).all(kind) for kind in ("polarity", "several"))
    for polarity in (Polarity.NEGATED, Polarity.UNKNOWN):
        assert one[polarity] == several[polarity]


@pytest.mark.parametrize(
    ("lost", "claims"),
    [("", ()), ("", ("nowhere",)), ("a relative", ("a-1",)), ("qualifies this", ("a-1",))],
)
def test_a_sentence_without_claim_speaker_or_doubt_is_refused(
    harbour: Private, lost: str, claims: Sequence[str]
) -> None:
    honest = fact(said(harbour, "a-1"), scene(harbour))
    kept = tuple(p for p in honest.parts if not lost or lost not in p.text)
    if lost == "qualifies this":
        kept = tuple(p for p in kept if p.kind is not Kind.QUOTE)
    with pytest.raises(Unfounded):
        checked(harbour, Sentence(kept, tuple(map(ClaimId, claims))))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_of_a_confidential_source_only_kind_place_and_date_stand(
    harbour: Private, language: str
) -> None:
    text = whole(compose(harbour, language))
    assert not [word for word in SEALED_WORDS if word in text]
    sentence = fact(said(harbour, "e-1"), scene(harbour)).text
    assert "identity is sealed" in sentence
    assert "place: Tarnovka; time: from 2 July 2022" in sentence
    assert "In the words" not in sentence


def test_a_figure_of_a_confidential_source_is_not_told(harbour: Private) -> None:
    home = said(harbour, "a-2")
    secret = replace(home, id=ClaimId("e-9"), doc=said(harbour, "e-1").doc, quote=None)
    private = replace(harbour, statements=(*harbour.statements, secret))
    text = fact(secret, scene(private)).text
    assert "40" not in text
    assert "Harbour Group" not in text


def test_words_of_confidential_sources_stay_out_even_of_an_open_dossier(harbour: Private) -> None:
    one = said(harbour, "e-1")
    assert said(harbour, "a-1").excerpt
    opened = replace(one, excerpt=said(harbour, "a-1").excerpt, quote="Osip was kept", mask=None)
    others = tuple(opened if o.id == one.id else o for o in harbour.statements)
    text = fact(opened, scene(replace(harbour, statements=others))).text
    assert "In the words" not in text


def test_the_draft_is_marked_until_a_person_accepted_every_claim(harbour: Private) -> None:
    draft = compose(harbour, "en")
    assert draft.watermark == "DRAFT: not reviewed"
    accepted = tuple(replace(one, accepted=True) for one in harbour.statements)
    assert compose(replace(harbour, statements=accepted), "en").watermark is None
    but_one = (replace(accepted[0], accepted=False), *accepted[1:])
    assert compose(replace(harbour, statements=but_one), "en").watermark == draft.watermark


def test_a_group_says_how_many_origins_stand_behind_it(harbour: Private) -> None:
    text = whole(compose(harbour, "en"))
    assert "2 independent origins are shown: a family; a released man." in text
    assert "Single origin: all statements in this group go back to Harbour Group." in text
    assert "Independence is not established for the groups that follow in this part" in text


def test_that_independence_is_not_established_is_said_once_for_all_that_follow(
    harbour: Private,
) -> None:
    unsettled = next(one for one in harbour.origins if one.count is None)
    twice = (*harbour.origins, replace(unsettled, id="o4", members=(ClaimId("a-1"),)))
    twice = tuple(one for one in twice if one.id != "o1")
    text = whole(compose(replace(harbour, origins=twice), "en"))
    assert text.count("Independence is not established for the groups that follow") == 1
    assert "Not established: nothing shows" not in text


def test_denials_stand_in_a_part_of_their_own(harbour: Private) -> None:
    text = whole(compose(harbour, "en"))
    part = text.partition("Denials, retractions and statements to the contrary\nAccording")[2]
    assert part.startswith(" to the <i>office</i>") or "<i>office</i>" in part.splitlines()[0]


def test_conflicting_figures_are_set_out_and_not_merged(harbour: Private) -> None:
    rival = replace(harbour.figures[0], a=ClaimId("a-3"), relation=Relation.CONFLICT)
    text = whole(compose(replace(harbour, figures=(rival,)), "en"))
    assert "no choice is made here" in text
    assert "3 (persons): from own observation or experience [1.3]" in text
    assert "at least 40 (persons): asserted on the speaker's own authority [1.2]" in text
    assert "The figures given here conflict with others" in text


def test_a_case_without_statements_still_gives_a_form(empty: Private) -> None:
    draft = compose(empty, "ru")
    assert draft.watermark
    assert "ЗАПОЛНИТЬ" in whole(draft)


def test_a_language_without_words_is_refused(harbour: Private) -> None:
    with pytest.raises(BadSettings):
        compose(harbour, "tlh")


def test_every_language_has_a_word_for_everything() -> None:
    english = set(Terms.of("en").words)
    needed = {
        *(("mood", c) for c in Certainty),
        *(("likewise", c) for c in Certainty),
        *(("short", c) for c in Certainty),
        *(("mark", c) for c in Certainty),
        *((kind, t) for t in EventType for kind in ("event", "noun")),
        *((kind, p) for p in Polarity for kind in ("polarity", "several", "rejected")),
        *(("kind", k) for k in SpeakerKind),
        *(("operator", o) for o in Operator),
        *(("unit", u) for u in Unit),
        *(("relation", r) for r in Relation),
        *(("speaker", i) for i in Identity),
    }
    # Names of norms stand in English where a language has none of its own.
    only_one = {"unit_one", "month:gen", "class", "instrument", "instrument_short", "article"}
    only_one |= {"title", "element", "question", "ask", "change", "effect", "category", "item"}
    for language in languages():
        words = set(Terms.of(language).words)
        assert {(k, str(v)) for k, v in needed} <= words
        assert {w for w in words ^ english if w[0] not in only_one} <= {("field", "spelt")}


def test_every_type_stands_in_a_section() -> None:
    table = {r["type"]: r["section"] for r in rows("habeas.publication", "complaint_sections.csv")}
    assert set(table) == {*EventType, "none"}
    assert all(Terms.of("en").has("section", section) for section in table.values())


@pytest.mark.parametrize("language", languages())
def test_only_the_mood_speaks_of_certainty(language: str) -> None:
    terms = Terms.of(language)
    moods = {"mood", "likewise", "short", "mark", "text", "origin"}
    marks = {mark.casefold(): certainty for certainty, mark in terms.all("mark").items()}
    for (kind, key), text in terms.words.items():
        heard = {marks[mark] for mark in marks if mark in text.casefold()}
        if kind in {"mood", "likewise", "short", "mark"}:
            assert heard == {key}
        elif kind not in moods:
            assert not heard, (kind, key)


def test_what_is_denied_is_weaker_than_what_is_alleged() -> None:
    order = [Certainty.DENIED, Certainty.ALLEGED, Certainty.REPORTED]
    order += [Certainty.ASSERTED, Certainty.WITNESSED]
    assert sorted(order, key=strength) == order


def test_what_speaks_against_a_group_is_named_with_it(harbour: Private) -> None:
    first = harbour.origins[0]
    against = replace(
        first,
        against=(ClaimId("a-4"),),
        withdrawn=(ClaimId("b-1"),),
        standing=Standing.REFUTED,
        status=OriginStatus.ESTABLISHED,
    )
    text = whole(compose(replace(harbour, origins=(against, *harbour.origins[1:])), "en"))
    assert "Contested: [1.4] say otherwise" in text
    assert "Withdrawn by their own source: [2.1]" in text
    assert "says the contrary" in text
