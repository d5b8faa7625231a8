"""What a notebook shows of an account: its picture, and what would fall."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graphcrm.analysis import Analysis
from graphcrm.findings import Finding
from graphcrm.messages import DEFAULT, listed
from graphcrm.render import files
from graphcrm.render.markup import element, escaped
from graphcrm.render.scene import marks
from graphcrm.render.scene.palette import LIGHT
from graphcrm.render.svg.drawing import picture_of
from graphcrm.render.svg.plan import Composition, context, plan
from graphcrm.scorecard.policy import Policy

WORST = 5


@dataclass(frozen=True)
class Picture:
    """One opportunity of an account as a building. A notebook shows it with the worst findings; `save` writes it."""

    plan: Composition

    @property
    def svg(self) -> str:
        """The picture with its headline and what the marks mean."""
        return picture_of(self.plan)

    def save(self, path: str | Path) -> None:
        """Write it as an SVG file. Raises `OutputError`."""
        files.write(Path(path), self.svg.encode())

    def _repr_html_(self) -> str:
        findings, words = self.plan.scene.findings, self.plan.words
        items = [self._item(finding) for finding in findings[:WORST]]
        if len(findings) > WORST:
            more = words.say("page.more_people", number=len(findings) - WORST)
            items.append(element("li", None, escaped(more)))
        below = element("ol", {"style": "line-height:1.5"}, *items) if items else ""
        fitting = self.svg.replace("<svg ", '<svg style="max-width:100%;height:auto" ', 1)
        return element("div", {"style": "max-width:1240px"}, fitting, below)

    def _item(self, finding: Finding) -> str:
        words = self.plan.words
        look = {"style": f"color:{LIGHT[marks.SEVERITY_TONES[finding.severity.word]]}"}
        kind = element("b", look, escaped(words.read(finding.severity.message)))
        stake = "" if finding.at_stake is None else f" · {words.say('page.at_stake', money=finding.at_stake)}"
        both = listed((finding.message, finding.step), style="sentence")
        return element("li", None, kind, escaped(f"{stake}{words.say('page.colon')}{words.read(both)}"))


def picture(
    analysis: Analysis,
    *,
    opportunity: str | None = None,
    language: str = DEFAULT,
    policy: Policy | None = None,
) -> Picture:
    """The picture of one opportunity, by id or name; without one, of that with the worst finding. Raises `NotFound`."""
    return Picture(plan(context(analysis, opportunity, language, policy)))
