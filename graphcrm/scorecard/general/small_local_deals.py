"""Do we dig up small opportunities with front-line people? (G5, 挖土豆)

A potato is an opportunity that concerns a local unit (a level in `GeneralRules.local`, or a unit below one) or says who
of ours found it; one larger than `GeneralRules.largest_potato`, or of more than `GeneralRules.largest_share` of the amounts of all open opportunities, is none;
without an amount it is one, and so is any where nothing open has an amount and no largest is set. Found counts those opened in the months looked back on.
Nothing is known where all of those that could be are undated, or where neither an interaction nor any new opportunity is on record
in these months.

Conversion looks at those decided in them: won out of won, lost and cancelled, with the interval of Wilson for n decided, z the
normal quantile of `GeneralRules.confidence`:

    (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from graphcrm.messages import Fact, listed, sentences
from graphcrm.records import Concerns, Opportunity, OrgUnit
from graphcrm.schema.scales import STAGE
from graphcrm.scorecard.context import AssessmentContext, grouped
from graphcrm.scorecard.general.figures import share_interval
from graphcrm.scorecard.general.reports import by_then
from graphcrm.scorecard.general.units import Units, colleague
from graphcrm.scorecard.measured import Measured, Part, word
from graphcrm.scorecard.metric import Metric, Unit, by_tier

CLOSED = ("won", "lost", "cancelled")


def found(context: AssessmentContext) -> Measured:
    """Potatoes opened in the months looked back on: how many, worth what, by unit, and who of ours found them."""
    deals, units = context.snapshot.nodes(Opportunity), Units(context.account)
    if not deals:
        return FOUND.not_known()
    local = potatoes(context)
    fresh = [deal for deal, _ in local.values() if context.within(deal.opened_on)]
    undated = sum(deal.opened_on is None for deal, _ in local.values())
    if undated and not fresh:
        return FOUND.not_known("undated", n=undated, step=FOUND.says("fill_opened"))
    if not context.interactions and not any(context.within(deal.opened_on) for deal in deals.values()):
        return FOUND.not_known("silent", window=context.window)
    by_unit = grouped((local[deal.id][1], deal) for deal in fresh)
    parts: list[Part] = []
    for unit, inside in sorted(by_unit.items(), key=lambda pair: (-len(pair[1]), str(pair[0]))):
        name = units.name(unit) if unit else FOUND.says("no_unit")
        rows, note = context.sources(inside), FOUND.says("note", **_facts(context, inside))
        parts.append(Part(name, len(inside), len(fresh), unit, note, rows))
    kind = "said_undated" if undated else "said" if fresh else "said_none"
    worth = _facts(context, fresh)
    said = FOUND.says(kind, n=len(fresh), window=context.window, undated=undated, **worth)
    known = len(fresh) / (len(fresh) + undated) if fresh or undated else 1.0
    step = _where_next(context, units, by_unit)
    left_out = context.account.left_out((deal, deal.amount) for deal in fresh)
    return Measured(float(len(fresh)), sentences(said, left_out), tuple(parts), known, step=step)


def conversion(context: AssessmentContext) -> Measured:
    """Potatoes won, out of those decided in the months looked back on."""
    closed = [deal for deal, _ in potatoes(context).values() if deal.stage in CLOSED]
    dated = [deal for deal in closed if context.within(deal.closed_on)]
    undated = sum(by_then(deal.closed_on, context) is None for deal in closed)
    if not dated:
        return CONVERSION.not_known(window=context.window, step="")
    parts: list[Part] = []
    for stage in CLOSED:
        deals = [deal for deal in dated if deal.stage == stage]
        note, rows = FOUND.says("note", **_facts(context, deals)) if deals else "", context.sources(deals)
        parts.append(Part(word(STAGE, stage), len(deals), len(dated), note=note, sources=rows))
    won = int(parts[0].value or 0)
    interval = share_interval(won, len(dated), context.policy.general.confidence)
    return CONVERSION.ratio(
        parts, counted=parts[:1], blank=undated, said="said", interval=interval, window=context.window
    )


def potatoes(context: AssessmentContext) -> Mapping[str, tuple[Opportunity, str | None]]:
    """By opportunity that is one: with the local unit it belongs to (``None``: it only says who found it)."""
    rules, units = context.policy.general, Units(context.account)
    where: dict[str, str] = {}
    for tie in context.snapshot.ties(Concerns, Opportunity, OrgUnit):
        place = units.nearest(tie.to_id, rules.local)
        if place is not None:
            where[tie.from_id] = min(place, where.get(tie.from_id, place))
    worth = context.account.worth
    pipeline = sum(worth(deal, deal.amount) or 0.0 for deal in context.account.open_opportunities)
    largest = math.inf if rules.largest_potato is None else context.bound(rules.largest_potato).worth
    most = min(math.inf if largest is None else largest, rules.largest_share * pipeline or math.inf)
    return {
        ident: (deal, where.get(ident))
        for ident, deal in context.snapshot.nodes(Opportunity).items()
        if (ident in where or deal.found_by) and (worth(deal, deal.amount) or 0.0) <= most
    }


def _facts(context: AssessmentContext, deals: Sequence[Opportunity]) -> dict[str, Fact]:
    """What they are worth together, and who found them."""
    amounts = (context.account.worth(deal, deal.amount) for deal in deals)
    known = [amount for amount in amounts if amount is not None]
    worth: Fact = context.money(sum(known))
    if not known:
        worth = FOUND.says("worth_unknown")
    elif len(known) < len(deals):
        worth = FOUND.says("worth_partly", worth=worth, n=len(deals) - len(known))
    by = Counter(deal.found_by for deal in deals)
    finders = sorted(by, key=lambda who: (who is None, -by[who], str(who)))
    names = (FOUND.says("finder", who=colleague(context.account, who), times=by[who]) for who in finders)
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
    return FOUND.says("step", unit=units.name(best), n=known[best])


FOUND = Metric("potatoes_found", "G5", Unit.COUNT, found, by_tier(12.0, 8.0, 4.0, 2.0), weight=0.5)
CONVERSION = Metric("potato_conversion", "G5", Unit.SHARE, conversion)
METRICS = (FOUND, CONVERSION)
