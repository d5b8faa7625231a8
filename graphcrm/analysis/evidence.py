"""Reasons, in the form that findings carry them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.analysis.access import theirs
from graphcrm.analysis.wording import called, joined, percent
from graphcrm.findings import Evidence
from graphcrm.records import Knows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.analysis.access import Access
    from graphcrm.analysis.ground import CarryingTie, Ground
    from graphcrm.records import Record


def reason(ground: Ground, text: str, ties: Sequence[Record], path: Sequence[str] = ()) -> Evidence:
    """One reason that stands on some records: with the days they were seen, and where they were written."""
    days = sorted({str(day) for tie in ties if (day := getattr(tie, "observed_on", None)) is not None})
    sources = dict.fromkeys(where for tie in ties if (where := str(ground.snapshot.origin(tie))))
    return Evidence(text, tuple(path), tuple(days), tuple(sources))


def strongest(ground: Ground, access: Access, target: str) -> Evidence | None:
    """The strongest route to a contact, with its chance; ``None`` where there is none."""
    nodes = access.ways.strongest(theirs(target))
    if nodes is None:
        return None
    route = access.route(ground, nodes)
    names = " → ".join(
        [called(ground.employees[route.path[0]]), *(called(ground.contacts[one]) for one in route.path[1:])]
    )
    age = f"; {route.age}" if route.age else ""
    text = f"The strongest route, {names}, carries with a chance of {percent(route.carry)}{age}."
    return reason(ground, text, access.ties(nodes), route.path)


def shut(ground: Ground, access: Access, target: str) -> list[Evidence]:
    """What leads to a contact on paper and yet is no route: ties too weak to count, people who are against us."""
    found: list[Evidence] = []
    faint = [tie for tie in access.faint if isinstance(tie, Knows) and tie.to_id == target]
    for tie in faint:
        day = f"last seen on {tie.observed_on}" if tie.observed_on else "undated"
        text = f"{called(ground.employees[tie.from_id])} knows {called(ground.contacts[target])}, but that tie, {day}, "
        found.append(
            reason(
                ground,
                f"{text}carries {percent(ground.carry(tie))}: too little.",
                [tie],
                (tie.from_id, target),
            )
        )
    mute: dict[str, CarryingTie] = {}
    for tie in ground.into.get(target, ()):
        if tie.from_id in access.silent and ground.carries(tie):
            mute.setdefault(tie.from_id, tie)
    if mute:
        names = joined([called(ground.contacts[ident]) for ident in mute])
        verb = "is against us and passes" if len(mute) == 1 else "are against us and pass"
        text = f"{names} could reach {called(ground.contacts[target])}, but {verb} nothing on."
        found.append(reason(ground, text, list(mute.values())))
    return found
