"""Why no server could be had, read from the driver's errors: absence, another protocol, an untrusted certificate, no routes."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graphcrm.messages import Fact

OLDEST = (5, 26)
"""The oldest server that we are tested with: year and month from 2025 on."""


class Reason(NamedTuple):
    """The keys of what is wrong and of what to try, and why the system says so."""

    what: str
    hint: str
    why: Fact | None = None


def reason(error: BaseException) -> Reason:
    """What kept a first statement from being answered."""
    errors = list(_all(error))
    for cause in errors:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Reason("store.untrusted", "store.trust", cause.verify_message)
    for cause in errors:
        if isinstance(cause, ssl.SSLError):
            return Reason("store.no_tls", "store.without_tls", cause.reason or type(cause).__name__)
    for cause in errors:
        if isinstance(cause, socket.gaierror):
            return Reason("store.unknown_host", "store.correct_address", cause.strerror)
    if any(
        isinstance(cause, ConnectionResetError) or "incomplete handshake" in str(cause) for cause in errors
    ):
        return Reason("store.no_bolt", "store.is_it_bolt")
    if "routing" in str(error) and not any(isinstance(cause, OSError) for cause in errors):
        return Reason("store.no_routing", "store.use_bolt", _first_line(errors[-1]))
    return Reason("store.no_answer", "store.start_it")


def _all(error: BaseException) -> Iterator[BaseException]:
    """An error and all that led to it: causes, and the members of groups."""
    yield error
    members: Sequence[BaseException] = getattr(error, "exceptions", ())  # of a group
    for member in members:
        yield from _all(member)
    if cause := error.__cause__ or error.__context__:
        yield from _all(cause)


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:300]


def too_old(agent: str) -> bool:
    """Whether a server that calls itself so (``Neo4j/5.26.30``, ``Neo4j/2026.08.1``) is older than `OLDEST`, or no Neo4j."""
    name, _, version = agent.partition("/")
    numbers = version.split("-")[0].split(".")[:2]
    return name != "Neo4j" or not all(map(str.isdecimal, numbers)) or tuple(map(int, numbers)) < OLDEST
