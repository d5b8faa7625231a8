"""One concrete suggestion: who of ours could do what next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphcrm.account.access import US, plain, theirs
from graphcrm.account.invalidation import STANCE
from graphcrm.account.stance import opposition, stance
from graphcrm.graphs import reachable
from graphcrm.messages import Message, Name, sentences
from graphcrm.records import Influences, Knows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graphcrm.account.access import Access
    from graphcrm.account.graph import AccountGraph
    from graphcrm.messages import Fact
    from graphcrm.records import Action, Employee

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
    introductions = [
        (-nearness * account.carry(tie), tie.from_id, helper)
        for helper, nearness in _neighbours(account, contact).items()
        if helper not in without
        for tie in account.known_by.get(helper, ())
        if tie.from_id not in without and account.carries(tie) and not keeps_quiet(account, helper)
    ]
    if introductions:
        _, employee, helper = min(introductions)
        return Placed(employee, through=helper)
    colleagues = [colleague for ident, colleague in account.employees.items() if ident not in without]
    if not colleagues:
        return None
    rank = account.contacts[contact].rank or 0

    def order(colleague: Employee) -> tuple[bool, int, str]:
        return colleague.role not in _LEADS_ACCOUNT, abs((colleague.rank or 0) - rank), colleague.id

    return Placed(min(colleagues, key=order).id)


def to_reach(account: AccountGraph, contact: str, without: Collection[str] = ()) -> Message:
    """A sentence: who of ours could get to a contact, and how."""
    placed = best_placed(account, contact, without)
    who = account.person(contact)
    if placed is None:
        return Message("step.name_one", who=who)
    ours = account.colleague(placed.employee)
    if placed.tie is not None and account.carries(placed.tie):
        return Message("step.deepen" if contact in account.met else "step.meet", ours=ours, who=who)
    if placed.tie is not None:
        day = placed.tie.observed_on
        if day is None:
            return Message("step.renew", ours=ours, who=who)
        return Message("step.renew_seen", ours=ours, who=who, day=day)
    if placed.through is not None:
        helper = account.person(placed.through)
        return Message("step.ask_introduction", ours=ours, helper=helper, who=who)
    return Message("step.get_to_know", ours=ours, who=who)


def keeps_quiet(account: AccountGraph, contact: str) -> bool:
    """Whether somebody is against us, or passes nothing on, in general or on anything open: no one to ask for help."""
    quiet = account.memo.once("quiet", STANCE, dict[str, bool], lambda quiet, _left: quiet)
    if contact not in quiet:
        quiet[contact] = any(
            opposition(account, contact, opportunity) is not None
            or not account.rules.relay[stance(account, contact, opportunity)]
            for opportunity in (None, *(deal.id for deal in account.open_opportunities))
        )
    return quiet[contact]


def introduces(account: AccountGraph, contact: str, ours: str) -> str | None:
    """To whom of ours this one should introduce a contact; ``None`` where that is no help.

    It is where this one knows the contact well enough, and no other of ours does at all.
    """
    if not any(tie.from_id == ours and account.carries(tie) for tie in account.known_by.get(contact, ())):
        return None
    placed = best_placed(account, contact, {ours})
    return placed.employee if placed is not None and placed.tie is None else None


def beside(account: AccountGraph, contact: str, ours: str) -> Message:
    """A sentence: how to get to a contact without hanging on the one of ours who leads there. It names one way."""
    other = introduces(account, contact, ours)
    if other is None:
        return to_reach(account, contact, {ours})
    first, second = account.colleague(ours), account.colleague(other)
    return Message("step.introduce", ours=first, other=second, who=account.person(contact))


def another_way(account: AccountGraph, access: Access, target: str, without: Collection[str]) -> Message:
    """Sentences: how to reach a contact without some people, and the missing link of one more route that does."""
    step = to_reach(account, target, without)
    missing = missing_link(account, access, target, without)
    if missing is None:
        return step
    link, how = missing
    who = account.person(target)
    return sentences(step, Message(f"step.or_win_{how}", link=account.person(link), who=who))


def planned(account: AccountGraph, contact: str, opportunity: str | None = None) -> Message | None:
    """What is planned with a contact already, the next first: a sentence, or nothing. Plans for other deals don't count."""
    action = next_planned(account, contact, opportunity)
    if action is None:
        return None
    step: Fact = Name(action.name)
    if action.owner in account.employees:
        step = Message("plan.step_by", step=step, ours=account.colleague(action.owner or ""))
    if action.due_on is None:
        return Message("plan.undated", step=step)
    overdue = action.due_on < account.snapshot.as_of
    return Message("plan.overdue" if overdue else "plan.due", step=step, day=action.due_on)


def next_planned(account: AccountGraph, contact: str, opportunity: str | None = None) -> Action | None:
    """The next step that is planned with a contact; plans for other deals don't count."""
    deals = account.planned_for
    actions = [
        action
        for action in account.plans.get(contact, ())
        if opportunity is None or not deals.get(action.id) or opportunity in deals[action.id]
    ]
    return min(
        actions, key=lambda action: (action.due_on is None, str(action.due_on), action.id), default=None
    )


def with_plan(step: Message, plan: Message | None) -> Message:
    """A plan that exists comes first, then what else could be done."""
    return sentences(plan, step)


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
    """The strongest voice into a contact that no route of ours reaches without some people: who, and ``influences`` or ``reports_to``."""
    gone = {node for node in access.graph if plain(node) in without}
    reached = reachable(access.graph, [US], without=gone)
    options = [
        (-account.carry(tie), tie.from_id, "influences" if isinstance(tie, Influences) else "reports_to")
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
