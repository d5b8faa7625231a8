"""What the report says, before anybody decides how it looks: texts of one language in their order."""

from __future__ import annotations

from dataclasses import dataclass

from graphcrm.analysis import Analysis
from graphcrm.findings import Finding, Severity
from graphcrm.messages import DEFAULT, Message, Wording, listed
from graphcrm.render.context import PageContext
from graphcrm.render.report.access import Reached, reached
from graphcrm.render.report.nine import Nine, nine
from graphcrm.render.report.steps import StepRow, steps
from graphcrm.render.report.unknown import unknown
from graphcrm.render.scene.headline import withheld
from graphcrm.render.scene.scene import Scene, told
from graphcrm.render.svg.plan import Composition, both_names, context, plan
from graphcrm.render.words import Words
from graphcrm.scorecard import Policy


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of evidence, and where it was written."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Weakness:
    """A weak spot: what hangs there, for what other reasons, what to do next, what it stands on."""

    severity: Severity
    sentence: str
    also: tuple[str, ...]
    stake: str
    next_step: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class DealText:
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

    wording: Wording
    account: str
    title: str
    footer: str
    plan: Composition
    deals: tuple[DealText, ...]
    weaknesses: tuple[Weakness, ...]
    nine: Nine
    steps: tuple[StepRow, ...]
    unknown: tuple[str, ...]
    no_findings: str
    """What stands where there is no finding."""

    @property
    def gap(self) -> str:
        """What stands between two sentences."""
        return self.wording.say("list.sentence").replace("_", "")

    @property
    def alt(self) -> str:
        """What the picture shows, for who does not see it."""
        return self.plan.words.say("page.canvas", headline=" ".join(self.plan.told["sentences"]))


def report(
    analysis: Analysis,
    *,
    opportunity: str | None = None,
    prepared_for: str | None = None,
    language: str = DEFAULT,
    policy: Policy | None = None,
) -> Report:
    """The report of an account, or of one opportunity, by its id or name. Raises `NotFound`.

    ``policy`` are the rules of the assessment: where the bands of the nine-box begin.
    """
    page = context(analysis, opportunity, language, policy)
    wording = page.words
    scenes = sorted(page.scenes, key=lambda scene: scene.id != page.first)
    shown = scenes[:1] if opportunity is not None else scenes
    findings = shown[0].findings if opportunity is not None else page.findings
    account, day = analysis.snapshot.account, analysis.snapshot.as_of
    name = both_names(wording, account.name, account.name_zh)
    footer = [Message("report.confidential"), Message("report.as_of", day=day), *withheld(page.presenter)]
    if prepared_for:
        footer.append(Message("report.prepared_for", whom=prepared_for))
    nothing = "report.no_findings" if page.presenter.contacts else "report.nothing_recorded"
    return Report(
        wording,
        name,
        wording.say("report.title", account=name, day=day),
        wording.read(listed(footer, style="dot")),
        plan(page, page.first),
        tuple(_deal(page, wording, scene) for scene in shown),
        tuple(_weakness(wording, finding) for finding in findings),
        nine(page.assessment, wording),
        steps(analysis.account, wording),
        tuple(map(wording.read, unknown(analysis.account, [scene.decision for scene in shown]))),
        wording.say(nothing),
    )


def _deal(page: PageContext, wording: Words, scene: Scene) -> DealText:
    words = told(page.presenter, scene)
    people, together = reached(page, wording, scene)
    return DealText(
        both_names(wording, str(words["name"]), str(words["name_zh"])),
        " · ".join(part for part in words["heading"] if part),
        tuple(words["sentences"]),
        str(words["facts"]),
        people,
        together,
    )


def _weakness(wording: Wording, finding: Finding) -> Weakness:
    stake = finding.at_stake
    return Weakness(
        finding.severity,
        wording.read(finding.message),
        tuple(wording.read(reason, "short") for reason in finding.reasons),
        "" if stake is None else wording.say("report.at_stake", money=stake),
        wording.read(finding.step),
        tuple(
            Reason(
                wording.read(evidence.message),
                wording.read(listed((*evidence.dates, *evidence.sources), style="dot")),
            )
            for evidence in finding.evidence
        ),
    )
