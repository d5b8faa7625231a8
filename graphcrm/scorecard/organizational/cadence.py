"""Are alignment meetings and executive visits held as often as this customer is worth? (O5, O6)

Counted are those held within the months that the assessment looks back on. Kinds: ``alignment_meetings_few`` and
``executive_visits_few``, fewer than its tier asks for. An account without any instrument on record is not known to have
none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message, Number
from graphcrm.scorecard.metric import Layer, Metric, Unit
from graphcrm.scorecard.organizational.instruments import (
    ALIGNMENT,
    ASKED,
    VISIT,
    count,
    dated,
    evidence,
    kind_of,
)
from graphcrm.scorecard.policy.facts import span
from graphcrm.scorecard.weak_spot import weak_spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphcrm.records import Instrument
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.measured import Measured
    from graphcrm.scorecard.organizational.instruments import Standing

_SEEDS = {ALIGNMENT: "O5", VISIT: "O6"}
_SHOWN = 3


def meetings(context: AssessmentContext) -> Measured:
    """Strategic alignment meetings of the last twelve months."""
    return count(context, ALIGNMENT, _message, _note, _findings)


def visits(context: AssessmentContext) -> Measured:
    """Executive-led visits, theirs or ours, of the last twelve months."""
    return count(context, VISIT, _message, _note, _findings)


def _message(context: AssessmentContext, state: Standing) -> Message:
    asked = _asked(state, context.tier_for_targets)
    return Message("cadence.said", number=_number(state), window=context.window, asked=asked)


def _note(row: Instrument) -> Message:
    return Message("part.held_on", day=row.held_on)


def _asked(state: Standing, tier: str) -> Message:
    if state.target is None:
        return Message("cadence.asked_none", tier=tier)
    return Message("cadence.asked", n=1 if state.target == 1 else 2, target=Number(state.target), tier=tier)


def _number(state: Standing) -> Message:
    number = len(state.counted)
    return Message(f"count.{state.kind}s", n=number) if number else Message(f"count.no_{state.kind}")


def _findings(context: AssessmentContext, state: Standing) -> Iterator[Finding]:
    if state.target is None or len(state.counted) >= state.target:
        return
    rows, kind = state.every[-_SHOWN:], kind_of(state.kind)
    shown = evidence(context, "cadence.last" if rows else "cadence.none", rows, rows=dated(rows), kind=kind)
    last = state.last if not state.counted else None
    yield weak_spot(
        f"{ASKED[state.kind].metric}_few",
        Severity.WEAK,
        [context.snapshot.account.id],
        _SEEDS[state.kind],
        [shown],
        said="last" if last else "",
        number=_number(state),
        months=span(context.policy.window_days),
        tier=context.tier_for_targets,
        target=Number(state.target),
        day=last or context.as_of,
    )


ALIGNMENT_MEETINGS = Metric(
    "alignment_meetings", "O5", Layer.ORGANIZATIONAL, Unit.COUNT, meetings, ASKED[ALIGNMENT].targets
)

EXECUTIVE_VISITS = Metric(
    "executive_visits", "O6", Layer.ORGANIZATIONAL, Unit.COUNT, visits, ASKED[VISIT].targets
)

METRICS = (ALIGNMENT_MEETINGS, EXECUTIVE_VISITS)
