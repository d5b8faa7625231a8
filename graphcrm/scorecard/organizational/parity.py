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
from graphcrm.account.wording import called, joined, percent, titled
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.schema.scales import MEETINGS
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.scorecard.organizational.facing import Faced, Parity

if TYPE_CHECKING:
    from collections.abc import Mapping

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
            _, rank = max(ties, key=lambda each: (each[0], each[1] or 0))
            known[rank, contact.rank] += 1
        for rank in {account.employees[who].rank for who in met.get(ident, ())}:
            seen[rank, contact.rank] += 1
    faced = [_faced(context, ident, weight, met, apart) for ident, weight in _counting(context).items()]
    return Parity(dict(known), dict(seen), tuple(faced), apart - 1)


def _met(context: AssessmentContext) -> Mapping[str, frozenset[str]]:
    """By contact: those of ours who met this one face to face in the last twelve months."""
    found: dict[str, set[str]] = {}
    for ident, each in context.interactions.items():
        ours = context.ours_at.get(ident)
        if ours and each.kind in MEETINGS:
            for who in context.theirs_at.get(ident, ()):
                found.setdefault(who, set()).update(ours)
    return {who: frozenset(ours) for who, ours in found.items()}


def _counting(context: AssessmentContext) -> Mapping[str, float]:
    """Key people and those who decide, by id, with the weight of their heaviest voice (a key person at least 1)."""
    found = {ident: 1.0 for ident, contact in context.account.contacts.items() if contact.key}
    for decision in decisions(context.account):
        for each in decision.deciders if decision.opportunity else ():
            found[each.id] = max(found.get(each.id, 0.0), each.weight)
    return {ident: weight for ident, weight in sorted(found.items()) if weight > 0}


def _faced(
    context: AssessmentContext, ident: str, weight: float, met: Mapping[str, frozenset[str]], apart: int
) -> Faced:
    account = context.account
    ours = sorted({tie.from_id for tie in account.known_by.get(ident, ())} | met.get(ident, frozenset()))
    rank = account.contacts[ident].rank
    ranks = [account.employees[who].rank for who in ours]
    known = [each for each in ranks if each is not None]
    highest = max(ours, key=lambda who: (account.employees[who].rank or 0, who), default=None)
    level: bool | None
    if not ours:
        level = False
    elif rank is None:
        level = None
    elif any(each > rank - apart for each in known):
        level = True
    else:
        level = None if len(known) < len(ranks) else False
    return Faced(ident, rank, weight, tuple(ours), highest, max(known, default=None), level)


def measure(context: AssessmentContext) -> Measured:
    """The share, by weight, of those who count and are faced by somebody of equal standing."""
    found = parity(context)
    if not found.faced:
        return unknown(METRIC.unknown, step="Mark who is a key person, and record who decides.")
    findings = _findings(context, found)
    step = findings[0].next_step if findings else ""
    if found.index is None:
        return unknown("Ranks are not recorded of those who count, or of ours who face them.", step="Record ranks on both sides.")  # fmt: skip
    judged = [each for each in found.faced if each.level is not None]
    number, blank = sum(bool(each.level) for each in judged), len(found.faced) - len(judged)
    rest = f" Of {blank} more, a rank is not known." if blank else ""
    said = (
        f"{number} of {len(judged)} key people and deciders are faced by one of ours at most {found.below} rank lower: "
        f"{percent(found.index)} by the weight of their voices.{rest}"
    )
    return Measured(
        found.index,
        said,
        tuple(_part(context, each) for each in found.faced),
        known=found.share_known,
        interval=found.interval if blank else None,
        step=step,
        findings=findings,
    )


def _part(context: AssessmentContext, each: Faced) -> Part:
    account = context.account
    if each.highest is None:
        note = "faced by nobody of ours"
    else:
        ranks = f"rank {each.our_rank or 'not known'} facing rank {each.rank or 'not known'}"
        note = f"by {called(account.employees[each.highest])}; {ranks}"
    value = None if each.level is None else each.weight if each.level else 0.0
    rows = [account.contacts[each.contact], *account.known_by.get(each.contact, ())]
    return Part(
        called(account.contacts[each.contact]),
        value,
        each.weight,
        each.contact,
        note,
        sources(context.snapshot, rows),
    )


def _findings(context: AssessmentContext, found: Parity) -> tuple[Finding, ...]:
    apart = sorted(found.mismatches, key=lambda each: (-each.weight, -(each.rank or 0), each.contact))
    if not apart:
        return ()
    account = context.account
    people = joined([titled(account.contacts[each.contact]) for each in apart])
    rows = [account.contacts[each.contact] for each in apart]
    return (
        Finding(
            kind="not_at_level",
            severity=Severity.WEAK
            if any(each.weight >= account.rules.heavy for each in apart)
            else Severity.NOTE,
            who=tuple(each.contact for each in apart),
            about=tuple(each.contact for each in apart),
            message=f"{len(apart)} of {len(found.faced)} key people and deciders are faced by nobody of equal standing: {people}.",
            step=_step(context, apart[0], found.below),
            seed="O3",
            evidence=(
                Evidence(
                    "Their ranks, and who of ours knows or met them.", sources=sources(context.snapshot, rows)
                ),
            ),
        ),
    )


def _step(context: AssessmentContext, first: Faced, below: int) -> str:
    """Who of ours could face this one: the lowest who would still be of equal standing."""
    contact = context.account.contacts[first.contact]
    if contact.placeholder:
        return f"Find out who fills the place {called(contact)}."
    peers = [
        each
        for each in context.account.employees.values()
        if first.rank is not None and each.rank is not None and each.rank >= first.rank - below
    ]
    peer = min(peers, key=lambda each: (each.rank or 0, each.id), default=None)
    if peer is None:
        return f"Ask for a sponsor on our side who stands level with {called(contact)}."
    return f"Let {called(peer)} call on {called(contact)}."


METRIC = Metric(
    id="level_parity",
    seed="O3",
    layer=Layer.ORGANIZATIONAL,
    unit=Unit.SHARE,
    measure=measure,
    targets=by_tier(0.9, 0.8, 0.6, 0.5),
)

METRICS = (METRIC,)
