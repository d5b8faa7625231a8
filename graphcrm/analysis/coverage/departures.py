"""What people who left have left behind: an empty seat, contacts whom nobody else knows, reports without a chief."""

from __future__ import annotations

from collections.abc import Iterator

from graphcrm.account.evidence import reason
from graphcrm.account.graph import AccountGraph
from graphcrm.account.tables import is_dotted
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message, joined
from graphcrm.records import Contact, Decides, Employee, Knows, Opportunity, ReportsTo

SEAT_EMPTY, CONTACTS_LEFT, NO_CHIEF = "seat_empty", "contacts_left", "no_chief"


def departures(account: AccountGraph) -> Iterator[Finding]:
    """One finding an empty seat, one of ours who left, and one chief who left. O(ties of who left)."""
    yield from _seats(account)
    yield from _acquaintances(account)
    yield from _chiefs(account)


def _seats(account: AccountGraph) -> Iterator[Finding]:
    left, deals = account.snapshot.left(Contact), {deal.id: deal for deal in account.open_opportunities}
    for voice in account.snapshot.behind(Decides, Contact, Opportunity):
        if voice.to_id in deals and (account.weight(voice) > 0 or voice.veto):
            deal, who = deals[voice.to_id], account.person(voice.from_id)
            yield Finding(
                kind=SEAT_EMPTY,
                severity=Severity.CRITICAL if voice.veto else Severity.WEAK,
                who=(deal.id,),
                about=(deal.id,),
                opportunity=deal.id,
                at_stake=account.money(deal),
                message=Message(
                    "finding.seat_empty", who=who, deal=account.deal(deal), day=left[voice.from_id].on
                ),
                step=Message("finding.seat_empty.step", who=who),
                seed="K4",
                evidence=(reason(account, Message("finding.seat_empty.evidence", who=who), [voice]),),
                subject=voice.from_id,
            )


def _acquaintances(account: AccountGraph) -> Iterator[Finding]:
    knew: dict[str, list[Knows]] = {}
    for tie in account.snapshot.behind(Knows, Employee, Contact):
        alone = tie.to_id in account.contacts and tie.to_id not in account.known_by
        if alone and tie.intimacy != 0 and tie.from_id not in account.employees:
            knew.setdefault(tie.from_id, []).append(tie)
    for ident, ties in knew.items():
        yield _about(account, CONTACTS_LEFT, Employee, ident, tuple(tie.to_id for tie in ties), ties)


def _chiefs(account: AccountGraph) -> Iterator[Finding]:
    led, left = {tie.from_id for tie in account.lines}, account.snapshot.left(Contact)
    reports: dict[str, list[ReportsTo]] = {}
    for tie in account.snapshot.behind(ReportsTo, Contact, Contact):
        if is_dotted(tie):
            continue
        if tie.to_id in left and tie.from_id in account.contacts and tie.from_id not in led:
            reports.setdefault(tie.to_id, []).append(tie)
    for ident, ties in reports.items():
        yield _about(account, NO_CHIEF, Contact, ident, tuple(tie.from_id for tie in ties), ties)


def _about(
    account: AccountGraph,
    kind: str,
    side: type[Contact | Employee],
    ident: str,
    people: tuple[str, ...],
    ties: list[Knows] | list[ReportsTo],
) -> Finding:
    """Some people who are still there, and whom they lost."""
    who = account.colleague(ident) if side is Employee else account.person(ident)
    first, day = account.person(people[0]), account.snapshot.left(side)[ident].on
    return Finding(
        kind=kind,
        severity=Severity.WEAK if side is Employee else Severity.NOTE,
        who=people,
        about=people,
        message=Message(f"finding.{kind}", who=who, people=joined(account.people(people)), day=day),
        step=Message(f"finding.{kind}.step", who=who, first=first),
        seed="K2" if side is Employee else "L2",
        evidence=(reason(account, Message(f"finding.{kind}.evidence", who=who), ties),),
    )
