"""The findings of `coverage`."""

from __future__ import annotations

from collections.abc import Sequence

from graphcrm.account.evidence import reason
from graphcrm.account.graph import AccountGraph
from graphcrm.account.next_step import planned
from graphcrm.account.stakeholders import Stakeholder, reasons
from graphcrm.account.stance import judged
from graphcrm.analysis.coverage.covers import Cover, Judged
from graphcrm.analysis.steps import towards
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.messages import Fact, Message, Share, joined, listed
from graphcrm.records import Opportunity, Record

UNKNOWN, NOT_MET, WRONG_LEVEL = "unknown_contact", "not_met", "wrong_level"
ONE_OF_OURS, STALE, NO_DECIDERS = "one_of_ours", "stale_judgement", "no_deciders"


def unknown_contact(account: AccountGraph, stakeholder: Stakeholder) -> Finding:
    """None of ours knows somebody who matters."""
    ident = stakeholder.contact
    who, why = account.person(ident), reasons(account, stakeholder)
    opportunity = _decided_on(stakeholder)
    deal = opportunity.id if opportunity else None
    if account.contacts[ident].placeholder:
        message = Message("finding.unknown_contact.place", who=who, reasons=why)
        step = planned(account, ident, deal) or Message("finding.step.who_fills", who=who)
    elif touch := account.touched(ident):
        message = Message("finding.unknown_contact.met", who=who, reasons=why, touch=touch)
        step = planned(account, ident, deal) or Message("finding.step.how_close", who=who)
    else:
        message = Message("finding.unknown_contact", who=who, reasons=why)
        step = towards(account, ident, deal)
    return Finding(
        kind=UNKNOWN,
        severity=Severity.CRITICAL if stakeholder.grave else Severity.WEAK,
        who=(ident,),
        about=stakeholder.sways if stakeholder.sways and not stakeholder.parts else (ident,),
        opportunity=deal,
        at_stake=account.money(opportunity),
        message=message,
        step=step,
        seed="G6" if stakeholder.sets_requirements else "L2",
        evidence=_why(account, stakeholder, why),
    )


def not_met(account: AccountGraph, stakeholder: Stakeholder, cover: Cover) -> Finding:
    """Nobody of ours has met somebody who matters within the days that are due."""
    ident, met = stakeholder.contact, account.met.get(stakeholder.contact)
    deal = _decided_on(stakeholder)
    stops = any(part.decider.veto for part in stakeholder.parts)
    marked = stakeholder.key is not None and stakeholder.key.marked
    who, why = account.person(ident), reasons(account, stakeholder)
    evidence = _why(account, stakeholder, why)
    last = account.never_met(ident)
    if met:
        last = Message("finding.not_met.ago", days=cover.days or 0)
        present = Message("evidence.not_met", day=met.day, who=joined(map(account.colleague, met.by)))
        evidence = (reason(account, present, [met.at]), *evidence)
    own = account.contacts[ident].cadence_days
    due = Message("finding.not_met.due" if own else "finding.not_met.usual", days=cover.due)
    return Finding(
        kind=NOT_MET,
        severity=Severity.CRITICAL if stops or (stakeholder.grave and marked) else Severity.WEAK,
        who=(ident,),
        about=(ident,),
        opportunity=deal.id if deal else None,
        at_stake=account.money(deal),
        message=Message("finding.not_met", who=who, reasons=why, last=last, due=due),
        step=towards(account, ident, deal.id if deal else None),
        seed="G1",
        evidence=evidence,
    )


def _decided_on(stakeholder: Stakeholder) -> Opportunity | None:
    """What somebody has a voice in: of several that which this one can stop, of those the largest."""
    parts = sorted(stakeholder.parts, key=lambda part: not part.decider.veto)
    return parts[0].decision.opportunity if parts else None


def wrong_level(account: AccountGraph, stakeholder: Stakeholder, cover: Cover) -> Finding:
    """Only people of ours well below their rank know somebody who decides (equal standing, O3)."""
    ident, decision = stakeholder.contact, stakeholder.parts[0].decision
    rank = account.contacts[ident].rank or 0
    level = [
        employee
        for employee in account.employees.values()
        if (employee.rank or 0) > rank - account.rules.levels_apart
    ]
    best = min(level, key=lambda employee: (abs((employee.rank or 0) - rank), employee.id), default=None)
    acquaintances = Message("evidence.wrong_level")
    return Finding(
        kind=WRONG_LEVEL,
        severity=Severity.NOTE,
        who=(ident,),
        about=(ident,),
        opportunity=decision.id,
        at_stake=decision.amount,
        message=Message(
            "finding.wrong_level",
            n=len(cover.known_by),
            who=account.person(ident),
            ours=joined(map(account.colleague, cover.known_by)),
            levels=Message("count.levels", n=cover.levels_below or 0),
        ),
        step=Message("finding.wrong_level.step", who=account.colleague(best.id))
        if best
        else Message("finding.wrong_level.step.sponsor"),
        seed="O3",
        evidence=(reason(account, acquaintances, account.known_by[ident], (*cover.known_by, ident)),),
    )


def one_of_ours(account: AccountGraph, employee: str, contacts: Sequence[str]) -> Finding:
    """If one of ours leaves, nobody knows several who matter."""
    who, people = account.colleague(employee), account.people(contacts)
    ties = [tie for contact in contacts for tie in account.known_by[contact]]
    return Finding(
        kind=ONE_OF_OURS,
        severity=Severity.WEAK,
        who=(employee,),
        about=tuple(contacts),
        message=Message("finding.one_of_ours", who=who, people=joined(people)),
        step=Message("finding.one_of_ours.step", who=who, first=people[0]),
        seed="G7",
        evidence=(reason(account, Message("evidence.one_of_ours"), ties),),
    )


def stale_judgement(account: AccountGraph, voices: Judged) -> Finding:
    """Much of the weight of a decision is not judged, or judged too long ago."""
    opportunity = next((deal for deal in account.open_opportunities if deal.id == voices.opportunity), None)
    who = (*voices.never, *voices.old)
    ties = [tie for ident in voices.old if (tie := judged(account, ident, voices.opportunity))]
    undated = sum(tie.observed_on is None for tie in ties)
    counts = {"never": len(voices.never), "old": len(voices.old) - undated, "undated": undated}
    parts = [Message(f"finding.stale_judgement.{how}", n=count) for how, count in counts.items() if count]
    return Finding(
        kind=STALE,
        severity=Severity.NOTE,
        who=who,
        about=who,
        opportunity=voices.opportunity,
        at_stake=account.money(opportunity),
        message=Message(
            "finding.stale_judgement",
            share=Share(voices.share),
            deal=account.deal(opportunity),
            parts=listed(parts, style="clause"),
            who=joined(account.people(who)),
        ),
        step=Message("finding.stale_judgement.step", who=account.person(who[0])),
        seed="K1",
        evidence=(reason(account, Message("evidence.stale_judgement"), ties),) if ties else (),
        subject=voices.opportunity or "",
    )


def no_deciders(account: AccountGraph, opportunity: Opportunity) -> Finding:
    """Nobody is recorded to decide on an open opportunity: everything else that is asked of it has no answer."""
    return Finding(
        kind=NO_DECIDERS,
        severity=Severity.WEAK,
        who=(opportunity.id,),
        about=(opportunity.id,),
        opportunity=opportunity.id,
        at_stake=account.money(opportunity),
        message=Message("finding.no_deciders", deal=account.deal(opportunity)),
        step=Message("finding.no_deciders.step"),
        seed="K4",
        evidence=(reason(account, Message("evidence.no_deciders"), [opportunity]),),
    )


def _why(account: AccountGraph, stakeholder: Stakeholder, why: Fact) -> tuple[Evidence, ...]:
    """The facts that make somebody matter."""
    ident = stakeholder.contact
    ties: list[Record] = list(account.voices.get(ident, ()))
    if stakeholder.sways:
        ties += list(account.sways.get(ident, ()))
    matters = Message("evidence.stakeholder", who=account.person(ident), reasons=why)
    return (reason(account, matters, ties or [account.contacts[ident]], (ident, *stakeholder.sways)),)
