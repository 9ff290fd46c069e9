"""How is news told to a person, without a word of any source?"""

import sys
import traceback
from pathlib import PurePath

import click

from habeas.errors import HabeasError


def sentence(words: str) -> str:
    """Give words a capital and an end mark.

    >>> sentence("put reports into it")
    'Put reports into it.'
    """
    return words[:1].upper() + words[1:].removesuffix(".") + "."


def tell_refusal(refusal: HabeasError) -> None:
    """Say on stderr what is wrong, then what to do."""
    click.echo(f"habeas: {sentence(refusal.what)} Hint: {sentence(refusal.hint)}", err=True)


def tell_fault(fault: Exception) -> None:
    """Say where habeas itself broke; the message and the values of a fault may quote a source."""
    ours = [
        f"{PurePath(frame.filename).stem}:{frame.lineno}"
        for frame in traceback.extract_tb(fault.__traceback__)
        if "habeas" in PurePath(frame.filename).parts
    ]
    where = " < ".join(reversed(ours[-3:]))
    click.echo(
        f"habeas: A fault of habeas itself ({type(fault).__name__} at {where}). "
        "Hint: Report these words; they hold nothing of your documents.",
        err=True,
    )


def warn(what: str, *, hint: str) -> None:
    """Say on stderr what is unsafe, and what would be safe."""
    click.echo(f"habeas: Warning: {sentence(what)} Hint: {sentence(hint)}", err=True)


def show_progress(step: str, done: int, total: int) -> None:
    """Keep one line of progress on a terminal; stay silent in a pipe."""
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        click.echo(f"\r\x1b[K{step} {done}/{total}{end}", err=True, nl=False)
