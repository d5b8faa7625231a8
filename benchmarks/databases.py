"""Fresh databases of either kind, gone afterwards."""

from __future__ import annotations

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.servers import local_server

STORES = ("embedded", "neo4j")


class Place(NamedTuple):
    """Where a database is: a path, or an address with user and password."""

    address: str
    user: str = ""
    password: str = ""

    @property
    def environment(self) -> dict[str, str]:
        return {"NEO4J_USERNAME": self.user, "NEO4J_PASSWORD": self.password}


@contextmanager
def a_database(store: str, folder: Path) -> Generator[Place]:
    """An empty one: a file below ``folder``, or a server of its own."""
    if store == "embedded":
        with tempfile.TemporaryDirectory(dir=folder) as inside:
            yield Place(str(Path(inside, "made.db")))
        return
    with local_server(heap="2g", page_cache="512m") as server:
        yield Place(server.uri, server.user, server.password)
