"""Is there a joint innovation centre, and does something come of it? (O8)

Kinds: ``centre_missing``, none is in force although this tier should have one; ``centre_expiring``, the last one ends
within `InstrumentRules.expiring_days`; ``centre_without_outcome``, one older than `InstrumentRules.outcome_days` has no
outcome on record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.findings import Finding, Severity
from graphcrm.messages import Fact, Message, Name
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit
from graphcrm.scorecard.organizational.instruments import (
    ASKED,
    CENTRE,
    EXPIRING,
    MISSING,
    in_force,
    named,
    names,
    recorded,
    standing,
)
from graphcrm.scorecard.weak_spot import on_record, weak_spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphcrm.records import Instrument
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.organizational.instruments import Standing


def measure(context: AssessmentContext) -> Measured:
    """Joint innovation centres in force; a part each, with what came of it."""
    if not recorded(context.snapshot):
        return unknown(METRIC.id)
    state = standing(context.snapshot, CENTRE, context.policy)
    centres = state.counted
    findings = (*_state(context, state), *_without_outcome(context, centres))
    written = sum(bool(centre.outcome) for centre in centres)
    message = Message("metric.joint_innovation.said", n=len(centres), written=written)
    return Measured(
        float(len(centres)),
        message if centres else Message("metric.joint_innovation.none"),
        tuple(_part(context, centre) for centre in centres),
        step=findings[0].step if findings else "",
        findings=findings,
    )


def _part(context: AssessmentContext, centre: Instrument) -> Part:
    outcome = Name(centre.outcome) if centre.outcome else Message("part.centre.no_outcome")
    rows = sources(context.snapshot, [centre])
    return Part(named(centre), 1.0, who=centre.id, note=in_force(centre, outcome), sources=rows)


def _state(context: AssessmentContext, state: Standing) -> Iterator[Finding]:
    account = context.snapshot.account.id
    if state.state == EXPIRING and state.until:
        ids = [centre.id for centre in state.counted]
        yield _finding(
            context, "centre_expiring", ids, state.counted, centres=names(state.counted), day=state.until
        )
    elif state.state == MISSING and state.target is not None:
        yield _finding(
            context,
            "centre_missing",
            [account],
            state.every,
            said="ended" if state.last else "",
            account=context.snapshot.named(account),
            tier=context.tier_for_targets,
            day=state.last or context.as_of,
        )


def _without_outcome(context: AssessmentContext, centres: Sequence[Instrument]) -> Iterator[Finding]:
    after = context.policy.organizational.instruments.outcome_days
    for centre in centres:
        if not centre.outcome and (context.as_of - centre.held_on).days > after:
            yield _finding(
                context,
                "centre_without_outcome",
                [centre.id],
                [centre],
                centre=named(centre),
                day=centre.held_on,
            )


def _finding(
    context: AssessmentContext,
    kind: str,
    who: Sequence[str],
    rows: Sequence[Instrument],
    said: str = "",
    **facts: Fact,
) -> Finding:
    text = "centre.on_record" if rows else "centre.none"
    evidence = on_record(context.snapshot, text, rows, [row.held_on for row in rows])
    return weak_spot(kind, Severity.NOTE, who, "O8", [evidence], said=said, **facts)


METRIC = Metric(
    id="joint_innovation",
    seed="O8",
    layer=Layer.ORGANIZATIONAL,
    unit=Unit.COUNT,
    measure=measure,
    targets=ASKED[CENTRE].targets,
)

METRICS = (METRIC,)
