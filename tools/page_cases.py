"""`frontend/test/cases.json`: what the page's script must answer, worked out by the analyses and, of filters, here.

python tools/page_cases.py            write the file
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from graphcrm.analysis import AccountGraph
from graphcrm.render.page.access import access_data
from tests.browser.leaving import Who, expected, moved, random_world, removals_of

ROOT = Path(__file__).resolve().parents[1]
PATH = ROOT / "frontend" / "test" / "cases.json"
WORLDS, LEAVING, CROWDS = 60, 4, 40


def cases() -> str:
    """One line a world or crowd, so that a change can be read."""
    worlds = ",\n".join(_line(_world(seed)) for seed in range(WORLDS))
    crowds = ",\n".join(_line(_crowd(seed)) for seed in range(CROWDS))
    return f'{{"worlds":[\n{worlds}\n],"crowds":[\n{crowds}\n]}}\n'


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _world(seed: int) -> dict[str, Any]:
    """An account, and what is said of it when somebody leaves."""
    snapshot = random_world(seed).snapshot()
    data = access_data(AccountGraph(snapshot))
    people = data["people"]
    places = {(number < data["ours"], who): number for number, who in enumerate(people)}
    today = expected(snapshot, ())
    answers: list[dict[str, Any]] = []
    for leave in removals_of(data, seed)[-LEAVING:]:
        after = expected(snapshot, leave)
        changes = [
            change | {"cut_off": {who for who in change["cut_off"] if who[1] not in leave}}
            for change in moved(today, after)
        ]
        removed = [number for number, who in enumerate(people) if who in leave]
        answers.append(
            {
                "removed": removed,
                "decisions": [_decision(decision, places) for decision in after],
                "difference": [_change(change, places) for change in changes],
            }
        )
    return {"access": data, "answers": answers}


Places = dict[Who, int]


def _sorted(people: set[Who], places: Places) -> list[int]:
    return sorted(places[who] for who in people)


def _way(way: dict[str, Any], places: Places) -> dict[str, Any]:
    path = [places[who] for who in way["path"]]
    return {"path": path, "carry": round(way["carry"].expected, 9), "stale": way["stale"]}


def _decision(decision: dict[str, Any], places: Places) -> dict[str, Any]:
    return {
        "id": decision["id"],
        "rule": decision["rule"],
        "reached": _sorted(decision["reached"], places),
        "deciders": [
            {
                "node": places[decider["node"][0]],
                "count": decider["count"],
                "around": [places[who] for who in decider["around"]],
                "best": decider["best"] and _way(decider["best"], places),
                "routes": [_way(route, places) for route in decider["routes"]],
                "nearUs": decider["near_us"],
                "nearThem": decider["near_them"],
            }
            for decider in decision["deciders"]
        ],
    }


def _change(change: dict[str, Any], places: Places) -> dict[str, Any]:
    return {
        "id": change["id"],
        "gone": _sorted(change["gone"], places),
        "fresh": _sorted(change["fresh"], places),
        "lost": _sorted(change["lost"], places),
        "fell": sorted([places[who], before, after] for who, before, after in change["fell"]),
        "single": sorted([places[who], places[about]] for who, about in change["single"]),
        "cutOff": _sorted(change["cut_off"], places),
    }


def _crowd(seed: int) -> dict[str, Any]:
    """People as the filters see them, what is asked for, and who passes."""
    luck = random.Random(seed)  # noqa: S311
    people = {f"c{number}": _candidate(luck) for number in range(luck.randint(3, 9))}
    options = {
        "unit": ("0", "1", "-1"),
        "role": ("decides", "key", "approver", "other"),
        "stance": ("2", "0", "-1", "none"),
        "owner": ("=x", "=y", "-"),
        "fresh": ("due", "late", "never", "stale"),
    }
    names = luck.sample(list(options), luck.choice((0, 1, 1, 2, 3)))
    filters = {name: luck.choice((*options[name], "")) for name in names}
    passing = [who for who, candidate in people.items() if _passes(candidate, filters)]
    asked = any(filters.values())
    ours = {tie["who"] for who in passing for tie in people[who]["person"]["known"]}
    return {
        "people": people,
        "filters": filters,
        "passing": passing,
        "shown": sorted({*passing, *ours}) if asked else None,
    }


def _candidate(luck: random.Random) -> dict[str, Any]:
    known = luck.sample(("x", "y", "z"), luck.randint(0, 3))
    person = {
        "place": luck.choice((-1, 0, 1)),
        "key": luck.choice((0, 1)),
        "fresh": luck.choice(("due", "late", "never")),
        "known": [{"who": who, "responsible": luck.choice((0, 1))} for who in known],
    }
    voice = luck.choice((None, None, {}, {"code": "approver"}, {"code": "user"}))
    stance = luck.choice((None, {"support": luck.choice((2, 0, -1)), "stale": luck.choice((0, 1))}))
    return {"person": person, "voice": voice, "stance": stance}


def _passes(candidate: dict[str, Any], filters: dict[str, str]) -> bool:
    """Every way in which somebody can be named by a value: somebody passes who has it, filter by filter."""
    person, voice, stance = candidate["person"], candidate["voice"], candidate["stance"]
    owners = {f"={tie['who']}" for tie in person["known"] if tie["responsible"]}
    roles = {"key"} if person["key"] else set[str]()
    if voice is not None:
        roles |= {"decides", voice.get("code", "decides")}
    has: dict[str, set[str]] = {
        "unit": {str(person["place"])},
        "role": roles or {"other"},
        "stance": {"none" if stance is None else str(stance["support"])},
        "owner": owners or {"-"},
        "fresh": {person["fresh"], *({"stale"} if stance and stance["stale"] else ())},
    }
    return all(value in has[name] for name, value in filters.items() if value)


if __name__ == "__main__":
    PATH.write_text(cases(), "utf-8")
    print(f"written: {PATH.relative_to(ROOT)}")
