"""What is drawn, and where: the same layout that the page draws, for one decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphcrm.analysis import Analysis
from graphcrm.views.cathedral import ground, scene, vault, ways
from graphcrm.views.cathedral.layout import Label, Mark, Picture
from graphcrm.views.cathedral.network import Way
from graphcrm.views.cathedral.reading import Reading
from graphcrm.views.cathedral.scene import Scene
from graphcrm.views.cathedral.vault import Arch
from graphcrm.views.cathedral.words import WORDS
from graphcrm.views.page.context import Context
from graphcrm.views.page.words import Words

Arched = tuple[Arch, float, float, float, float, Label]


@dataclass(frozen=True)
class Plan:
    """One decision's picture, laid out. ``told`` is what is said of it: name, amount, sentences."""

    reading: Reading
    scene: Scene
    told: Mapping[str, Any]
    picture: Picture
    ways: Sequence[Way]
    dots: Sequence[Mark]
    plots: Sequence[ground.Placed]
    arches: Sequence[Arched]

    @property
    def words(self) -> Words:
        """Its language."""
        return self.reading.words

    @property
    def name(self) -> str:
        """What the decision is called, in both languages where both are known."""
        name, other = str(self.told["name"]), str(self.told["name_zh"])
        return f"{name} {other}" if other and other not in name else name

    def stance(self, who: str) -> int | None:
        """Where somebody stands in this decision; ``None`` where nobody judged it."""
        tie = self.reading.stance(who, self.scene.decision.id)
        return None if tie is None else tie.support


def context(analysis: Analysis, opportunity: str | None = None, language: str = "en") -> Context:
    """An account in one language; ``opportunity`` by id or name. Raises `NotFound`."""
    wanted = None if opportunity is None else analysis.opportunity_named(opportunity)
    return Context(analysis, Words(language, WORDS), wanted)


def plan(here: Context, decision: str | None = None) -> Plan:
    """Lay out one decision; without one, that which comes first."""
    first = here.first if decision is None else decision
    shown = next(each for each in here.scenes if each.id == first)
    reading = here.reading
    plots = ground.place(ground.plots(reading, here.key))
    names = {who: contact.name for who, contact in reading.contacts.items()}
    dots = {mark.who: mark for mark in ground.dots(plots, names)}
    place = scene.picture(reading, shown, here.key, dots)
    steps = [(who, reading.path(route.path), route.carry, route.stale) for who, route in shown.routes]
    lines = ways.ways(steps, place, dots)
    arches = vault.place(vault.arches(reading.snapshot, here.words), here.words)
    told = scene.told(reading, shown)
    return Plan(reading, shown, told, place, lines, tuple(dots.values()), plots, arches)
