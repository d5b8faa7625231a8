"""Findings of the assessment, whose words stand under their kind: ``finding.KIND`` and ``finding.KIND.step``."""

from __future__ import annotations

from collections.abc import Iterable

from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.messages import Deal, Fact, Message


def weak_spot(
    kind: str,
    seed: str,
    severity: Severity | bool,
    who: Iterable[str],
    /,
    *evidence: Evidence,
    about: Iterable[str] = (),
    deal: Deal | None = None,
    said: str = "",
    step: str | Message = "step",
    **facts: Fact,
) -> Finding:
    """A finding, of which sentence and step are said with the same facts.

    ``severity`` may say whether it is a weak spot, or only worth knowing. ``said`` names a variant of the sentence
    (``finding.KIND.SAID``), ``step`` one of the step, or gives another.
    """
    if isinstance(severity, bool):
        severity = Severity.WEAK if severity else Severity.NOTE
    return Finding(
        kind,
        severity,
        tuple(who),
        Message(f"finding.{kind}.{said}" if said else f"finding.{kind}", **facts),
        Message(f"finding.{kind}.{step}", **facts) if isinstance(step, str) else step,
        seed,
        tuple(about),
        deal.id if deal else None,
        deal.money if deal else None,
        evidence,
    )
