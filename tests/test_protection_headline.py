from habeas.model.claim import Claim, ClaimId, Speaker
from habeas.model.document import DocPath
from habeas.model.weight import Origin, Relay, Voice, Weighed
from habeas.model.words import (
    Certainty,
    EventType,
    Identity,
    OriginStatus,
    Polarity,
    RelayHow,
    SpeakerKind,
)
from habeas.protection.headline import headline


def seen(number: str, home: str, name: str, identity: Identity = Identity.NAMED) -> Claim:
    return Claim(
        id=ClaimId(number),
        doc=DocPath(home),
        passage=0,
        start=0,
        end=1,
        types=(EventType.DETENTION,),
        certainty=Certainty.WITNESSED,
        polarity=Polarity.AFFIRMED,
        date=None,
        attribution=(Speaker(name, SpeakerKind.VICTIM, identity),),
    )


def family(number: str, *voices: Voice) -> Origin:
    members = tuple(claim for voice in voices for claim in voice.claims)
    return Origin(number, "f", members, OriginStatus.ESTABLISHED, len(voices), None, voices)


def test_a_witness_whose_account_is_translated_twice_is_one_account() -> None:
    claims = [
        seen("1", "a", "soldier", Identity.UNNAMED),
        seen("2", "b", "Soldat", Identity.UNNAMED),
    ]
    copied = Weighed((), (), (Relay("a", "b", "all", RelayHow.TRANSLATION, explicit=False),), ())
    assert headline((), claims, copied).eyewitnesses == 1


def test_two_unnamed_witnesses_of_two_unrelated_documents_are_two_accounts() -> None:
    claims = [
        seen("1", "a", "soldier", Identity.UNNAMED),
        seen("2", "b", "soldier", Identity.UNNAMED),
    ]
    assert headline((), claims, Weighed((), (), (), ())).eyewitnesses == 2


def test_a_named_witness_who_speaks_to_two_papers_is_one_account() -> None:
    claims = [seen("1", "a", "Ilya Dorn"), seen("2", "b", "Ilya Dorn")]
    assert headline((), claims, Weighed((), (), (), ())).eyewitnesses == 1


def test_a_voice_that_stands_behind_two_findings_is_one_origin() -> None:
    one = Voice("the mother", (ClaimId("1"),), "")
    again = Voice("the mother", (ClaimId("2"),), "")
    other = Voice("the guard", (ClaimId("3"),), "")
    weighed = Weighed((family("o1", one, other), family("o2", again)), (), (), ())
    assert headline((), (), weighed).origins == 2
