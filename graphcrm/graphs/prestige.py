"""Who is listened to, by those who are listened to: PageRank and Katz centrality of weighted ties, on plain arrays.

Ties are ``(who, whom, strength)``: the first is listened to by the second. Credit flows from the listener back.
Whoever nobody listens to gets the least.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_CLOSE = 1e-13
_ROUNDS = 64


class _Ties(NamedTuple):
    giver: NDArray[np.int64]
    taker: NDArray[np.int64]
    strength: Floats


def pagerank(size: int, ties: Sequence[tuple[int, int, float]], damping: float = 0.85) -> Floats:
    """Everybody's PageRank; they add up to 1.

    ``x = d · (Σ over listeners of their x, in proportion to strength) + (1 − d)/n``; who listens to nobody spreads x evenly.
    Accurate to 10⁻¹². `ValueError` for damping outside (0, 1). O(ties) a round, about log(10⁻¹³)/log(d) rounds.
    Source: Brin & Page 1998, https://doi.org/10.1016/S0169-7552(98)00110-X
    """
    import numpy as np

    _need(damping)
    if not size:
        return np.zeros(0)
    arrays = _arrays(ties)
    heard = _sums(arrays.taker, arrays.strength, size)
    share = arrays.strength / np.where(heard > 0, heard, 1.0)[arrays.taker]
    silent = heard == 0
    ranks: Floats = np.full(size, 1.0 / size)
    while True:
        flow = _sums(arrays.giver, share * ranks[arrays.taker], size)
        moved = damping * (flow + float(ranks[silent].sum()) / size) + (1.0 - damping) / size
        if abs(moved - ranks).sum() <= _CLOSE:
            return moved
        ranks = moved


def katz(size: int, ties: Sequence[tuple[int, int, float]], damping: float = 0.85) -> Floats:
    """Everybody's Katz centrality: 1 for the person, and for every chain of listeners the product of its strengths.

    ``x = 1 + α · Σ over listeners of strength · x``, with α by `attenuation`. Not normalised: 1 for whom nobody listens
    to. Accurate to 10⁻¹² of the largest. `ValueError` and complexity: as `pagerank`.
    Source: Katz 1953, https://doi.org/10.1007/BF02289026
    """
    import numpy as np

    alpha = attenuation(size, ties, damping)
    arrays = _arrays(ties)
    scores = np.ones(size)
    while True:
        moved = 1.0 + alpha * _sums(arrays.giver, arrays.strength * scores[arrays.taker], size)
        if abs(moved - scores).max(initial=0.0) <= _CLOSE * moved.max(initial=1.0):
            return moved
        scores = moved


def attenuation(size: int, ties: Sequence[tuple[int, int, float]], damping: float = 0.85) -> float:
    """α for Katz centrality: ``d``, or ``d/ρ`` where ρ, a bound of the largest eigenvalue, is above 1.

    The bound is Collatz's: for positive x, no eigenvalue is larger than the greatest ratio (A x)ᵢ / xᵢ.
    """
    import numpy as np

    _need(damping)
    arrays = _arrays(ties)
    scores = np.ones(size)
    largest = 0.0
    for _ in range(_ROUNDS):
        moved = _sums(arrays.giver, arrays.strength * scores[arrays.taker], size)
        ratio = float((moved / scores).max(initial=0.0))
        largest = ratio if not largest else min(largest, ratio)
        scores = scores + moved
        scores = scores / scores.max(initial=1.0)
        scores = np.maximum(scores, 1e-200)
    return damping / max(1.0, largest)


def _sums(places: NDArray[np.int64], amounts: Floats, size: int) -> Floats:
    import numpy as np

    return np.bincount(places, amounts, minlength=size).astype(np.float64)


def _arrays(ties: Sequence[tuple[int, int, float]]) -> _Ties:
    import numpy as np

    return _Ties(
        np.array([tie[0] for tie in ties], dtype=np.int64),
        np.array([tie[1] for tie in ties], dtype=np.int64),
        np.array([tie[2] for tie in ties], dtype=np.float64),
    )


def _need(damping: float) -> None:
    if not 0 < damping < 1:
        raise ValueError(f"Damping is above 0 and below 1, not {damping}.")
