"""What the report says, before anybody decides how it looks: plain texts in their order."""

from __future__ import annotations

from dataclasses import dataclass

from graphcrm.analysis import Analysis
from graphcrm.findings import Finding, Severity
from graphcrm.render.context import PageContext
from graphcrm.render.report import words
from graphcrm.render.report.access import Reached, reached
from graphcrm.render.report.nine import Nine, nine
from graphcrm.render.report.steps import Step, steps
from graphcrm.render.report.unknown import unknown
from graphcrm.render.scene.headline import withheld
from graphcrm.render.scene.scene import Scene, told
from graphcrm.render.svg.plan import Plan, context, plan
from graphcrm.values import money


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of evidence, and where it was written."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Weakness:
    """A finding: what hangs there, what to do next, what it stands on."""

    severity: Severity
    sentence: str
    stake: str
    next_step: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Deal:
    """One decision: its name, the result in words, and how those who decide are reached."""

    name: str
    aside: str
    sentences: tuple[str, ...]
    facts: str
    reached: tuple[Reached, ...]
    together: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report. The first of ``deals`` is the one in the picture."""

    account: str
    as_of: str
    footer: str
    plan: Plan
    deals: tuple[Deal, ...]
    weaknesses: tuple[Weakness, ...]
    nine: Nine
    steps: tuple[Step, ...]
    unknown: tuple[str, ...]
    no_findings: str
    """What stands where there is no finding."""

    @property
    def title(self) -> str:
        """What it is called."""
        return f"{self.account}, as of {self.as_of}"


def report(analysis: Analysis, *, opportunity: str | None = None, prepared_for: str | None = None) -> Report:
    """The report of an account, or of one opportunity, by its id or name. Raises `NotFound`."""
    here = context(analysis, opportunity)
    first = here.first
    scenes = sorted(here.scenes, key=lambda each: each.id != first)
    shown = scenes[:1] if opportunity is not None else scenes
    findings = shown[0].findings if opportunity is not None else here.findings
    account, day = analysis.snapshot.account, analysis.snapshot.as_of.isoformat()
    other = account.name_zh if account.name_zh and account.name_zh not in account.name else ""
    made_for = [f"prepared for {prepared_for}"] if prepared_for else []
    footer = ["Confidential", f"as of {day}", *withheld(here.presenter), *made_for]
    decisions = [each.decision for each in shown]
    return Report(
        f"{account.name} {other}".strip(),
        day,
        " · ".join(footer),
        plan(here, first),
        tuple(_deal(here, each) for each in shown),
        tuple(_weakness(here, each) for each in findings),
        nine(here),
        steps(here),
        unknown(here, decisions),
        words.NO_FINDINGS if here.presenter.contacts else words.NOTHING_RECORDED,
    )


def _deal(here: PageContext, scene: Scene) -> Deal:
    said = told(here.presenter, scene)
    name, other = str(said["name"]), str(said["name_zh"])
    people, together = reached(here, scene)
    return Deal(
        f"{name} {other}" if other and other not in name else name,
        " · ".join(part for part in said["heading"] if part),
        tuple(said["sentences"]),
        str(said["facts"]),
        people,
        together,
    )


def _weakness(here: PageContext, finding: Finding) -> Weakness:
    stake = "" if finding.at_stake is None else money(finding.at_stake, here.presenter.account.currency)
    reasons = (Reason(each.text, " · ".join((*each.dates, *each.sources))) for each in finding.evidence)
    return Weakness(finding.severity, finding.sentence, stake, finding.next_step, tuple(reasons))
