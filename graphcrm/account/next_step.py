"""One concrete suggestion: who of ours could do what next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from graphcrm.account.invalidation import ACCESS, STANCE
from graphcrm.account.stakeholders import stakeholders
from graphcrm.account.stance import opposition, stance
from graphcrm.messages import Message, Name
from graphcrm.records import Attended, Influences, Interaction, Knows

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Mapping

    from graphcrm.account.graph import AccountGraph
    from graphcrm.account.meetings import Meeting
    from graphcrm.messages import Fact, Person
    from graphcrm.records import Action

_SAME_UNIT = 0.1
"""How well two who work in the same unit can introduce each other, beside ties that were judged."""
_LEADS_ACCOUNT = ("account_manager", "executive_sponsor")
_ON_SITE = "service_engineer"
"""Whoever serves equipment is no contact for those who lead: see `fits`."""
_LEADS_FROM = 4
"""From this rank on, a contact leads (a director, a head of department)."""
_WORKING = 2
"""From this intimacy on, there is a tie to renew; below, two hardly know each other."""
_CLOSEST = 4
_MANY = 10
"""So many acquaintances, or two new ones, weigh as much as a step of rank: whoever has them has less time."""
_MOST_NEW = 4
"""So many new acquaintances are asked of one person at a time, and no more."""


class Placed(NamedTuple):
    """Who of ours is best placed to get to a contact.

    By a tie that exists; by a meeting on a ``day`` of which nobody wrote down what came of it; through a helper, and
    ``how`` that one is near; or by rank alone.
    """

    employee: str
    tie: Knows | None = None
    day: datetime.date | None = None
    through: str | None = None
    how: str = ""


class Near(NamedTuple):
    """How well somebody could introduce us, 0 to 1, and by what: ``hears``, ``heeds``, ``line`` or ``unit``."""

    nearness: float
    how: str


def fits(account: AccountGraph, employee: str, contact: str) -> bool:
    """Whether one of ours is of a rank to get to know a contact; where a rank is not known, nothing speaks against it."""
    ours, theirs = account.employees[employee], account.contacts[contact].rank
    if theirs is None:
        return True
    if ours.role == _ON_SITE and theirs >= _LEADS_FROM:
        return False
    return ours.rank is None or theirs - ours.rank < account.rules.levels_apart


def best_placed(account: AccountGraph, contact: str, without: Collection[str] = ()) -> Placed | None:
    """Who of ours can most easily get to a contact, leaving some of ours aside; ``None`` where nobody fits.

    A tie to the contact comes first, even a faded one; then who met the contact; then an introduction by whom the
    employee knows and the contact listens to, works for, leads or works beside; then who is of the rank and has the time.
    """
    own = [tie for tie in account.known_by.get(contact, ()) if tie.from_id not in without]
    if own:
        tie = max(own, key=lambda tie: (account.carry(tie), tie.intimacy or 0, tie.from_id))
        return Placed(tie.from_id, tie=tie)
    met = {ours: day for ours, day in _met(account).get(contact, {}).items() if ours not in without}
    met = {ours: day for ours, day in met.items() if ours in account.employees}
    if met:
        ours = max(met, key=lambda ours: (met[ours], ours))
        return Placed(ours, day=met[ours])
    near_ones = _neighbours(account, contact)
    introductions = [
        (not fits(account, tie.from_id, contact), -near.nearness * account.carry(tie), tie.from_id, helper)
        for helper, near in near_ones.items()
        if not account.contacts[helper].placeholder and not keeps_quiet(account, helper)
        for tie in account.known_by.get(helper, ())
        if tie.from_id not in without and account.carries(tie)
    ]
    if introductions:
        _, _, employee, helper = min(introductions)
        return Placed(employee, through=helper, how=near_ones[helper].how)
    employee = _by_rank(account, contact, without)
    return None if employee is None else Placed(employee)


def _by_rank(account: AccountGraph, contact: str, without: Collection[str]) -> str | None:
    """Who of ours is of the rank and has the time to get to know a contact; ``None`` where nobody is."""
    chosen = _spread(account).get(contact)
    return None if chosen in without else chosen


def _spread(account: AccountGraph) -> Mapping[str, str]:
    """Who of ours gets to know whom: those who matter first, the highest first; nobody more than `_MOST_NEW` of them."""
    return account.memo.once("spread", ACCESS | {Attended, Interaction}, lambda: _spread_out(account))


def _spread_out(account: AccountGraph) -> dict[str, str]:
    asked, spread = Counter[str](), dict[str, str]()
    contacts, matter = account.contacts, stakeholders(account)

    def order(ident: str) -> tuple[bool, int, str]:
        return ident not in matter, -(contacts[ident].rank or 0), ident

    for contact in sorted(contacts, key=order):
        near = {tie.from_id for tie in account.known_by.get(contact, ())} | _met(account).get(
            contact, {}
        ).keys()
        if len(near) > 1 or contacts[contact].placeholder:
            continue
        free = [ident for ident in account.employees if ident not in near and asked[ident] < _MOST_NEW]
        chosen = _freest(account, contact, free, asked)
        if chosen is not None:
            spread[contact] = chosen
            asked[chosen] += 1
    return spread


def _freest(account: AccountGraph, contact: str, ours: Iterable[str], asked: Counter[str]) -> str | None:
    """Of the rank, and with the time: steps of rank apart, with new and old acquaintances weighed against them."""
    rank = account.contacts[contact].rank
    busy = account.memo.once(
        "acquaintances of ours",
        frozenset({Knows}),
        lambda: Counter(tie.from_id for ties in account.known_by.values() for tie in ties),
    )

    def order(ident: str) -> tuple[float, bool, str]:
        colleague = account.employees[ident]
        apart = 1 if rank is None or colleague.rank is None else abs(colleague.rank - rank)
        load = asked[ident] / 2 + busy[ident] / _MANY
        return apart + load, colleague.role not in _LEADS_ACCOUNT, ident

    return min((ident for ident in ours if fits(account, ident, contact)), key=order, default=None)


def to_reach(account: AccountGraph, contact: str, without: Collection[str] = ()) -> Message:
    """A sentence: who of ours should do what to get to a contact, and why. Of a vacant seat: find out who fills it.

    What is `planned` with the contact already comes first, in the place of this.
    """
    who = account.person(contact)
    if account.contacts[contact].placeholder:
        return Message("finding.step.who_fills", who=who)
    placed = best_placed(account, contact, without)
    if placed is None:
        return Message("step.name_one", who=who)
    ours = account.colleague(placed.employee)
    if placed.tie is not None:
        return _of_tie(account, placed.tie, who)
    if placed.day is not None:
        return Message("step.write_down", ours=ours, who=who, day=placed.day)
    if placed.through is not None:
        return _introduction(account, placed, contact, without)
    return Message("step.get_to_know", ours=ours, who=who)


def _introduction(account: AccountGraph, placed: Placed, contact: str, without: Collection[str]) -> Message:
    """Whom to ask for an introduction; on behalf of somebody of the rank, where who asks is not."""
    helper = account.person(placed.through or "")
    ours, who, other = account.colleague(placed.employee), account.person(contact), None
    if not fits(account, placed.employee, contact):
        other = _by_rank(account, contact, {*without, placed.employee})
    if other is not None:
        return Message("step.ask_for", ours=ours, helper=helper, other=account.colleague(other), who=who)
    return Message(f"step.ask_introduction.{placed.how}", ours=ours, helper=helper, who=who)


def _of_tie(account: AccountGraph, tie: Knows, who: Person) -> Message:
    """What to do with a tie that there is: renew what faded, meet where it is due, deepen what is not yet a bond."""
    contact, met = tie.to_id, account.met.get(tie.to_id)
    facts: dict[str, Fact] = {"ours": account.colleague(tie.from_id), "who": who}
    if not account.carries(tie) and (tie.intimacy or 0) >= _WORKING:
        seen = (tie.observed_on, _met(account).get(contact, {}).get(tie.from_id))
        day = max(filter(None, seen), default=None)
        return Message("step.renew_seen", **facts, day=day) if day else Message("step.renew", **facts)
    if met is None:
        return Message("step.meet", **facts)
    if not account.in_time(contact):
        return Message("step.meet_again", **facts, day=met.day)
    if tie.intimacy is None:
        return Message("step.judge", **facts)
    closeness = "know_better" if tie.intimacy < _WORKING else "deepen" if tie.intimacy < _CLOSEST else "speak"
    return Message(f"step.{closeness}", **facts)


def _met(account: AccountGraph) -> Mapping[str, Mapping[str, datetime.date]]:
    """By contact: when each of ours met this one last."""
    return account.memo.once(
        "met by", frozenset({Attended, Interaction}), lambda: _last_met(account.meetings)
    )


def _last_met(meetings: Iterable[Meeting]) -> dict[str, dict[str, datetime.date]]:
    last: dict[str, dict[str, datetime.date]] = {}
    for meeting in meetings:
        for who in meeting.theirs:
            days = last.setdefault(who, {})
            for ours in meeting.ours:
                days[ours] = max(meeting.day, days.get(ours, meeting.day))
    return last


def keeps_quiet(account: AccountGraph, contact: str) -> bool:
    """Whether somebody is a sceptic or against us, or passes nothing on, in general or on anything open: no help to ask for."""
    quiet = account.memo.once("quiet", STANCE, dict[str, bool], lambda quiet, _left: quiet)
    if contact not in quiet:
        quiet[contact] = any(
            opposition(account, contact, opportunity) is not None
            or (stance(account, contact, opportunity) or 0) < 0
            or not account.rules.relay[stance(account, contact, opportunity)]
            for opportunity in (None, *(deal.id for deal in account.open_opportunities))
        )
    return quiet[contact]


def introduces(account: AccountGraph, contact: str, ours: str) -> str | None:
    """To whom of ours this one should introduce a contact; ``None`` where that is no help.

    It is where this one knows the contact well enough, and no other of ours knows or ever met this one.
    """
    if not any(tie.from_id == ours and account.carries(tie) for tie in account.known_by.get(contact, ())):
        return None
    placed = best_placed(account, contact, {ours})
    if placed is None or placed.tie is not None or placed.day is not None:
        return None
    return _by_rank(account, contact, {ours})


def beside(account: AccountGraph, contact: str, ours: str) -> Message:
    """A sentence: how to get to a contact without hanging on the one of ours who leads there.

    Of whom none of ours knows, first somebody has to: that is the same step whoever the way hangs on.
    """
    if account.contacts[contact].placeholder or contact not in account.known_by:
        return to_reach(account, contact)
    other = introduces(account, contact, ours)
    if other is None:
        return to_reach(account, contact, {ours})
    first, second = account.colleague(ours), account.colleague(other)
    return Message("step.introduce", ours=first, other=second, who=account.person(contact))


def another_way(account: AccountGraph, target: str, without: Collection[str]) -> Message:
    """A sentence: how to reach a contact without hanging on some people.

    A tie of ours to the contact hangs on nobody of theirs, whoever makes the introduction; so it is the same step for
    every gap of one contact, but where one of ours alone knows this one: then it takes another of ours.
    """
    known = {tie.from_id for tie in account.known_by.get(target, ())}
    if len(known) == 1 and known <= set(without):
        return beside(account, target, *known)
    return to_reach(account, target, known & set(without))


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


def _neighbours(account: AccountGraph, contact: str) -> dict[str, Near]:
    """Who could introduce us to a contact, how well and by what: the strongest of what ties the two."""
    near: dict[str, Near] = {}

    def offer(helper: str, nearness: float, how: str) -> None:
        near[helper] = max(near.get(helper, Near(0.0, how)), Near(nearness, how))

    for tie in account.into.get(contact, ()):
        offer(tie.from_id, account.carry(tie), "hears" if isinstance(tie, Influences) else "line")
    for tie in account.out_of.get(contact, ()):
        listens = isinstance(tie, Influences)
        offer(tie.to_id, account.carry(tie) * (0.5 if listens else 1.0), "heeds" if listens else "line")
    for unit in account.units.get(contact, ()):
        for colleague in account.people_in[unit]:
            offer(colleague, _SAME_UNIT, "unit")
    near.pop(contact, None)
    return near
