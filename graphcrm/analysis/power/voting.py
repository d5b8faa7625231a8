"""Power indices of weighted votes with vetoes, exact: in whole numbers and fractions, by dynamic programming.

A coalition wins with weight of at least the quota and every holder of a veto in it. A *swing* of a voter is a coalition
that wins with this voter and loses without.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from math import factorial, lcm
from typing import NamedTuple


class Power(NamedTuple):
    """A voter's share of power, 0 to 1, by two measures, each adding up to 1 over all voters where anything can pass.

    ``banzhaf``: the share of all swings that are this voter's. ``shapley``: the share of all orders of voters in which
    this one is the first with whom those so far win. ``swings`` counts the swings.
    """

    banzhaf: Fraction
    shapley: Fraction
    swings: int

    @property
    def none(self) -> bool:
        """Whether this voter changes nothing, ever (a dummy)."""
        return self.swings == 0

    @property
    def all(self) -> bool:
        """Whether this voter alone decides (a dictator)."""
        return self.shapley == 1


def power(weights: Sequence[int], quota: int, vetoes: Collection[int] = ()) -> tuple[Power, ...]:
    """Every voter's power, in the order of the weights; ``vetoes`` are the places of those who hold one.

    All powers are 0 where not even everybody together wins. A quota of 0 or less passes with the vetoes alone.
    `ValueError` for a negative weight or a veto of nobody. O(n · n · S) for n voters and S different sums of weights,
    for each different weight.
    Sources: Banzhaf 1965, Weighted voting doesn't work, Rutgers Law Review 19; Shapley & Shubik 1954,
    https://doi.org/10.2307/1951053
    """
    if any(weight < 0 for weight in weights) or not set(vetoes) <= set(range(len(weights))):
        raise ValueError("Weights are 0 or more, and vetoes are held by voters.")
    vetoes = set(vetoes)
    free = [weight for place, weight in enumerate(weights) if place not in vetoes]
    bound = sum(weight for place, weight in enumerate(weights) if place in vetoes)
    sums = _coalitions(free)
    swings_of: dict[tuple[int, bool], Counter[int]] = {}
    for place, weight in enumerate(weights):
        voter = (weight, place in vetoes)
        if voter in swings_of:
            continue
        if voter[1]:
            swings_of[voter] = _sizes(sums, quota - bound, None, len(vetoes) - 1)
        else:
            swings_of[voter] = _sizes(
                _without(sums, weight), quota - bound - weight, quota - bound, len(vetoes)
            )
    swings = [swings_of[weight, place in vetoes] for place, weight in enumerate(weights)]
    total = sum(sizes.total() for sizes in swings)
    return tuple(
        Power(
            Fraction(sizes.total(), total) if total else Fraction(),
            _orders(sizes, len(weights)),
            sizes.total(),
        )
        for sizes in swings
    )


def whole(weights: Sequence[float]) -> tuple[int, ...]:
    """The same proportions in whole numbers, as small as they go: 0.5, 1.5 as 1, 3. Decimals are taken as written."""
    exact = [Fraction(repr(weight)) for weight in weights]
    scale = lcm(*(fraction.denominator for fraction in exact))
    return tuple(int(fraction * scale) for fraction in exact)


def majority(weights: Sequence[int], share: float) -> int:
    """The least weight that is more than this share of all."""
    exact = Fraction(repr(float(share))) * sum(weights)
    return int(exact) + 1


_Sums = dict[tuple[int, int], int]
"""How many coalitions have a size and a weight."""


def _coalitions(weights: Sequence[int]) -> _Sums:
    sums: _Sums = {(0, 0): 1}
    for weight in weights:
        grown = dict(sums)
        for (size, total), count in sums.items():
            key = (size + 1, total + weight)
            grown[key] = grown.get(key, 0) + count
        sums = grown
    return sums


def _without(sums: Mapping[tuple[int, int], int], weight: int) -> _Sums:
    """The coalitions that leave out one voter of this weight, from those of all."""
    without: _Sums = {}
    for size, total in sorted(sums):
        count = sums[size, total] - without.get((size - 1, total - weight), 0)
        if count:
            without[size, total] = count
    return without


def _sizes(sums: Mapping[tuple[int, int], int], least: int, below: int | None, others: int) -> Counter[int]:
    """How many coalitions of each size weigh at least ``least`` and under ``below``; ``others`` are in all of them."""
    sizes: Counter[int] = Counter()
    for (size, total), count in sums.items():
        if total >= least and (below is None or total < below):
            sizes[size + others] += count
    return sizes


def _orders(swings: Mapping[int, int], voters: int) -> Fraction:
    ways = sum(count * factorial(before) * factorial(voters - before - 1) for before, count in swings.items())
    return Fraction(ways, factorial(voters))
