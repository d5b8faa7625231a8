"""A real Neo4j for the tests: found, or started, once per session.

The first of these that is there: the server that ``NEO4J_URI`` names;
a container, where a Docker engine answers; a local process from Neo4j's jars, where ``java`` and ``mvn`` are.
Where none is, the tests are skipped and say why; with ``GRAPHCRM_REQUIRE_NEO4J=1`` that is an error.

Outside pytest, `local_server` gives a server of its own.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.servers import docker, local
from tests.servers.choice import Found, NoServerError, choose
from tests.servers.docker import docker_server
from tests.servers.local import local_server
from tests.servers.named import named_server
from tests.servers.server import Kind, Neo4jServer, ServerFailedError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

__all__ = ["Kind", "Neo4jServer", "NoServerError", "ServerFailedError", "find_server", "local_server"]


def look(environment: Mapping[str, str]) -> Found:
    """What there is on this machine; a way that an earlier one makes needless is not looked at."""
    uri = environment.get("NEO4J_URI") or None
    no_docker = "not looked at" if uri else docker.why_not()
    no_local = "not looked at" if uri or no_docker is None else local.why_not()
    return Found(uri, no_docker, no_local)


@contextmanager
def find_server(environment: Mapping[str, str]) -> Generator[Neo4jServer]:
    """The server to test against, empty; what was started is ended on the way out.

    Raises `NoServerError` where there is none.
    """
    kind = choose(look(environment))
    if kind is Kind.NAMED:
        yield named_server(environment)
        return
    with docker_server() if kind is Kind.DOCKER else local_server(quick_start=True) as server:
        yield server


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that asks for the server, so that ``-m "not neo4j"`` leaves them all out."""
    for item in items:
        if "neo4j_server" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.neo4j)


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Neo4jServer]:
    """A real server, empty when the session began; every test of the session shares it."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(find_server(os.environ))
        except NoServerError as absent:
            if os.environ.get("GRAPHCRM_REQUIRE_NEO4J") == "1":
                pytest.fail(f"{absent} (GRAPHCRM_REQUIRE_NEO4J=1 makes this an error)", pytrace=False)
            pytest.skip(str(absent))
        yield server


@pytest.fixture
def restartable_neo4j(neo4j_server: Neo4jServer) -> Iterator[Neo4jServer]:
    """The session's server for tests that kill it; it runs again afterwards, whatever the test did."""
    if not neo4j_server.can_restart:
        pytest.skip(f"Neo4j is {neo4j_server.kind}: only a local process can be killed and started again")
    yield neo4j_server
    neo4j_server.start()
