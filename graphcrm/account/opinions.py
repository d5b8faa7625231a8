"""How opinions settle where people listen to each other: the Friedkin–Johnsen model, on plain arrays.

Everybody keeps part of the own opinion and takes the rest from whom they listen to:
``y(t+1) = A W y(t) + (I − A) y(0)``. W is row-stochastic (whom a person listens to, how much), A the diagonal matrix of
susceptibilities, each from 0 to below 1. The process settles at ``y = V y(0)``, ``V = (I − A W)⁻¹ (I − A)``, and V is
row-stochastic: an equilibrium opinion is an average of the first opinions, so every derivative is an entry of V.
Source: Friedkin & Johnsen 1999, Social influence networks and opinion change, Advances in Group Processes 16, 1–29.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Places: TypeAlias = NDArray[np.int64]

STEPS = (-2.0, -1.0, 0.0, 1.0, 2.0)
"""The stances that somebody whom nobody judged may have: each as likely as the others."""
ENUMERATED = 6
"""Up to this many unknown stances every combination is tried (5⁶ = 15,625); beyond it they are drawn."""
SAMPLES = 4_000
"""How many combinations are drawn: the standard error of a chance is at most 0.008."""
_SEED = 20_061
_BLOCK = 256
_MOST_KEPT = 12
_CLOSE = 1e-13
_NOUGHT = 1e-9


class Weights(NamedTuple):
    """The entries of W above 0, by listener and then by whom they listen to.

    Plain arrays: for a few thousand people, importing SciPy would take longer than all that is reckoned with them.
    """

    who: Places
    whom: Places
    share: Floats

    def times(self, values: Floats) -> Floats:
        """``W values``: what everybody hears."""
        import numpy as np

        return np.bincount(self.who, self.share * values[self.whom], minlength=len(values)).astype(np.float64)

    def turned(self) -> Weights:
        """Wᵀ."""
        import numpy as np

        order = np.lexsort((self.who, self.whom))
        return Weights(self.whom[order], self.who[order], self.share[order])


class Pulls(NamedTuple):
    """Whom everybody listens to: ``weights`` W and ``susceptibility``, the diagonal of A."""

    weights: Weights
    susceptibility: Floats


class Chance(NamedTuple):
    """How likely something is, from 0 to 1; ``exact`` where every combination was tried."""

    value: float
    exact: bool

    @property
    def interval(self) -> tuple[float, float]:
        """Where it lies with 95 % certainty, for draws are not all combinations.

        Wilson's score interval: ``(p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n)``, z = 1.96.
        Source: Wilson 1927, https://doi.org/10.1080/01621459.1927.10502953
        """
        if self.exact:
            return self.value, self.value
        z, n = 1.96, SAMPLES
        middle = self.value + z * z / (2 * n)
        wide = z * (self.value * (1 - self.value) / n + (z / (2 * n)) ** 2) ** 0.5
        return max(0.0, (middle - wide) / (1 + z * z / n)), min(1.0, (middle + wide) / (1 + z * z / n))


def pulls(size: int, ties: Sequence[tuple[int, int, float]], stubbornness: float) -> Pulls:
    """W and A from influences ``(who, whom, strength)``, people numbered from 0, strengths from 0 to 1.

    Whoever is influenced listens to each in proportion to the strength, and is as open as it is likely that at least
    one influence takes, ``1 − Π(1 − strength)``, of what ``stubbornness`` leaves. Who is influenced by nobody keeps the
    own opinion. `ValueError` for a stubbornness outside (0, 1]. O(people + ties).
    """
    import numpy as np

    if not 0 < stubbornness <= 1:
        raise ValueError(f"Stubbornness is above 0 and at most 1, not {stubbornness}.")
    who = np.array([tie[0] for tie in ties], dtype=np.int64)
    whom = np.array([tie[1] for tie in ties], dtype=np.int64)
    strength = np.array([tie[2] for tie in ties], dtype=np.float64)
    total = np.bincount(whom, strength, minlength=size)
    missed = np.ones(size)
    np.multiply.at(missed, whom, 1.0 - strength)
    share = strength / np.where(total > 0, total, 1.0)[whom]
    order = np.lexsort((who, whom))
    first = np.flatnonzero(np.diff(whom[order] * size + who[order], prepend=-1))
    once = order[first]
    weights = Weights(whom[once], who[once], np.add.reduceat(share[order], first) if len(first) else share)
    return Pulls(weights, np.where(total > 0, (1.0 - stubbornness) * (1.0 - missed), 0.0))


def equilibrium(pull: Pulls, initial: Floats) -> Floats:
    """Where opinions settle, from first opinions of any unit. O(ties) a round, as many rounds as accuracy 10⁻¹² takes.

    `ValueError` for susceptibilities outside [0, 1), under which opinions need not settle.
    """
    weights, open_ = pull.weights, _checked(pull)
    own = (1.0 - open_) * initial
    opinions = initial
    while True:
        moved = open_ * weights.times(opinions) + own
        if abs(moved - opinions).max(initial=0.0) <= _CLOSE * max(1.0, abs(initial).max(initial=0.0)):
            return moved
        opinions = moved


def effects(pull: Pulls, goal: Floats) -> Floats:
    """The derivative of ``goal · equilibrium`` by each person's first opinion: ``goalᵀ V``. Exact, for it is linear.

    Complexity and errors: as `equilibrium`.
    """
    turned, open_ = pull.weights.turned(), _checked(pull)
    effect = goal
    while True:
        moved = goal + turned.times(open_ * effect)
        if abs(moved - effect).max(initial=0.0) <= _CLOSE * max(1.0, abs(goal).max(initial=0.0)):
            return (1.0 - open_) * moved
        effect = moved


def chance_of(goals: Floats, sums: Floats, limits: Floats) -> Chance:
    """How likely it is that every goal lies above its limit, over stances that nobody judged.

    ``goals`` has a row a goal and a column an unknown stance: its derivative; ``sums`` is what the known ones add up to.
    Unknown stances are independent, each of `STEPS` equally likely. Up to `ENUMERATED` of them that matter: exact, by
    trying all; beyond: `SAMPLES` draws with a fixed seed.
    """
    import numpy as np

    goals = goals[:, np.abs(goals).max(axis=0, initial=0.0) > _NOUGHT]
    count = goals.shape[1]
    exact = count <= ENUMERATED
    if exact:
        drawn = np.array(list(product(STEPS, repeat=count))).T.reshape(count, len(STEPS) ** count)
        reached = goals @ drawn + sums[:, None]
    else:
        reached = np.repeat(sums[:, None], SAMPLES, axis=1)
        for start, drawn in zip(range(0, count, _BLOCK), _drawn(-(-count // _BLOCK)), strict=True):
            part = goals[:, start : start + _BLOCK]
            reached += part @ drawn[: part.shape[1]]
    return Chance(float((reached > limits[:, None] + _NOUGHT).all(axis=0).mean()), exact)


def _drawn(blocks: int) -> Iterable[NDArray[np.int8]]:
    """Stances of as many blocks of people, the same each time; of a few blocks they are kept."""
    return _kept(blocks) if blocks <= _MOST_KEPT else _draw(blocks)


@lru_cache(maxsize=1)
def _kept(blocks: int) -> tuple[NDArray[np.int8], ...]:
    return tuple(_draw(blocks))


def _draw(blocks: int) -> Iterator[NDArray[np.int8]]:
    import numpy as np

    random = np.random.default_rng(_SEED)
    for _ in range(blocks):
        yield random.integers(-2, 3, size=(_BLOCK, SAMPLES), dtype=np.int8)


def _checked(pull: Pulls) -> Floats:
    open_ = pull.susceptibility
    if open_.size and not (open_.min() >= 0 and open_.max() < 1):
        raise ValueError("Every susceptibility lies from 0 to below 1.")
    return open_
