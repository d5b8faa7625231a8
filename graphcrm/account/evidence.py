"""Reasons, in the form that findings carry them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.access import theirs
from graphcrm.findings import Evidence
from graphcrm.messages import Message, Share, joined, listed
from graphcrm.records import Knows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphcrm.account.access import Access, Route
    from graphcrm.account.graph import AccountGraph, CarryingTie
    from graphcrm.messages import Fact, Several
    from graphcrm.records import Record
    from graphcrm.snapshot import Snapshot


def reason(
    account: AccountGraph, message: Fact, ties: Sequence[Record], path: Sequence[str] = ()
) -> Evidence:
    """One reason that stands on some records: with the days they were seen, and where they were written."""
    days = {day for tie in ties if (day := getattr(tie, "observed_on", None)) is not None}
    return Evidence(message, tuple(path), tuple(sorted(days)), sources(account.snapshot, ties))


def sources(snapshot: Snapshot, records: Iterable[Record]) -> tuple[Message, ...]:
    """Where some records were written, each place once; nothing for those whose place is withheld."""
    origins = (snapshot.origin(record) for record in records)
    places = {origin.place: origin for origin in origins}
    return tuple(message for origin in places.values() if (message := origin.message) is not None)


def named_route(account: AccountGraph, route: Route) -> Several:
    """The people of a route that begins with one of ours, as messages name them: ``A → B → C``."""
    first, *others = route.path
    return listed((account.colleague(first), *account.people(others)), style="route")


def strongest(account: AccountGraph, access: Access, target: str) -> Evidence | None:
    """The strongest route to a contact, with its chance; ``None`` where there is none."""
    nodes = access.ways.strongest(theirs(target))
    if nodes is None:
        return None
    route = access.route(account, nodes)
    people, carry = named_route(account, route), Share(route.carry)
    message = (
        Message("evidence.strongest_aged", route=people, carry=carry, age=route.age)
        if route.age
        else Message("evidence.strongest", route=people, carry=carry)
    )
    return reason(account, message, access.ties(nodes), route.path)


def shut(account: AccountGraph, access: Access, target: str) -> list[Evidence]:
    """What leads to a contact on paper and yet is no route: ties too weak to count, people who are against us."""
    who = account.person(target)
    reasons = [
        reason(account, _faint(account, tie), [tie], (tie.from_id, target))
        for tie in access.faint
        if isinstance(tie, Knows) and tie.to_id == target
    ]
    mute: dict[str, CarryingTie] = {}
    for tie in account.into.get(target, ()):
        if tie.from_id in access.silent and account.carries(tie):
            mute.setdefault(tie.from_id, tie)
    if mute:
        message = Message("evidence.mute", n=len(mute), people=joined(account.people(mute)), who=who)
        reasons.append(reason(account, message, list(mute.values())))
    return reasons


def _faint(account: AccountGraph, tie: Knows) -> Message:
    ours, who = account.colleague(tie.from_id), account.person(tie.to_id)
    carry = Share(account.carry(tie))
    if tie.observed_on is None:
        return Message("evidence.faint_undated", ours=ours, who=who, carry=carry)
    return Message("evidence.faint", ours=ours, who=who, day=tie.observed_on, carry=carry)
