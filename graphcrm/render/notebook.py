"""What a notebook shows of an account: its picture, and what would fall."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graphcrm.analysis import Analysis
from graphcrm.findings import Finding, Severity
from graphcrm.render import files
from graphcrm.render.markup import element, escaped
from graphcrm.render.svg.drawing import picture_of
from graphcrm.render.svg.palette import COLOURS
from graphcrm.render.svg.plan import Plan, context, plan
from graphcrm.values import money

WORST = 5
_TONES = {Severity.CRITICAL: "fall", Severity.WEAK: "weak", Severity.NOTE: "note"}


@dataclass(frozen=True)
class Picture:
    """One opportunity of an account as a building. A notebook shows it with the worst findings; `save` writes it."""

    plan: Plan

    @property
    def svg(self) -> str:
        """The picture with its headline and what the marks mean."""
        return picture_of(self.plan)

    def save(self, path: str | Path) -> None:
        """Write it as an SVG file. Raises `OutputError`."""
        files.write(Path(path), self.svg.encode())

    def _repr_html_(self) -> str:
        found = self.plan.scene.findings
        listed = [_shown(each, self.plan.presenter.account.currency) for each in found[:WORST]]
        if len(found) > WORST:
            listed.append(element("li", None, f"and {len(found) - WORST} more"))
        below = element("ol", {"style": "line-height:1.5"}, *listed) if listed else ""
        fitting = self.svg.replace("<svg ", '<svg style="max-width:100%;height:auto" ', 1)
        return element("div", {"style": "max-width:1240px"}, fitting, below)


def picture(analysis: Analysis, *, opportunity: str | None = None, language: str = "en") -> Picture:
    """The picture of one opportunity, by id or name; without one, of that with the worst finding. Raises `NotFound`."""
    return Picture(plan(context(analysis, opportunity, language)))


def _shown(finding: Finding, currency: str | None) -> str:
    stake = f" · {money(finding.at_stake, currency)} at stake" if finding.at_stake is not None else ""
    look = {"style": f"color:{COLOURS[_TONES[finding.severity]]}"}
    kind = element("b", look, escaped(finding.severity.shown))
    return element("li", None, kind, escaped(f"{stake}: {finding.sentence} {finding.next_step}"))
