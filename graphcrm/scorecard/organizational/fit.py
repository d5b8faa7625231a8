"""Does the customer's direction fit ours over the next three to five years, and what follows for our investment? (O2)

Fit is the mean of the fit of their initiatives, −2 (opposed) to +2 (aligned), by what each means to spend. One without an
amount weighs as much as the mean of those with one, or 1 where none has any. An initiative whose fit nobody judged
leaves the fit open by as much as it weighs.

It is theirs and no score of our relationship: it is shown, and drives the tier (O1) and our investment.
The class follows from fit and size. Diverging: a cash-flow customer however large, and investment shrinks. Fitting: a
strategic customer where large, a growth customer where not, and investment rises. In between: a partner where large,
growth where not, and investment is kept. Kinds: ``diverging_large_customer``; ``diverging_theme``, one theme that
departs from ours although the whole does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.messages import Fact, Message, Name, Number, joined, sentences
from graphcrm.records import Initiative
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit
from graphcrm.scorecard.organizational.fitting import Fit, fit, fitted, size, theme_named
from graphcrm.scorecard.policy.facts import facts
from graphcrm.scorecard.weak_spot import weak_spot


def measure(context: AssessmentContext) -> Measured:
    """The overall fit, with every initiative as a part."""
    whole = fit(context)
    if whole.overall is None:
        years = facts(context.policy)["fit_years"]
        return METRIC.not_known(step=METRIC.says("step_ask", years=years))
    nodes, recorded = context.restated(Initiative), context.snapshot.nodes(Initiative)
    rows = [nodes[ident] for cell in whole.cells for ident in cell.who]
    left_out = context.account.left_out((recorded[row.id], recorded[row.id].value) for row in rows)
    first, last = whole.years[0][0], whole.years[-1][0]
    years = Message("fit.year" if first == last else "fit.years", first=first, last=last)
    customer = None
    if whole.kind:
        kind, direction = Message(f"fit.class.{whole.kind}"), Message(f"fit.direction.{whole.direction}")
        customer = METRIC.says("class", kind=kind, direction=direction)
    message = sentences(METRIC.says("said", years=years, fit=fitted(whole.overall)), customer, left_out)
    parts = tuple(_part(context, row, whole.weights[row.id]) for row in rows)
    interval = whole.interval if whole.interval[0] < whole.interval[1] else None
    findings = (*_alarm(context, whole), *_themes(context, whole))
    return Measured(whole.overall, message, parts, whole.known, interval, findings=findings)


def _part(context: AssessmentContext, row: Initiative, weight: float) -> Part:
    fits = Message("part.fit.none") if row.fit is None else Message("part.fit.fit", fit=Number(row.fit, "+d"))
    spent: Fact = context.money(row.value)
    if row.value is None:
        spent = Message("part.fit.weighs", weight=Number(weight, ".3g"))
    note = Message("part.fit", theme=theme_named(row.theme), year=row.year, fits=fits, spent=spent)
    value = None if row.fit is None else weight * row.fit
    return Part(Name(row.name), value, weight, row.id, note, context.sources([row]))


def _alarm(context: AssessmentContext, whole: Fit) -> Iterator[Finding]:
    bound = context.policy.organizational.fit.diverging
    if whole.overall is None or whole.overall > bound or not size(context).large:
        return
    account = context.snapshot.account.id
    away = [theme_named(theme) for theme, mean in whole.themes if mean is not None and mean <= bound]
    yield weak_spot(
        "diverging_large_customer",
        "O2",
        Severity.CRITICAL,
        [account],
        _evidence(context, [ident for cell in whole.cells for ident in cell.who]),
        said="themes" if away else "",
        account=context.snapshot.named(account),
        fit=fitted(whole.overall),
        themes=joined(away),
    )


def _themes(context: AssessmentContext, whole: Fit) -> Iterator[Finding]:
    bound = context.policy.organizational.fit.diverging
    if whole.overall is None or whole.overall <= bound:
        return
    for theme, mean in whole.themes:
        if mean is None or mean > bound:
            continue
        cells = [cell for cell in whole.cells if cell.theme == theme]
        values = [cell.value for cell in cells if cell.value is not None]
        who = [ident for cell in cells for ident in cell.who]
        yield weak_spot(
            "diverging_theme",
            "O2",
            Severity.NOTE,
            who,
            _evidence(context, who),
            said="spent" if values else "",
            theme=theme_named(theme),
            fit=fitted(mean),
            amount=context.money(sum(values)),
        )


def _evidence(context: AssessmentContext, who: Iterable[str]) -> Evidence:
    nodes = context.snapshot.nodes(Initiative)
    return context.on_record("fit.on_record", [nodes[ident] for ident in who])


METRIC = Metric("strategic_fit", "O2", Unit.INDEX, measure)
