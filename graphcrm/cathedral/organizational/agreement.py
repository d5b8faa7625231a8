"""Is a strategic cooperation agreement in force? (O7)

In force is what has begun and not ended; without an end it goes on. Kinds: ``agreement_expiring``, the last one ends
within `InstrumentRules.expiring_days`; ``agreement_missing``, none is in force although this tier should have one. What
it covers is `scope`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.analysis.wording import counted, joined
from graphcrm.cathedral.measured import Measured, Part, sources, unknown
from graphcrm.cathedral.metric import Layer, Metric, Unit
from graphcrm.cathedral.organizational.instruments import (
    AGREEMENT,
    ASKED,
    EXPIRING,
    MISSING,
    name,
    recorded,
    standing,
)
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.schema.model import Term

if TYPE_CHECKING:
    from graphcrm.cathedral.organizational.instruments import Standing
    from graphcrm.cathedral.sight import Sight
    from graphcrm.records import Instrument


def measure(sight: Sight) -> Measured:
    """1 where an agreement is in force, else 0."""
    if not recorded(sight.snapshot):
        return unknown(
            METRIC.unknown, next_step="Record agreements with the day they end (sheet Instrument)."
        )
    found = standing(sight.snapshot, AGREEMENT, sight.policy)
    findings = _found(sight, found)
    said = _said(sight, found)
    return Measured(
        1.0 if found.counted else 0.0,
        said,
        tuple(_part(sight, each) for each in found.counted),
        next_step=findings[0].next_step if findings else "",
        findings=findings,
    )


def _said(sight: Sight, found: Standing) -> str:
    if not found.counted:
        ended = f"; the last one ended on {found.last}" if found.last else ""
        return f"No cooperation agreement is in force{ended}."
    names = joined([name(each) for each in found.counted])
    verb = "is" if len(found.counted) == 1 else "are"
    if found.until is None:
        return f"{names} {verb} in force, without an end."
    days = (found.until - sight.as_of).days
    return f"{names} {verb} in force until {found.until}, {counted(days, 'more day', 'more days')}."


def _part(sight: Sight, each: Instrument) -> Part:
    bound = {True: "exclusive", False: "not exclusive", None: "whether it is exclusive is not recorded"}
    until = f"until {each.until}" if each.until else "without an end"
    note = f"since {each.held_on}, {until}; {bound[each.exclusive]}"
    return Part(name(each), 1.0, 1.0, each.id, note, sources(sight.snapshot, [each]))


def _found(sight: Sight, found: Standing) -> tuple[Finding, ...]:
    evidence = (
        Evidence(
            "The agreements on record." if found.every else "No agreement is on record.",
            dates=tuple(str(each.until or each.held_on) for each in found.every),
            sources=sources(sight.snapshot, found.every),
        ),
    )
    account = sight.snapshot.account
    if found.state == EXPIRING and found.until:
        days = (found.until - sight.as_of).days
        return (
            Finding(
                kind="agreement_expiring",
                severity=Severity.WEAK,
                who=tuple(each.id for each in found.counted),
                about=(account.id,),
                sentence=f"{joined([name(each) for each in found.counted])} with {account.name} ends on {found.until}, in {counted(days, 'day', 'days')}.",
                next_step="Start on the renewal now: name the projects of the next two years, and ask for exclusivity.",
                seed="O7",
                evidence=evidence,
            ),
        )
    if found.state == MISSING and found.target is not None:
        return (
            Finding(
                kind="agreement_missing",
                severity=Severity.WEAK,
                who=(account.id,),
                sentence=f"{_said(sight, found)[:-1]}; a customer of tier {sight.tier_for_targets} should have one.",
                next_step="Propose one at the next executive visit: how they decide, and the projects of the next two years.",
                seed="O7",
                evidence=evidence,
            ),
        )
    return ()


METRIC = Metric(
    id="agreement_in_force",
    seed="O7",
    layer=Layer.ORGANIZATIONAL,
    name=Term("Cooperation agreement", "战略合作协议|戰略合作協議"),
    question=Term(
        "Is a strategic cooperation agreement in force?",
        "是否有有效的战略合作协议？|是否有有效的戰略合作協議？",
    ),
    formula="1 if ∃ i: kind(i) = agreement, held(i) ≤ t ≤ until(i) (no end: still in force); else 0",
    unit=Unit.COUNT,
    needs="Agreements with the day on which each came into force and ends.",
    unknown="No instrument between the two organizations is on record, so it is not known whether there is an agreement.",
    measure=measure,
    targets=ASKED[AGREEMENT].targets,
)

METRICS = (METRIC,)
