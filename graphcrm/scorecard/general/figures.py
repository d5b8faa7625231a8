"""Statistics of small samples: intervals of shares and of the Net Promoter Score, and how representative answers are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import NamedTuple

_DRAWS = 4_999
_ADDED = 3.0
"""Observations that the adjusted Wald interval adds: a quarter promoters, a half passives, a quarter detractors."""


class Promoters(NamedTuple):
    """How many answered 9 or 10, 7 or 8, and 0 to 6."""

    promoters: int
    passives: int
    detractors: int

    @property
    def answers(self) -> int:
        return self.promoters + self.passives + self.detractors


def promoters(scores: Sequence[int]) -> Promoters:
    """Answers from 0 to 10, sorted as the Net Promoter Score does (Reichheld 2003)."""
    high, low = sum(score >= 9 for score in scores), sum(score <= 6 for score in scores)
    return Promoters(high, len(scores) - high - low, low)


def net_promoter_score(counts: Promoters) -> float:
    """100 (p − d): from −100 to 100. `ValueError` where nobody answered."""
    if not counts.answers:
        raise ValueError("A Net Promoter Score needs an answer.")
    return 100.0 * (counts.promoters - counts.detractors) / counts.answers


def score_error(counts: Promoters, invited: int | None = None) -> float:
    """The standard error of the score in points: the trinomial variance p + d − (p − d)², of the adjusted counts.

    The adjusted Wald method of Rocks 2016, Interval estimation for the Net Promoter Score, The American Statistician 70:
    ¾ promoters, 1½ passives and ¾ detractors are added, which keeps small samples honest. Where it is known how many
    were invited, the variance takes the finite population correction (N − n)/(N − 1): when all answered, there is no
    sampling error left. It takes the others to think as those who answered do; see the representativity of the answers.
    """
    total = counts.answers + _ADDED
    high, low = (counts.promoters + _ADDED / 4) / total, (counts.detractors + _ADDED / 4) / total
    variance = (high + low - (high - low) ** 2) / total
    return 100.0 * math.sqrt(variance * _correction(counts.answers, invited))


def score_interval(counts: Promoters, confidence: float, invited: int | None = None) -> tuple[float, float]:
    """Where the score of all who were asked may lie; see `score_error`. Its middle is the score of the adjusted counts."""
    value, reach = net_promoter_score(counts), _z(confidence) * score_error(counts, invited)
    if not reach:
        return value, value
    middle = 100.0 * (counts.promoters - counts.detractors) / (counts.answers + _ADDED)
    return max(-100.0, min(value, middle - reach)), min(100.0, max(value, middle + reach))


def beyond_chance(change: float, errors: tuple[float, float], confidence: float) -> bool:
    """Whether a change is larger than what two independent errors would make by chance: |Δ| > z √(e₁² + e₂²)."""
    return abs(change) > _z(confidence) * math.hypot(*errors)


def share_interval(done: int, total: int, confidence: float) -> tuple[float, float]:
    """The score interval of a share (Wilson 1927, Journal of the American Statistical Association 22)."""
    z = _z(confidence)
    share, bend = done / total, z * z / total
    middle = (share + bend / 2) / (1 + bend)
    reach = z * math.sqrt(share * (1 - share) / total + bend / (4 * total)) / (1 + bend)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def representativity(answered: Sequence[int], people: Sequence[int]) -> float:
    """The R-indicator, 1 − 2 S(ρ): 1 where every group answered alike, less the more their response rates ρ differ.

    S is the standard deviation of the response rates over all people. Schouten, Cobben and Bethlehem 2009, Indicators
    for the representativeness of survey response, Survey Methodology 35. `ValueError` where there is nobody.
    """
    total = sum(people)
    if not total or any(not 0 <= some <= of for some, of in zip(answered, people, strict=True)):
        raise ValueError("In each group as many answer as there are, or fewer.")
    mean = sum(answered) / total
    spread = sum(of * (some / of - mean) ** 2 for some, of in zip(answered, people, strict=True) if of)
    return 1.0 - 2.0 * math.sqrt(spread / total)


def chance_alone(answered: Sequence[int], people: Sequence[int], seed: int = 0) -> float:
    """How often chance alone would spread the answers over the groups as unevenly, or more: a permutation p-value.

    The statistic is Pearson's χ² of answered by group with both margins fixed; its distribution is drawn, because groups
    are too small for its limit. One is added above and below (Phipson and Smyth 2010, Statistical Applications in
    Genetics and Molecular Biology 9). The same seed gives the same answer.
    """
    import numpy as np

    some, of = np.array(answered), np.array(people)
    drawn = np.random.default_rng(seed).multivariate_hypergeometric(of, int(some.sum()), _DRAWS)
    due = of * (some.sum() / of.sum())
    asked_of = due > 0
    chi = (((drawn - due) ** 2)[:, asked_of] / due[asked_of]).sum(axis=1)
    seen = (((some - due) ** 2)[asked_of] / due[asked_of]).sum()
    return (1 + int((chi >= seen - 1e-9).sum())) / (_DRAWS + 1)


def _correction(answers: int, invited: int | None) -> float:
    if invited is None or invited < answers or invited < 2:
        return 1.0
    return (invited - answers) / (invited - 1)


def _z(confidence: float) -> float:
    return NormalDist().inv_cdf((1 + confidence) / 2)
