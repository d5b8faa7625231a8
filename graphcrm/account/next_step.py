"""One concrete suggestion: who of ours could do what next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphcrm.account.access import US, plain, theirs
from graphcrm.account.invalidation import STANCE
from graphcrm.account.stance import opposition, stance
from graphcrm.account.wording import called
from graphcrm.graphs import reachable
from graphcrm.records import Influences, Knows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graphcrm.account.access import Access
    from graphcrm.account.graph import AccountGraph
    from graphcrm.records import Action

_SAME_UNIT = 0.1
"""How well two who work in the same unit can introduce each other, beside ties that were judged."""
_LEADS_ACCOUNT = ("account_manager", "executive_sponsor")


class Placed(NamedTuple):
    """Who of ours is best placed to get to a contact: by a tie that exists, through somebody, or by their role alone."""

    employee: str
    tie: Knows | None = None
    through: str | None = None


def best_placed(account: AccountGraph, contact: str, without: Collection[str] = ()) -> Placed | None:
    """Who of ours can most easily get to a contact, leaving some people aside; ``None`` where nobody is left.

    A tie to the contact comes first, even a faded one; then an introduction by whom the employee knows and the contact
    listens to, works for, leads or works beside; then whoever leads the account, of the nearest rank.
    """
    own = [tie for tie in account.known_by.get(contact, ()) if tie.from_id not in without]
    if own:
        tie = max(own, key=lambda tie: (account.carry(tie), tie.intimacy or 0, tie.from_id))
        return Placed(tie.from_id, tie=tie)
    near = _neighbours(account, contact)
    found = [
        (nearness * account.carry(tie), tie.from_id, helper)
        for helper, nearness in near.items()
        if helper not in without
        for tie in account.known_by.get(helper, ())
        if tie.from_id not in without and account.carries(tie) and not keeps_quiet(account, helper)
    ]
    if found:
        _, employee, helper = min(found, key=lambda each: (-each[0], each[1], each[2]))
        return Placed(employee, through=helper)
    left = [each for ident, each in account.employees.items() if ident not in without]
    if not left:
        return None
    rank = account.contacts[contact].rank or 0
    return Placed(
        min(left, key=lambda one: (one.role not in _LEADS_ACCOUNT, abs((one.rank or 0) - rank), one.id)).id
    )


def to_reach(account: AccountGraph, contact: str, without: Collection[str] = ()) -> str:
    """A sentence: who of ours could get to a contact, and how."""
    placed = best_placed(account, contact, without)
    name = called(account.contacts[contact])
    if placed is None:
        return f"Name one of ours who gets to know {name}."
    employee = called(account.employees[placed.employee])
    if placed.tie is not None and account.carries(placed.tie):
        if contact not in account.met:
            return f"Meet {name}, of whom no meeting is recorded: {employee} knows this person."
        return f"Let {employee}, who knows {name}, deepen that tie."
    if placed.tie is not None:
        day = placed.tie.observed_on
        return f"Let {employee} renew the tie to {name}{f', last seen on {day}' if day else ''}."
    if placed.through is not None:
        return f"Let {employee} ask {called(account.contacts[placed.through])} for an introduction to {name}."
    return f"Let {employee} get to know {name}."


def keeps_quiet(account: AccountGraph, contact: str) -> bool:
    """Whether somebody is against us, or passes nothing on, in general or on anything open: no one to ask for help."""
    known = account.memo.once("quiet", STANCE, dict[str, bool], lambda held, _left: held)
    if contact not in known:
        known[contact] = any(
            opposition(account, contact, each) is not None
            or not account.rules.relay[stance(account, contact, each)]
            for each in (None, *(deal.id for deal in account.open_opportunities))
        )
    return known[contact]


def introduces(account: AccountGraph, contact: str, ours: str) -> str | None:
    """To whom of ours this one should introduce a contact; ``None`` where that is no help.

    It is where this one knows the contact well enough, and no other of ours does at all.
    """
    if not any(tie.from_id == ours and account.carries(tie) for tie in account.known_by.get(contact, ())):
        return None
    placed = best_placed(account, contact, {ours})
    return placed.employee if placed is not None and placed.tie is None else None


def beside(account: AccountGraph, contact: str, ours: str) -> str:
    """A sentence: how to get to a contact without hanging on the one of ours who leads there. It names one way."""
    other = introduces(account, contact, ours)
    if other is None:
        return to_reach(account, contact, {ours})
    one, two = called(account.employees[ours]), called(account.employees[other])
    return f"Let {one} introduce {two} to {called(account.contacts[contact])}."


def another_way(account: AccountGraph, access: Access, target: str, without: Collection[str]) -> str:
    """A sentence on the missing link of one more route to a contact that leaves some people aside."""
    said = to_reach(account, target, without)
    missing = missing_link(account, access, target, without)
    if missing is None:
        return said
    link, how = missing
    return f"{said} Or win {called(account.contacts[link])}, who {how} {called(account.contacts[target])}: no route of ours leads there."


def planned(account: AccountGraph, contact: str, opportunity: str | None = None) -> str:
    """What is planned with a contact already, the next first: a sentence, or nothing. Plans for other deals don't count."""
    step = next_planned(account, contact, opportunity)
    if step is None:
        return ""
    owner = account.employees.get(step.owner or "")
    by = f" ({called(owner)})" if owner else ""
    if step.due_on is None:
        return f"Planned: {step.name}{by}; give it a date."
    if step.due_on < account.snapshot.as_of:
        return f"Overdue since {step.due_on}: {step.name}{by}."
    return f"Planned for {step.due_on}: {step.name}{by}."


def next_planned(account: AccountGraph, contact: str, opportunity: str | None = None) -> Action | None:
    """The next step that is planned with a contact; plans for other deals don't count."""
    deals = account.planned_for
    steps = [
        each
        for each in account.plans.get(contact, ())
        if opportunity is None or not deals.get(each.id) or opportunity in deals[each.id]
    ]
    return min(steps, key=lambda each: (each.due_on is None, str(each.due_on), each.id), default=None)


def with_plan(said: str, plan: str) -> str:
    """A plan that exists comes first, then what else could be done."""
    return f"{plan} {said}" if plan else said


def _neighbours(account: AccountGraph, contact: str) -> dict[str, float]:
    """Who could introduce us to a contact, and how well, 0 to 1: the strongest of what ties the two."""
    near: dict[str, float] = {}

    def offer(helpers: Iterable[str], nearness: float) -> None:
        for helper in helpers:
            near[helper] = max(near.get(helper, 0.0), nearness)

    for tie in account.into.get(contact, ()):
        offer([tie.from_id], account.carry(tie))
    for tie in account.out_of.get(contact, ()):
        offer([tie.to_id], account.carry(tie) * (0.5 if isinstance(tie, Influences) else 1.0))
    for unit in account.units.get(contact, ()):
        offer(account.people_in[unit], _SAME_UNIT)
    near.pop(contact, None)
    return near


def missing_link(
    account: AccountGraph, access: Access, target: str, without: Collection[str]
) -> tuple[str, str] | None:
    """The strongest voice into a contact that no route of ours reaches without some people."""
    gone = {node for node in access.graph if plain(node) in without}
    reached = reachable(access.graph, [US], without=gone)
    options = [
        (-account.carry(tie), tie.from_id, "influences" if isinstance(tie, Influences) else "reports to")
        for tie in account.into.get(target, ())
        if tie.from_id not in without
        and tie.from_id not in access.silent
        and theirs(tie.from_id) not in reached
        and not account.contacts[tie.from_id].placeholder
        and account.carries(tie)
    ]
    if not options:
        return None
    _, link, how = min(options)
    return link, how
