"""Do people of equal standing face each other? 門當戶對 (O3)

One of ours faces one of theirs who knows this person (KNOWS), or met this person in the last twelve months. Whoever
stands at most one step of rank lower (`Rules.levels_apart` less one) is of equal standing, higher always. The index is
asked of those who count: key people, and who decides on an open opportunity, each by the weight of their heaviest
voice. Who is faced by nobody is not faced at level; where a rank that would settle it is not known, neither is the
answer, and the interval runs from all of those not at level to all of them.
Kind: ``not_at_level``, who counts and is faced by nobody of equal standing.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graphcrm.account.decisions import decisions
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Fact, Message, joined
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.scorecard.organizational.facing import Faced, Parity
from graphcrm.scorecard.ratio import ratio
from graphcrm.scorecard.weak_spot import on_record, weak_spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphcrm.scorecard.context import AssessmentContext


def parity(context: AssessmentContext) -> Parity:
    """Who faces whom, by rank, and how those who count are faced. O(people + ties)."""
    account, apart = context.account, context.account.rules.levels_apart
    met = _met(context)
    known: Counter[tuple[int | None, int | None]] = Counter()
    seen: Counter[tuple[int | None, int | None]] = Counter()
    for ident, contact in account.contacts.items():
        ties = [
            (tie.intimacy or 0, account.employees[tie.from_id].rank)
            for tie in account.known_by.get(ident, ())
        ]
        if ties:
            _, rank = max(ties, key=lambda known: (known[0], known[1] or 0))
            known[rank, contact.rank] += 1
        for rank in {account.employees[who].rank for who in met.get(ident, ())}:
            seen[rank, contact.rank] += 1
    faced = [_faced(context, ident, weight, met, apart) for ident, weight in _counting(context).items()]
    return Parity(dict(known), dict(seen), tuple(faced), apart - 1)


def _met(context: AssessmentContext) -> Mapping[str, frozenset[str]]:
    """By contact: those of ours who met this one face to face in the last twelve months."""
    ours: dict[str, frozenset[str]] = {}
    for meeting in context.account.meetings:
        if context.within(meeting.day):
            for who in meeting.theirs:
                ours[who] = ours.get(who, frozenset()).union(meeting.ours)
    return ours


def _counting(context: AssessmentContext) -> Mapping[str, float]:
    """Key people and those who decide, by id, with the weight of their heaviest voice (a key person at least 1)."""
    weights = {ident: 1.0 for ident, contact in context.account.contacts.items() if contact.key}
    for decision in decisions(context.account):
        for decider in decision.deciders if decision.opportunity else ():
            weights[decider.id] = max(weights.get(decider.id, 0.0), decider.weight)
    return {ident: weight for ident, weight in sorted(weights.items()) if weight > 0}


def _faced(
    context: AssessmentContext, ident: str, weight: float, met: Mapping[str, frozenset[str]], apart: int
) -> Faced:
    account = context.account
    ours = sorted({tie.from_id for tie in account.known_by.get(ident, ())} | met.get(ident, frozenset()))
    rank = account.contacts[ident].rank
    ranks = [account.employees[who].rank for who in ours]
    known = [our_rank for our_rank in ranks if our_rank is not None]
    highest = max(ours, key=lambda who: (account.employees[who].rank or 0, who), default=None)
    level: bool | None
    if not ours:
        level = False
    elif rank is None:
        level = None
    elif any(our_rank > rank - apart for our_rank in known):
        level = True
    else:
        level = None if len(known) < len(ranks) else False
    return Faced(ident, rank, weight, tuple(ours), highest, max(known, default=None), level)


def measure(context: AssessmentContext) -> Measured:
    """The share, by weight, of those who count and are faced by somebody of equal standing."""
    found = parity(context)
    if not found.faced:
        return unknown(METRIC.id)
    if found.index is None:
        return unknown(METRIC.id, "no_ranks", step=Message("metric.level_parity.step_ranks"))
    judged = [faced for faced in found.faced if faced.level is not None]
    findings = tuple(_findings(context, found))
    return ratio(
        METRIC.id,
        [_part(context, faced) for faced in found.faced],
        step=findings[0].step if findings else "",
        findings=findings,
        level=sum(bool(faced.level) for faced in judged),
        judged=len(judged),
        below=found.below,
        unranked=len(found.faced) - len(judged),
    )


def _part(context: AssessmentContext, faced: Faced) -> Part:
    account, note = context.account, Message("part.parity.nobody")
    if faced.highest is not None:
        ours, theirs = _rank(faced.our_rank), _rank(faced.rank)
        note = Message("part.parity", who=account.colleague(faced.highest), ours=ours, theirs=theirs)
    return Part(
        account.person(faced.contact),
        None if faced.level is None else faced.weight if faced.level else 0.0,
        faced.weight,
        faced.contact,
        note,
        sources(
            context.snapshot, [account.contacts[faced.contact], *account.known_by.get(faced.contact, ())]
        ),
    )


def _rank(rank: int | None) -> Fact:
    return rank or Message("part.parity.no_rank")


def _findings(context: AssessmentContext, found: Parity) -> Iterator[Finding]:
    apart = sorted(found.mismatches, key=lambda faced: (-faced.weight, -(faced.rank or 0), faced.contact))
    if not apart:
        return
    account = context.account
    who = [faced.contact for faced in apart]
    heavy = any(faced.weight >= account.rules.heavy for faced in apart)
    yield weak_spot(
        "not_at_level",
        Severity.WEAK if heavy else Severity.NOTE,
        who,
        "O3",
        [
            on_record(
                context.snapshot, "finding.not_at_level.evidence", [account.contacts[ident] for ident in who]
            )
        ],
        about=who,
        step=_step(context, apart[0], found.below),
        number=len(apart),
        total=len(found.faced),
        people=joined(account.people(who)),
    )


def _step(context: AssessmentContext, first: Faced, below: int) -> Message:
    """Who of ours could face this one: the lowest who would still be of equal standing."""
    account, who = context.account, context.account.person(first.contact)
    if account.contacts[first.contact].placeholder:
        return Message("finding.not_at_level.step_place", who=who)
    peers = [
        employee
        for employee in account.employees.values()
        if first.rank is not None and employee.rank is not None and employee.rank >= first.rank - below
    ]
    peer = min(peers, key=lambda employee: (employee.rank or 0, employee.id), default=None)
    if peer is None:
        return Message("finding.not_at_level.step_sponsor", who=who)
    return Message("finding.not_at_level.step", peer=account.colleague(peer.id), who=who)


METRIC = Metric("level_parity", "O3", Layer.ORGANIZATIONAL, Unit.SHARE, measure, by_tier(0.9, 0.8, 0.6, 0.5))
