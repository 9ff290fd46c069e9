"""What should the owner of a case read before something leaves it?"""

from collections.abc import Iterator

from habeas.cli.telling import shown
from habeas.model.release import Held, Leaving, Preview


def preview_lines(preview: Preview) -> Iterator[str]:
    """List what will leave, of whom and why, then what stays and why.

    Names appear only where the preview was asked for with a reviewer's code, and the ledger has
    noted it; else a blot stands for each.
    """
    disclosure = preview.disclosure
    purpose = disclosure.purpose.replace("_", " ")
    yield f"To {disclosure.recipient}, for {purpose}:"
    yield "LEAVES"
    yield from map(_leaves, preview.leaving)
    if not preview.leaving:
        yield "  nothing but published words"
    yield "  Published words are quoted as they were printed, with whom they name,"
    yield "  but for persons of the register who stay sealed."
    yield from word_lines(preview)
    yield "STAYS"
    yield from map(_stays, preview.held)
    if not preview.held:
        yield "  nothing: everything of the case may go to this recipient"


def word_lines(preview: Preview) -> Iterator[str]:
    """Show the words of confidential sources that would leave, sentence by sentence."""
    if not preview.words:
        yield "  No word of a confidential source leaves."
        return
    yield "WORDS OF CONFIDENTIAL SOURCES THAT LEAVE: read each as one who looks for the source"
    for one in preview.words:
        yield f"  {shown(one.of)}: “{shown(one.shown or '')}”"


def _leaves(one: Leaving) -> str:
    words = f": {shown(one.shown)}" if one.shown else ""
    return f"  {shown(one.of)}: {one.what}{words} ({one.why})"


def _stays(one: Held) -> str:
    whose = f"{shown(one.of)}: " if one.of else ""
    return f"  {whose}{one.what} ({one.why})"
