"""What is drawn, and where: the same layout that the page draws, for one decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphcrm.analysis import Analysis
from graphcrm.messages import DEFAULT, Name
from graphcrm.render.context import PageContext
from graphcrm.render.scene import scene
from graphcrm.render.scene.layout import Mark, Placement
from graphcrm.render.scene.network import Stroke
from graphcrm.render.scene.plots import PlacedPlot
from graphcrm.render.scene.presenter import Presenter
from graphcrm.render.scene.scene import Scene
from graphcrm.render.scene.vault import PlacedArch
from graphcrm.render.words import Words
from graphcrm.scorecard.policy import Policy


@dataclass(frozen=True)
class Composition:
    """One decision's picture, laid out. ``told`` is what is said of it: name, amount, sentences."""

    presenter: Presenter
    scene: Scene
    told: Mapping[str, Any]
    placement: Placement
    ways: Sequence[Stroke]
    dots: Sequence[Mark]
    plots: Sequence[PlacedPlot]
    arches: Sequence[PlacedArch]

    @property
    def words(self) -> Words:
        """Its language."""
        return self.presenter.words

    @property
    def name(self) -> str:
        """What the decision is called."""
        return both_names(self.words, str(self.told["name"]), str(self.told["name_zh"]))

    def stance(self, who: str) -> int | None:
        """Where somebody stands in this decision; ``None`` where nobody judged it."""
        tie = self.presenter.stance(who, self.scene.decision.id)
        return None if tie is None else tie.support


def both_names(words: Words, name: str, chinese: str | None) -> str:
    """A name, in English with the Chinese one where both are known."""
    names = [words.read(Name(name, chinese or ""))]
    if chinese and chinese not in name and not words.chinese:
        names.append(words.read(chinese))
    return " ".join(names)


def context(
    analysis: Analysis, opportunity: str | None = None, language: str = DEFAULT, policy: Policy | None = None
) -> PageContext:
    """An account in one language; ``opportunity`` by id or name. Raises `NotFound`."""
    wanted = None if opportunity is None else analysis.snapshot.find_opportunity(opportunity)
    return PageContext(analysis, Words.of(language), wanted, policy=policy or Policy())


def plan(page: PageContext, decision: str | None = None) -> Composition:
    """Lay out one decision; without one, that which comes first."""
    first = page.first if decision is None else decision
    shown = next(candidate for candidate in page.scenes if candidate.id == first)
    presenter = page.presenter
    placed, dots, arches = page.building
    placement, lines, _ = scene.lay_out(presenter, shown, page.key, dots)
    told = scene.told(presenter, shown)
    return Composition(presenter, shown, told, placement, lines, tuple(dots.values()), placed, arches)
