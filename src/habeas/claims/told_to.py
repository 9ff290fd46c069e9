"""Which outlet was told, where a verb of saying names one beside who spoke?"""

import re

from habeas.claims import cues
from habeas.claims.reading import Frame
from habeas.claims.scene import BOUNDARY, Scene
from habeas.claims.speakers import Mention
from habeas.claims.told import OUTLETS

TOLD = 40  # characters after a verb of saying in which the one who is told stands


def who_was_told(view: Scene, frame: Frame) -> Mention | None:
    """Find the outlet that was told: "told Reuters", "sagte er der Zeitung X"."""
    if frame.shell is None:
        return None
    if behind := _told_behind(view, frame):
        return behind
    cue, source = frame.cue, frame.source or frame.cue
    tells = view.is_word("order", cue[0]) or view.language != "en"
    for mention in view.mentions_in(cue[1], cue[1] + TOLD):
        if mention.end <= frame.shell[1] and not source[0] <= mention.start < source[1]:
            gap = view.text[cue[1] : mention.start]
            return mention if tells and cues.gap_to_told(view.language).fullmatch(gap) else None
    return None


def _told_behind(view: Scene, frame: Frame) -> Mention | None:
    """Find the outlet in "..., said his brother to the portal X", "sagte er der Zeitung X"."""
    if frame.source is None or frame.source[0] < frame.cue[1]:
        return None
    end = view.sentence_at(frame.cue[0])[1]
    speaker, *others = view.mentions_in(frame.source[0], end) or (None,)
    if speaker is None or speaker.kind in OUTLETS or frame.source[0] - frame.cue[1] > TOLD:
        return None
    for mention in others:
        gap = view.text[speaker.end : mention.start]
        if BOUNDARY.search(gap) or len(gap) > TOLD:
            return None
        if mention.kind in OUTLETS and mention.proper:
            lead = rf"(?:^|.* ){cues.told_lead(view.language).pattern}"
            return mention if re.fullmatch(lead, gap, re.IGNORECASE) else None
    return None
