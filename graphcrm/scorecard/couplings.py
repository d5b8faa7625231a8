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

from collections.abc import Iterator, Mapping

from graphcrm.account.evidence import reason
from graphcrm.account.next_step import to_reach
from graphcrm.account.stance import FOR, judged
from graphcrm.account.standing import Standing, standings
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message, Share, joined
from graphcrm.records import Concerns, Instrument, ReportsTo
from graphcrm.scorecard.context import AssessmentContext, grouped
from graphcrm.scorecard.organizational import instruments
from graphcrm.scorecard.organizational.instruments import YEARLY, InstrumentState
from graphcrm.scorecard.weak_spot import weak_spot

FOCUS = ("S", "A")
"""The tiers that should be held by more than friendship."""
_MOST_NAMED = 4


def find(context: AssessmentContext) -> tuple[Finding, ...]:
    """Every coupling that does not hold. O(people + ties)."""
    close = pillars(context)
    met = frozenset(ident for ident in context.account.insiders if context.account.in_time(ident))
    standing = instruments.arches(context.snapshot, context.policy)
    return (
        *_pillars_without_ground(context, close, met),
        *_vault_without_ground(context, standing, met),
        *_vault_without_pillars(context, standing),
        *_without_vault(context, standing, close, met),
    )


def pillars(context: AssessmentContext) -> Mapping[str, Standing]:
    """The key contacts to whom one of ours is close."""
    least = context.policy.couplings.close
    standing = standings(context.account, context.key_contacts)
    return {ident: stand for ident, stand in standing.items() if (stand.intimacy or 0) >= least}


def around(
    context: AssessmentContext, units: frozenset[str], above: Mapping[str, list[str]]
) -> frozenset[str]:
    """The people in some units, in those above and in those directly below; ``above`` is what each unit is part of."""
    account = context.account
    places = {place for unit in units for place in (unit, *above.get(unit, ()), *account.parts.get(unit, ()))}
    people = {ident for place in places for ident in account.people_in.get(place, ())}
    contacts = account.contacts
    return frozenset(who for who in people if who in contacts and not contacts[who].placeholder)


def _pillars_without_ground(
    context: AssessmentContext, close: Mapping[str, Standing], met: frozenset[str]
) -> Iterator[Finding]:
    account = context.account
    above = grouped((part, whole) for whole, parts in account.parts.items() for part in parts)
    units_of = {ident: account.units.get(ident, frozenset[str]()) for ident in close}
    near = {units: around(context, units, above) for units in {*units_of.values()}}
    for ident, standing in close.items():
        units = units_of[ident]
        reports = {tie.from_id for tie in account.into.get(ident, ()) if isinstance(tie, ReportsTo)}
        others = (near[units] | reports) - {ident}
        if others & met or standing.knows is None:
            continue
        who, ours = account.person(ident), account.colleague(standing.knows.from_id)
        first = min(others, key=lambda other: (-(account.contacts[other].rank or 0), other), default=None)
        yield weak_spot(
            "pillar_without_ground",
            "L2",
            bool(others),
            [ident],
            reason(account, Message("coupling.close", ours=ours, who=who), [standing.knows]),
            about=sorted(others)[:_MOST_NAMED],
            deal=account.deal(next(iter(context.key_contacts[ident].decides), None)),
            said="" if others else "alone",
            step=to_reach(account, first) if first else "step",
            who=who,
            units=joined(map(context.snapshot.named, sorted(units))),
            ours=ours,
            n=len(others),
        )


def _vault_without_ground(
    context: AssessmentContext, standing: tuple[InstrumentState, ...], met: frozenset[str]
) -> Iterator[Finding]:
    rows, people = _live(standing), _people(context)
    if not rows or not people or len(met) / people >= context.policy.couplings.thin_ground:
        return
    yield weak_spot(
        "vault_without_ground",
        "L1",
        Severity.WEAK,
        instruments.ids(rows),
        context.on_record("finding.vault_without_ground.evidence", rows),
        n=len(rows),
        instruments=instruments.names(rows),
        met=Message("coupling.met", n=len(met), people=Message("count.contacts", n=people)),
        share=Share(len(met) / people),
    )


def _vault_without_pillars(
    context: AssessmentContext, standing: tuple[InstrumentState, ...]
) -> Iterator[Finding]:
    account = context.account
    ties = context.snapshot.ties_between(Concerns, "Instrument", "Opportunity")
    scope = grouped((tie.from_id, tie.to_id) for tie in ties)
    for instrument in (row for state in standing if state.kind not in YEARLY for row in state.counted):
        named_deals = scope.get(instrument.id)
        deals = [deal for deal in account.open_opportunities if not named_deals or deal.id in named_deals]
        chain = {(tie.from_id, deal.id) for deal in deals for tie in account.deciders.get(deal.id, ())}
        stances = {pair: tie for pair in chain if (tie := judged(account, *pair)) is not None}
        if not chain or len(stances) / len(chain) < context.policy.couplings.judged:
            continue
        if any(tie.support >= FOR for tie in stances.values()):
            continue
        best = grouped((contact, tie.support) for (contact, _), tie in stances.items())
        who, why = sorted(best), Message("finding.vault_without_pillars.evidence")
        yield weak_spot(
            "vault_without_pillars",
            "L2",
            Severity.WEAK,
            [instrument.id],
            reason(account, why, [stances[pair] for pair in sorted(stances)]),
            about=who,
            deal=account.deal(deals[0]),
            step=to_reach(account, max(who, key=lambda contact: (max(best[contact]), contact))),
            n=len(who),
            instrument=instruments.named(instrument),
            people=joined(account.people(who)),
        )


def _without_vault(
    context: AssessmentContext,
    standing: tuple[InstrumentState, ...],
    close: Mapping[str, Standing],
    met: frozenset[str],
) -> Iterator[Finding]:
    if context.tier not in FOCUS or _live(standing):
        return
    account, people = context.account, _people(context)
    wide = bool(people) and len(met) / people >= context.policy.couplings.wide_ground
    if not close and not wide:
        return
    known = instruments.recorded(context.snapshot)
    ties = [stand.knows for stand in close.values() if stand.knows]
    ours = sorted({tie.from_id for tie in ties})
    yield weak_spot(
        "pillar_without_vault" if close else "ground_without_vault",
        "L3",
        known,
        [*close] or [context.snapshot.account.id],
        *([reason(account, Message("coupling.ties"), ties)] if ties else []),
        step=Message("coupling.ask" if known else "coupling.record"),
        tier=context.tier,
        nothing=Message("coupling.none_in_force" if known else "coupling.none_on_record"),
        people=joined(account.people(close)),
        ours=joined(map(account.colleague, ours)),
        met=len(met),
        contacts=Message("count.contacts", n=people),
    )


def _live(standing: tuple[InstrumentState, ...]) -> tuple[Instrument, ...]:
    """What was held of late, or is in force."""
    return tuple(row for state in standing for row in state.counted)


def _people(context: AssessmentContext) -> int:
    return sum(not contact.placeholder for contact in context.account.insiders.values())
