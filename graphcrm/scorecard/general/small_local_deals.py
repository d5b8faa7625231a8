"""Do we dig up small opportunities with front-line people? (G5, 挖土豆)

A potato is an opportunity that concerns a local unit (a level in `GeneralRules.local`, or a unit below one) or says who
of ours found it; one larger than `GeneralRules.largest_potato` is none. Found counts those opened in the last twelve
months; conversion those decided in them: won out of won, lost and cancelled.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graphcrm.account.wording import counted
from graphcrm.records import Concerns, Opportunity, OrgUnit
from graphcrm.scorecard.general.figures import share_interval
from graphcrm.scorecard.general.reports import by_then
from graphcrm.scorecard.general.units import Units, employee_name
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.values import money

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphcrm.scorecard.context import AssessmentContext

CLOSED = ("won", "lost", "cancelled")


def found(context: AssessmentContext) -> Measured:
    """Potatoes opened in the last twelve months: how many, worth what, by unit, and who of ours found them."""
    if not context.snapshot.nodes(Opportunity):
        return unknown(FOUND.unknown, step="Record leads of local units (sheets Opportunity, CONCERNS).")
    every = potatoes(context)
    fresh = [each for each, _ in every.values() if context.within(each.opened_on)]
    undated = sum(each.opened_on is None for each, _ in every.values())
    by_unit: dict[str | None, list[Opportunity]] = {}
    for each in fresh:
        by_unit.setdefault(every[each.id][1], []).append(each)
    units, known = Units(context.account), len(fresh) / (len(fresh) + undated) if fresh or undated else 1.0
    if undated and not fresh:
        return unknown(f"{counted(undated, 'local opportunity says', 'local opportunities say')} not when it was opened.", step="Fill the day on which each was opened.")  # fmt: skip
    opened = any(context.within(each.opened_on) for each in context.snapshot.nodes(Opportunity).values())
    if not opened and not context.interactions:
        return unknown(
            "Neither a contact nor a new opportunity of the last twelve months is on record, so nobody can say that none was found.",
            step="Record leads of local units (sheets Opportunity, CONCERNS).",
        )
    parts = tuple(
        Part(
            units.name(unit) if unit else "No local unit named",
            len(here),
            len(fresh),
            unit,
            f"worth {_worth(context, here)}; found by {_finders(context, here)}",
            sources(context.snapshot, here),
        )
        for unit, here in sorted(by_unit.items(), key=lambda each: (-len(each[1]), str(each[0])))
    )
    said = f"{counted(len(fresh), 'local opportunity was', 'local opportunities were')} found in the last twelve months"
    said += f", worth {_worth(context, fresh)}, by {_finders(context, fresh)}." if fresh else "."
    said += f" Of {undated} more nobody knows when." if undated else ""
    return Measured(float(len(fresh)), said, parts, known=known, step=_where_next(context, units, by_unit))


def conversion(context: AssessmentContext) -> Measured:
    """Potatoes won, out of those decided in the last twelve months."""
    closed = [each for each, _ in potatoes(context).values() if each.stage in CLOSED]
    dated = [each for each in closed if context.within(each.closed_on)]
    undated = sum(by_then(each.closed_on, context) is None for each in closed)
    if not dated:
        return unknown(CONVERSION.unknown)
    stages = Counter(each.stage for each in dated)
    total = len(dated)
    parts = tuple(
        Part(
            stage.capitalize(),
            stages[stage],
            total,
            note=f"worth {_worth(context, here)}; found by {_finders(context, here)}" if here else "",
            sources=sources(context.snapshot, here),
        )
        for stage in CLOSED
        for here in [[each for each in dated if each.stage == stage]]
    )
    said = f"{stages['won']} of {counted(total, 'local opportunity', 'local opportunities')} decided in the last twelve months were won."
    return Measured(
        stages["won"] / total,
        said,
        parts,
        known=total / (total + undated),
        interval=share_interval(stages["won"], total, context.policy.general.confidence),
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
        ident: (each, where.get(ident))
        for ident, each in context.snapshot.nodes(Opportunity).items()
        if (ident in where or each.found_by) and (most is None or each.amount is None or each.amount <= most)
    }


def _worth(context: AssessmentContext, every: Iterable[Opportunity]) -> str:
    every = list(every)
    known = [each.amount for each in every if each.amount is not None]
    if not known:
        return "nobody knows how much"
    said = money(sum(known), context.account.currency)
    blank = len(every) - len(known)
    return f"{said} without {blank} of unknown amount" if blank else said


def _finders(context: AssessmentContext, every: Iterable[Opportunity]) -> str:
    by = Counter(each.found_by for each in every)
    first = sorted(by, key=lambda who: (who is None, -by[who], str(who)))
    return ", ".join(f"{employee_name(context.account, who)} ({by[who]})" for who in first)


def _where_next(context: AssessmentContext, units: Units, found_at: Mapping[str | None, object]) -> str:
    """A local unit with people we know, in which nobody found anything."""
    known = {
        unit: sum(who in context.account.known_by for who in units.people.get(unit, ()))
        for unit, each in units.every.items()
        if each.level in context.policy.general.local and unit not in found_at
    }
    best = min(known, key=lambda unit: (-known[unit], unit), default=None)
    if best is None or not known[best]:
        return ""
    return f"Ask at {units.name(best)}, where ours know {counted(known[best], 'person', 'people')} and nothing was found."


FOUND = Metric(
    id="potatoes_found",
    seed="G5",
    layer=Layer.GENERAL,
    unit=Unit.COUNT,
    measure=found,
    targets=by_tier(12.0, 8.0, 4.0, 2.0),
    weight=0.5,
)

CONVERSION = Metric(
    id="potato_conversion",
    seed="G5",
    layer=Layer.GENERAL,
    unit=Unit.SHARE,
    measure=conversion,
)

METRICS = (FOUND, CONVERSION)
