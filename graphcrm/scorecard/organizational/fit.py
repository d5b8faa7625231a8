"""Does the customer's direction fit ours over the next three to five years, and what follows for our investment? (O2)

Fit is the mean of the fit of their initiatives, −2 (opposed) to +2 (aligned), by what each means to spend. One without an
amount weighs as much as the mean of those with one, or 1 where none has any. An initiative whose fit nobody judged
leaves the fit open by as much as it weighs.

The class follows from fit and size. Diverging: a cash-flow customer however large, and investment shrinks. Fitting: a
strategic customer where large, a growth customer where not, and investment rises. In between: a partner where large,
growth where not, and investment is kept. Kinds: ``diverging_large_customer``; ``diverging_theme``, one theme that
departs from ours although the whole does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.messages import Fact, Message, Money, Name, Number, joined, sentences
from graphcrm.records import Initiative
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.scorecard.organizational.figures import size
from graphcrm.scorecard.organizational.fitting import Fit, fit, fitted, theme_named
from graphcrm.scorecard.policy.facts import facts
from graphcrm.scorecard.weak_spot import on_record, weak_spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphcrm.scorecard.context import AssessmentContext


def measure(context: AssessmentContext) -> Measured:
    """The overall fit, with every initiative as a part."""
    found = fit(context)
    if found.overall is None:
        years = facts(context.policy)["fit_years"]
        return unknown(METRIC.id, step=Message("metric.strategic_fit.step_ask", years=years))
    nodes = context.snapshot.nodes(Initiative)
    rows = [nodes[ident] for cell in found.cells for ident in cell.who]
    span = sorted({year for year, _ in found.years})
    years = Message("fit.year" if len(span) == 1 else "fit.years", first=span[0], last=span[-1])
    customer = (
        Message(
            "metric.strategic_fit.class",
            kind=Message(f"fit.class.{found.kind}"),
            direction=Message(f"fit.direction.{found.direction}"),
        )
        if found.kind
        else None
    )
    findings = (*_alarm(context, found), *_themes(context, found))
    return Measured(
        found.overall,
        sentences(Message("metric.strategic_fit.said", years=years, fit=fitted(found.overall)), customer),
        tuple(_part(context, row, found.weights[row.id]) for row in rows),
        known=found.known,
        interval=found.interval if found.interval[0] < found.interval[1] else None,
        step=findings[0].step if findings else "",
        findings=findings,
    )


def _part(context: AssessmentContext, row: Initiative, weight: float) -> Part:
    fits = Message("part.fit.none") if row.fit is None else Message("part.fit.fit", fit=Number(row.fit, "+d"))
    spent: Fact = (
        Message("part.fit.weighs", weight=Number(weight, ".3g"))
        if row.value is None
        else Money(row.value, context.account.currency)
    )
    return Part(
        Name(row.name),
        None if row.fit is None else weight * row.fit,
        weight,
        row.id,
        Message("part.fit", theme=theme_named(row.theme), year=row.year, fits=fits, spent=spent),
        sources(context.snapshot, [row]),
    )


def _alarm(context: AssessmentContext, found: Fit) -> Iterator[Finding]:
    bound = context.policy.organizational.fit.diverging
    if found.overall is None or found.overall > bound or not size(context).large:
        return
    account = context.snapshot.account.id
    away = [theme_named(theme) for theme, mean in found.themes if mean is not None and mean <= bound]
    yield weak_spot(
        "diverging_large_customer",
        Severity.CRITICAL,
        [account],
        "O2",
        [_evidence(context, [ident for cell in found.cells for ident in cell.who])],
        said="themes" if away else "",
        account=context.snapshot.named(account),
        fit=fitted(found.overall),
        themes=joined(away),
    )


def _themes(context: AssessmentContext, found: Fit) -> Iterator[Finding]:
    bound = context.policy.organizational.fit.diverging
    if found.overall is None or found.overall <= bound:
        return
    for theme, mean in found.themes:
        cells = [cell for cell in found.cells if cell.theme == theme]
        if mean is None or mean > bound:
            continue
        values = [cell.value for cell in cells if cell.value is not None]
        who = [ident for cell in cells for ident in cell.who]
        yield weak_spot(
            "diverging_theme",
            Severity.NOTE,
            who,
            "O2",
            [_evidence(context, who)],
            said="spent" if values else "",
            theme=theme_named(theme),
            fit=fitted(mean),
            amount=Money(sum(values), context.account.currency),
        )


def _evidence(context: AssessmentContext, who: Iterable[str]) -> Evidence:
    nodes = context.snapshot.nodes(Initiative)
    return on_record(context.snapshot, "fit.on_record", [nodes[ident] for ident in who])


METRIC = Metric(
    "strategic_fit", "O2", Layer.ORGANIZATIONAL, Unit.INDEX, measure, by_tier(1.0, 0.5, 0.0, None), worst=-2.0
)
