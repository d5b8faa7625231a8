"""Accounts in which much has ended or only begins later: every node and tie may."""

from __future__ import annotations

import random
from typing import Any

from tests.store.worlds import World

ENDED = {"valid_from": "2019-01-01", "valid_to": "2026-01-01"}
LATER = {"valid_from": "2027-01-01"}
HELD: dict[str, str] = {}
DAYS = ("2025-06-01", "2026-01-01", "2026-11-24", "2027-06-01")


def some_time(chance: random.Random) -> dict[str, Any]:
    return dict(chance.choices((HELD, ENDED, LATER), (5, 1, 1))[0])


def timed_world(seed: int) -> World:
    """Two holdings with a daughter each, people in both, ours, deals, a competitor; by chance of three kinds of days."""
    chance = random.Random(seed)
    world = World().organization("own").organization("rival", "competitor")

    places: list[str] = []
    for root in ("a", "b"):
        world.account(root, currency="EUR" if root == "a" else "CNY").account(f"{root}2", **some_time(chance))
        world.tie("PART_OF", f"{root}2", root, **some_time(chance))
        places += [root, f"{root}2"]
        for unit, above in ((f"{root}u", f"{root}2"), (f"{root}v", root), (f"{root}w", f"{root}v")):
            world.node("OrgUnit", unit, name=unit, level="department", **some_time(chance))
            world.tie("PART_OF", unit, above, **some_time(chance))
            places.append(unit)
    _people(world, chance, places)
    _events(world, chance, places)
    for account in ("a", "b"):  # one of ours on whom both hang
        world.contact(f"{account}x", account).opportunity(f"{account}y", account, amount=7)
        world.tie("DECIDES", f"{account}x", f"{account}y", role="approver")
    return world.employee("e9", "ax", "bx")


def _people(world: World, chance: random.Random, places: list[str]) -> None:
    people = [f"c{number}" for number in range(14)]
    ours = [f"e{number}" for number in range(5)]
    deals = [f"o{number}" for number in range(8)]
    for person in people:
        world.node(
            "Contact", person, name=person.upper(), key=chance.choice(("yes", "no")), **some_time(chance)
        )
        for place in chance.sample(places, chance.choice((0, 1, 1, 2))):
            world.tie("WORKS_IN", person, place, **some_time(chance))
    world.unit("ours", "own")
    for employee in ours:
        world.node("Employee", employee, name=employee.upper(), **some_time(chance))
        if chance.random() < 0.6:
            world.tie("WORKS_IN", employee, "ours", **some_time(chance))
    for deal in deals:
        stage = chance.choice(("proposal", "proposal", "lead", "won"))
        world.node(
            "Opportunity",
            deal,
            name=deal.upper(),
            stage=stage,
            amount=chance.randrange(100),
            **some_time(chance),
        )
        for place in chance.sample(places, chance.choice((0, 1, 1))):
            world.tie("CONCERNS", deal, place, **some_time(chance))
    for kind, starts, ends, number in (
        ("KNOWS", ours, people, 26), ("DECIDES", people, deals, 16), ("SUPPORTS", people, ["own", "rival", *deals], 24),
        ("REPORTS_TO", people, people, 8), ("INFLUENCES", people, people, 10), ("COMPETES_FOR", ["rival"], deals, 5),
    ):  # fmt: skip
        pairs = [
            (start, end)
            for start in starts
            for end in ends
            if start < end or kind not in ("REPORTS_TO", "INFLUENCES")
        ]
        for start, end in chance.sample(pairs, min(number, len(pairs))):
            cells = {
                "KNOWS": {"intimacy": chance.choice(("acquainted", "trusted"))},
                "DECIDES": {"role": "approver"},
                "SUPPORTS": {"support": chance.choice(("opponent", "supporter", "champion"))},
                "INFLUENCES": {"strength": "strong"},
            }.get(kind, {})
            world.tie(kind, start, end, **cells, **some_time(chance))


def _events(world: World, chance: random.Random, places: list[str]) -> None:
    people, ours = ([str(row["id"]) for row in world.sheets[label]] for label in ("Contact", "Employee"))
    for number in range(8):
        event, kind = f"i{number}", chance.choice(("visit", "call"))
        world.node("Interaction", event, kind=kind, held_on=f"2025-{number + 2:02}-05")
        for side in (people, ours):
            world.tie("ATTENDED", chance.choice(side), event, **some_time(chance))
    for number in range(6):
        settled = {"closed_on": "2026-02-01"} if number % 2 else {}
        world.node(
            "Feedback",
            f"f{number}",
            kind=chance.choice(("need", "praise")),
            raised_on=f"2025-0{number + 3}-01",
            **settled,
        )
        world.tie("CONCERNS", f"f{number}", chance.choice(places), **some_time(chance))


def changes(world: World, seed: int) -> World:
    """Other states of some of its nodes and ties: from a day to come, from one in the past, and one between the two."""
    chance, later = random.Random(seed), World()
    for label, rows in world.sheets.items():
        for row in rows:
            if chance.random() < 0.5 or "valid_to" in row or label in ("Interaction", "Feedback"):
                continue  # one that begins anew is not seen between: docs/decisions say so
            for day in chance.sample(("2026-06-01", "2027-03-01", "2026-12-15"), chance.choice((1, 1, 2))):
                if label in ("Organization", "OrgUnit", "Employee") or str(row.get("valid_from", "")) > day:
                    continue
                cells = {**row, "valid_from": day}
                if "from_id" not in row:
                    ident = str(cells.pop("id"))
                    other = {"Contact": {"key": chance.choice(("yes", "no"))}, "Opportunity": {"stage": chance.choice(("won", "lead")), "amount": chance.randrange(50)}}[label]  # fmt: skip
                    later.node(label, ident, **{**cells, **other})
                    continue
                ends = [str(cells.pop(end)) for end in ("from_id", "to_id")]
                other = {"KNOWS": {"intimacy": chance.choice(("none", "trusted"))}, "SUPPORTS": {"support": chance.choice(("opponent", "champion"))}}.get(label, {})  # fmt: skip
                if label in ("WORKS_IN", "DECIDES", "CONCERNS") and chance.random() < 0.5:
                    other = {"valid_to": "2027-05-01"}
                later.tie(label, *ends, **{**cells, **other})
    return later
