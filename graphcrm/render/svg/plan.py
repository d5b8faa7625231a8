"""What is drawn, and where: the same layout that the page draws, for one decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphcrm.analysis import Analysis
from graphcrm.render.context import PageContext
from graphcrm.render.scene import plots as account
from graphcrm.render.scene import routes as ways
from graphcrm.render.scene import scene, vault
from graphcrm.render.scene.layout import Label, Mark, Picture
from graphcrm.render.scene.network import Way
from graphcrm.render.scene.presenter import Presenter
from graphcrm.render.scene.scene import Scene
from graphcrm.render.scene.vault import Arch
from graphcrm.render.scene.words import WORDS
from graphcrm.render.words import Words

Arched = tuple[Arch, float, float, float, float, Label]


@dataclass(frozen=True)
class Plan:
    """One decision's picture, laid out. ``told`` is what is said of it: name, amount, sentences."""

    presenter: Presenter
    scene: Scene
    told: Mapping[str, Any]
    picture: Picture
    ways: Sequence[Way]
    dots: Sequence[Mark]
    plots: Sequence[account.Placed]
    arches: Sequence[Arched]

    @property
    def words(self) -> Words:
        """Its language."""
        return self.presenter.words

    @property
    def name(self) -> str:
        """What the decision is called, in both languages where both are known."""
        name, other = str(self.told["name"]), str(self.told["name_zh"])
        return f"{name} {other}" if other and other not in name else name

    def stance(self, who: str) -> int | None:
        """Where somebody stands in this decision; ``None`` where nobody judged it."""
        tie = self.presenter.stance(who, self.scene.decision.id)
        return None if tie is None else tie.support


def context(analysis: Analysis, opportunity: str | None = None, language: str = "en") -> PageContext:
    """An account in one language; ``opportunity`` by id or name. Raises `NotFound`."""
    wanted = None if opportunity is None else analysis.opportunity_named(opportunity)
    return PageContext(analysis, Words(language, WORDS), wanted)


def plan(here: PageContext, decision: str | None = None) -> Plan:
    """Lay out one decision; without one, that which comes first."""
    first = here.first if decision is None else decision
    shown = next(each for each in here.scenes if each.id == first)
    presenter = here.presenter
    plots = account.place(account.plots(presenter, here.key))
    names = {who: contact.name for who, contact in presenter.contacts.items()}
    dots = {mark.who: mark for mark in account.dots(plots, names)}
    place = scene.picture(presenter, shown, here.key, dots)
    steps = [(who, presenter.path(route.path), route.carry, route.stale) for who, route in shown.routes]
    lines = ways.ways(steps, place, dots)
    arches = vault.place(vault.arches(presenter.snapshot, here.words), here.words)
    told = scene.told(presenter, shown)
    return Plan(presenter, shown, told, place, lines, tuple(dots.values()), plots, arches)
