"""Stores: where facts are kept. `open_store` finds the one that an address means."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graphcrm.errors import UsageError
from graphcrm.store.changes import Plan, grouped, key_of, plan, revision, row_of
from graphcrm.store.model import READ_ALIKE, Answer, Batch, Facts, Fingerprint, Import, Key, Revision, Store

NEO4J_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def open_store(address: str, environment: Mapping[str, str], *, create: bool = True) -> Store:
    """The store at an address: a path is an embedded one, ``neo4j://`` or ``bolt://`` a server.

    User and password come from ``environment`` (``NEO4J_USERNAME``, ``NEO4J_PASSWORD``), never from the address.
    """
    scheme, separator, _ = address.partition("://")
    if separator and scheme in NEO4J_SCHEMES:
        from graphcrm.store.neo4j import Neo4jStore

        if "@" in address:
            hint = "Put user and password into NEO4J_USERNAME and NEO4J_PASSWORD."
            raise UsageError("An address can't hold a user or password", hint=hint)
        user, password = environment.get("NEO4J_USERNAME"), environment.get("NEO4J_PASSWORD")
        return Neo4jStore(address, user, password, environment.get("NEO4J_DATABASE") or "neo4j")
    if separator:
        raise UsageError(
            f"“{scheme}://” is no kind of store",
            hint=f"Give a file path, or an address with {', '.join(NEO4J_SCHEMES)}.",
        )
    path = Path(address)
    if not create and not path.exists():
        hint = "Make one: graphcrm init, then graphcrm import FILE. Or see the example: graphcrm demo"
        raise UsageError(f"There is no store at {path}", hint=hint)
    from graphcrm.store.embedded import EmbeddedStore

    return EmbeddedStore(path)


__all__ = [
    "READ_ALIKE", "Answer", "Batch", "Facts", "Fingerprint", "Import", "Key", "Plan", "Revision", "Store", "grouped", "key_of", "open_store", "plan",
    "revision", "row_of",
]  # fmt: skip
