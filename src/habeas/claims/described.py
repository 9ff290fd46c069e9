"""Which body do "the group", "the agency", "the union of miners" mean?"""

import re

from habeas.claims import cues
from habeas.claims.naming_of import cast, same_name
from habeas.claims.reading import Reading
from habeas.claims.scene import Scene
from habeas.claims.speakers import Mention
from habeas.claims.told import OUTLETS
from habeas.claims.voice import voice
from habeas.model.claim import Speaker
from habeas.model.words import Identity

CAPITALS = r"(?: (?:de |des |du |del )?[^\Wa-zа-яіїєґ\d_][\w’'-]+)*"
COMPLEMENT = re.compile(
    r" (?:(?:of|for|des|de la|de los|de las|del|de l['’]|du|de|für|der|за|по|із|з) (?:the )?)?"
    rf"[^\W\d_][\w’'-]+{CAPITALS}"
)
OWNER = re.compile(r"[^\W\d_](?:['’]s|s['’]) $")
BEFORE = re.compile(r"(?P<word>[^\W\d_][\w’'-]*) $")
GENITIVES = {"ru", "uk"}  # languages whose nouns stand one after another


def earlier(reading: Reading, view: Scene, mention: Mention) -> Speaker | None:
    """Find the body that a bare description means: the last of its kind named before it."""
    if indefinite(view, mention) or modified(view, mention):
        return None
    here = (view.passage, mention.start)
    kinds = OUTLETS if mention.kind in OUTLETS else {mention.kind}
    fitting = [
        k
        for k in cast(reading).known
        if k.kind in kinds
        and (k.passage, k.start) < here
        and k.body
        and not any(same_name(k.name, hop.name) for hop in voice(reading).base)
    ]
    exact = [k for k in fitting if k.kind is mention.kind] or fitting
    if not exact:
        return None
    return Speaker(cast(reading).full(exact[-1].name), exact[-1].kind, Identity.NAMED)


def indefinite(view: Scene, mention: Mention) -> bool:
    """Tell "a rights group" from "the rights group"."""
    lead = view.text[: mention.start]
    articles = (cues.words_of(view.language, kind) for kind in ("indefinite", "another"))
    return any(
        re.search(rf"\b{one.pattern}(?: [^\W\d_]+){{0,2}} $", lead, re.IGNORECASE)
        for one in articles
    )


def modified(view: Scene, mention: Mention) -> bool:
    """Tell whether a description has words of its own: "the independent union of miners"."""
    return phrase(view, mention) != (mention.start, mention.end)


def owned(view: Scene, mention: Mention) -> bool:
    """Tell "the mine's director" and "the director of the mine": whose he is makes him new."""
    lead = view.text[: mention.start]
    after = COMPLEMENT.match(view.text, mention.end)
    behind = after is not None and _belongs(view, mention.end, after)
    return OWNER.search(lead) is not None or behind


def phrase(view: Scene, mention: Mention) -> tuple[int, int]:
    """Give a description with the adjective before it and the noun that it belongs to after it."""
    start, end = mention.start, mention.end
    before = BEFORE.search(view.text[:start])
    if before and _describes(view, before.start("word")):
        start = before.start("word")
    after = COMPLEMENT.match(view.text, end)
    if after and _belongs(view, end, after):
        end = after.end()
    return start, end


def _describes(view: Scene, at: int) -> bool:
    small = ("prep", "det", "and", "that", "aside", "article", "to")
    lower = view.text[at].islower()
    return (
        lower
        and at not in view.verbs
        and not any(view.is_word(kind, at) for kind in small)
        and not any(c.start <= at < c.end for c in view.cues)
        and not any(m.start <= at < m.end for m in view.mentions)
        and at in view.adjectives
    )


def _belongs(view: Scene, at: int, after: re.Match[str]) -> bool:
    first = at + 1
    if any(c.start == first for c in view.cues) or first in view.verbs:
        return False
    if view.language in GENITIVES:
        return "Case=Gen" in view.cases.get(first, "")
    joint = re.match(r" (?:of|for|des|de|del|du|für|der)\b", after.group())
    return bool(joint)


def description(view: Scene, mention: Mention) -> Speaker:
    """Make a speaker of a description that no name stands for."""
    if indefinite(view, mention):
        return Speaker(mention.name, mention.kind, Identity.UNNAMED, mention.start, mention.end)
    start, end = phrase(view, mention)
    own = (start, end) != (mention.start, mention.end)
    name = view.text[start:end] if own else mention.name
    identity = Identity.NAMED if own else Identity.UNNAMED
    return Speaker(name, mention.kind, identity, start, end)


def is_own_voice(view: Scene, mention: Mention) -> bool:
    """Tell "our paper" from "the paper"."""
    words = view.text[mention.start : mention.end]
    return bool(OURS.search(view.text[: mention.start]) or OURS_INSIDE.match(words))


OURS_INSIDE = re.compile(r"(?:this|our|este|esta|nuestr[oa]|notre) ", re.IGNORECASE)
OURS = re.compile(
    r"\b(?:this|our|este|esta|nuestro|nuestra|наше|наша|unsere?|notre) $", re.IGNORECASE
)
