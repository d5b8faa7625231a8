"""Structural balance: triangles of signed ties that don't hold together, on plain graphs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

Signs = dict[str, dict[str, int]]
"""By person: the sign (+1 or −1) of the tie to each other one; the same both ways."""


class Balance(NamedTuple):
    """How many triangles there are, and the frustrated ones: with an odd number of negative ties. Ids in order."""

    triangles: int
    frustrated: tuple[tuple[str, str, str], ...]

    @property
    def share(self) -> float | None:
        """The share of triangles that are balanced, 0 to 1; ``None`` where there is no triangle."""
        return 1 - len(self.frustrated) / self.triangles if self.triangles else None


def signed(ties: Mapping[tuple[str, str], int]) -> Signs:
    """Ties by pair, as neighbours both ways. Of several ties of two people a negative one outweighs; self-ties don't count."""
    signs: Signs = {}
    for (start, end), sign in ties.items():
        if start != end:
            lower = min(sign, signs.get(start, {}).get(end, 1))
            signs.setdefault(start, {})[end] = lower
            signs.setdefault(end, {})[start] = lower
    return signs


def with_corner(among: Balance, signs: Signs, corner: str, ties: Mapping[str, int]) -> Balance:
    """The balance with one person more, who is tied to some of the others: ``ties`` has the signs. O(ties of those)."""
    triangles, frustrated = among.triangles, list(among.frustrated)
    for person, own in ties.items():
        for other, sign in signs.get(person, {}).items():
            if person < other and other in ties:
                triangles += 1
                if own * sign * ties[other] < 0:
                    frustrated.append(_triad(corner, person, other))
    return Balance(triangles, tuple(sorted(frustrated)))


def balance(signs: Signs) -> Balance:
    """Every triangle once, from its least connected corner on. O(ties^1.5).

    A triangle is balanced where the product of its signs is positive: the friend of a friend is a friend, the enemy of an
    enemy is a friend. Source: Cartwright & Harary 1956, https://doi.org/10.1037/h0046049
    """
    order = {person: (len(near), person) for person, near in signs.items()}
    onward = {
        person: {other for other in near if order[other] > order[person]} for person, near in signs.items()
    }
    triangles, frustrated = 0, list[tuple[str, str, str]]()
    for first, later in onward.items():
        for second in later:
            for third in later & onward[second]:
                triangles += 1
                if signs[first][second] * signs[second][third] * signs[first][third] < 0:
                    frustrated.append(_triad(first, second, third))
    return Balance(triangles, tuple(sorted(frustrated)))


def _triad(*corners: str) -> tuple[str, str, str]:
    a, b, c = sorted(corners)
    return a, b, c
