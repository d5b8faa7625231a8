"""Is there a joint innovation centre, and does something come of it? (O8)

A centre counts with an outcome on record, or for `InstrumentRules.outcome_days` without. Kinds: ``centre_missing``, none is in force although this tier should have one; ``centre_expiring``, the last one ends
within `InstrumentRules.expiring_days`; ``centre_without_outcome``, one older than `InstrumentRules.outcome_days` has no
outcome on record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.messages import Message, Name
from graphcrm.records import Instrument
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import Measured
from graphcrm.scorecard.organizational import instruments
from graphcrm.scorecard.organizational.instruments import CENTRE, EXPIRING, MISSING, InstrumentState
from graphcrm.scorecard.weak_spot import weak_spot


def measure(context: AssessmentContext) -> Measured:
    """Joint innovation centres in force; a part each, with what came of it."""

    def bears(centre: Instrument) -> bool:
        days = context.policy.organizational.instruments.outcome_days
        return bool(centre.outcome) or context.days_since(centre.held_on) <= days

    return instruments.count(context, CENTRE, METRIC, _said, _note, _findings, counts=bears)


def _said(_: AssessmentContext, state: InstrumentState) -> Message:
    if not state.counted:
        return METRIC.says("none")
    written = sum(bool(centre.outcome) for centre in state.counted)
    return METRIC.says("said", n=len(state.counted), written=written)


def _note(centre: Instrument) -> Message:
    return instruments.in_force(
        centre, Name(centre.outcome) if centre.outcome else Message("part.centre.no_outcome")
    )


def _findings(context: AssessmentContext, state: InstrumentState) -> Iterator[Finding]:
    account, centres = context.snapshot.account.id, state.counted
    if state.state == EXPIRING and state.until:
        why, named_centres = _evidence(context, centres), instruments.names(centres)
        note, day = Severity.NOTE, state.until
        yield weak_spot(
            "centre_expiring", "O8", note, instruments.ids(centres), why, centres=named_centres, day=day
        )
    elif state.state == MISSING and state.target is not None:
        yield weak_spot(
            "centre_missing",
            "O8",
            Severity.NOTE,
            [account],
            _evidence(context, state.every),
            said="ended" if state.last else "",
            account=context.snapshot.named(account),
            tier=context.tier_for_targets,
            day=state.last or context.as_of,
        )
    after, kind = context.policy.organizational.instruments.outcome_days, "centre_without_outcome"
    for centre in centres:
        if not centre.outcome and context.days_since(centre.held_on) > after:
            why, day = _evidence(context, [centre]), centre.held_on
            yield weak_spot(
                kind, "O8", Severity.NOTE, [centre.id], why, centre=instruments.named(centre), day=day
            )


def _evidence(context: AssessmentContext, rows: Sequence[Instrument]) -> Evidence:
    return instruments.evidence(context, "centre.on_record" if rows else "centre.none", rows)


METRIC = instruments.asked(CENTRE, measure)
