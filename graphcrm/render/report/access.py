"""Who decides on something, and how we reach them: routes, the best one, and the chance to be heard with its interval."""

from __future__ import annotations

from dataclasses import dataclass

from graphcrm.account.decisions import Decider
from graphcrm.account.stance import stance
from graphcrm.analysis.reliability import Reliability
from graphcrm.analysis.routes import Reach
from graphcrm.graphs import Estimate
from graphcrm.messages import DEFAULT, Fact, Message, Name, Number, Share, Wording, listed
from graphcrm.render.context import PageContext
from graphcrm.render.scene.scene import Scene
from graphcrm.render.words import word
from graphcrm.schema.scales import DECISION_ROLE, SUPPORT


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


def reached(page: PageContext, wording: Wording, scene: Scene) -> tuple[tuple[Reached, ...], tuple[str, ...]]:
    """Everybody who decides, the heaviest voice first; and what holds of them together."""
    reliability = page.analysis.results["reliability"]
    decisions = reliability.heard if isinstance(reliability, Reliability) else ()
    heard = next((decision for decision in decisions if decision.opportunity == scene.decision.id), None)
    chances = {who.id: chance for who, chance in heard.deciders} if heard else {}
    reaches = {reach.decider.id: reach for reach in scene.reaches or ()}
    people = tuple(
        _one(page, wording, scene, decider, reaches.get(decider.id), chances.get(decider.id))
        for decider in scene.decision.deciders
    )
    together = {"share": heard.share, "any": heard.any, "vetoes": heard.vetoes} if heard else {}
    return people, tuple(
        wording.say(f"report.{name}", chance=chance(estimate, wording))
        for name, estimate in together.items()
        if estimate is not None
    )


def chance(estimate: Estimate, wording: Wording = Wording.of(DEFAULT)) -> str:  # noqa: B008 — made once, never changed
    """A chance with the interval that holds it: ``84 % (81 % to 87 %)``; alone where it is exact, or so in whole percent."""
    value, low, high = map(wording.percent, (estimate.value, estimate.low, estimate.high))
    if estimate.exact or low == value == high:
        return value
    return wording.say("report.chance", chance=value, low=low, high=high)


def _one(
    page: PageContext,
    wording: Wording,
    scene: Scene,
    decider: Decider,
    reach: Reach | None,
    heard: Estimate | None,
) -> Reached:
    account = page.analysis.account
    support = stance(account, decider.id, scene.decision.id)
    voice = [
        *([word(DECISION_ROLE, role) or role for role in decider.roles] or [Message("report.role_unknown")]),
        Message("report.weight", number=Number(decider.weight)),
        *([Message("report.veto")] if decider.veto else []),
    ]
    routes: Fact = Message("report.not_known") if reach is None else reach.count or Message("report.no_way")
    columns: tuple[Fact, ...] = (
        account.person(decider.id),
        listed(voice, style="comma"),
        word(SUPPORT, support) or Message("report.not_judged"),
        routes,
        _best(page, reach),
        Message("report.not_known") if heard is None else chance(heard, wording),
    )
    return Reached(*map(wording.read, columns), cut=reach is not None and not reach.count)


def _best(page: PageContext, reach: Reach | None) -> Fact:
    if reach is None or reach.best is None:
        return "–"
    best, account = reach.best, page.analysis.account
    people = [account.colleague(best.path[0]), *account.people(best.path[1:])]
    route = listed((Name(person.name, person.chinese) for person in people), style="route")
    if best.age:
        return Message("report.best_old", route=route, chance=Share(best.carry), age=best.age)
    return Message("report.best", route=route, chance=Share(best.carry))
