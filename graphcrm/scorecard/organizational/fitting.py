"""What strategic fit comes to: by theme and year, overall, and the class of customer that it suggests. (O2)"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graphcrm.messages import Fact, Message, Name, Number
from graphcrm.records import Initiative
from graphcrm.scorecard.context import AssessmentContext, grouped
from graphcrm.scorecard.own_work.years import years as years_of
from graphcrm.scorecard.policy.organizational import FitRules

STRATEGIC, PARTNER, GROWTH, CASH_FLOW = "strategic", "partner", "growth", "cash_flow"
RAISE, KEEP, SHRINK = "raise", "keep", "shrink"
NO_THEME = "no theme"


class Sales(NamedTuple):
    """Sales of one year, and whether that year is over."""

    year: int
    amount: float
    finished: bool


class Size(NamedTuple):
    """Whether a customer is large (``None``: not known), and why."""

    large: bool | None
    message: Message


@dataclass(frozen=True, slots=True)
class ThemeYear:
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

    cells: tuple[ThemeYear, ...]
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
    rules, rows = context.policy.organizational.fit, ahead(context, context.restated(Initiative).values())
    weights = _weights(rows)
    by_cell = grouped(((row.theme or NO_THEME, row.year), row) for row in rows)
    by_theme = grouped((row.theme or NO_THEME, row) for row in rows)
    by_year = grouped((row.year, row) for row in rows)
    years = tuple((year, _mean(of_year, weights)) for year, of_year in sorted(by_year.items()))
    overall = _mean(rows, weights)
    whole = sum(weights.values())
    blank = sum(weights[row.id] for row in rows if row.fit is None)
    judged = sum(weights[row.id] * row.fit for row in rows if row.fit is not None)
    interval = ((judged - 2 * blank) / whole, (judged + 2 * blank) / whole) if whole else (-2.0, 2.0)
    return Fit(
        tuple(_cell(theme, year, inside, weights) for (theme, year), inside in sorted(by_cell.items())),
        tuple((theme, _mean(inside, weights)) for theme, inside in sorted(by_theme.items())),
        years,
        overall,
        interval,
        (1 - blank / whole) * min(1.0, len(years) / rules.least_years) if whole else 0.0,
        *classed(overall, interval, years, size(context), rules),
        weights,
    )


def ahead(context: AssessmentContext, rows: Iterable[Initiative]) -> list[Initiative]:
    """Those of the years looked ahead at, this one included."""
    first = context.as_of.year
    return [row for row in rows if first <= row.year < first + context.policy.organizational.fit.years_ahead]


def last_sales(context: AssessmentContext) -> Sales | None:
    """Sales of the last finished year on record; where there is none, those of the running year so far."""
    rows = years_of(context)
    known = [
        Sales(year.number, sales, year.whole) for year in rows if (sales := year.figures.sales) is not None
    ]
    return max(known, key=lambda sales: (sales.finished, sales.year), default=None)


def size(context: AssessmentContext) -> Size:
    """Large is a customer of tier S or A, or with the sales of one (`FitRules.large_sales`)."""
    tier, sales = context.tier, last_sales(context)
    if tier in ("S", "A"):
        return Size(large=True, message=Message("size.large_tier", tier=tier))
    if sales is None:
        if tier is None:
            return Size(large=None, message=Message("size.unknown"))
        return Size(large=False, message=Message("size.small_tier", tier=tier))
    bound = context.bound(context.policy.organizational.fit.large_sales).worth
    if bound is None:
        return Size(large=None, message=Message("size.no_rate"))
    large = sales.amount >= bound
    open_ = not large and not sales.finished and tier is None
    kind = "large_sales" if large else "unknown_sales" if open_ else "small_sales"
    amount = context.money(sales.amount)
    return Size(None if open_ else large, Message(f"size.{kind}", amount=amount, year=sales.year))


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


def _cell(theme: str, year: int, rows: Sequence[Initiative], weights: Mapping[str, float]) -> ThemeYear:
    values = [row.value for row in rows if row.value is not None]
    unjudged = sum(row.fit is None for row in rows)
    who = tuple(row.id for row in rows)
    return ThemeYear(theme, year, _mean(rows, weights), sum(values) if values else None, unjudged, who)


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
