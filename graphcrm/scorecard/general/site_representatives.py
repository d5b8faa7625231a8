"""Has every local site a representative of ours? (G3, 本地網客戶代表)

A representative answers for the place, whoever works there: a unit of the levels in `GeneralRules.sites` has one where one of ours
`REPRESENTS` it. Where nobody represents any, nothing is known.
"""

from __future__ import annotations

from functools import partial

from graphcrm.messages import joined
from graphcrm.records import Represents
from graphcrm.schema.scales import UNIT_LEVEL
from graphcrm.scorecard.context import AssessmentContext, grouped
from graphcrm.scorecard.general.units import Units, colleague
from graphcrm.scorecard.measured import Measured, parts_by, word
from graphcrm.scorecard.metric import Metric, Unit


def measure(context: AssessmentContext) -> Measured:
    """Units with a representative, out of all that should have one."""
    units, levels = Units(context.account), context.policy.general.sites
    ties = context.snapshot.ties(Represents)
    by_unit = grouped((tie.to_id, tie) for tie in ties)
    cases = sorted(
        (unit for unit in units.every.values() if unit.level in levels),
        key=lambda unit: levels.index(unit.level),
    )
    if not cases or by_unit.keys().isdisjoint(unit.id for unit in cases):
        return METRIC.not_known()
    bare = next((unit for unit in cases if unit.id not in by_unit), None)
    parts = parts_by(
        context,
        cases,
        group=lambda unit: unit.level,
        met=lambda unit: unit.id in by_unit,
        name=partial(word, UNIT_LEVEL),
        note=lambda rows: joined(
            colleague(context.account, tie.from_id) for unit in rows for tie in by_unit.get(unit.id, ())
        ),
        rows=lambda unit: by_unit.get(unit.id, ()),
    )
    return METRIC.ratio(parts, step=METRIC.says("step", unit=units.name(bare.id)) if bare else "")


METRIC = Metric("sites_represented", "G3", Unit.SHARE, measure)
