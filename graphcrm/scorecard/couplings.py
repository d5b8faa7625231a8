"""Where one layer carries nothing of the next: weak layers as structural findings. (L1, L2, L3)

L1 carries L3, L2 stands on L1, and L3 outlives the people of L2. Kinds:

- ``pillar_without_ground``: a key contact to whom we are close, and nobody else around this one is known and met in time;
- ``vault_without_ground``: instruments between the two organizations, and hardly any of their people known and met;
- ``vault_without_pillars``: an agreement or centre in force, and no supporter among those who decide what it covers;
- ``pillar_without_vault``: a customer of tier S or A whom close key relationships carry, without an instrument in force;
- ``ground_without_vault``: the same with many general relationships instead.

Around a contact are those who work in the same unit, in the one above and in those directly below, and who report to
the contact. Unknown is not no: a stance that nobody judged accuses nobody, and where no instrument of any kind is on
record, that none is in force is a thing to know, not a weak spot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.evidence import reason
from graphcrm.account.next_step import to_reach
from graphcrm.account.stance import FOR, judged
from graphcrm.account.standing import standings
from graphcrm.account.wording import called, counted, joined, percent, titled
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.records import Concerns, ReportsTo
from graphcrm.scorecard.measured import sources
from graphcrm.scorecard.organizational.instruments import YEARLY, arches, name, recorded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphcrm.account.standing import Standing
    from graphcrm.records import Instrument, Supports
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.organizational.instruments import Standing as Arch

FOCUS = ("S", "A")
"""The tiers that should be held by more than friendship."""
_MOST_NAMED = 4


def find(context: AssessmentContext) -> tuple[Finding, ...]:
    """Every coupling that does not hold. O(people + ties)."""
    close = pillars(context)
    met = frozenset(ident for ident in context.account.contacts if context.account.in_time(ident))
    standing = arches(context.snapshot, context.policy)
    return (
        *_pillars_without_ground(context, close, met),
        *_vault_without_ground(context, standing, met),
        *_vault_without_pillars(context, standing),
        *_without_vault(context, standing, close, met),
    )


def pillars(context: AssessmentContext) -> Mapping[str, Standing]:
    """The key contacts to whom one of ours is close."""
    least = context.policy.couplings.close
    every = standings(context.account, context.key_contacts)
    return {ident: one for ident, one in every.items() if (one.intimacy or 0) >= least}


def around(
    context: AssessmentContext, units: frozenset[str], above: Mapping[str, set[str]]
) -> frozenset[str]:
    """The people in some units, in those above and in those directly below; ``above`` is what each unit is part of."""
    account = context.account
    places = {place for unit in units for place in (unit, *above.get(unit, ()), *account.parts.get(unit, ()))}
    return frozenset(
        ident
        for place in places
        for ident in account.people_in.get(place, ())
        if ident in account.contacts and not account.contacts[ident].placeholder
    )


def _pillars_without_ground(
    context: AssessmentContext, close: Mapping[str, Standing], met: frozenset[str]
) -> Iterator[Finding]:
    account = context.account
    above: dict[str, set[str]] = {}
    for whole, parts in account.parts.items():
        for part in parts:
            above.setdefault(part, set()).add(whole)
    near: dict[frozenset[str], frozenset[str]] = {}
    for ident, one in close.items():
        units = account.units.get(ident, frozenset())
        if units not in near:
            near[units] = around(context, units, above)
        reports = {tie.from_id for tie in account.into.get(ident, ()) if isinstance(tie, ReportsTo)}
        others = (near[units] | reports) - {ident}
        if others & met:
            continue
        contact, deals = account.contacts[ident], context.key_contacts[ident].decides
        where = joined([context.snapshot.name(unit) for unit in sorted(account.units.get(ident, ()))])
        ours = called(account.employees[one.knows.from_id]) if one.knows else "one of ours"
        rest = (
            f"none of the {counted(len(others), 'other', 'others')} around is known and met in time"
            if others
            else "nobody else around is on record"
        )
        first = min(others, key=lambda each: (-(account.contacts[each].rank or 0), each), default=None)
        yield Finding(
            kind="pillar_without_ground",
            severity=Severity.WEAK if others else Severity.NOTE,
            who=(ident,),
            about=tuple(sorted(others)[:_MOST_NAMED]),
            opportunity=deals[0].id if deals else None,
            at_stake=deals[0].amount if deals else None,
            message=f"{titled(contact)} stands alone in {where}: {ours} is close, and {rest}.",
            step=to_reach(account, first)
            if first
            else f"Ask {called(contact)} to introduce those who work beside and below.",
            seed="L2",
            evidence=(reason(account, f"{ours} is close to {called(contact)}.", [one.knows]),)
            if one.knows
            else (),
        )


def _vault_without_ground(
    context: AssessmentContext, standing: tuple[Arch, ...], met: frozenset[str]
) -> Iterator[Finding]:
    rows, people = _live(standing), _people(context)
    if not rows or not people or len(met) / people >= context.policy.couplings.thin_ground:
        return
    yield Finding(
        kind="vault_without_ground",
        severity=Severity.WEAK,
        who=tuple(each.id for each in rows),
        message=f"{_named(rows)} {'ties' if len(rows) == 1 else 'tie'} the two companies together, "
        f"but of {counted(people, 'contact', 'contacts')} only {len(met)} {'is' if len(met) == 1 else 'are'} known and met in time "
        f"({percent(len(met) / people)}).",
        step="Meet those who live with what was agreed: start where no one of ours has been for longest.",
        seed="L1",
        evidence=(Evidence("What is in force, or was held.", sources=sources(context.snapshot, rows)),),
    )


def _vault_without_pillars(context: AssessmentContext, standing: tuple[Arch, ...]) -> Iterator[Finding]:
    account = context.account
    scope: dict[str, set[str]] = {}
    for tie in context.snapshot.ties_between(Concerns, "Instrument", "Opportunity"):
        scope.setdefault(tie.from_id, set()).add(tie.to_id)
    for arch in standing:
        for each in arch.counted if arch.kind not in YEARLY else ():
            deals = [one for one in account.open_opportunities if one.id in scope.get(each.id, {one.id})]
            chain = {(tie.from_id, one.id) for one in deals for tie in account.deciders.get(one.id, ())}
            stances = {pair: tie for pair in chain if (tie := judged(account, *pair)) is not None}
            if not chain or len(stances) / len(chain) < context.policy.couplings.judged:
                continue
            if any(tie.support >= FOR for tie in stances.values()):
                continue
            largest = deals[0]
            who = sorted({contact for contact, _ in stances})
            names = joined([called(account.contacts[one]) for one in who])
            yield Finding(
                kind="vault_without_pillars",
                severity=Severity.WEAK,
                who=(each.id,),
                about=tuple(who),
                opportunity=largest.id,
                at_stake=largest.amount,
                message=f"{name(each)} is in force, but nobody who decides what it covers supports us: "
                f"{names} {'does' if len(who) == 1 else 'do'} not.",
                step=to_reach(account, max(who, key=lambda one: (_best(stances, one), one))),
                seed="L2",
                evidence=(
                    reason(
                        account, "Where those who decide stand.", [stances[pair] for pair in sorted(stances)]
                    ),
                ),
            )


def _without_vault(
    context: AssessmentContext, standing: tuple[Arch, ...], close: Mapping[str, Standing], met: frozenset[str]
) -> Iterator[Finding]:
    if context.tier not in FOCUS or _live(standing):
        return
    people = _people(context)
    wide = bool(people) and len(met) / people >= context.policy.couplings.wide_ground
    if not close and not wide:
        return
    kept = recorded(context.snapshot)
    what = "no agreement, centre, meeting or visit between the two companies is in force" if kept else "no agreement, centre, meeting or visit between the two companies is on record"  # fmt: skip
    if close:
        ours = {one.knows.from_id for one in close.values() if one.knows}
        carried = f"{joined([called(context.account.contacts[ident]) for ident in close])}, close to {joined([called(context.account.employees[one]) for one in sorted(ours)])}"
        sentence = f"A customer of tier {context.tier} is carried by friendship alone: {carried}; {what}. When they leave, nothing stays."
    else:
        sentence = f"{len(met)} of {counted(people, 'contact', 'contacts')} are known and met in time, but {what}: a customer of tier {context.tier} is held by daily work alone."
    ties = [one.knows for one in close.values() if one.knows]
    yield Finding(
        kind="pillar_without_vault" if close else "ground_without_vault",
        severity=Severity.WEAK if kept else Severity.NOTE,
        who=tuple(close) or (context.snapshot.account.id,),
        message=sentence,
        step="Ask for a date for a strategic alignment meeting, with the people above them on both sides."
        if kept
        else "Record what there is (sheet Instrument); if there is nothing, ask for a date for an alignment meeting.",
        seed="L3",
        evidence=(reason(context.account, "The close relationships.", ties),) if ties else (),
    )


def _live(standing: tuple[Arch, ...]) -> tuple[Instrument, ...]:
    """What was held of late, or is in force."""
    return tuple(each for arch in standing for each in arch.counted)


def _named(rows: tuple[Instrument, ...]) -> str:
    return joined([name(each) for each in rows])


def _people(context: AssessmentContext) -> int:
    return sum(not each.placeholder for each in context.account.contacts.values())


def _best(stances: Mapping[tuple[str, str], Supports], contact: str) -> int:
    return max(tie.support for (one, _), tie in stances.items() if one == contact)
