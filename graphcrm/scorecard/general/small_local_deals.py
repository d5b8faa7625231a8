"""Do we dig up small opportunities with front-line people? (G5, 挖土豆)

A potato is an opportunity that concerns a local unit (a level in `GeneralRules.local`, or a unit below one) or says who
of ours found it; one larger than `GeneralRules.largest_potato` is none. Found counts those opened in the months looked back on.
Nothing is known where all of those that could be are undated, or where neither an interaction nor any new opportunity is on record
in these months.

Conversion looks at those decided in them: won out of won, lost and cancelled, with the interval of Wilson for n decided, z the
normal quantile of `GeneralRules.confidence`:

    (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graphcrm.messages import Fact, Message, Money, listed
from graphcrm.records import Concerns, Opportunity, OrgUnit
from graphcrm.schema.scales import STAGE
from graphcrm.scorecard.general.figures import share_interval
from graphcrm.scorecard.general.reports import by_then
from graphcrm.scorecard.general.units import Units, colleague
from graphcrm.scorecard.measured import Measured, Part, sources, unknown, word
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.scorecard.ratio import ratio

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphcrm.scorecard.context import AssessmentContext

CLOSED = ("won", "lost", "cancelled")


def found(context: AssessmentContext) -> Measured:
    """Potatoes opened in the months looked back on: how many, worth what, by unit, and who of ours found them."""
    deals = context.snapshot.nodes(Opportunity)
    if not deals:
        return unknown(FOUND.id)
    local = potatoes(context)
    fresh = [deal for deal, _ in local.values() if context.within(deal.opened_on)]
    undated = sum(deal.opened_on is None for deal, _ in local.values())
    if undated and not fresh:
        step = Message("metric.potatoes_found.fill_opened")
        return unknown(FOUND.id, "undated", n=undated, step=step)
    if not context.interactions and not any(context.within(deal.opened_on) for deal in deals.values()):
        return unknown(FOUND.id, "silent", window=context.window)
    by_unit: dict[str | None, list[Opportunity]] = {}
    for deal in fresh:
        by_unit.setdefault(local[deal.id][1], []).append(deal)
    units = Units(context.account)
    parts = tuple(
        Part(
            units.name(unit) if unit else Message("metric.potatoes_found.no_unit"),
            len(inside),
            len(fresh),
            unit,
            Message("metric.potatoes_found.note", **_facts(context, inside)),
            sources(context.snapshot, inside),
        )
        for unit, inside in sorted(by_unit.items(), key=lambda pair: (-len(pair[1]), str(pair[0])))
    )
    said = Message(
        f"metric.potatoes_found.{'said_undated' if undated else 'said' if fresh else 'said_none'}",
        n=len(fresh),
        window=context.window,
        undated=undated,
        **_facts(context, fresh),
    )
    known = len(fresh) / (len(fresh) + undated) if fresh or undated else 1.0
    return Measured(float(len(fresh)), said, parts, known=known, step=_where_next(context, units, by_unit))


def conversion(context: AssessmentContext) -> Measured:
    """Potatoes won, out of those decided in the months looked back on."""
    closed = [deal for deal, _ in potatoes(context).values() if deal.stage in CLOSED]
    dated = [deal for deal in closed if context.within(deal.closed_on)]
    undated = sum(by_then(deal.closed_on, context) is None for deal in closed)
    if not dated:
        return unknown(CONVERSION.id, window=context.window, step="")
    stages = {stage: [deal for deal in dated if deal.stage == stage] for stage in CLOSED}
    parts = [
        Part(
            word(STAGE, stage),
            len(deals),
            len(dated),
            note=Message("metric.potatoes_found.note", **_facts(context, deals)) if deals else "",
            sources=sources(context.snapshot, deals),
        )
        for stage, deals in stages.items()
    ]
    return ratio(
        CONVERSION.id,
        parts,
        counted=parts[:1],
        blank=undated,
        said="said",
        interval=share_interval(len(stages["won"]), len(dated), context.policy.general.confidence),
        window=context.window,
    )


def potatoes(context: AssessmentContext) -> Mapping[str, tuple[Opportunity, str | None]]:
    """By opportunity that is one: with the local unit it belongs to (``None``: it only says who found it)."""
    rules, units = context.policy.general, Units(context.account)
    where: dict[str, str] = {}
    for tie in context.snapshot.ties(Concerns, Opportunity, OrgUnit):
        place = units.nearest(tie.to_id, rules.local)
        if place is not None:
            where[tie.from_id] = min(place, where.get(tie.from_id, place))
    most = rules.largest_potato
    return {
        ident: (deal, where.get(ident))
        for ident, deal in context.snapshot.nodes(Opportunity).items()
        if (ident in where or deal.found_by) and (most is None or deal.amount is None or deal.amount <= most)
    }


def _facts(context: AssessmentContext, deals: Sequence[Opportunity]) -> dict[str, Fact]:
    """What they are worth together, and who found them."""
    known = [deal.amount for deal in deals if deal.amount is not None]
    worth: Fact = Money(sum(known), context.account.currency)
    if not known:
        worth = Message("metric.potatoes_found.worth_unknown")
    elif len(known) < len(deals):
        worth = Message("metric.potatoes_found.worth_partly", worth=worth, n=len(deals) - len(known))
    by = Counter(deal.found_by for deal in deals)
    finders = sorted(by, key=lambda who: (who is None, -by[who], str(who)))
    names = (
        Message("metric.potatoes_found.finder", who=colleague(context.account, who), times=by[who])
        for who in finders
    )
    return {"worth": worth, "finders": listed(names, style="comma")}


def _where_next(context: AssessmentContext, units: Units, found_at: Mapping[str | None, object]) -> Fact:
    """A local unit with people we know, in which nobody found anything."""
    known = {
        ident: sum(who in context.account.known_by for who in units.people.get(ident, ()))
        for ident, unit in units.every.items()
        if unit.level in context.policy.general.local and ident not in found_at
    }
    best = min(known, key=lambda ident: (-known[ident], ident), default=None)
    if best is None or not known[best]:
        return ""
    return Message("metric.potatoes_found.step", unit=units.name(best), n=known[best])


FOUND = Metric(
    "potatoes_found", "G5", Layer.GENERAL, Unit.COUNT, found, by_tier(12.0, 8.0, 4.0, 2.0), weight=0.5
)

CONVERSION = Metric("potato_conversion", "G5", Layer.GENERAL, Unit.SHARE, conversion)

METRICS = (FOUND, CONVERSION)
