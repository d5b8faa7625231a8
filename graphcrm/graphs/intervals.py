"""How sure a share is that was counted in samples."""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist


def wilson(hits: float, samples: int, confidence: float = 0.95) -> tuple[float, float]:
    """The Wilson score interval of a share: it holds the true one about as often as the confidence says.

    Near 0 and 1, where a plain ± reaches beyond, it stays inside; 0 of 10,000 gives 0 to 0.0004 at 95 %.
    For the mean of numbers from 0 to 1 (their sum as ``hits``) it is wider than need be, never narrower.

    `ValueError` without samples, for hits outside 0 to samples, or a confidence outside (0, 1).
    Source: Wilson 1927, https://doi.org/10.1080/01621459.1927.10502953
    """
    if samples < 1 or not 0 <= hits <= samples or not 0 < confidence < 1:
        raise ValueError(f"There is no interval for {hits} of {samples} at confidence {confidence}.")
    z = _quantile(confidence)
    share, spread = hits / samples, z * z / samples
    middle = (share + spread / 2) / (1 + spread)
    half = z * math.sqrt(share * (1 - share) / samples + spread / (4 * samples)) / (1 + spread)
    return (0.0 if hits == 0 else max(0.0, middle - half)), (
        1.0 if hits == samples else min(1.0, middle + half)
    )


@lru_cache(maxsize=16)
def _quantile(confidence: float) -> float:
    """Between minus and plus this, a standard normal number lies with that chance."""
    return NormalDist().inv_cdf((1 + confidence) / 2)
