"""The numbers of organizational relationships (L3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from graphcrm.scorecard.policy.tiers import ensure

ABOVE_C = ("S", "A", "B")
"""The tiers that ask for something; whoever reaches none of them is C."""


def _bounds(s: float, a: float, b: float) -> Mapping[str, float]:
    return MappingProxyType(dict(zip(ABOVE_C, (s, a, b), strict=True)))


@dataclass(frozen=True)
class TierRules:
    """From where on a customer is large enough for a tier, and how far its plans must fit ours. (O1)

    Amounts are in the account's currency, and meant to be replaced by the company's own. ``sales`` are those of the last
    finished year, ``pipeline`` the open opportunities, ``plans`` what the customer means to spend in the years of
    `FitRules.years_ahead`. One of the three is enough. ``fit`` is the least strategic fit, −2 to +2; −2 asks for none.
    """

    sales: Mapping[str, float] = field(default_factory=lambda: _bounds(100e6, 30e6, 5e6))
    pipeline: Mapping[str, float] = field(default_factory=lambda: _bounds(150e6, 40e6, 5e6))
    plans: Mapping[str, float] = field(default_factory=lambda: _bounds(500e6, 150e6, 20e6))
    fit: Mapping[str, float] = field(default_factory=lambda: _bounds(0.5, 0.0, -2.0))

    def __post_init__(self) -> None:
        for name in ("sales", "pipeline", "plans", "fit"):
            bounds: Mapping[str, float] = getattr(self, name)
            ensure({*bounds} == {*ABOVE_C} and all(map(_is_number, bounds.values())), "tiers_each", name=name)
            ensure(bounds["S"] >= bounds["A"] >= bounds["B"], "tiers_order", name=name)


@dataclass(frozen=True)
class FitRules:
    """How strategic fit is read, on its scale from −2 (opposed) to +2 (aligned). (O2)

    ``years_ahead`` years are looked at, this one included; fewer than ``least_years`` with something on record are too
    few to trust. From ``strategic`` on we raise investment; at ``diverging`` or below we shrink it. A customer is large
    of tier S or A, or with ``large_sales`` in a year (in the account's currency).
    """

    years_ahead: int = 5
    least_years: int = 3
    strategic: float = 1.0
    diverging: float = -0.5
    large_sales: float = 30e6

    def __post_init__(self) -> None:
        ensure(1 <= self.least_years <= self.years_ahead, "least_years")
        ensure(-2 <= self.diverging < self.strategic <= 2 and self.large_sales > 0, "fit")


@dataclass(frozen=True)
class PositionRules:
    """From which share of a product line's installed value on we are its main supplier, and up to which marginal. (O4)"""

    main: float = 0.5
    marginal: float = 0.2

    def __post_init__(self) -> None:
        ensure(0 <= self.marginal < self.main <= 1, "positions")


@dataclass(frozen=True)
class InstrumentRules:
    """What is expected of the instruments between the two organizations. (O5–O8)

    An agreement or centre that ends within ``expiring_days`` is about to expire. Minutes are in time ``minutes_days``
    after the visit (48 hours). Whoever has rank ``executive_rank`` or more is an executive; ``middle_ranks`` are the ranks of middle managers. Opportunities decided within
    ``pipeline_days`` are the pipeline that an agreement should cover. A centre should have an outcome after ``outcome_days``.
    """

    expiring_days: int = 180
    minutes_days: int = 2
    executive_rank: int = 5
    middle_ranks: tuple[int, ...] = (2, 3, 4)
    pipeline_days: int = 730
    outcome_days: int = 365

    def __post_init__(self) -> None:
        days = (self.expiring_days, self.minutes_days, self.pipeline_days, self.outcome_days)
        ranks = (*self.middle_ranks, self.executive_rank)
        ensure(min(days) >= 1 and all(rank in range(1, 7) for rank in ranks), "instruments")


@dataclass(frozen=True)
class OrganizationalRules:
    """What a company expects of its organizational relationships."""

    tiers: TierRules = field(default_factory=TierRules)
    fit: FitRules = field(default_factory=FitRules)
    positions: PositionRules = field(default_factory=PositionRules)
    instruments: InstrumentRules = field(default_factory=InstrumentRules)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
