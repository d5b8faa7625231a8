"""The findings of `coverage`, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.evidence import reason
from graphcrm.account.next_step import planned, to_reach, with_plan
from graphcrm.account.stakeholders import reasons
from graphcrm.account.stance import judged
from graphcrm.account.wording import called, counted, deal, joined, listed, percent, titled
from graphcrm.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.account.graph import AccountGraph
    from graphcrm.account.stakeholders import Stakeholder
    from graphcrm.analysis.coverage import Cover, Judged
    from graphcrm.findings import Evidence
    from graphcrm.records import Opportunity, Record

UNKNOWN, NOT_MET, WRONG_LEVEL = "unknown_contact", "not_met", "wrong_level"
ONE_OF_OURS, STALE, NO_DECIDERS = "one_of_ours", "stale_judgement", "no_deciders"


def unknown_contact(account: AccountGraph, one: Stakeholder) -> Finding:
    """None of ours knows somebody who matters."""
    contact = account.contacts[one.contact]
    opportunity = one.parts[0].decision.opportunity if one.parts else None
    who = (
        f"Nobody has found out who fills the place {called(contact)}"
        if contact.placeholder
        else f"None of ours knows {titled(contact)}"
    )
    step = (
        f"Find out who fills the place {called(contact)}."
        if contact.placeholder
        else to_reach(account, one.contact)
    )
    return Finding(
        kind=UNKNOWN,
        severity=Severity.CRITICAL if one.grave else Severity.WEAK,
        who=(one.contact,),
        about=one.sways if one.sways and not one.parts else (one.contact,),
        opportunity=opportunity.id if opportunity else None,
        at_stake=opportunity.amount if opportunity else None,
        message=f"{who}, who {reasons(account, one)}.",
        step=with_plan(step, planned(account, one.contact, opportunity.id if opportunity else None)),
        seed="G6" if one.sets_requirements else "L2",
        evidence=_why(account, one),
    )


def not_met(account: AccountGraph, one: Stakeholder, cover: Cover) -> Finding:
    """Nobody of ours has met somebody who matters within the days that are due."""
    contact, met = account.contacts[one.contact], account.met.get(one.contact)
    due = (
        f"every {cover.due} days is due"
        if contact.cadence_days
        else f"every {cover.due} days is usual for such people"
    )
    ago = f"was last met {cover.days} days ago" if met else "was never met, as far as anybody recorded"
    found: list[Evidence] = []
    if met:
        names = joined([called(account.employees[each]) for each in met.by])
        found.append(reason(account, f"Last met on {met.day} by {names}.", [met.at]))
    return Finding(
        kind=NOT_MET,
        severity=Severity.CRITICAL if one.grave and one.key else Severity.WEAK,
        who=(one.contact,),
        about=(one.contact,),
        message=f"{titled(contact)}, who {reasons(account, one)}, {ago}; {due}.",
        step=with_plan(to_reach(account, one.contact), planned(account, one.contact)),
        seed="G1",
        evidence=(*found, *_why(account, one)),
    )


def wrong_level(account: AccountGraph, one: Stakeholder, cover: Cover) -> Finding:
    """Only people of ours well below their rank know somebody who decides (equal standing, O3)."""
    contact, part = account.contacts[one.contact], one.parts[0]
    ours = joined([called(account.employees[each]) for each in cover.known_by])
    ties = list(account.known_by[one.contact])
    higher = [
        each
        for each in account.employees.values()
        if (each.rank or 0) > (contact.rank or 0) - account.rules.levels_apart
    ]
    best = min(higher, key=lambda each: (abs((each.rank or 0) - (contact.rank or 0)), each.id), default=None)
    step = (
        f"Let {called(best)}, who stands level, take part in the next visit."
        if best
        else "Ask for a sponsor of equal rank on our side."
    )
    return Finding(
        kind=WRONG_LEVEL,
        severity=Severity.NOTE,
        who=(one.contact,),
        about=(one.contact,),
        opportunity=part.decision.id,
        at_stake=part.decision.amount,
        message=f"Nobody of equal standing faces {titled(contact)}: {ours} of ours, {counted(cover.levels_below or 0, 'step', 'steps')} "
        f"lower in rank, {'knows' if len(cover.known_by) == 1 else 'know'} this person.",
        step=step,
        seed="O3",
        evidence=(reason(account, "Who of ours knows this person.", ties, (*cover.known_by, one.contact)),),
    )


def one_of_ours(account: AccountGraph, employee: str, ones: Sequence[Stakeholder]) -> Finding:
    """If one of ours leaves, nobody knows several who matter."""
    person = account.employees[employee]
    people = [called(account.contacts[each.contact]) for each in ones]
    ties = [tie for each in ones for tie in account.known_by[each.contact]]
    return Finding(
        kind=ONE_OF_OURS,
        severity=Severity.WEAK,
        who=(employee,),
        about=tuple(each.contact for each in ones),
        message=f"If {called(person)} of ours leaves, nobody of ours knows {joined(people)}.",
        step=f"Let {called(person)} introduce a colleague to {people[0]} first.",
        seed="G7",
        evidence=(reason(account, "The only acquaintances of ours with these people.", ties),),
    )


def stale_judgement(account: AccountGraph, found: Judged) -> Finding:
    """Much of the weight of a decision is not judged, or judged too long ago."""
    opportunity = next((each for each in account.open_opportunities if each.id == found.opportunity), None)
    who = (*found.never, *found.old)
    names = joined([called(account.contacts[each]) for each in who])
    parts = [f"{counted(len(found.never), 'was', 'were')} never judged"] if found.never else []
    undated = [each for each in found.old if _undated(account, each, found.opportunity)]
    old = len(found.old) - len(undated)
    parts += [f"{counted(old, 'was', 'were')} judged too long ago"] if old else []
    parts += (
        [f"{counted(len(undated), 'was', 'were')} judged on a day that nobody wrote down"] if undated else []
    )
    ties = [tie for each in found.old if (tie := judged(account, each, found.opportunity))]
    return Finding(
        kind=STALE,
        severity=Severity.NOTE,
        who=who,
        about=who,
        opportunity=found.opportunity,
        at_stake=opportunity.amount if opportunity else None,
        message=f"Where {percent(found.share)} of the deciding weight stands on {deal(opportunity, account.currency)} is not known today: "
        f"{listed(parts)} ({names}).",
        step=f"Ask whoever last met {called(account.contacts[who[0]])} where this person stands, and write it down.",
        seed="K1",
        evidence=(reason(account, "The judgements that are too old, or undated.", ties),) if ties else (),
    )


def _undated(account: AccountGraph, contact: str, opportunity: str | None) -> bool:
    tie = judged(account, contact, opportunity)
    return tie is not None and tie.observed_on is None


def no_deciders(account: AccountGraph, opportunity: Opportunity) -> Finding:
    """Nobody is recorded to decide on an open opportunity: everything else that is asked of it has no answer."""
    return Finding(
        kind=NO_DECIDERS,
        severity=Severity.WEAK,
        who=(opportunity.id,),
        about=(opportunity.id,),
        opportunity=opportunity.id,
        at_stake=opportunity.amount,
        message=f"Who decides on {deal(opportunity, account.currency)} is not recorded, so nobody can say whether we reach them.",
        step="Find out who decides, and with which weight; a place whose holder is not known yet can be recorded as a placeholder.",
        seed="K4",
        evidence=(reason(account, "The opportunity, on which no row of DECIDES stands.", [opportunity]),),
    )


def _why(account: AccountGraph, one: Stakeholder) -> tuple[Evidence, ...]:
    """The facts that make somebody matter."""
    ties: list[Record] = list(account.voices.get(one.contact, ()))
    if one.sways:
        ties += list(account.sways.get(one.contact, ()))
    ties = ties or [account.contacts[one.contact]]
    return (
        reason(
            account,
            f"{called(account.contacts[one.contact])} {reasons(account, one)}.",
            ties,
            (one.contact, *one.sways),
        ),
    )
