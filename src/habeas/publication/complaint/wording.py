"""How does a line of a template become sentences: gaps marked, values of the case filled in?"""

import re
from collections.abc import Mapping

from habeas.errors import BadSettings
from habeas.model.release import Disclosed
from habeas.publication.complaint.draft import Kind, Paragraph, Part, Sentence, Style
from habeas.publication.complaint.form import HINT
from habeas.publication.complaint.matter import Matter
from habeas.publication.complaint.terms import Terms

_PIECE = re.compile(r"\[\[(.+?)\]\]|\{([a-z_]+)\}")


def values(matter: Matter) -> Mapping[str, str]:
    """List what a template may name in braces."""
    terms, persons = matter.terms, matter.occasion.persons
    return {
        "case": matter.private.title,
        "persons": ", ".join(shown(one, terms) for one in persons)
        or terms.text("persons_unnamed"),
        "statements": terms.number(len(matter.private.statements)),
        "documents": terms.number(len(matter.private.documents)),
    }


def shown(one: Disclosed, terms: Terms) -> str:
    """Call a person as this recipient may; in Latin letters where the draft is written in them."""
    return terms.spelt(one.shown)


def sentence(text: str, matter: Matter) -> Sentence:
    """Word a line: `[[…]]` is a gap, `{…}` a value."""
    parts: list[Part] = []
    at, known = 0, values(matter)
    for found in _PIECE.finditer(text):
        parts.append(Part(Kind.OWN, text[at : found.start()]))
        at = found.end()
        if found[1]:
            parts.append(Part(Kind.GAP, f"[{found[1]}]"))
        elif found[2] in known:
            parts.append(Part(Kind.SAID, known[found[2]]))
        else:
            raise BadSettings("a template names a value that no case has", hint=HINT)
    parts.append(Part(Kind.OWN, text[at:]))
    return Sentence(tuple(part for part in parts if part.text))


def paragraph(style: Style, text: str, matter: Matter) -> Paragraph:
    """Make a paragraph that states no fact of the case."""
    return Paragraph(style, (sentence(text, matter),))
