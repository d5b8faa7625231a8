"""Is there a strategy of ours for this customer, and does what we do follow it? What E1, E5 and K3 ask of objectives."""

from __future__ import annotations

from graphcrm.messages import Message, Name
from graphcrm.records import Action, Instrument, Interaction, Objective, Serves
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.nine_actions.condition import Checked, met, met_by, not_known
from graphcrm.scorecard.own_work.objectives import of_year


def objectives_set(context: AssessmentContext) -> Checked:
    """The share of the objectives of the year that have an owner, a measure and a target; not known without any."""
    rows = of_year(context)
    bare = next((row for row in rows if not _whole(row)), None)
    first = {"objective": Name(bare.name)} if bare else {}
    return met_by(context, "objectives_set", rows, _whole, **first)


def work_serves(context: AssessmentContext) -> Checked:
    """The share of the objectives of the year that a step, an interaction of the months looked back on, or an instrument serves.

    Not known where nothing serves any.
    """
    rows, snapshot = of_year(context), context.snapshot
    ties = [
        *(tie for tie in snapshot.ties(Serves, Interaction) if tie.from_id in context.interactions),
        *snapshot.ties(Serves, Action),
        *snapshot.ties(Serves, Instrument),
    ]
    served = {tie.to_id for tie in ties}
    if not rows or served.isdisjoint(row.id for row in rows):
        return not_known("work_serves")
    bare = [row for row in rows if row.id not in served]
    step = Message("condition.work_serves.step", objective=Name(bare[0].name)) if bare else ""
    return met("work_serves", len(rows) - len(bare), len(rows), step=step, sources=context.sources(ties))


def _whole(row: Objective) -> bool:
    return bool(row.owner and row.measure) and row.target is not None
