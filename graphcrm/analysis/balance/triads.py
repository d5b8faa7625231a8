"""Structural balance: triangles of signed ties that don't hold together, on plain graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    found: Signs = {}
    for (one, two), sign in ties.items():
        if one != two:
            lower = min(sign, found.get(one, {}).get(two, 1))
            found.setdefault(one, {})[two] = lower
            found.setdefault(two, {})[one] = lower
    return found


def with_corner(among: Balance, signs: Signs, corner: str, ties: Mapping[str, int]) -> Balance:
    """The balance with one person more, who is tied to some of the others: ``ties`` has the signs. O(ties of those)."""
    triangles, frustrated = among.triangles, list(among.frustrated)
    for one, mine in ties.items():
        for two, sign in signs.get(one, {}).items():
            if one < two and two in ties:
                triangles += 1
                if mine * sign * ties[two] < 0:
                    a, b, c = sorted((corner, one, two))
                    frustrated.append((a, b, c))
    return Balance(triangles, tuple(sorted(frustrated)))


def balance(signs: Signs) -> Balance:
    """Every triangle once, from its least connected corner on. O(ties^1.5).

    A triangle is balanced where the product of its signs is positive: the friend of a friend is a friend, the enemy of an
    enemy is a friend. Source: Cartwright & Harary 1956, https://doi.org/10.1037/h0046049
    """
    order = {person: (len(others), person) for person, others in signs.items()}
    onward = {
        person: {other for other in others if order[other] > order[person]}
        for person, others in signs.items()
    }
    triangles, frustrated = 0, list[tuple[str, str, str]]()
    for one, later in onward.items():
        for two in later:
            for three in later & onward[two]:
                triangles += 1
                if signs[one][two] * signs[two][three] * signs[one][three] < 0:
                    a, b, c = sorted((one, two, three))
                    frustrated.append((a, b, c))
    return Balance(triangles, tuple(sorted(frustrated)))
