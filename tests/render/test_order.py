"""How often routes cross in the cathedral. Oracles: graphviz's `dot` on the same rows and links; every order of small rows."""

from __future__ import annotations

import random
import shlex
import shutil
import subprocess
from itertools import combinations, permutations, product
from typing import TYPE_CHECKING

import pytest

from graphcrm.render.scene import order
from tests.analysis.worlds import World
from tests.render.pages import page_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Rows = list[list[str]]
Links = list[tuple[str, str]]
ACCOUNTS = 24
DOT = shutil.which("dot")


def random_account(seed: int) -> World:
    """Key people only, so that everybody on a route stands in a row."""
    draw = random.Random(seed)
    people = [f"c{number}" for number in range(draw.randrange(8, 14))]
    world = World().contacts(people, key=True)
    for number in range(draw.randrange(4, 14)):
        world.knows(f"e{number}", " ".join(draw.sample(people, draw.randrange(1, 4))), draw.choice((2, 3, 4)))
    for _ in range(draw.randrange(10, 25)):
        one, two = draw.sample(people, 2)
        world.influences(one, two, draw.choice((0.5, 0.75)))
    return world.decides(" ".join(draw.sample(people, draw.randrange(4, 8))))


def arranged(seed: int, monkeypatch: pytest.MonkeyPatch) -> tuple[Rows, Links]:
    """The rows as the page orders them, and the links between one row and the next or the next but one."""
    seen: list[tuple[Rows, Links]] = []
    arrange = order.arrange

    def watched(rows: Rows, links: Iterable[tuple[str, str]], fixed: Mapping[str, float]) -> Rows:
        found = arrange(rows, list(links), fixed)
        seen.append((found, sorted(set(links))))
        return found

    monkeypatch.setattr(order, "arrange", watched)
    page_of(random_account(seed))
    rows, links = seen[0]
    level = {each: number for number, row in enumerate(rows) for each in row}
    up = [tuple(sorted(link, key=lambda each: level[each])) for link in links if set(link) <= set(level)]
    return rows, sorted({(one, two) for one, two in up if level[one] != level[two]})


def counted(x: Mapping[str, float], level: Mapping[str, int], links: Links) -> int:
    """Pairs of links that cross, row by row; a link over two rows goes through ``link:one:two`` in the middle one."""
    pieces = [
        piece
        for one, two in links
        for piece in (
            [(one, two, level[one])]
            if level[two] - level[one] == 1
            else [(one, f"link:{one}:{two}", 0), (f"link:{one}:{two}", two, 1)]
        )
    ]
    return sum(
        a[2] == b[2] and (x[a[0]] - x[b[0]]) * (x[a[1]] - x[b[1]]) < 0 for a, b in combinations(pieces, 2)
    )


def ours(rows: Rows, links: Links) -> int:
    """Lines are straight, so that a long one meets the middle row half way."""
    level = {each: number for number, row in enumerate(rows) for each in row}
    x = {each: (at + 0.5) / len(row) for row in rows for at, each in enumerate(row)}
    bent = {f"link:{one}:{two}": (x[one] + x[two]) / 2 for one, two in links if level[two] - level[one] == 2}
    return counted(x | bent, level, links)


def by_dot(rows: Rows, links: Links) -> int:
    """`dot` may lead a long link through the middle row wherever it likes."""
    assert DOT
    level = {each: number for number, row in enumerate(rows) for each in row}
    long = [(one, two) for one, two in links if level[two] - level[one] == 2]
    ranks = [
        [*row, *(f"link:{one}:{two}" for one, two in long if number == 1)] for number, row in enumerate(rows)
    ]
    lines = ["digraph {", "rankdir=BT; node [shape=point];"]
    for one, two in links:
        steps = [one, f"link:{one}:{two}", two] if (one, two) in long else [one, two]
        lines.append(" -> ".join(f'"{step}"' for step in steps) + ";")
    lines += [
        "{rank=same; " + " ".join(f'"{each}";' for each in sorted(rank)) + "}" for rank in ranks if rank
    ]
    told = subprocess.run(
        [DOT, "-Tplain"],
        input="\n".join([*lines, "}"]),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout
    parts = [shlex.split(line) for line in told.splitlines() if line.startswith("node ")]
    return counted({part[1]: float(part[2]) for part in parts}, level, links)


@pytest.mark.skipif(DOT is None, reason="graphviz's `dot`, the oracle, is not installed")
def test_routes_cross_no_more_than_dot_lets_them(monkeypatch: pytest.MonkeyPatch) -> None:
    found: dict[int, tuple[int, int]] = {}
    for seed in range(ACCOUNTS):
        with monkeypatch.context() as patched:
            rows, links = arranged(seed, patched)
        found[seed] = (ours(rows, links), by_dot(rows, links))
    assert sum(dot for _, dot in found.values()) > ACCOUNTS, "the accounts are too simple to tell"
    assert {seed: pair for seed, pair in found.items() if pair[0] > pair[1]} == {}


def every_order(rows: Sequence[Sequence[str]]) -> Iterable[Rows]:
    return ([list(row) for row in each] for each in product(*map(permutations, rows)))


@pytest.mark.parametrize("seed", range(8))
def test_small_rows_cross_as_little_as_in_any_order(seed: int) -> None:
    draw = random.Random(seed)
    rows = [[f"{row}{at}" for at in range(4 - (row == "c"))] for row in "abc"]
    links = [
        (draw.choice(rows[low]), draw.choice(rows[high]))
        for low, high in ((0, 1), (1, 2), (0, 2))
        for _ in range(4)
    ]
    least = min(int(order.crossings(each, links, {})) for each in every_order(rows))
    assert int(order.crossings(order.arrange(rows, links, {}), links, {})) == least


def test_what_stands_fixed_draws_the_others_to_its_side() -> None:
    rows = [["a", "b"], ["x", "y"]]
    found = order.arrange(
        rows, [("a", "right"), ("b", "left"), ("a", "x"), ("b", "y")], {"left": 0.1, "right": 0.9}
    )
    assert found == [["b", "a"], ["y", "x"]]


def test_a_crossing_is_counted_once_and_a_common_end_is_none() -> None:
    rows = [["a", "b"], ["x", "y"]]
    assert int(order.crossings(rows, [("a", "y"), ("b", "x")], {})) == 1
    assert int(order.crossings(rows, [("a", "x"), ("a", "y"), ("b", "y")], {})) == 0
