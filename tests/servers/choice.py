"""Which Neo4j the tests use, decided from what is there."""

from __future__ import annotations

from dataclasses import dataclass

from tests.servers.server import Kind


class NoServerError(Exception):
    """There is no Neo4j for these tests, and no way to start one; the message says why."""


@dataclass(frozen=True)
class Found:
    """What there is. ``no_docker`` and ``no_local`` say why that way is closed; None: it is open."""

    uri: str | None
    no_docker: str | None
    no_local: str | None


def choose(found: Found) -> Kind:
    """The server named by ``NEO4J_URI``, else a container, else a local process, else `NoServerError`."""
    if found.uri:
        return Kind.NAMED
    if found.no_docker is None:
        return Kind.DOCKER
    if found.no_local is None:
        return Kind.LOCAL
    message = f"no Neo4j server: NEO4J_URI is not set; {found.no_docker}; {found.no_local}"
    raise NoServerError(message)
