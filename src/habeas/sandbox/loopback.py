"""How is a program on this machine asked something, and nothing beyond this machine reached?"""

import ipaddress
import re

from msgspec import Struct

from habeas.errors import NoProposer, NotLoopback, Unreadable
from habeas.sandbox.cage import Limits, answer

ADDRESS = re.compile(
    r"http://(?:(?P<four>[\d.]+)|\[(?P<six>[\da-fA-F:]+)\]):(?P<port>\d{1,5})"
    r"(?P<path>/[\w./-]*)?"
)
HIGHEST_PORT = 65535
SECONDS = 600  # a model without a graphics card is slow


class Endpoint(Struct, frozen=True):
    """An address of this machine."""

    host: str
    port: int
    path: str


def endpoint(untrusted: str) -> Endpoint:
    """Read the address of a proposer; refuse every other machine, and every name of one.

    >>> endpoint("http://127.0.0.1:8080")
    Endpoint(host='127.0.0.1', port=8080, path='/')
    """
    match = ADDRESS.fullmatch(untrusted)
    host = (match["four"] or match["six"]) if match else ""
    port = int(match["port"]) if match else 0
    if match is None or not _is_loopback(host) or not 0 < port <= HIGHEST_PORT:
        # A name, even `localhost`, is whatever a name server or a hosts file says.
        raise NotLoopback(
            "the proposer is not an address of this machine",
            hint="write http://127.0.0.1:PORT or http://[::1]:PORT; no names, no other machine",
        )
    return Endpoint(host, port, match["path"] or "/")


def ask(place: Endpoint, asked: bytes, *, seconds: int = SECONDS) -> bytes:
    """Post something to a program on this machine, through a child that can reach nothing else."""
    what = ("loopback", place.host, str(place.port), place.path, str(seconds))
    try:
        return answer(what, asked, Limits(seconds=seconds), reaching=True)
    except Unreadable:
        raise NoProposer(
            "the proposer on this machine does not answer as agreed",
            hint="start it and try again, or leave --proposer out",
        ) from None


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
