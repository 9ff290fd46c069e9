"""Who is the subject of a verb of saying?"""

import re
from functools import lru_cache

from habeas.claims import speakers
from habeas.claims.cues import Cue
from habeas.claims.reading import Span
from habeas.claims.scene import BOUNDARY, CLOSE, FAR, QUOTES, Scene, joined_with, without_asides
from habeas.claims.speakers import Mention
from habeas.claims.syntax import Clause
from habeas.model.words import SpeakerKind
from habeas.text.gazetteer import load

BEAST = "Animacy=Anim|Case=Acc"  # of living things the accusative is no subject
OBLIQUE = (BEAST, "Case=Gen", "Case=Dat", "Case=Loc", "Case=Ins")
IN = re.compile(r"(?:^|\s)[вВуУ] $")  # the Ukrainian engine takes this case for another
FAR_BACK = 48  # characters before a noun in which its preposition may stand
NAME = 80  # characters: no one is called by more
ASIDE = re.compile(r"\b\w")
DESCRIBED = 16  # words between a speaker and the verb: what is told about them
PAIR = 2  # adjectives between a preposition and its noun


def by_parse(view: Scene, cue: Cue) -> Mention | None:
    """Take the subject that a parser gives, as the mention that holds its head."""
    clause = view.clauses.get(cue.start)
    if clause is None or clause.subject is None:
        return None
    low, high = clause.subject
    if low < cue.start < high or any(
        a < low < b and not a < cue.start < b for a, b in view.quotes
    ):
        return None
    for mention in view.mentions:
        if mention.start <= clause.head < mention.end:
            far = clause.direct and _parted(view, mention, cue)
            return None if mention.has("oblique") or far else mention
    return _unknown(view, clause, cue)


def _unknown(view: Scene, clause: Clause, cue: Cue) -> Mention | None:
    """Take a subject that no table knows: "a taxi dispatcher said"."""
    if clause.subject is None or cue.kind != "say" or not clause.noun:
        return None
    low, high = clause.subject
    words = view.text[low:high].strip(" ,;:—–-")
    if len(words) > NAME or view.words(low, high) > FAR:
        return None
    found = Mention(low, low + len(words), SpeakerKind.UNKNOWN, "one", words)
    return None if clause.direct and _parted(view, found, cue) else found


def _parted(view: Scene, mention: Mention, cue: Cue) -> bool:
    """Tell whether a clause ends between a subject and its verb: then the parse is wrong."""
    if mention.end > cue.start:
        return False
    return bool(BOUNDARY.search(without_asides(view, mention.end, cue.start)))


def source_right(view: Scene, cue: Cue, end: int) -> Mention | None:
    """Find who speaks after a cue: "said the lawyer", the one who is told passed over."""
    parsed = by_parse(view, cue)
    if parsed and cue.end <= parsed.start < end:
        return parsed
    at = cue.end
    for mention in view.mentions_in(cue.end, end):
        gap = view.text[at : mention.start]
        if (
            BOUNDARY.search(gap)
            or view.words(at, mention.start) > FAR
            or _complement(view, at, mention)
        ):
            return None
        if not mention.has("oblique") and not _is_told(view, mention, at, end):
            return mention
        at = mention.end
    return None


def _complement(view: Scene, at: int, mention: Mention) -> bool:
    starts = (at + hit.start() for hit in re.finditer(r"\b\w", view.text[at : mention.start]))
    return any(view.is_word("that", start) for start in starts)


def _is_told(view: Scene, mention: Mention, at: int, end: int) -> bool:
    """Tell whether a mention after a verb of saying is who was told, not who tells."""
    lead = view.text[at : mention.start].strip()
    if mention.number in {"doc", "board"}:
        return False
    if lead and any(
        view.is_word("to", at + hit.start())
        for hit in re.finditer(r"(?<=\s)\w", view.text[at : mention.start])
    ):
        return True
    following = view.mentions_in(mention.end, end)
    joined = bool(following) and not BOUNDARY.search(view.text[mention.end : following[0].start])
    near = joined and view.words(mention.end, following[0].start) < CLOSE
    quoted = view.text[mention.start] in QUOTES and mention.number == "name"
    return near and (
        quoted or mention.has("self") or mention.has("outlet") or speakers.is_acronym(mention.name)
    )


def source_left(view: Scene, cue: Cue, start: int) -> Mention | None:
    """Find who speaks before a cue: "the lawyer, who was there, said"."""
    parsed = by_parse(view, cue)
    if parsed and start <= parsed.start and parsed.end <= cue.start:
        return parsed
    if parsed and parsed.start > cue.end and view.clauses[cue.start].passive:
        return None  # "it was reported by X"
    start = max([start] + [q[0] for q in view.quotes if q[0] < cue.start < q[1]])
    near = [m for m in view.mentions_in(start, cue.start) if _reaches(view, m, cue)]
    free = [m for m in near if not is_object(view, m)]
    plain = [m for m in near if not _is_place(view, m)]
    free = _of_clause(view, free)
    straight = (m for m in free or plain if not _verb_between(view, m, cue))
    # Where a verb with its own object stands between, the verbs share the first noun.
    shared = free[0] if free and _shares(view, free[0], cue) else None
    return next(straight, shared)


def _of_clause(view: Scene, free: list[Mention]) -> list[Mention]:
    """Where no verb is tagged, take the noun after the last "and": another clause begins there."""
    if view.verbs or len(free) <= 1 or not view.says("and", free[0].end, free[-1].start):
        return free
    together = joined_with(view, free[0])
    return free if free[-1] in together else [free[-1]]


def _shares(view: Scene, mention: Mention, cue: Cue) -> bool:
    joined = view.says("and", mention.end, cue.start) and not view.has_verb(0, mention.start)
    return bool(view.cases) or joined


def _reaches(view: Scene, mention: Mention, cue: Cue) -> bool:
    if (
        mention.end > cue.start
        or mention.has("oblique")
        or (_has_case(view, mention) and not _knows(view, cue))
    ):
        return False
    gap = without_asides(view, mention.end, cue.start)
    return not BOUNDARY.search(gap) and len(re.findall(r"\w+", gap)) <= FAR


def _knows(view: Scene, cue: Cue) -> bool:
    return bool(view.is_word("known_to", cue.start))


def _has_case(view: Scene, mention: Mention) -> bool:
    features = view.cases.get(mention.start, "")
    inside = view.language == "uk" and IN.search(view.text[: mention.start])
    if mention.number in {"doc", "body", "board"} and ("Case=Loc" in features or inside):
        return False  # "in the complaint it says", "at the ministry they deny"
    if mention.start == view.sentence_at(mention.start)[0] and "Case=Dat" not in features:
        return False  # forms that two cases share: who opens a sentence is its subject
    written = view.text[mention.start : mention.end]
    return any(case in features for case in OBLIQUE) and not speakers.is_acronym(
        written.split(" ")[0]
    )


def is_object(view: Scene, mention: Mention) -> bool:
    """Tell whether a mention stands after a preposition, or in a case that no subject has."""
    if _has_case(view, mention):
        return True
    base = max(0, mention.start - FAR_BACK)
    words = [
        base + w.start() for w in re.finditer(r"[^\W_]+['’]?", view.text[base : mention.start])
    ]
    for passed, at in enumerate(reversed(words)):
        if BOUNDARY.search(view.text[at : mention.start]) or passed > PAIR:
            return False
        if view.is_word("prep", at):
            return True
        if view.is_word("det", at):
            before = _before(view, at)
            return before is not None and view.is_word("prep", before) is not None
        if not view.text[at].islower():
            return False
    return False


def _before(view: Scene, at: int) -> int | None:
    """Find where the word before a position begins, if only a space lies between."""
    hit = re.search(r"[^\W_]+['’]? ?$", view.text[max(0, at - FAR_BACK) : at])
    return max(0, at - FAR_BACK) + hit.start() if hit else None


def _is_place(view: Scene, mention: Mention) -> bool:
    # "In Bryanka he counted": a bare name after a preposition is where, not who.
    bare = mention.kind is SpeakerKind.UNKNOWN and mention.proper
    return bare and (is_object(view, mention) or _on_the_map(mention.name, view.language))


@lru_cache(maxsize=4096)
def _on_the_map(name: str, language: str) -> bool:
    return any(hit.end - hit.start == len(name) for hit in load().find(name, language))


def _verb_between(view: Scene, mention: Mention, cue: Cue) -> bool:
    if mention.kind is SpeakerKind.DOCUMENT:  # "a paper seen by us says"
        return False
    comma = view.text.rfind(",", mention.end, cue.start) + 1
    low = comma or mention.end
    return any(
        low <= at < cue.start and " " in view.text[at : cue.start].strip()
        for at in view.verbs - view.helpers  # "Angehörige hätten ihm berichtet"
    )


def nameless(view: Scene, cue: Cue, sentence: Span) -> Mention | None:
    """Take a subject that no table knows, by its place beside the verb: "ein Imker sagte"."""
    low = sentence[0]
    for mark in BOUNDARY.finditer(view.text, sentence[0], cue.start):
        low = mark.end()
    return _phrase(view, low, cue.start) or _phrase_after(view, cue, sentence[1])


def _phrase(view: Scene, low: int, high: int) -> Mention | None:
    gap = view.text[low:high]
    start = low + len(gap) - len(gap.lstrip(' "«„“”»'))
    words = view.text[start:high].rstrip(' "»”“')
    opens = view.is_word("article", start) or (start in view.nouns and _is_first(view, start))
    short = 1 <= view.words(start, high) <= FAR and len(words) <= NAME
    bare = words and view.word_starts(start, high)[1:] == [] and view.is_word("article", start)
    if not (opens and short) or bare or view.has_verb(start, high):
        return None
    if any(not m.has("pronoun") for m in view.mentions_in(start, high)):
        return None  # known after all, and passed over for a reason
    return Mention(start, start + len(words), SpeakerKind.UNKNOWN, "one", words)


def _is_first(view: Scene, at: int) -> bool:
    """Tell a subject from an object by its case, where the language shows it."""
    if not view.cases:
        return True
    return "Case=Nom" in view.cases.get(at, "")


def _phrase_after(view: Scene, cue: Cue, end: int) -> Mention | None:
    hit = BOUNDARY.search(view.text, cue.end, end)
    high = hit.start() if hit else end
    return _phrase(view, cue.end, high) if view.words(cue.end, high) <= CLOSE + 1 else None


def told_of(view: Scene, cue: Cue, sentence: Span) -> Mention | None:
    """Find the speaker of whom a clause tells: "..., the aunt of a man who sits there, said"."""
    for mention in reversed(view.mentions_in(sentence[0], cue.start)):
        lead = view.text[: mention.start].rstrip()
        article = lead.rfind(" ") + 1
        opens = view.is_word("article", article) and lead[:article].rstrip().endswith(",")
        starts = (
            mention.end + h.start() for h in ASIDE.finditer(view.text[mention.end : cue.start])
        )
        about = any(view.is_word("aside", at) for at in starts)
        if opens and about and view.words(mention.end, cue.start) <= DESCRIBED:
            return mention
    return None
