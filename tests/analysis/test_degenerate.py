"""Poor input is an answer, not a crash; and a very large account takes seconds, not minutes."""

from __future__ import annotations

import datetime
import json
import time
from typing import TYPE_CHECKING

import pytest

from graphcrm.analysis import (
    balance,
    concentration,
    influence,
    key_players,
    outcome,
    power,
    silos,
)
from tests.analysis.worlds import World

if TYPE_CHECKING:
    from graphcrm.analysis import Inquiry

QUESTIONS: dict[str, Inquiry] = {
    "balance": balance,
    "concentration": concentration,
    "influence": influence,
    "key_players": key_players,
    "outcome": outcome,
    "power": power,
    "silos": silos,
}
OLD = datetime.date(2001, 1, 1)


def poor() -> dict[str, World]:
    unsure = World().influences("ann", "bob", observed_on=None, confidence=None).decides("bob", weight=None)
    unsure.knows("eve", "ann", None, observed_on=None, confidence=None)
    return {
        "empty": World(),
        "one contact": World().contact("ann"),
        "nobody decides": World().opportunity("deal").knows("eve", "ann").influences("ann", "bob"),
        "nobody of ours": World().decides("ann bob").influences("ann", "bob").supports("ann", 1),
        "in two pieces": World().influences("a > b, c > d").decides("b d").knows("eve", "a").supports("a c", 2),
        "ties to oneself": World().influences("ann", "ann").reports("ann", "ann").conflicts("ann", "ann").decides("ann"),
        "all opponents": World().decides("ann bob", veto=True).influences("ann", "bob").supports("ann bob", -2),
        "nothing judged": unsure,
        "all too old": World().influences("ann", "bob", observed_on=OLD).supports("ann", 1, observed_on=OLD).decides("bob"),
        "no weight": World().decides("ann bob", weight=0).supports("ann bob", 1),
        "no amount": World().opportunity("deal", amount=None).decides("ann bob").supports("ann bob", -1),
        "in a circle": World().influences("a > b : 1, b > c : 1, c > a : 1").decides("a b c").supports("a", -2),
        "places to fill": World().contacts("ann bob", placeholder=True).decides("ann bob").influences("ann", "bob"),
        "closed deals": World().opportunity("deal", stage="won").decides("ann bob").supports("ann bob", -1),
    }  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
def test_poor_input_is_an_answer(question: str) -> None:
    for name, world in poor().items():
        result = QUESTIONS[question].find(world.account())
        json.dumps(result.to_dict())
        assert len({tuple(row) for row in result.rows()}) <= 1, name
        assert all(each.sentence and each.next_step and each.seed for each in result.findings), name
        assert len(result.findings) <= 7, name
        result._repr_html_()


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_account_gives_the_same_answer_twice(question: str) -> None:
    for world in poor().values():
        one, two = (QUESTIONS[question].find(world.account()).to_dict() for _ in range(2))
        assert one == two


def test_five_thousand_with_one_boss_take_seconds() -> None:
    names = [f"p{number:04}" for number in range(5_000)]
    world = World().contacts(names).reports(" ".join(names), "boss").decides("boss").knows("eve", "p0001")
    world.influences(", ".join(f"{name} > boss : 0.25" for name in names[:200]))
    world.influences(", ".join(f"boss > {name} : 0.5" for name in names))
    account = world.account()
    for question in QUESTIONS.values():
        start = time.perf_counter()
        question.find(account)
        assert time.perf_counter() - start < 5  # generous: each takes well under a second on an idle machine
