"""Are alignment meetings and executive visits held as often as this customer is worth? (O5, O6)

Counted are those held within the months that the assessment looks back on. Kinds: ``alignment_meetings_few`` and
``executive_visits_few``, fewer than its tier asks for. An account without any instrument on record is not known to have
none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.wording import counted, joined
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit
from graphcrm.scorecard.organizational.instruments import (
    ALIGNMENT,
    ASKED,
    VISIT,
    Standing,
    name,
    recorded,
    standing,
)

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext

_WORDS = {
    ALIGNMENT: ("alignment meeting", "alignment meetings"),
    VISIT: ("executive visit", "executive visits"),
}
_SEEDS = {ALIGNMENT: "O5", VISIT: "O6"}


def meetings(context: AssessmentContext) -> Measured:
    """Strategic alignment meetings of the last twelve months."""
    return _measured(context, ALIGNMENT, ALIGNMENT_MEETINGS)


def visits(context: AssessmentContext) -> Measured:
    """Executive-led visits, theirs or ours, of the last twelve months."""
    return _measured(context, VISIT, EXECUTIVE_VISITS)


def _measured(context: AssessmentContext, kind: str, metric: Metric) -> Measured:
    if not recorded(context.snapshot):
        return unknown(metric.unknown, step="Record what was held, and when (sheet Instrument).")
    found = standing(context.snapshot, kind, context.policy)
    parts = tuple(
        Part(
            name(each),
            1.0,
            who=each.id,
            note=f"held on {each.held_on}",
            sources=sources(context.snapshot, [each]),
        )
        for each in found.counted
    )
    number = len(found.counted)
    said = f"{_number(number, kind)} in the last twelve months{_beside(context, found)}."
    few = found.target is not None and number < found.target
    findings = (_few(context, found),) if few else ()
    step = findings[0].next_step if findings else ""
    return Measured(float(number), said, parts, step=step, findings=findings)


def _beside(context: AssessmentContext, found: Standing) -> str:
    tier = context.tier_for_targets
    return f"; of tier {tier}, {found.target:g} {'is' if found.target == 1 else 'are'} asked" if found.target is not None else f"; none is asked of tier {tier}"  # fmt: skip


def _number(number: int, kind: str) -> str:
    one, many = _WORDS[kind]
    return counted(number, one, many) if number else f"No {one}"


def _few(context: AssessmentContext, found: Standing) -> Finding:
    one, _ = _WORDS[found.kind]
    number, target = len(found.counted), found.target or 0
    since = f"; the last was on {found.last}" if found.last and not found.counted else ""
    listed = joined([f"{name(each)} ({each.held_on})" for each in found.every[-3:]])
    text = f"The last on record: {listed}." if listed else f"No {one} is on record."
    return Finding(
        kind=f"{ASKED[found.kind].metric}_few",
        severity=Severity.WEAK,
        who=(context.snapshot.account.id,),
        message=f"{_number(number, found.kind)} in twelve months where a customer of tier {context.tier_for_targets} "
        f"should have {target:g}{since}.",
        step=f"Agree with the customer on a day for the next {one}, and on who comes from both sides.",
        seed=_SEEDS[found.kind],
        evidence=(
            Evidence(
                text,
                dates=tuple(str(each.held_on) for each in found.every[-3:]),
                sources=sources(context.snapshot, found.every[-3:]),
            ),
        ),
    )


ALIGNMENT_MEETINGS = Metric(
    id="alignment_meetings",
    seed="O5",
    layer=Layer.ORGANIZATIONAL,
    unit=Unit.COUNT,
    measure=meetings,
    targets=ASKED[ALIGNMENT].targets,
)

EXECUTIVE_VISITS = Metric(
    id="executive_visits",
    seed="O6",
    layer=Layer.ORGANIZATIONAL,
    unit=Unit.COUNT,
    measure=visits,
    targets=ASKED[VISIT].targets,
)

METRICS = (ALIGNMENT_MEETINGS, EXECUTIVE_VISITS)
