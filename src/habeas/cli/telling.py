"""How is news told to a person, without a word of any source?"""

import sys
import traceback
from pathlib import PurePath

import click

from habeas.errors import HabeasError, NothingToRead

LAST_IN_PLANE = 0xFFFF  # beyond it JSON needs two escapes, and nothing there steers a terminal


def sentence(words: str) -> str:
    """Give words a capital and an end mark.

    >>> sentence("put reports into it")
    'Put reports into it.'
    """
    return words[:1].upper() + words[1:].removesuffix(".") + "."


def shown(untrusted_words: str) -> str:
    r"""Lay words of a source on one line, with nothing in them that could steer a terminal.

    >>> shown("held\n in \x1b[2J Brianka")
    'held in �[2J Brianka'
    """
    line = " ".join(untrusted_words.split())
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in line)


def escaped(untrusted_json: str) -> str:
    r"""Write the characters that could steer a terminal as JSON escapes: the value stays the same.

    >>> escaped('"held \x9b2J"')
    '"held \\u009b2J"'
    """
    return "".join(
        letter if letter.isprintable() or ord(letter) > LAST_IN_PLANE else f"\\u{ord(letter):04x}"
        for letter in untrusted_json
    )


def tell_refusal(refusal: HabeasError) -> None:
    """Say on stderr what is wrong, then what to do."""
    click.echo(f"habeas: {sentence(refusal.what)} Hint: {sentence(refusal.hint)}", err=True)
    for path, what, hint in refusal.files if isinstance(refusal, NothingToRead) else ():
        click.echo(file_line(path, what, hint), err=True)


def file_line(path: str, what: str, hint: str) -> str:
    """Say of one file what is wrong with it, and what to do.

    >>> file_line("a.bin", "no reader knows this type", "export it as text")
    '  a.bin: No reader knows this type. Hint: Export it as text.'
    """
    remedy = f" Hint: {sentence(hint)}" if hint else ""
    return f"  {shown(path)}: {sentence(what)}{remedy}"


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
