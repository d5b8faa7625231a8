"""Who decides on something, and how we reach them: routes, the best one, and the chance to be heard with its interval."""

from __future__ import annotations

from dataclasses import dataclass

from graphcrm.account.decisions import Decider
from graphcrm.account.wording import called, percent
from graphcrm.analysis.reliability import Heard, Reliability
from graphcrm.analysis.routes import Reach
from graphcrm.graphs import Estimate
from graphcrm.render.context import PageContext
from graphcrm.render.scene.scene import Scene
from graphcrm.schema.scales import DECISION_ROLE, SUPPORT

UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Reached:
    """One who decides; every column in words."""

    name: str
    voice: str
    stance: str
    routes: str
    best: str
    heard: str
    cut: bool


def reached(here: PageContext, scene: Scene) -> tuple[tuple[Reached, ...], tuple[str, ...]]:
    """Everybody who decides, the heaviest voice first; and what holds of them together."""
    found = here.analysis.results["reliability"]
    every = found.heard if isinstance(found, Reliability) else ()
    heard = next((each for each in every if each.opportunity == scene.decision.id), None)
    chances = {who.id: chance for who, chance in heard.deciders} if heard else {}
    reaches = {each.decider.id: each for each in scene.reaches or ()}
    people = tuple(
        _one(here, scene, each, reaches.get(each.id), chances.get(each.id))
        for each in scene.decision.deciders
    )
    return people, _together(heard) if heard else ()


def chance(estimate: Estimate) -> str:
    """A chance with the interval that holds it: ``84 % (81 % to 87 %)``; alone where it is exact, or so in whole percent."""
    said, low, high = map(percent, (estimate.value, estimate.low, estimate.high))
    return said if estimate.exact or low == said == high else f"{said} ({low} to {high})"


def _one(
    here: PageContext, scene: Scene, decider: Decider, reach: Reach | None, heard: Estimate | None
) -> Reached:
    presenter = here.presenter
    contact, tie = presenter.contacts[decider.id], presenter.stance(decider.id, scene.decision.id)
    role = here.words.word(DECISION_ROLE, decider.role) if decider.role else "role not known"
    voice = [role, f"weight {decider.weight:g}", *(["can stop it alone"] if decider.veto else [])]
    return Reached(
        called(contact),
        ", ".join(voice),
        "not judged" if tie is None else here.words.word(SUPPORT, tie.support),
        UNKNOWN if reach is None else f"{reach.count}" if reach.count else "none",
        _best(here, reach) if reach and reach.best else "–",
        UNKNOWN if heard is None else chance(heard),
        cut=reach is not None and not reach.count,
    )


def _best(here: PageContext, reach: Reach) -> str:
    assert reach.best  # noqa: S101 — asked for only where there is one
    people = " → ".join(here.presenter.name(who) for who in here.presenter.path(reach.best.path))
    old = f", {reach.best.age}" if reach.best.age else ""
    return f"{people}: {percent(reach.best.carry)}{old}"


def _together(heard: Heard) -> tuple[str, ...]:
    said: list[str] = []
    if heard.share is not None:
        said.append(f"Expected share of the deciding weight that hears us: {chance(heard.share)}.")
    if heard.any is not None:
        said.append(f"Chance that at least one of them hears us: {chance(heard.any)}.")
    if heard.vetoes is not None:
        said.append(f"Chance that everybody hears us who can stop it alone: {chance(heard.vetoes)}.")
    return tuple(said)
