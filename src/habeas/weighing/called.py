"""Under which one name does a body stand that the documents name in several ways?

Only bodies: a name alone never makes two people one. What a public document does not name gives
no name to anybody.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from habeas.model.claim import Claim, Speaker
from habeas.model.document import Document
from habeas.model.words import Identity, SpeakerKind
from habeas.weighing.names import keys, latin, same_name, same_word, tokens

ALIKE = (  # kinds that one body may be taken for
    frozenset({SpeakerKind.MEDIA, SpeakerKind.AGENCY, SpeakerKind.SOCIAL_CHANNEL}),
    frozenset({SpeakerKind.NGO}),
    frozenset({SpeakerKind.OFFICIAL}),
    frozenset({SpeakerKind.INTERNATIONAL_BODY}),
)
SEVERAL = 2  # words: offices are called by common nouns, and "the administration" is any


class Name(Struct, frozen=True):
    """A name as documents give it, in how many of them, and in which languages."""

    text: str
    documents: int
    languages: frozenset[str]
    own: bool = False  # a body publishes here under it


def called(documents: Sequence[Document], claims: Iterable[Claim]) -> tuple[tuple[str, str], ...]:
    """Pair each name of a body with the normal form, where that is another one.

    The normal form is the name under which the body itself publishes here, else the one that most
    documents give. A name that fits several bodies stays as it is.
    """
    held = {one.path: one for one in documents if one.public}
    told = [(held[c.doc], hop) for c in claims if c.doc in held for hop in c.attribution]
    found: dict[str, set[str]] = defaultdict(set)
    for kinds in ALIKE:
        names = _names(kinds, held.values(), told)
        forms = dict(_normal(names, words=SEVERAL if SpeakerKind.OFFICIAL in kinds else 1))
        for name in names:
            form = forms.get(name.text, name.text)
            found[name.text].add(_in_small_letters(form, names))
    pairs = ((name, forms) for name, forms in found.items() if len(forms) == 1)
    return tuple(sorted((name, form) for name, (form,) in pairs if form != name))


def _names(
    kinds: frozenset[SpeakerKind],
    documents: Iterable[Document],
    told: Iterable[tuple[Document, Speaker]],
) -> list[Name]:
    """List the names of one kind of body, those of papers that are held here first."""
    places: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for document, hop in told:
        if hop.kind in kinds and hop.identity is Identity.NAMED and hop.name:
            places[hop.name].add((document.path, document.language))
    outlets: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in documents:
        if one.outlet and (SpeakerKind.MEDIA in kinds or one.outlet in places):
            outlets[one.outlet].add((one.path, one.language))
    found = [
        Name(name, len(where), frozenset(language for _, language in where), name in outlets)
        for name, where in {**places, **outlets}.items()
    ]
    return sorted(found, key=lambda n: (not n.own, -n.documents, -len(n.text), n.text))


def _normal(names: Sequence[Name], *, words: int) -> Iterator[tuple[str, str]]:
    """Give each name the one form that it agrees with, in so many words; none of several."""
    forms: list[Name] = []
    for name in names:
        if not tokens(name.text):
            continue  # "the newspaper": which one, its document alone may say
        like = [form for form in forms if _same(name, form, words)]
        if len(like) == 1:
            yield name.text, like[0].text
        elif not like:
            forms.append(name)


def _same(one: Name, other: Name, words: int) -> bool:
    if min(len(one.text.split()), len(other.text.split())) < words:
        return False
    if not keys(one.text) & keys(other.text) or not same_name(one.text, other.text):
        return False
    first, second = tokens(one.text), tokens(other.text)
    shared = sum(any(same_word(a, b) for b in second) for a in first)
    # A translation keeps some words of a name; in one language another word is another body.
    translated = not one.languages & other.languages
    return shared >= words if translated else shared >= min(len(first), len(second))


def _in_small_letters(form: str, names: Iterable[Name]) -> str:
    """Write a name that its own paper shouts as somebody else writes it."""
    if not form.isupper():
        return form
    alike = sorted(n.text for n in names if latin(n.text) == latin(form) and not n.text.isupper())
    return alike[0] if alike else form
