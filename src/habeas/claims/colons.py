"""Who says what stands after a colon, where no verb of saying tells?"""

import re
from collections.abc import Iterator, Sequence

from habeas.claims.cues import Cue, strip_marks
from habeas.claims.lexicon import STRONG, lexicon
from habeas.claims.making import SENTENCE_ENDS, kind_of, make
from habeas.claims.reading import Frame, FrameKind, Span
from habeas.claims.relatives import DATED
from habeas.claims.scene import QUOTES, Scene, phrase_end
from habeas.claims.speakers import Mention
from habeas.claims.subjects import is_object
from habeas.claims.told import PRIVATE
from habeas.model.words import SpeakerKind

COLON = re.compile(r":\s+(?=\S)")
LONGEST = 12  # words before a colon that can still name a speaker
OPENING = 2  # words before the speaker: an article, an adjective
ALONE = 3  # words beside the speaker's own, if nothing else stands before the colon
PAPERS = {"doc", "board"}
FEW = 1  # words: less than a statement
GUESSED = "L"  # a level that asks for review: the words before the colon say more than a name


def find(view: Scene, found: Sequence[Frame]) -> Iterator[Frame]:
    """Find who speaks before a colon: "The lawyer: ...", "From a wife: ..."."""
    for sentence in view.sentences:
        hit = COLON.search(view.text, *sentence)
        if hit is None or any(_meets(f, (sentence[0], hit.end())) for f in found):
            continue
        head = (sentence[0], hit.start())
        source = _speaker(view, head)
        if source is None or (not view.is_word("from", head[0]) and _tells(view, head)):
            continue
        if not view.word_starts(hit.end(), sentence[1])[FEW:]:
            continue  # "the barracks: 31" is a row of a list
        yield _frame(view, source, head, (hit.end(), _end(view, hit.end(), sentence)))


def _meets(frame: Frame, head: Span) -> bool:
    if frame.kind is FrameKind.LABEL:
        return False  # a turn of a talk; elsewhere the same words name who speaks
    return head[0] <= frame.cue[0] < head[1] or any(
        a <= head[1] < b and frame.source is not None for a, b in frame.content
    )


def _speaker(view: Scene, head: Span) -> Mention | None:
    if view.words(*head) > LONGEST or any(a < head[1] < b for a, b in view.quotes):
        return None
    for mention in view.mentions_in(*head):
        if mention.has("pronoun") or mention.has("self") or mention.kind is SpeakerKind.UNKNOWN:
            continue
        first = view.words(head[0], mention.start) <= OPENING and not is_object(view, mention)
        if mention.number in PAPERS and view.has_verb(*head):
            continue  # "the protocol he signed on the second day: ..."
        if mention.number == "doc" and (author := _author(view, mention, head)):
            return author
        after = any(view.is_word("from", at) for at in view.word_starts(head[0], mention.start))
        return mention if first or after else None
    return None


def _author(view: Scene, paper: Mention, head: Span) -> Mention | None:
    """Find who wrote: "from a letter of the wife of the pilot"."""
    near = (m for m in view.mentions_in(paper.end, head[1]) if m.kind in PRIVATE)
    first = next(near, None)
    return first if first and view.words(paper.end, first.start) <= OPENING else None


def _tells(view: Scene, head: Span) -> bool:
    """Tell whether the words before the colon state an event of their own."""
    words = [
        view.text[at:].split()[0].strip('.,:;«»"').casefold() for at in view.word_starts(*head)
    ]
    hits = lexicon("events", view.language).find(words)
    told = any(hit.strength == STRONG and hit.label in DATED for hit in hits)
    return told and view.has_verb(*head)


def _end(view: Scene, at: int, sentence: Span) -> int:
    if view.text[at] in QUOTES:
        return next((b for a, b in view.quotes if a == at), sentence[1])
    return sentence[1]


def _frame(view: Scene, source: Mention, head: Span, said: Span) -> Frame:
    quoted = view.text[said[0]] in QUOTES
    content = strip_marks(said, view.text, SENTENCE_ENDS + QUOTES + "»”")
    spare = view.words(*head) - view.words(source.start, source.end)
    sure = spare <= ALONE and not view.has_verb(*head)
    cue = Cue(head[1], head[1] + 1, "label", "S" if sure else GUESSED)
    end = max(source.end, phrase_end(view, source, head[1]))
    kind = kind_of(source, FrameKind.QUOTE if quoted else FrameKind.SAID)
    return make(view, cue, (source.start, end), (content,), (head[0], said[0]), kind)
