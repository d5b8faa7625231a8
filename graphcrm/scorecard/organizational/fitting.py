"""What strategic fit comes to: by theme and year, overall, and the class of customer that it suggests. (O2)"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.records import Initiative
from graphcrm.scorecard.organizational.figures import size as size_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.organizational.figures import Size
    from graphcrm.scorecard.policy.organizational import FitRules

STRATEGIC, PARTNER, GROWTH, CASH_FLOW = "strategic", "partner", "growth", "cash_flow"
RAISE, KEEP, SHRINK = "raise", "keep", "shrink"
NO_THEME = "no theme"


@dataclass(frozen=True, slots=True)
class Cell:
    """One theme in one year: the mean fit of what is judged, what it means to spend, how many are not judged."""

    theme: str
    year: int
    fit: float | None
    value: float | None
    unjudged: int
    who: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "theme": self.theme,
            "year": self.year,
            "fit": self.fit,
            "value": self.value,
            "unjudged": self.unjudged,
            "who": list(self.who),
        }


@dataclass(frozen=True, slots=True)
class Fit:
    """The strategic fit of an account. ``interval`` is where it may lie, whatever those not judged turn out to be.

    ``kind`` is strategic, partner, growth or cash_flow, ``direction`` raise, keep or shrink; ``None`` where too little
    is known. ``reasons`` say why. ``weights`` are what each initiative weighs, by id.
    """

    cells: tuple[Cell, ...]
    themes: tuple[tuple[str, float | None], ...]
    years: tuple[tuple[int, float | None], ...]
    overall: float | None
    interval: tuple[float, float]
    known: float
    kind: str | None
    direction: str | None
    reasons: tuple[str, ...]
    weights: Mapping[str, float]

    @property
    def words(self) -> str:
        """The class in words."""
        return (self.kind or "").replace("_", "-")

    def to_dict(self) -> dict[str, Any]:
        return {
            "cells": [each.to_dict() for each in self.cells],
            "themes": dict(self.themes),
            "years": [{"year": year, "fit": each} for year, each in self.years],
            "overall": self.overall,
            "interval": list(self.interval),
            "known": self.known,
            "class": self.kind,
            "direction": self.direction,
            "reasons": list(self.reasons),
        }


def fit(context: AssessmentContext) -> Fit:
    """The strategic fit of the years ahead, and the class that it suggests. O(initiatives)."""
    rules, first = context.policy.organizational.fit, context.as_of.year
    every = context.snapshot.nodes(Initiative).values()
    ahead = [each for each in every if first <= each.year < first + rules.years_ahead]
    weights = _weights(ahead)
    by_cell: dict[tuple[str, int], list[Initiative]] = defaultdict(list)
    by_theme: dict[str, list[Initiative]] = defaultdict(list)
    by_year: dict[int, list[Initiative]] = defaultdict(list)
    for each in ahead:
        theme = each.theme or NO_THEME
        by_cell[theme, each.year].append(each)
        by_theme[theme].append(each)
        by_year[each.year].append(each)
    years = tuple((year, _mean(rows, weights)) for year, rows in sorted(by_year.items()))
    overall = _mean(ahead, weights)
    whole = sum(weights.values())
    blank = sum(weights[each.id] for each in ahead if each.fit is None)
    made = sum(weights[each.id] * each.fit for each in ahead if each.fit is not None)
    interval = ((made - 2 * blank) / whole, (made + 2 * blank) / whole) if whole else (-2.0, 2.0)
    return Fit(
        tuple(_cell(theme, year, rows, weights) for (theme, year), rows in sorted(by_cell.items())),
        tuple((theme, _mean(rows, weights)) for theme, rows in sorted(by_theme.items())),
        years,
        overall,
        interval,
        (1 - blank / whole) * min(1.0, len(years) / rules.least_years) if whole else 0.0,
        *classed(overall, interval, years, size_of(context), rules),
        weights,
    )


def _weights(rows: Sequence[Initiative]) -> Mapping[str, float]:
    """What each weighs: what it means to spend, else the mean of the others, else 1."""
    known = [each.value for each in rows if each.value is not None]
    if not sum(known) > 0:
        return {each.id: 1.0 for each in rows}
    usual = sum(known) / len(known)
    return {each.id: usual if each.value is None else each.value for each in rows}


def _mean(rows: Sequence[Initiative], weights: Mapping[str, float]) -> float | None:
    """The weighted mean of the fit of those judged; ``None`` where none is."""
    judged = [(weights[each.id], each.fit) for each in rows if each.fit is not None]
    whole = sum(weight for weight, _ in judged)
    return sum(weight * each for weight, each in judged) / whole if whole > 0 else None


def _cell(theme: str, year: int, rows: Sequence[Initiative], weights: Mapping[str, float]) -> Cell:
    values = [each.value for each in rows if each.value is not None]
    unjudged = sum(each.fit is None for each in rows)
    who = tuple(each.id for each in rows)
    return Cell(theme, year, _mean(rows, weights), sum(values) if values else None, unjudged, who)


def classed(
    overall: float | None,
    interval: tuple[float, float],
    years: Sequence[tuple[int, float | None]],
    size: Size,
    rules: FitRules,
) -> tuple[str | None, str | None, tuple[str, ...]]:
    """The class, the direction of our investment, and the reasons."""
    if overall is None:
        return None, None, ("Their plans are not on record, or nobody judged how they fit.",)
    whole, large = f"The fit is {overall:+.2f}", size.large
    if overall <= rules.diverging:
        kind, direction = CASH_FLOW, SHRINK
        reasons = [f"{whole}, at or below {rules.diverging:+g}: their direction departs from ours."]
    elif overall >= rules.strategic:
        kind, direction = {True: STRATEGIC, False: GROWTH, None: None}[large], RAISE
        reasons = [f"{whole}, at or above {rules.strategic:+g}: their direction is ours."]
    else:
        kind, direction = {True: PARTNER, False: GROWTH, None: None}[large], KEEP
        reasons = [f"{whole}, between {rules.diverging:+g} and {rules.strategic:+g}."]
    reasons += [size.said, *_turn(years)]
    low, high = interval
    if low < high and any(low <= bound <= high for bound in (rules.diverging, rules.strategic)):
        reasons.append(
            f"What nobody judged could bring it anywhere from {low:+.2f} to {high:+.2f}, and so change this."
        )
    return kind, direction, tuple(reasons)


def _turn(years: Sequence[tuple[int, float | None]]) -> list[str]:
    """From the first judged year to the last: worth saying where it is a whole step of the scale."""
    known = [(year, each) for year, each in years if each is not None]
    if not known or abs(known[-1][1] - known[0][1]) < 1:
        return []
    (first, was), (last, will) = known[0], known[-1]
    return [f"It {'rises' if will > was else 'falls'} from {was:+.2f} in {first} to {will:+.2f} in {last}."]
