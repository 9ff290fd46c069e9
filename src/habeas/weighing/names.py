"""Are two names, in whatever script and case, the name of one source?"""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache

from habeas.text.scripts import fold
from habeas.text.tables import rows

ROOM = "habeas.weighing"
_MARKS = "@%"  # a role, an office: no words of the name itself
_WORD = re.compile(r"[^\W_]+")
_SILENT = re.compile(r"[aeiouyjh]")
_DOUBLE = re.compile(r"(.)\1+")
_HARD = str.maketrans("wcqx", "vkks")
_ADJECTIVE = re.compile(
    r"(?:ts|s|z)?k(?:ii|iy|yi|oi|oy|ogo|oho|omu|om|aia|aya|uiu|uyu|ikh|im|a|e|y|i)$"
)
LIKE = 0.8  # share of equal letters above which two words are one word in two spellings
MOST = 0.5  # share of the words of both names that must agree
SHORT = 4  # below this many letters a likeness of words says nothing
BONES = 3  # consonants that a word needs to be known by them alone
ACRONYM = range(2, 6)


@cache
def _letters() -> dict[int, str]:
    return {ord(row["letter"]): row["latin"] or "" for row in rows(ROOM, "letters.csv")}


@cache
def _generic() -> frozenset[str]:
    return frozenset(row["word"] for row in rows(ROOM, "generic.csv"))


@cache
def _roles() -> tuple[tuple[str, str], ...]:
    return tuple((row["form"], f"@{row['role']}") for row in rows(ROOM, "roles.csv"))


@cache
def _offices() -> tuple[tuple[str, str], ...]:
    return tuple((f" {row['form']} ", f"%{row['office']}") for row in rows(ROOM, "offices.csv"))


@cache
def _areas() -> frozenset[str]:
    return frozenset(row["word"] for row in rows(ROOM, "wide.csv"))


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows(ROOM, "kinds.csv"):
        found.setdefault(row["word"] or "", set()).add(row["kind"] or "")
    return {word: frozenset(kinds) for word, kinds in found.items()}


@lru_cache(maxsize=1 << 16)
def latin(text: str) -> str:
    """Write a text in plain small Latin letters.

    >>> latin("«Гранки»"), latin("Lósev")
    ('«granki»', 'losev')
    """
    return fold(text).translate(_letters())


@lru_cache(maxsize=1 << 16)
def bones(word: str) -> str:
    """Reduce a folded word to its consonants, as any spelling keeps them.

    >>> bones("losev") == bones("lossew"), bones("grank") == bones("granok")
    (True, True)
    """
    return _DOUBLE.sub(r"\1", _SILENT.sub("", word.translate(_HARD))) or word


@lru_cache(maxsize=1 << 14)
def tokens(name: str) -> tuple[str, ...]:
    """List the words of a name that tell it from others.

    >>> tokens("members of the council")
    ()
    >>> tokens("Free Baikal Foundation"), tokens("public prosecution of Nicaragua")
    (('free', 'baikal'), ('public', 'prosecution', 'nicaragua', '@prosecution'))
    """
    whole = latin(name)
    found = [w for w in _WORD.findall(whole) if len(w) > 1 and not w.isdigit()]
    held = [(form, office) for form, office in _offices() if form in f" {' '.join(found)} "]
    said = {word for form, _ in held for word in form.split()}
    own = [w for w in found if w not in _generic() and w not in said]
    roles = dict.fromkeys(role for form, role in _roles() if form in whole)
    return (*own, *roles, *dict.fromkeys(office for _, office in held))


@lru_cache(maxsize=1 << 16)
def same_word(one: str, other: str) -> bool:
    """Tell whether two folded words are one word, endings and spelling aside."""
    if one == other:
        return True
    if min(len(one), len(other)) < SHORT or one[0] in _MARKS or other[0] in _MARKS:
        return False
    first, second = bones(one), bones(other)
    if first == second and len(first) >= BONES:
        return True
    return _alike(one, other) or (min(len(first), len(second)) >= SHORT and _alike(first, second))


def _alike(one: str, other: str) -> bool:
    """Tell whether two words begin alike and share most letters, the cheap questions first."""
    if one[0] != other[0] or 2 * min(len(one), len(other)) < LIKE * (len(one) + len(other)):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= LIKE


def _initials(name: str) -> str:
    return "".join(w[0] for w in _WORD.findall(latin(name))).translate(_HARD)


def _is_acronym(short: str, name: str) -> bool:
    bare = _WORD.findall(latin(short))
    return (
        len(bare) == 1
        and len(bare[0]) in ACRONYM
        and _initials(name)[: len(bare[0])] == bare[0].translate(_HARD)
        and len(_WORD.findall(name)) > 1
    )


@lru_cache(maxsize=1 << 14)
def same_name(one: str, other: str) -> bool:
    """Tell whether two names stand for one source: most words agree, or one has its initials.

    >>> same_name("Фонд «Вольный Байкал»", "Free Baikal Foundation")
    True
    >>> same_name("ВМ", "Weltfunk Meridian")
    True
    >>> same_name("Granki", "Kocheharnia")
    False

    What kind of outlet or body a name stands for tells it from others, and alone says nothing.

    >>> same_name("Harbour Post", "Valley Post"), same_name("Harbour Post", "Harbour Times")
    (False, False)
    >>> same_name("Степной вестник", "Stepnoi Herald"), same_name("Голос", "The Voice")
    (True, True)
    """
    if _is_acronym(one, other) or _is_acronym(other, one):
        return True
    first, second = tokens(one), tokens(other)
    if (
        not first or not second
    ):  # "the complaint", "the council": one only where all of a long name agrees
        return latin(one) == latin(other) and len(latin(one).split()) >= BONES
    kind, like = _kinds_in(first), _kinds_in(second)
    if kind and like and not any(a & b for a in kind for b in like):
        return False
    first, second = _own(first), _own(second)
    if not first or not second:  # "the Observer": a short form, or a name of no other word
        return bool(kind and like)
    return _agree(first, second)


def _kinds_in(words: Iterable[str]) -> tuple[frozenset[str], ...]:
    return tuple(_kinds()[w] for w in words if w in _kinds())


def _own(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(w for w in words if w not in _kinds())


def _agree(first: Sequence[str], second: Sequence[str]) -> bool:
    roles = {w for w in first if w[0] == "@"} & {w for w in second if w[0] == "@"}
    office = {w for w in first if w[0] == "%"} & {w for w in second if w[0] == "%"}
    if office:  # every region has one: the place must agree too
        return any(_one_place(a, b) for a in first for b in second if "%" not in (a[0], b[0]))
    shared = sum(any(same_word(a, b) for b in second) for a in first)
    back = sum(any(same_word(a, b) for a in first) for b in second)
    return bool(roles) or (shared / len(first) >= MOST and back / len(second) >= MOST)


def _one_place(one: str, other: str) -> bool:
    """Tell whether two words name one place, the adjective of one aside.

    >>> _one_place("gomelskogo", "gomel"), _one_place("oblasti", "oblasti")
    (True, False)
    """
    if {one, other} & _areas():
        return False  # "of the region": every region is one
    return same_word(one, other) or same_word(_ADJECTIVE.sub("", one), _ADJECTIVE.sub("", other))


def bare_office(name: str) -> str | None:
    """Give the office that a name tells of without saying of which region.

    >>> bare_office("УВД"), bare_office("УВД Гомельского облисполкома")
    ('%interior', None)
    """
    words = tokens(name)
    return words[0] if len(words) == 1 and words[0][0] == "%" else None


def one_body(names: Iterable[str]) -> bool:
    """Tell whether all of some names, and there are some, stand for one source."""
    first, *others = sorted(names) or [""]
    return bool(first) and all(same_name(first, other) for other in others)


def keys(name: str) -> frozenset[str]:
    """Give the keys under which a name is looked for: names without a common key differ.

    >>> "grn" in keys("Гранок") and "grn" in keys("Granki")
    True
    """
    words = tokens(name)
    own = {w if w[0] in _MARKS else bones(w)[:BONES] for w in _own(words)} or kind_keys(name)
    parts = _WORD.findall(latin(name))
    short = {f"={parts[0].translate(_HARD)}"} if len(parts) == 1 else set()
    whole = {f"={latin(name)}"} if not own else set()
    return frozenset(own | whole | short | ({f"={_initials(name)}"} if len(parts) > 1 else set()))


def kind_keys(name: str) -> frozenset[str]:
    """Give the keys under which a name is found by one that says no more than the kind.

    >>> sorted(kind_keys("Harbour Observer") & keys("The Observer"))
    ['~observer']
    """
    return frozenset(f"~{kind}" for kinds in _kinds_in(tokens(name)) for kind in kinds)


@lru_cache(maxsize=1 << 12)
def _words_in(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """List the folded words of a text, and with which letters and consonants they begin."""
    found = frozenset(_WORD.findall(latin(words)))
    return found, frozenset(w[0] for w in found) | frozenset(bones(w)[0] for w in found)


def named_in(name: str, words: str) -> bool:
    """Tell whether a text holds every telling word of a name.

    >>> named_in("Granki", "Цифра 1793, названная изданием «Гранки»")
    True
    """
    there, begin = _words_in(words)
    own = [w for w in tokens(name) if w[0] not in _MARKS and len(w) >= SHORT]
    if not all(w[0] in begin or bones(w)[0] in begin for w in own):
        return False
    return bool(own) and all(any(same_word(w, t) for t in there) for w in own)
