"""Stores: where facts are kept. `open_store` finds the one that an address means."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graphcrm.errors import UsageError
from graphcrm.messages import Message, Name, listed
from graphcrm.store.changes import grouped, key_of
from graphcrm.store.model import READ_ALIKE, Answer, Facts, Fingerprint, Import, Key, Revision, Store, Written

SMALLEST_POOL = 64
"""Megabytes with which the embedded store can be opened and written at all."""
NEO4J_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def open_store(address: str, environment: Mapping[str, str], *, create: bool = True) -> Store:
    """The store at an address: a path is an embedded one, ``neo4j://`` or ``bolt://`` a server.

    User and password come from ``environment`` (``NEO4J_USERNAME``, ``NEO4J_PASSWORD``), never from the address; so does the
    memory that an embedded one may use (``GRAPHCRM_POOL``, in megabytes).
    """
    scheme, separator, _ = address.partition("://")
    if separator and scheme in NEO4J_SCHEMES:
        from graphcrm.store.neo4j import Neo4jStore

        if "@" in address:
            raise UsageError(Message("store.holds_user"), hint=Message("store.put_user"))
        user, password = environment.get("NEO4J_USERNAME"), environment.get("NEO4J_PASSWORD")
        return Neo4jStore(address, user, password, environment.get("NEO4J_DATABASE") or "neo4j")
    if separator:
        schemes = listed(NEO4J_SCHEMES, style="comma")
        raise UsageError(
            Message("store.no_kind", scheme=Name(scheme)), hint=Message("store.kinds", schemes=schemes)
        )
    path = Path(address)
    if not create and not path.exists():
        raise UsageError(Message("store.none", store=Name(str(path))), hint=Message("store.make_one"))
    from graphcrm.store.embedded import POOL_MEGABYTES, EmbeddedStore

    return EmbeddedStore(path, _pool(environment.get("GRAPHCRM_POOL") or str(POOL_MEGABYTES)))


def _pool(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < SMALLEST_POOL:
        raise UsageError(
            Message("store.pool", value=text, least=SMALLEST_POOL), hint=Message("store.pool.hint")
        )
    return int(text)


__all__ = [
    "READ_ALIKE", "Answer", "Facts", "Fingerprint", "Import", "Key", "Revision", "Store", "Written", "grouped", "key_of", "open_store",
]  # fmt: skip
