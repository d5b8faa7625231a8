"""One concrete suggestion: who of ours could do what next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphcrm.analysis.access import US, plain, theirs
from graphcrm.analysis.reads import STANCE
from graphcrm.analysis.stance import opposition, stance
from graphcrm.analysis.wording import called
from graphcrm.graphs import reachable
from graphcrm.records import Influences, Knows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graphcrm.analysis.access import Access
    from graphcrm.analysis.ground import Ground
    from graphcrm.records import Action

_SAME_UNIT = 0.1
"""How well two who work in the same unit can introduce each other, beside ties that were judged."""
_LEADS_ACCOUNT = ("account_manager", "executive_sponsor")


class Placed(NamedTuple):
    """Who of ours is best placed to get to a contact: by a tie that exists, through somebody, or by their role alone."""

    employee: str
    tie: Knows | None = None
    through: str | None = None


def best_placed(ground: Ground, contact: str, without: Collection[str] = ()) -> Placed | None:
    """Who of ours can most easily get to a contact, leaving some people aside; ``None`` where nobody is left.

    A tie to the contact comes first, even a faded one; then an introduction by whom the employee knows and the contact
    listens to, works for, leads or works beside; then whoever leads the account, of the nearest rank.
    """
    own = [tie for tie in ground.known_by.get(contact, ()) if tie.from_id not in without]
    if own:
        tie = max(own, key=lambda tie: (ground.carry(tie), tie.intimacy or 0, tie.from_id))
        return Placed(tie.from_id, tie=tie)
    near = _neighbours(ground, contact)
    found = [
        (nearness * ground.carry(tie), tie.from_id, helper)
        for helper, nearness in near.items()
        if helper not in without
        for tie in ground.known_by.get(helper, ())
        if tie.from_id not in without and ground.carries(tie) and not keeps_quiet(ground, helper)
    ]
    if found:
        _, employee, helper = min(found, key=lambda each: (-each[0], each[1], each[2]))
        return Placed(employee, through=helper)
    left = [each for ident, each in ground.employees.items() if ident not in without]
    if not left:
        return None
    rank = ground.contacts[contact].rank or 0
    return Placed(
        min(left, key=lambda one: (one.role not in _LEADS_ACCOUNT, abs((one.rank or 0) - rank), one.id)).id
    )


def to_reach(ground: Ground, contact: str, without: Collection[str] = ()) -> str:
    """A sentence: who of ours could get to a contact, and how."""
    placed = best_placed(ground, contact, without)
    name = called(ground.contacts[contact])
    if placed is None:
        return f"Name one of ours who gets to know {name}."
    employee = called(ground.employees[placed.employee])
    if placed.tie is not None and ground.carries(placed.tie):
        if contact not in ground.met:
            return f"Meet {name}, of whom no meeting is recorded: {employee} knows this person."
        return f"Let {employee}, who knows {name}, deepen that tie."
    if placed.tie is not None:
        day = placed.tie.observed_on
        return f"Let {employee} renew the tie to {name}{f', last seen on {day}' if day else ''}."
    if placed.through is not None:
        return f"Let {employee} ask {called(ground.contacts[placed.through])} for an introduction to {name}."
    return f"Let {employee} get to know {name}."


def keeps_quiet(ground: Ground, contact: str) -> bool:
    """Whether somebody is against us, or passes nothing on, in general or on anything open: no one to ask for help."""
    known = ground.kept.once("quiet", STANCE, dict[str, bool], lambda held, _left: held)
    if contact not in known:
        known[contact] = any(
            opposition(ground, contact, each) is not None
            or not ground.rules.relay[stance(ground, contact, each)]
            for each in (None, *(deal.id for deal in ground.open_opportunities))
        )
    return known[contact]


def introduces(ground: Ground, contact: str, ours: str) -> str | None:
    """To whom of ours this one should introduce a contact; ``None`` where that is no help.

    It is where this one knows the contact well enough, and no other of ours does at all.
    """
    if not any(tie.from_id == ours and ground.carries(tie) for tie in ground.known_by.get(contact, ())):
        return None
    placed = best_placed(ground, contact, {ours})
    return placed.employee if placed is not None and placed.tie is None else None


def beside(ground: Ground, contact: str, ours: str) -> str:
    """A sentence: how to get to a contact without hanging on the one of ours who leads there. It names one way."""
    other = introduces(ground, contact, ours)
    if other is None:
        return to_reach(ground, contact, {ours})
    one, two = called(ground.employees[ours]), called(ground.employees[other])
    return f"Let {one} introduce {two} to {called(ground.contacts[contact])}."


def another_way(ground: Ground, access: Access, target: str, without: Collection[str]) -> str:
    """A sentence on the missing link of one more route to a contact that leaves some people aside."""
    said = to_reach(ground, target, without)
    missing = missing_link(ground, access, target, without)
    if missing is None:
        return said
    link, how = missing
    return f"{said} Or win {called(ground.contacts[link])}, who {how} {called(ground.contacts[target])}: no route of ours leads there."


def planned(ground: Ground, contact: str, opportunity: str | None = None) -> str:
    """What is planned with a contact already, the next first: a sentence, or nothing. Plans for other deals don't count."""
    step = next_planned(ground, contact, opportunity)
    if step is None:
        return ""
    owner = ground.employees.get(step.owner or "")
    by = f" ({called(owner)})" if owner else ""
    if step.due_on is None:
        return f"Planned: {step.name}{by}; give it a date."
    if step.due_on < ground.snapshot.as_of:
        return f"Overdue since {step.due_on}: {step.name}{by}."
    return f"Planned for {step.due_on}: {step.name}{by}."


def next_planned(ground: Ground, contact: str, opportunity: str | None = None) -> Action | None:
    """The next step that is planned with a contact; plans for other deals don't count."""
    deals = ground.planned_for
    steps = [
        each
        for each in ground.plans.get(contact, ())
        if opportunity is None or not deals.get(each.id) or opportunity in deals[each.id]
    ]
    return min(steps, key=lambda each: (each.due_on is None, str(each.due_on), each.id), default=None)


def with_plan(said: str, plan: str) -> str:
    """A plan that exists comes first, then what else could be done."""
    return f"{plan} {said}" if plan else said


def _neighbours(ground: Ground, contact: str) -> dict[str, float]:
    """Who could introduce us to a contact, and how well, 0 to 1: the strongest of what ties the two."""
    near: dict[str, float] = {}

    def offer(helpers: Iterable[str], nearness: float) -> None:
        for helper in helpers:
            near[helper] = max(near.get(helper, 0.0), nearness)

    for tie in ground.into.get(contact, ()):
        offer([tie.from_id], ground.carry(tie))
    for tie in ground.out_of.get(contact, ()):
        offer([tie.to_id], ground.carry(tie) * (0.5 if isinstance(tie, Influences) else 1.0))
    for unit in ground.units.get(contact, ()):
        offer(ground.people_in[unit], _SAME_UNIT)
    near.pop(contact, None)
    return near


def missing_link(
    ground: Ground, access: Access, target: str, without: Collection[str]
) -> tuple[str, str] | None:
    """The strongest voice into a contact that no route of ours reaches without some people."""
    gone = {node for node in access.graph if plain(node) in without}
    reached = reachable(access.graph, [US], without=gone)
    options = [
        (-ground.carry(tie), tie.from_id, "influences" if isinstance(tie, Influences) else "reports to")
        for tie in ground.into.get(target, ())
        if tie.from_id not in without
        and tie.from_id not in access.silent
        and theirs(tie.from_id) not in reached
        and not ground.contacts[tie.from_id].placeholder
        and ground.carries(tie)
    ]
    if not options:
        return None
    _, link, how = min(options)
    return link, how
