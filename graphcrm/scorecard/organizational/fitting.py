"""What strategic fit comes to: by theme and year, overall, and the class of customer that it suggests. (O2)"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphcrm.messages import Fact, Message, Name, Number
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
    reasons: tuple[Message, ...]
    weights: Mapping[str, float]


def fit(context: AssessmentContext) -> Fit:
    """The strategic fit of the years ahead, and the class that it suggests. O(initiatives)."""
    rules, first = context.policy.organizational.fit, context.as_of.year
    initiatives = context.snapshot.nodes(Initiative).values()
    ahead = [row for row in initiatives if first <= row.year < first + rules.years_ahead]
    weights = _weights(ahead)
    by_cell: dict[tuple[str, int], list[Initiative]] = defaultdict(list)
    by_theme: dict[str, list[Initiative]] = defaultdict(list)
    by_year: dict[int, list[Initiative]] = defaultdict(list)
    for row in ahead:
        theme = row.theme or NO_THEME
        by_cell[theme, row.year].append(row)
        by_theme[theme].append(row)
        by_year[row.year].append(row)
    years = tuple((year, _mean(rows, weights)) for year, rows in sorted(by_year.items()))
    overall = _mean(ahead, weights)
    whole = sum(weights.values())
    blank = sum(weights[row.id] for row in ahead if row.fit is None)
    judged = sum(weights[row.id] * row.fit for row in ahead if row.fit is not None)
    interval = ((judged - 2 * blank) / whole, (judged + 2 * blank) / whole) if whole else (-2.0, 2.0)
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


def theme_named(theme: str | None) -> Fact:
    """A theme as messages name it."""
    return Name(theme) if theme and theme != NO_THEME else Message("fit.no_theme")


def fitted(fit: float) -> Number:
    """A fit with its sign: ``+0.50``."""
    return Number(fit, "+.2f")


def _weights(rows: Sequence[Initiative]) -> Mapping[str, float]:
    """What each weighs: what it means to spend, else the mean of the others, else 1."""
    known = [row.value for row in rows if row.value is not None]
    if not sum(known) > 0:
        return {row.id: 1.0 for row in rows}
    usual = sum(known) / len(known)
    return {row.id: usual if row.value is None else row.value for row in rows}


def _mean(rows: Sequence[Initiative], weights: Mapping[str, float]) -> float | None:
    """The weighted mean of the fit of those judged; ``None`` where none is."""
    judged = [(weights[row.id], row.fit) for row in rows if row.fit is not None]
    whole = sum(weight for weight, _ in judged)
    return sum(weight * fit for weight, fit in judged) / whole if whole > 0 else None


def _cell(theme: str, year: int, rows: Sequence[Initiative], weights: Mapping[str, float]) -> Cell:
    values = [row.value for row in rows if row.value is not None]
    unjudged = sum(row.fit is None for row in rows)
    who = tuple(row.id for row in rows)
    return Cell(theme, year, _mean(rows, weights), sum(values) if values else None, unjudged, who)


def classed(
    overall: float | None,
    interval: tuple[float, float],
    years: Sequence[tuple[int, float | None]],
    size: Size,
    rules: FitRules,
) -> tuple[str | None, str | None, tuple[Message, ...]]:
    """The class, the direction of our investment, and the reasons."""
    if overall is None:
        return None, None, (Message("fit.reason.unknown"),)
    bounds = (rules.diverging, rules.strategic)
    if overall <= rules.diverging:
        reason, direction, by_size = "diverging", SHRINK, {True: CASH_FLOW, False: CASH_FLOW, None: CASH_FLOW}
    elif overall >= rules.strategic:
        reason, direction, by_size = "strategic", RAISE, {True: STRATEGIC, False: GROWTH, None: None}
    else:
        reason, direction, by_size = "between", KEEP, {True: PARTNER, False: GROWTH, None: None}
    below, above = (Number(bound, "+g") for bound in bounds)
    reasons = [Message(f"fit.reason.{reason}", fit=fitted(overall), diverging=below, strategic=above)]
    reasons += [size.message, *_turn(years)]
    low, high = interval
    if low < high and any(low <= bound <= high for bound in bounds):
        reasons.append(Message("fit.reason.open", low=fitted(low), high=fitted(high)))
    return by_size[size.large], direction, tuple(reasons)


def _turn(years: Sequence[tuple[int, float | None]]) -> list[Message]:
    """From the first judged year to the last: worth saying where it is a whole step of the scale."""
    known = [(year, fit) for year, fit in years if fit is not None]
    if not known or abs(known[-1][1] - known[0][1]) < 1:
        return []
    (first, was), (last, will) = known[0], known[-1]
    kind = "rises" if will > was else "falls"
    return [Message(f"fit.reason.{kind}", was=fitted(was), first=first, will=fitted(will), last=last)]
