"""In which currency an amount is: that of the customer whom it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from graphcrm.records import Concerns, Organization, PartOf
from graphcrm.schema import NODE_TYPES

if TYPE_CHECKING:
    from graphcrm.snapshot.model import Snapshot

PRICED = frozenset(node.label for node in NODE_TYPES if any(column.is_amount for column in node.properties))
"""The node types that hold amounts of money."""
Key = tuple[str, str]
"""A node's label and id."""


def code(currency: str | None) -> str | None:
    """A currency as it is compared: ``usd`` is ``USD``."""
    return currency.strip().upper() or None if currency else None


def currencies(snapshot: Snapshot) -> Mapping[Key, str | None]:
    """By label and id of a node: the currency of its amounts, where that is not the account's. O(what concerns whom).

    It is that of the organization concerned, or of the one that the unit concerned belongs to; where that says none, of the one
    above. ``None`` where several are concerned whose currencies differ.
    """
    organizations: Mapping[str, Organization] = snapshot._nodes.get(Organization, {})  # noqa: SLF001 — its own package
    own = code(snapshot.account.currency)
    said = {ident: code(node.currency) for ident, node in organizations.items() if node.kind == "customer"}
    if {*said.values()} <= {None, own}:
        return {}
    above = {tie.from_id: tie.to_id for tie in _ties(snapshot, PartOf)}
    concerned: dict[Key, set[str | None]] = {}
    for (kind, start, end), ties in snapshot._ties.items():  # noqa: SLF001 — its own package
        for tie in ties if kind is Concerns and start in PRICED else ():
            if end != "Organization" or tie.to_id in said:
                concerned.setdefault((start, tie.from_id), set()).add(_nearest(tie.to_id, said, above) or own)
    found = {key: among.pop() if len(among) == 1 else None for key, among in concerned.items()}
    return {key: currency for key, currency in found.items() if currency != own}


def concerned(snapshot: Snapshot, label: str, ident: str) -> Iterator[str]:
    """The organizations that a node concerns, itself or by a unit, each with those above it."""
    organizations: Mapping[str, Organization] = snapshot._nodes.get(Organization, {})  # noqa: SLF001 — its own package
    above = {tie.from_id: tie.to_id for tie in _ties(snapshot, PartOf)}
    for tie in _ties(snapshot, Concerns, label):
        if tie.from_id == ident:
            yield from (place for place in _upwards(tie.to_id, above) if place in organizations)


def _nearest(place: str, said: Mapping[str, str | None], above: Mapping[str, str]) -> str | None:
    return next((currency for step in _upwards(place, above) if (currency := said.get(step))), None)


def _upwards(place: str, above: Mapping[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    while place and place not in seen:
        yield place
        seen.add(place)
        place = above.get(place, "")


def _ties(snapshot: Snapshot, kind: type, label: str = "") -> Iterator[Any]:
    for (named, start, _), ties in snapshot._ties.items():  # noqa: SLF001 — its own package
        if named is kind and label in ("", start):
            yield from ties
