"""Who is the subject of a verb, and which clause hangs on it, where a parser has looked?"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from habeas.claims.reading import Span
from habeas.text.analysis import Token

SUBJECTS = {"nsubj", "csubj", "expl"}
SHARED = {"conj", "xcomp", "advcl", "pcomp"}  # a verb of these takes the subject of its head
RELATIVE = {"relcl", "acl", "acl:relcl"}
RELATIVE_WORDS = {"who", "which", "that", "whom", "который"}
CLAUSES = {"ccomp", "parataxis"}
STEPS = 3
LONGEST = 40  # words of a noun phrase that names a speaker


class Clause(Struct, frozen=True):
    """A verb with its subject: the whole noun phrase, where its head begins, what it says."""

    subject: Span | None
    head: int
    said: Span | None
    passive: bool = False
    noun: bool = False  # its head is a noun, no pronoun
    direct: bool = True  # its own subject, not that of a verb it is joined to


class Tree(Struct, frozen=True):
    """The tokens of a passage with the dependants of each and the ends of its phrase."""

    tokens: Sequence[Token]
    kids: Mapping[int, tuple[int, ...]]
    edges: Sequence[tuple[int, int]]

    def kin(self, at: int, deps: set[str]) -> list[int]:
        """List the dependants of a word that hang on it in one of these ways."""
        return [k for k in self.kids.get(at, ()) if self.tokens[k].dep in deps]

    def phrase(self, at: int) -> Span:
        """Give the words that hang on a word, itself among them."""
        low, high = self.edges[at]
        return self.tokens[low].start, self.tokens[high].end


def tree(tokens: Sequence[Token]) -> Tree | None:
    """Turn heads into dependants; None where no parser has looked."""
    if not tokens or any(t.head is None or t.dep is None for t in tokens):
        return None
    kids: dict[int, list[int]] = {}
    edges = [(at, at) for at in range(len(tokens))]
    for at, token in enumerate(tokens):
        head = token.head if token.head is not None else at
        if head != at:
            kids.setdefault(head, []).append(at)
        _widen(tokens, edges, at)
    return Tree(tokens, {k: tuple(v) for k, v in kids.items()}, edges)


def _widen(tokens: Sequence[Token], edges: list[tuple[int, int]], at: int) -> None:
    up, seen = tokens[at].head, {at}
    while up is not None and up not in seen and 0 <= up < len(tokens):
        low, high = edges[up]
        edges[up] = min(low, at), max(high, at)
        seen.add(up)
        up = tokens[up].head


def clause(seen: Tree, verb: int) -> Clause | None:
    """Find the subject of a verb and the clause that it governs."""
    said = seen.kin(verb, CLAUSES)
    spoken = seen.phrase(said[-1]) if said else None
    if by := _agent(seen, verb):
        return Clause(seen.phrase(by), seen.tokens[by].start, spoken, passive=True)
    if seen.kin(verb, {"nsubjpass", "nsubj:pass"}):
        return Clause(None, -1, spoken, passive=True)
    at, near = verb, None
    for _ in range(STEPS):
        if near := _subject(seen, at):
            break
        head = seen.tokens[at].head
        if head is None or head == at or seen.tokens[at].dep not in SHARED:
            break
        at = head
    if near is None:
        return Clause(None, -1, spoken) if spoken else None
    noun = any(t.start == near[1] and t.tag == "NOUN" for t in seen.tokens)
    return Clause(near[0], near[1], spoken, noun=noun, direct=at == verb)


def _agent(seen: Tree, verb: int) -> int | None:
    for by in seen.kin(verb, {"agent"}):
        for noun in seen.kin(by, {"pobj"}):
            return noun
    return None


def _subject(seen: Tree, verb: int) -> tuple[Span, int] | None:
    found = seen.kin(verb, SUBJECTS)
    relative = seen.tokens[verb].dep in RELATIVE
    if relative and found and seen.tokens[found[0]].lemma in RELATIVE_WORDS:
        return _antecedent(seen, verb)
    if not found:
        return None
    low, high = seen.edges[found[0]]
    if high - low > LONGEST:
        return None
    return seen.phrase(found[0]), seen.tokens[found[0]].start


def _antecedent(seen: Tree, verb: int) -> tuple[Span, int] | None:
    head = seen.tokens[verb].head
    if head is None or seen.tokens[head].tag in {"VERB", "AUX"}:
        return None
    start = seen.tokens[min(seen.edges[head][0], head)].start
    return (start, seen.tokens[head].end), seen.tokens[head].start
