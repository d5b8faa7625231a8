"""From the schema that a store has to this program's: which steps are missing, and whether there is a way at all.

A new store gets the whole schema of today, ``schema/current``. An older one takes every step since, ``schema/0002`` …, and
notes each when it is done, so that one that is broken off goes on there. A step that commits as it goes notes its version first,
without a digest: the program of before refuses what is half-way, and this one does the step again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from graphcrm.errors import StoreError, StoreVersionError
from graphcrm.messages import Message, Name
from graphcrm.schema import SCHEMA_DIGEST, SCHEMA_VERSION
from graphcrm.store import statements
from graphcrm.store.reading import split
from graphcrm.store.scopes import SCOPES_ADDED

WITH_DIGEST = 2
"""The version since which a digest is noted beside it."""
NAMED_HISTORY = 3
"""The version since which earlier states have named columns."""
CHAINED = 4
"""The version since which earlier states say on which day the next one began."""
Ask = Callable[[str], Sequence[Sequence[Any]]]


def check(engine: str, address: str, version: int, ask: Ask) -> None:
    """Raise where a place has no store (`StoreError`), or one of another schema (`StoreVersionError`). Writes nothing."""
    if not version:
        raise StoreError(Message("store.none_here", store=Name(address)), hint=Message("store.make_one"))
    if next(missing(engine, address, version, ask), None) is not None:
        kind = "newer_why" if version < SCHEMA_VERSION else "half_way"
        raise StoreVersionError(
            Message("store.older", store=Name(address)),
            why=Message(f"store.{kind}", theirs=version, ours=SCHEMA_VERSION),
            hint=Message("store.bring_up_to_date", store=Name(address)),
        )


class Step(NamedTuple):
    """The statements of one script, and what ``write/schema_version`` notes when they are done.

    ``bodies``: whether history is then rewritten from how version 2 kept it (`history.bodies`).
    ``replaced``: whether what another topic or role replaced is then written as ended (`scopes.replaced`).
    ``chains``: whether each state is told which one followed it, and names get their index.
    """

    script: Sequence[str]
    noted: Mapping[str, Any]
    bodies: bool = False
    chains: bool = False
    replaced: bool = False


def missing(engine: str, address: str, version: int, ask: Ask) -> Iterator[Step]:
    """The steps from ``version`` (0: an empty place) to today's. Raises `StoreVersionError` where this program is no match."""
    if version > SCHEMA_VERSION:
        raise StoreVersionError(
            Message("store.newer", store=Name(address)),
            why=Message("store.newer_why", theirs=version, ours=SCHEMA_VERSION),
            hint=Message("store.update"),
        )
    noted_digest = _digest(engine, ask) if version >= WITH_DIGEST else ""
    if version == SCHEMA_VERSION and noted_digest not in ("", SCHEMA_DIGEST):
        raise StoreVersionError(
            Message("store.other_vocabulary", store=Name(address)),
            why=Message("store.other_vocabulary_why", version=SCHEMA_VERSION),
            hint=Message("store.same_program"),
        )
    half_way = version >= WITH_DIGEST and not noted_digest
    first = version if half_way else version + 1 if version else SCHEMA_VERSION
    for number in range(first, SCHEMA_VERSION + 1):
        name = f"schema/{number:04}" if version else "schema/current"
        digest = SCHEMA_DIGEST if number == SCHEMA_VERSION else ""
        noted = {"version": number, "digest": digest}
        yield Step(
            split(statements.text(name, engine)),
            noted,
            bodies=version > 0 and number == NAMED_HISTORY,
            chains=version > 0 and number == CHAINED,
            replaced=version > 0 and number == SCOPES_ADDED,
        )


def _digest(engine: str, ask: Ask) -> str:
    """The digest that is noted; none of a step that is not done."""
    rows = ask(statements.text("read/schema_digest", engine))
    return str(rows[0][0] or "") if rows else ""
