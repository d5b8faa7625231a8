"""Is there a joint innovation centre, and does something come of it? (O8)

Kinds: ``centre_missing``, none is in force although this tier should have one; ``centre_expiring``, the last one ends
within `InstrumentRules.expiring_days`; ``centre_without_outcome``, one older than `InstrumentRules.outcome_days` has no
outcome on record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.messages import Message, Name
from graphcrm.scorecard.metric import Layer, Metric, Unit
from graphcrm.scorecard.organizational import instruments
from graphcrm.scorecard.organizational.instruments import CENTRE, count, in_force, named, names
from graphcrm.scorecard.weak_spot import weak_spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphcrm.records import Instrument
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.measured import Measured
    from graphcrm.scorecard.organizational.instruments import Standing


def measure(context: AssessmentContext) -> Measured:
    """Joint innovation centres in force; a part each, with what came of it."""
    return count(context, CENTRE, _message, _note, _findings)


def _message(_: AssessmentContext, state: Standing) -> Message:
    centres = state.counted
    if not centres:
        return Message("metric.joint_innovation.none")
    written = sum(bool(centre.outcome) for centre in centres)
    return Message("metric.joint_innovation.said", n=len(centres), written=written)


def _note(centre: Instrument) -> Message:
    return in_force(centre, Name(centre.outcome) if centre.outcome else Message("part.centre.no_outcome"))


def _findings(context: AssessmentContext, state: Standing) -> Iterator[Finding]:
    yield from _state(context, state)
    yield from _without_outcome(context, state.counted)


def _state(context: AssessmentContext, state: Standing) -> Iterator[Finding]:
    account = context.snapshot.account.id
    if state.state == instruments.EXPIRING and state.until:
        who, evidence = [centre.id for centre in state.counted], _evidence(context, state.counted)
        centres = names(state.counted)
        yield weak_spot(
            "centre_expiring", Severity.NOTE, who, "O8", [evidence], centres=centres, day=state.until
        )
    elif state.state == instruments.MISSING and state.target is not None:
        yield weak_spot(
            "centre_missing",
            Severity.NOTE,
            [account],
            "O8",
            [_evidence(context, state.every)],
            said="ended" if state.last else "",
            account=context.snapshot.named(account),
            tier=context.tier_for_targets,
            day=state.last or context.as_of,
        )


def _without_outcome(context: AssessmentContext, centres: Sequence[Instrument]) -> Iterator[Finding]:
    after, kind = context.policy.organizational.instruments.outcome_days, "centre_without_outcome"
    for centre in centres:
        if not centre.outcome and (context.as_of - centre.held_on).days > after:
            evidence, name = _evidence(context, [centre]), named(centre)
            yield weak_spot(
                kind, Severity.NOTE, [centre.id], "O8", [evidence], centre=name, day=centre.held_on
            )


def _evidence(context: AssessmentContext, rows: Sequence[Instrument]) -> Evidence:
    kind = "centre.on_record" if rows else "centre.none"
    return instruments.evidence(context, kind, rows)


METRIC = Metric(
    "joint_innovation", "O8", Layer.ORGANIZATIONAL, Unit.COUNT, measure, instruments.ASKED[CENTRE].targets
)
