"""Has every local site a representative of ours? (G3, 本地網客戶代表)

A representative answers for the place, whoever works there: a unit of the levels in `GeneralRules.sites` has one where one of ours
is named for it (`OrgUnit.representative`). Where none is for any, nothing is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from graphcrm.messages import Fact, joined
from graphcrm.records import OrgUnit
from graphcrm.schema.scales import UNIT_LEVEL
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.general.units import Units, colleague
from graphcrm.scorecard.measured import Measured, parts_by, word
from graphcrm.scorecard.metric import Metric, Unit


def measure(context: AssessmentContext) -> Measured:
    """Units with a representative, out of all that should have one."""
    units, levels = Units(context.account), context.policy.general.sites
    asked = (unit for unit in units.every.values() if unit.level in levels)
    cases = sorted(asked, key=lambda unit: levels.index(unit.level))
    if not any(unit.representative for unit in cases):
        return METRIC.not_known()
    bare = next((unit for unit in cases if not unit.representative), None)
    parts = parts_by(
        context,
        cases,
        group=lambda unit: unit.level,
        met=lambda unit: bool(unit.representative),
        name=partial(word, UNIT_LEVEL),
        note=lambda rows: _named(context, rows),
        rows=lambda unit: [unit] if unit.representative else [],
    )
    return METRIC.ratio(parts, step=METRIC.says("step", unit=units.name(bare.id)) if bare else "")


def _named(context: AssessmentContext, units: Sequence[OrgUnit]) -> Fact:
    """Who of ours represents us at some units, each once."""
    ours = dict.fromkeys(unit.representative for unit in units if unit.representative)
    return joined(colleague(context.account, who) for who in ours) if ours else ""


METRIC = Metric("sites_represented", "G3", Unit.SHARE, measure)
