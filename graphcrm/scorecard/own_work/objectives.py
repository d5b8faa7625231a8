"""Do we have objectives at this customer, how far are they, and has the customer accepted them? (E1)

Those of the year count. An objective is reached by how far it has come from its baseline (s; blank: 0) to its target t, with
a the actual figure:

    min(1, max(0, (a − s) / (t − s)))

Without target or actual figure, or where the two ends are the same, nobody knows.
"""

from __future__ import annotations

from graphcrm.messages import Fact, Message, Name, Number, joined
from graphcrm.records import Objective
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit, everywhere


def of_year(context: AssessmentContext) -> tuple[Objective, ...]:
    """The objectives of the year that runs, in the order of their ids."""
    every = context.snapshot.nodes(Objective).values()
    return tuple(objective for objective in every if objective.year == context.as_of.year)


def progress(objective: Objective) -> float | None:
    """How far it is reached, 0 to 1; ``None`` where that is not known."""
    start, target, actual = objective.baseline or 0.0, objective.target, objective.actual
    if target is None or actual is None or target == start:
        return None
    return min(1.0, max(0.0, (actual - start) / (target - start)))


def reached(context: AssessmentContext) -> Measured:
    """The mean of how far the objectives of the year are reached."""
    objectives = of_year(context)
    if not objectives:
        return REACHED.not_known()
    parts = [_part(context, row, progress(row), _figures(row)) for row in objectives]
    behind = min(objectives, key=lambda row: (progress(row) if progress(row) is not None else 2, row.id))
    far = progress(behind)
    step = REACHED.says("step", objective=Name(behind.name)) if far is not None and far < 1 else ""
    return REACHED.ratio(parts, step=step, year=context.as_of.year)


def accepted(context: AssessmentContext) -> Measured:
    """The share of them that somebody of the customer agreed to; not known where no acceptance is on record at all."""
    objectives = of_year(context)
    agreed = [row for row in objectives if row.accepted_by or row.accepted_on]
    if not agreed:
        return ACCEPTED.not_known()
    bare = [Name(row.name) for row in objectives if row not in agreed]
    parts = [_part(context, row, float(row in agreed), _by(context, row)) for row in objectives]
    step = ACCEPTED.says("step", objectives=joined(bare)) if bare else ""
    return ACCEPTED.ratio(parts, step=step, year=context.as_of.year)


def _part(context: AssessmentContext, row: Objective, value: float | None, note: Fact) -> Part:
    return Part(Name(row.name), value, 1.0, row.id, note, context.sources([row]))


def _figures(row: Objective) -> Fact:
    if row.target is None or row.actual is None:
        return REACHED.says("no_figure")
    facts: dict[str, Fact] = {"actual": Number(row.actual), "target": Number(row.target)}
    return Message("metric.objectives_reached.figures", measure=Name(row.measure or row.name), **facts)


def _by(context: AssessmentContext, row: Objective) -> Fact:
    if not row.accepted_by:
        return (
            ACCEPTED.says("nobody") if row.accepted_on is None else ACCEPTED.says("on", day=row.accepted_on)
        )
    return ACCEPTED.says("by", who=context.account.name(row.accepted_by), day=row.accepted_on or "?")


REACHED = Metric("objectives_reached", "E1", Unit.SHARE, reached, everywhere(0.9))
ACCEPTED = Metric("objectives_accepted", "E1", Unit.SHARE, accepted, everywhere(0.8))
METRICS = (REACHED, ACCEPTED)
