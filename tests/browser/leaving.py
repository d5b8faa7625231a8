"""Random accounts, who leaves them, and what the analyses then say, in the form of the page's script."""

from __future__ import annotations

import datetime
import random
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from graphcrm.account.access import US, accesses, is_ours, plain
from graphcrm.analysis import AccountGraph, routes, single_points
from graphcrm.whatif.scenario import Scenario, apply
from tests.analysis.worlds import DAY, World

if TYPE_CHECKING:
    from graphcrm.account.access import Route
    from graphcrm.render.shape import AccessData
    from graphcrm.snapshot import Snapshot

Who = tuple[bool, str]
"""Whether this is one of ours, and the id."""


def random_world(seed: int) -> World:
    """Every other one is even, so that many routes are equal; else opponents, and old, unsure and faint ties."""
    luck, even = random.Random(seed), bool(seed % 2)
    contacts = "abcdefghijkl"[: luck.randint(2, 12)]
    names = ["x", "y", "z", contacts[0]]  # an id of theirs may be one of ours, too
    ours = names[: luck.choice((0, 1, 2, 3, 4, 4))]
    world = World()
    for who in contacts:
        world.contact(who, key=luck.random() < 0.15)
    for who in ours:
        world.employee(who)
        for known in luck.sample(contacts, min(luck.randint(0, 5), len(contacts))):
            world.knows(who, known, 4 if even else luck.choice((0, 1, 3, 4, 4, None)), **_seen(luck, even))
    pairs = [(one, two) for one in contacts for two in contacts if one != two]
    for one, two in luck.sample(pairs, min(len(pairs), luck.randint(len(contacts), 4 * len(contacts)))):
        if luck.random() < 0.25:
            world.reports(one, two, **_seen(luck, even))
        else:
            strength = luck.choice((1.0, 1.0, 0.5) if even else (0.5, 0.5, 0.25, 1.0, 0.1))
            world.influences(one, two, strength, **_seen(luck, even))
    _decide(world, luck, contacts)
    for who in luck.sample(contacts, len(contacts) if even else len(contacts) // 2):
        world.supports(who, 2 if even and luck.random() < 0.8 else luck.choice((-2, -1, 0, 1, 1, 2)))
    return world


def _decide(world: World, luck: random.Random, contacts: str) -> None:
    """Up to two open deals and a closed one; some of them nobody decides."""
    for deal in ("core", "radio", "old")[: luck.choice((0, 1, 1, 2, 3))]:
        world.opportunity(deal, stage="won" if deal == "old" else "proposal", amount=luck.choice((1e6, 2e6)))
        for who in luck.sample(contacts, luck.randint(0, min(3, len(contacts)))):
            world.decides(who, deal, luck.choice((1.0, 2.0, None)), veto=luck.random() < 0.3)
            world.supports(luck.choice(contacts), luck.choice((-2, 0, 2)), on=deal)


def _seen(luck: random.Random, even: bool) -> dict[str, Any]:
    if even or luck.random() < 0.6:
        return {}
    day = DAY - datetime.timedelta(days=luck.choice((30, 90, 180, 900)))
    return {"observed_on": luck.choice((day, None)), "confidence": luck.choice((1.0, 0.5, None))}


def removals_of(data: AccessData, seed: int) -> list[tuple[str, ...]]:
    """Nobody; each alone; some twos and threes; and everybody who decides."""
    people = sorted(set(data["people"]))
    luck = random.Random(seed)
    some = [luck.sample(people, size) for size in (2, 2, 3, 3) if size <= len(people)]
    deciding = {data["people"][who] for decision in data["decisions"] for who in decision["deciders"]}
    alone = luck.sample(people, min(3, len(people)))
    return [(), *((who,) for who in alone), *map(tuple, some), tuple(sorted(deciding))]


def expected(snapshot: Snapshot, leave: tuple[str, ...]) -> list[dict[str, Any]]:
    """What the analyses say of the what-if in which they leave, in the same form."""
    account = AccountGraph(apply(snapshot, Scenario("", leaves=leave)))
    ways, points = routes.find(account), single_points.find(account)

    def steps(found: Route) -> list[Who]:
        return [(number == 0, who) for number, who in enumerate(found.path)]

    def route(found: Route) -> dict[str, Any]:
        return {"path": steps(found), "carry": pytest.approx(found.carry, rel=1e-9), "stale": found.stale}

    def around(reach: routes.Reach) -> list[Who]:
        cut = {
            (each.ours, each.person)
            for each in points.points
            if each.opportunity == reach.opportunity and reach.decider.id in each.about
        }
        return [who for who in steps(reach.best) if who in cut] if reach.best else []

    return [
        {
            "id": decision.id or "",
            "rule": decision.rule,
            "reached": {(is_ours(node), plain(node)) for node in nx.descendants(access.graph, US)},
            "deciders": [
                {
                    "node": [(False, reach.decider.id)],
                    "count": reach.count,
                    "around": around(reach),
                    "best": route(reach.best) if reach.best else None,
                    "routes": list(map(route, reach.routes)),
                    "near_us": list(reach.near_us),
                    "near_them": list(reach.near_them),
                }
                for reach in ways.of(decision.id)
            ],
        }
        for decision, access in zip(ways.decisions, accesses(account), strict=True)
    ]


def moved(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What changes from one such answer to another, decision by decision, worked out from what either says."""
    found: list[dict[str, Any]] = []
    for now in after:
        none: dict[str, Any] = {"deciders": [], "reached": set()}
        was = next((each for each in before if each["id"] == now["id"]), none)
        old = {each["node"][0]: each for each in was["deciders"]}
        new = {each["node"][0]: each for each in now["deciders"]}
        reached = [(who, old[who], new[who]) for who in new if who in old and new[who]["best"]]
        found.append(
            {
                "id": now["id"],
                "gone": old.keys() - new.keys(),
                "fresh": new.keys() - old.keys(),
                "lost": {who for who in new if who in old and old[who]["best"] and not new[who]["best"]},
                "fell": {
                    (who, one["count"], two["count"])
                    for who, one, two in reached
                    if two["count"] < one["count"] or two["best"]["carry"] != one["best"]["carry"].expected
                },
                "single": {
                    (who, about)
                    for about, each in new.items()
                    for who in each["around"]
                    if about not in old or who not in old[about]["around"]
                },
                "cut_off": was["reached"] - now["reached"],
            }
        )
    return found
