"""Which templates are there, packaged or the user's own, and in which languages?"""

from collections.abc import Mapping

from habeas.errors import BadSettings
from habeas.publication.complaint.form import Form, Sign, form
from habeas.publication.complaint.romanising import ROOM
from habeas.publication.complaint.terms import languages
from habeas.text.tables import folders, names, packed

FOLDER = "addressees"
# Who is told facts is told of denials too, and of the figures that conflict with each other.
CANDOUR = {"facts": {"contrary", "figures"}, "gist": {"contrary"}}
ENDING = ".txt"


def addressees() -> tuple[str, ...]:
    """List the addressees that have a packaged template."""
    return folders(ROOM, FOLDER)


def form_of(addressee: str, language: str, own: Mapping[str, str]) -> Form:
    """Read the template of an addressee in a language: the user's own before the packaged one."""
    found = form(template_of(addressee, language, own), addressee, language)
    _candid(found)
    return found


def _candid(found: Form) -> None:
    """Refuse a form that tells facts and leaves out what speaks against them."""
    parts = {line.text.split()[0] for line in found.lines if line.sign is Sign.COMPOSED}
    for told, owed in CANDOUR.items():
        if told in parts and not owed <= parts:
            lacking = ", ".join(f"`@ {part}`" for part in sorted(owed - parts))
            raise BadSettings(
                "a template tells facts and leaves out what speaks against them",
                hint=f"add a line {lacking}",
            )


def template_of(addressee: str, language: str, own: Mapping[str, str]) -> str:
    """Find the text of a template, or refuse with what there is instead."""
    name = f"{addressee}/{language}{ENDING}"
    if language not in languages():
        raise BadSettings(
            "a complaint cannot be drafted in this language",
            hint=f"choose one of {', '.join(languages())}",
        )
    if name in own:
        return own[name]
    if addressee not in addressees():
        known = sorted({*addressees(), *(path.partition("/")[0] for path in own)})
        raise BadSettings("no template has this name", hint=f"choose one of {', '.join(known)}")
    if language not in languages_of(addressee):
        there = ", ".join(languages_of(addressee))
        raise BadSettings(
            "this addressee has no template in this language",
            hint=f"choose one of {there}, or give your own with --templates",
        )
    return packed(ROOM, f"{FOLDER}/{name}").decode()


def languages_of(addressee: str) -> tuple[str, ...]:
    """List the languages in which an addressee has a packaged template."""
    files = names(ROOM, f"{FOLDER}/{addressee}") if addressee in addressees() else ()
    return tuple(file.removesuffix(ENDING) for file in files)
