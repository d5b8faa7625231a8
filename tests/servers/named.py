"""The server that the environment names: not ours, so it must be empty before we touch it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.servers.server import Kind, Neo4jServer, ServerFailedError

if TYPE_CHECKING:
    from collections.abc import Mapping


class NotEmptyError(RuntimeError):
    """The database holds nodes that these tests did not make."""


def named_server(environment: Mapping[str, str]) -> Neo4jServer:
    """The server at ``NEO4J_URI``, for ``NEO4J_USERNAME`` (default ``neo4j``) and ``NEO4J_PASSWORD``.

    Raises `ServerFailedError` when it does not let us in, `NotEmptyError` when its database has a node.
    """
    password = environment.get("NEO4J_PASSWORD")
    if not password:
        message = "NEO4J_URI is set, but NEO4J_PASSWORD is not"
        raise ServerFailedError(message)
    user = environment.get("NEO4J_USERNAME") or "neo4j"
    server = Neo4jServer(environment["NEO4J_URI"], user, password, Kind.NAMED)
    server.wait_until_ready(timeout=5)
    refuse_unless_empty(server)
    return server


def refuse_unless_empty(server: Neo4jServer) -> None:
    """Raise `NotEmptyError` if the server's database holds a node."""
    with server.driver() as driver:
        records, _, _ = driver.execute_query("MATCH (n) RETURN 1 LIMIT 1")
    if records:
        message = f"the database at {server.uri} is not empty: name an empty one, or unset NEO4J_URI"
        raise NotEmptyError(message)
