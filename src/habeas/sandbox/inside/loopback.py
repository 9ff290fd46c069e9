"""What does a program on this machine answer? Runs in the child, connected before it is locked.

The one place of habeas that opens a connection: to an address of this machine, given as a number,
before a word of any source has been read; then the child gives up the network (`start.py`). It
follows no redirect, asks no name server and knows no proxy.
"""

import http.client
import ipaddress
import socket
import sys

DAMAGED = 4  # exit code
GREATEST = 8 * 2**20  # bytes of an answer
DONE = 200


def connect(host: str, port: str) -> socket.socket:
    """Connect to this machine, and to nothing else."""
    here = ipaddress.ip_address(host)
    if not here.is_loopback:
        sys.exit(DAMAGED)
    try:
        connection = socket.create_connection((str(here), int(port)), timeout=10)
    except OSError:
        sys.exit(DAMAGED)
    if not ipaddress.ip_address(connection.getpeername()[0]).is_loopback:
        sys.exit(DAMAGED)
    return connection


def main(connection: socket.socket, host: str, port: str, path: str, seconds: str) -> None:
    """Post what stands on standard input, and write what comes back."""
    connection.settimeout(int(seconds))
    line = http.client.HTTPConnection(host, int(port))
    line.sock = connection
    line.auto_open = 0
    try:
        line.request(
            "POST",
            path,
            sys.stdin.buffer.read(),
            {"Content-Type": "application/json", "Connection": "close"},
        )
        answer = line.getresponse()
        said = answer.read(GREATEST + 1)
    except (OSError, http.client.HTTPException):
        sys.exit(DAMAGED)
    if answer.status != DONE or len(said) > GREATEST:
        sys.exit(DAMAGED)
    sys.stdout.buffer.write(said)
