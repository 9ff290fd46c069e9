"""Which command was asked for, and how is a refusal told?"""

import importlib
import os
import sys
from collections.abc import Sequence

import click

import habeas
from habeas.cli.telling import tell_fault, tell_refusal
from habeas.errors import HabeasError, Interrupted

DONE, REFUSED, USAGE = 0, 1, 2
COMMANDS = {
    "demo": "Write the dossier of an invented sample case: the quickest look at habeas.",
    "dossier": "Read every report under FOLDER and write the dossier into OUT.",
    "claims": "Print who said that what happened, out of single files.",
    "gaps": "Show what the law needs and nobody has said: questions, whom to ask, how urgent.",
    "deadlines": "Compute the time limits of the case in OUT, in their time zones.",
    "people": "Keep persons of concern by code, sealed, and what they and the sources allowed.",
    "complaint": "Draft a complaint from the case in OUT, as DOCX and PDF.",
    "filing": "Follow what became of each complaint: steps, time limits, and what stops it.",
    "learn": "Learn from the decisions of your cases how to read, if it reads better.",
    "verify": "Check that nothing in OUT was altered or lost.",
    "publish": "Write a first public report, from published documents only.",
}


class Door(click.Group):
    """Imports a command's module only when that command is asked for, so that help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order in which a newcomer needs them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command asked for."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        found = importlib.import_module(f"habeas.cli.{cmd_name}").command
        return found if isinstance(found, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each command's line without importing the command."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(habeas.__version__, message="habeas %(version)s")
def door() -> None:
    """Turn scattered reports of unlawful detention into a source-audited dossier.

    Everything happens on this machine; nothing is sent anywhere.

    \b
    Examples:
      habeas demo
      habeas dossier reports -o dossier
      habeas dossier --help
    """


def answer(words: Sequence[str]) -> int:
    """Do what the words ask and return the exit code: 0 done, 1 refused, 2 usage."""
    try:
        code = door.main(list(words), prog_name="habeas", standalone_mode=False)
    except click.UsageError as error:
        error.show()
        return USAGE
    except click.ClickException as error:  # a file of the command line that cannot be opened
        error.show()
        return REFUSED
    except (click.Abort, KeyboardInterrupt):
        tell_refusal(Interrupted("the work was stopped", hint="run the same command again"))
        return REFUSED
    except HabeasError as refusal:
        tell_refusal(refusal)
        return REFUSED
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except Exception as fault:  # noqa: BLE001  a traceback could print words of a source
        tell_fault(fault)
        return REFUSED
    return code if isinstance(code, int) else DONE


def main() -> None:
    """Answer the words of the command line."""
    sys.exit(answer(sys.argv[1:]))
