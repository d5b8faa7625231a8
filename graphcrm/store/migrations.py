"""From the schema that a store has to this program's: which steps are missing, and whether there is a way at all.

A new store gets the whole schema of today, ``schema/current``. An older one takes every step since, ``schema/0002`` …, and
notes each when it is done, so that one that is broken off goes on there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from graphcrm.errors import StoreError, StoreVersionError
from graphcrm.messages import Message, Name
from graphcrm.schema import SCHEMA_DIGEST, SCHEMA_VERSION
from graphcrm.store import statements
from graphcrm.store.reading import split

Ask = Callable[[str], Sequence[Sequence[Any]]]


def check(engine: str, address: str, version: int, ask: Ask) -> None:
    """Raise where a place has no store (`StoreError`), or one of another schema (`StoreVersionError`). Writes nothing."""
    if not version:
        raise StoreError(Message("store.none_here", store=Name(address)), hint=Message("store.make_one"))
    if version < SCHEMA_VERSION:
        raise StoreVersionError(
            Message("store.older", store=Name(address)),
            why=Message("store.newer_why", theirs=version, ours=SCHEMA_VERSION),
            hint=Message("store.bring_up_to_date", store=Name(address)),
        )
    for _ in missing(engine, address, version, ask):
        break


class Step(NamedTuple):
    """The statements of one script, and what ``write/schema_version`` notes when they are done."""

    script: Sequence[str]
    noted: Mapping[str, Any]


def missing(engine: str, address: str, version: int, ask: Ask) -> Iterator[Step]:
    """The steps from ``version`` (0: an empty place) to today's. Raises `StoreVersionError` where this program is no match."""
    if version > SCHEMA_VERSION:
        raise StoreVersionError(
            Message("store.newer", store=Name(address)),
            why=Message("store.newer_why", theirs=version, ours=SCHEMA_VERSION),
            hint=Message("store.update"),
        )
    if version == SCHEMA_VERSION:
        _check_vocabulary(engine, address, ask)
    for number in range(version + 1 if version else SCHEMA_VERSION, SCHEMA_VERSION + 1):
        name = f"schema/{number:04}" if version else "schema/current"
        digest = SCHEMA_DIGEST if number == SCHEMA_VERSION else ""
        yield Step(split(statements.text(name, engine)), {"version": number, "digest": digest})


def _check_vocabulary(engine: str, address: str, ask: Ask) -> None:
    rows = ask(statements.text("read/schema_digest", engine))
    if not rows or rows[0][0] != SCHEMA_DIGEST:
        raise StoreVersionError(
            Message("store.other_vocabulary", store=Name(address)),
            why=Message("store.other_vocabulary_why", version=SCHEMA_VERSION),
            hint=Message("store.same_program"),
        )
