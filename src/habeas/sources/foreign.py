"""Who reads what we do not trust ourselves to parse? A sandbox that casework hands in."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from habeas.errors import UnknownType
from habeas.model.foreign import Converted, Printed, Response


class Foreign(Struct, frozen=True):
    """The three questions that are put to foreign parsers, and who answers them."""

    pages: Callable[[str, bytes], Printed]  # "pdf" or "image", and the file
    converted: Callable[[bytes, str, str], Converted]  # the file, its ending, the wanted one
    records: Callable[[bytes], Iterator[Response]]  # a web archive


def _no_pages(_kind: str, _untrusted: bytes) -> Printed:
    raise _nobody()


def _no_conversion(_untrusted: bytes, _ending: str, _wanted: str) -> Converted:
    raise _nobody()


def _no_records(_untrusted: bytes) -> Iterator[Response]:
    raise _nobody()


def _nobody() -> UnknownType:
    return UnknownType(
        "this kind of file is only read in the sandbox", hint="use habeas.read or `habeas dossier`"
    )


NOBODY = Foreign(_no_pages, _no_conversion, _no_records)
