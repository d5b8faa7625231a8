"""Stores: where facts are kept. `open_store` finds the one that an address means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from graphcrm.errors import UsageError
from graphcrm.messages import Message, Name, listed
from graphcrm.store.changes import key_of
from graphcrm.store.model import (
    READ_ALIKE,
    Answer,
    CellChange,
    Facts,
    Fingerprint,
    Import,
    Kept,
    Key,
    Revision,
    Store,
    Written,
)
from graphcrm.store.unmade import UnmadeStore

_WITH_USER = re.compile("(?://|:).*@")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
SMALLEST_POOL = 64
"""Megabytes with which the embedded store can be opened and written at all."""
NEO4J_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def open_store(
    address: str,
    environment: Mapping[str, str],
    *,
    write: bool = True,
    create: bool = True,
    lazily: bool = False,
    wait: float = 0.0,
) -> Store:
    """The store at an address: a path is an embedded one, ``neo4j://`` or ``bolt://`` a server.

    Who does not ``write`` shares an embedded store with others who don't. Where somebody else has it, it is tried for ``wait``
    seconds. ``lazily``: a file that is not there counts as empty, and is made when something is first written. User, password
    and database come from ``environment`` (``NEO4J_USERNAME``, ``NEO4J_PASSWORD``, ``NEO4J_DATABASE``), never from the
    address: one that holds a password is refused and never shown. So does the memory that an embedded one may use
    (``GRAPHCRM_POOL``, in megabytes). Raises `UsageError`, `StoreError`.
    """
    if not _DRIVE.match(address):
        if _WITH_USER.search(address):
            raise UsageError(Message("store.holds_user"), hint=Message("store.put_user"))
        scheme, separator, rest = address.partition(":")
        if separator and (rest.startswith("/") or scheme.lower() in NEO4J_SCHEMES):
            return _server(address, scheme.lower(), environment)
    path = Path(address)
    missing = not path.exists()
    if missing and not lazily and not (write and create):
        raise UsageError(Message("store.none", store=Name(str(path))), hint=Message("store.make_one"))
    from graphcrm.store.embedded import POOL_MEGABYTES, EmbeddedStore

    pool = _pool(environment.get("GRAPHCRM_POOL") or str(POOL_MEGABYTES))

    def opened() -> Store:
        return EmbeddedStore(path, pool, write=write, wait=wait)

    return UnmadeStore(address, EmbeddedStore.batch_rows, opened) if missing and lazily else opened()


def _server(address: str, scheme: str, environment: Mapping[str, str]) -> Store:
    if scheme not in NEO4J_SCHEMES:
        schemes = listed(NEO4J_SCHEMES, style="comma")
        raise UsageError(
            Message("store.no_kind", scheme=Name(scheme)), hint=Message("store.kinds", schemes=schemes)
        )
    parts = urlsplit(address)
    if not parts.netloc:
        raise UsageError(Message("store.no_host", scheme=scheme), hint=Message("store.use_neo4j"))
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise UsageError(Message("store.holds_more"), hint=Message("store.put_database"))
    from graphcrm.store.neo4j import Neo4jStore

    user, password = environment.get("NEO4J_USERNAME"), environment.get("NEO4J_PASSWORD")
    return Neo4jStore(f"{scheme}://{parts.netloc}", user, password, environment.get("NEO4J_DATABASE") or None)


def _pool(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < SMALLEST_POOL:
        raise UsageError(
            Message("store.pool", value=text, least=SMALLEST_POOL), hint=Message("store.pool.hint")
        )
    return int(text)


__all__ = [
    "READ_ALIKE",
    "Answer",
    "CellChange",
    "Facts",
    "Fingerprint",
    "Import",
    "Kept",
    "Key",
    "Revision",
    "Store",
    "Written",
    "key_of",
    "open_store",
]
