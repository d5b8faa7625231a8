"""Is a strategic cooperation agreement in force? (O7)

In force is what has begun and not ended; without an end it goes on. Kinds: ``agreement_expiring``, the last one ends
within `InstrumentRules.expiring_days`; ``agreement_missing``, none is in force although this tier should have one. What
it covers is `scope`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message
from graphcrm.scorecard.metric import Layer, Metric, Unit
from graphcrm.scorecard.organizational.instruments import (
    AGREEMENT,
    ASKED,
    EXPIRING,
    MISSING,
    count,
    in_force,
    names,
)
from graphcrm.scorecard.policy.facts import span
from graphcrm.scorecard.weak_spot import on_record, weak_spot

if TYPE_CHECKING:
    from graphcrm.records import Instrument
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.measured import Measured
    from graphcrm.scorecard.organizational.instruments import Standing


def measure(context: AssessmentContext) -> Measured:
    """1 where an agreement is in force, else 0."""
    return count(context, AGREEMENT, _message, _note, _findings, 1.0)


def _message(context: AssessmentContext, state: Standing) -> Message:
    kind, n = "metric.agreement_in_force", len(state.counted)
    if not state.counted:
        return Message(f"{kind}.ended", day=state.last) if state.last else Message(f"{kind}.none")
    if state.until is None:
        return Message(f"{kind}.said_endless", n=n, agreements=names(state.counted))
    days = Message("count.more_days", n=(state.until - context.as_of).days)
    return Message(f"{kind}.said", n=n, agreements=names(state.counted), day=state.until, days=days)


def _note(agreement: Instrument) -> Message:
    exclusive = {True: "exclusive", False: "not_exclusive", None: "exclusive_unknown"}[agreement.exclusive]
    return in_force(agreement, Message(f"part.agreement.{exclusive}"))


def _findings(context: AssessmentContext, state: Standing) -> tuple[Finding, ...]:
    expiring = state.state == EXPIRING and state.until
    if not expiring and (state.state != MISSING or state.target is None):
        return ()
    account, kind = context.snapshot.account.id, "agreement_expiring" if expiring else "agreement_missing"
    day = state.until or state.last
    return (
        weak_spot(
            kind,
            Severity.WEAK,
            [row.id for row in state.counted] if expiring else [account],
            "O7",
            [
                on_record(
                    context.snapshot,
                    "agreement.on_record" if state.every else "agreement.none",
                    state.every,
                    [row.until or row.held_on for row in state.every],
                )
            ],
            about=[account] if expiring else [],
            said="ended" if day and not expiring else "",
            agreements=names(state.counted),
            account=context.snapshot.named(account),
            tier=context.tier_for_targets,
            ahead=span(context.policy.organizational.instruments.pipeline_days),
            days=Message("count.days", n=((state.until or context.as_of) - context.as_of).days),
            day=day or context.as_of,
        ),
    )


METRIC = Metric(
    "agreement_in_force", "O7", Layer.ORGANIZATIONAL, Unit.COUNT, measure, ASKED[AGREEMENT].targets
)
