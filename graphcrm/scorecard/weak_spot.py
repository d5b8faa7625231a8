"""Findings of the assessment, whose words stand under their kind: ``finding.KIND`` and ``finding.KIND.step``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.messages import Fact, Message
from graphcrm.scorecard.measured import sources

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from graphcrm.records import Opportunity, Record
    from graphcrm.snapshot import Snapshot


def weak_spot(
    kind: str,
    severity: Severity,
    who: Iterable[str],
    seed: str,
    evidence: Iterable[Evidence] = (),
    /,
    *,
    about: Iterable[str] = (),
    deal: Opportunity | None = None,
    said: str = "",
    step: str | Message = "step",
    **facts: Fact,
) -> Finding:
    """A finding, of which sentence and step are said with the same facts.

    ``said`` names a variant of the sentence (``finding.KIND.SAID``), ``step`` one of the step, or gives another.
    """
    return Finding(
        kind,
        severity,
        tuple(who),
        Message(f"finding.{kind}.{said}" if said else f"finding.{kind}", **facts),
        Message(f"finding.{kind}.{step}", **facts) if isinstance(step, str) else step,
        seed,
        tuple(about),
        deal.id if deal else None,
        deal.amount if deal else None,
        tuple(evidence),
    )


def on_record(
    snapshot: Snapshot,
    kind: str,
    rows: Iterable[Record],
    days: Iterable[datetime.date] = (),
    /,
    **facts: Fact,
) -> Evidence:
    """A reason that stands on some records, with the days that it rests on."""
    return Evidence(Message(kind, **facts), dates=tuple(days), sources=sources(snapshot, rows))
