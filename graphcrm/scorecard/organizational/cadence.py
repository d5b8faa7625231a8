"""Are alignment meetings and executive visits held as often as this customer is worth? (O5, O6)

Counted are those held within the months that the assessment looks back on. Kinds: ``alignment_meetings_few`` and
``executive_visits_few``, fewer than its tier asks for. An account without any instrument on record is not known to have
none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message, Number
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit
from graphcrm.scorecard.organizational.instruments import (
    ALIGNMENT,
    ASKED,
    VISIT,
    Standing,
    dated,
    kind_of,
    named,
    recorded,
    standing,
)
from graphcrm.scorecard.policy.facts import span
from graphcrm.scorecard.weak_spot import on_record, weak_spot

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext

_SEEDS = {ALIGNMENT: "O5", VISIT: "O6"}
_SHOWN = 3


def meetings(context: AssessmentContext) -> Measured:
    """Strategic alignment meetings of the last twelve months."""
    return _measured(context, ALIGNMENT)


def visits(context: AssessmentContext) -> Measured:
    """Executive-led visits, theirs or ours, of the last twelve months."""
    return _measured(context, VISIT)


def _measured(context: AssessmentContext, kind: str) -> Measured:
    if not recorded(context.snapshot):
        return unknown(ASKED[kind].metric, step=Message("cadence.record"))
    state = standing(context.snapshot, kind, context.policy)
    parts = tuple(
        Part(
            named(row),
            1.0,
            who=row.id,
            note=Message("part.held_on", day=row.held_on),
            sources=sources(context.snapshot, [row]),
        )
        for row in state.counted
    )
    few = state.target is not None and len(state.counted) < state.target
    findings = (_few(context, state),) if few else ()
    message = Message(
        "cadence.said",
        number=_number(state),
        window=context.window,
        asked=_asked(state, context.tier_for_targets),
    )
    step = findings[0].step if findings else ""
    return Measured(float(len(state.counted)), message, parts, step=step, findings=findings)


def _asked(state: Standing, tier: str) -> Message:
    if state.target is None:
        return Message("cadence.asked_none", tier=tier)
    return Message("cadence.asked", n=1 if state.target == 1 else 2, target=Number(state.target), tier=tier)


def _number(state: Standing) -> Message:
    number = len(state.counted)
    return Message(f"count.{state.kind}s", n=number) if number else Message(f"count.no_{state.kind}")


def _few(context: AssessmentContext, state: Standing) -> Finding:
    rows = state.every[-_SHOWN:]
    evidence = on_record(
        context.snapshot,
        "cadence.last" if rows else "cadence.none",
        rows,
        [row.held_on for row in rows],
        rows=dated(rows),
        kind=kind_of(state.kind),
    )
    last = state.last if not state.counted else None
    metric = ASKED[state.kind].metric
    return weak_spot(
        f"{metric}_few",
        Severity.WEAK,
        [context.snapshot.account.id],
        _SEEDS[state.kind],
        [evidence],
        said="last" if last else "",
        number=_number(state),
        months=span(context.policy.window_days),
        tier=context.tier_for_targets,
        target=Number(state.target or 0),
        day=last or context.as_of,
    )


ALIGNMENT_MEETINGS = Metric(
    "alignment_meetings", "O5", Layer.ORGANIZATIONAL, Unit.COUNT, meetings, ASKED[ALIGNMENT].targets
)

EXECUTIVE_VISITS = Metric(
    "executive_visits", "O6", Layer.ORGANIZATIONAL, Unit.COUNT, visits, ASKED[VISIT].targets
)

METRICS = (ALIGNMENT_MEETINGS, EXECUTIVE_VISITS)
