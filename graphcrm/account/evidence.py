"""Reasons, in the form that findings carry them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.access import theirs
from graphcrm.account.wording import called, joined, percent
from graphcrm.findings import Evidence
from graphcrm.records import Knows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.account.access import Access
    from graphcrm.account.graph import AccountGraph, CarryingTie
    from graphcrm.records import Record


def reason(account: AccountGraph, text: str, ties: Sequence[Record], path: Sequence[str] = ()) -> Evidence:
    """One reason that stands on some records: with the days they were seen, and where they were written."""
    days = sorted({str(day) for tie in ties if (day := getattr(tie, "observed_on", None)) is not None})
    sources = dict.fromkeys(where for tie in ties if (where := str(account.snapshot.origin(tie))))
    return Evidence(text, tuple(path), tuple(days), tuple(sources))


def strongest(account: AccountGraph, access: Access, target: str) -> Evidence | None:
    """The strongest route to a contact, with its chance; ``None`` where there is none."""
    nodes = access.ways.strongest(theirs(target))
    if nodes is None:
        return None
    route = access.route(account, nodes)
    names = " → ".join(
        [called(account.employees[route.path[0]]), *(called(account.contacts[one]) for one in route.path[1:])]
    )
    age = f"; {route.age}" if route.age else ""
    text = f"The strongest route, {names}, carries with a chance of {percent(route.carry)}{age}."
    return reason(account, text, access.ties(nodes), route.path)


def shut(account: AccountGraph, access: Access, target: str) -> list[Evidence]:
    """What leads to a contact on paper and yet is no route: ties too weak to count, people who are against us."""
    found: list[Evidence] = []
    faint = [tie for tie in access.faint if isinstance(tie, Knows) and tie.to_id == target]
    for tie in faint:
        day = f"last seen on {tie.observed_on}" if tie.observed_on else "undated"
        text = f"{called(account.employees[tie.from_id])} knows {called(account.contacts[target])}, but that tie, {day}, "
        found.append(
            reason(
                account,
                f"{text}carries {percent(account.carry(tie))}: too little.",
                [tie],
                (tie.from_id, target),
            )
        )
    mute: dict[str, CarryingTie] = {}
    for tie in account.into.get(target, ()):
        if tie.from_id in access.silent and account.carries(tie):
            mute.setdefault(tie.from_id, tie)
    if mute:
        names = joined([called(account.contacts[ident]) for ident in mute])
        verb = "is against us and passes" if len(mute) == 1 else "are against us and pass"
        text = f"{names} could reach {called(account.contacts[target])}, but {verb} nothing on."
        found.append(reason(account, text, list(mute.values())))
    return found
