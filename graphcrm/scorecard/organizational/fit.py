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

from graphcrm.account.wording import joined
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.records import Initiative
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.scorecard.organizational.figures import size
from graphcrm.scorecard.organizational.fitting import NO_THEME, Fit, fit
from graphcrm.values import money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphcrm.scorecard.context import AssessmentContext


def measure(context: AssessmentContext) -> Measured:
    """The overall fit, with every initiative as a part."""
    found = fit(context)
    if found.overall is None:
        return unknown(METRIC.unknown, step="Ask their strategy department where they mean to spend in the next three to five years.")  # fmt: skip
    nodes = context.snapshot.nodes(Initiative)
    rows = [nodes[ident] for cell in found.cells for ident in cell.who]
    parts = tuple(
        Part(
            each.name,
            None if each.fit is None else found.weights[each.id] * each.fit,
            found.weights[each.id],
            each.id,
            _note(each, found.weights[each.id], context.account.currency),
            sources(context.snapshot, [each]),
        )
        for each in rows
    )
    span = sorted({year for year, _ in found.years})
    years = str(span[0]) if len(span) == 1 else f"{span[0]}–{span[-1]}"
    named = (
        f" That makes a {found.words} customer: {found.direction} investment."
        if found.kind and found.direction
        else ""
    )
    findings = (*_alarm(context, found), *_themes(context, found))
    return Measured(
        found.overall,
        f"Their plans of {years} fit ours by {found.overall:+.2f} on a scale from −2 to +2.{named}",
        parts,
        known=found.known,
        interval=found.interval if found.interval[0] < found.interval[1] else None,
        step=findings[0].next_step if findings else "",
        findings=findings,
    )


def _note(each: Initiative, weight: float, currency: str | None) -> str:
    fits = "fit not judged" if each.fit is None else f"fit {each.fit:+d}"
    spent = (
        money(each.value, currency) if each.value is not None else f"amount not known, weighs {weight:.3g}"
    )
    return f"{each.theme or NO_THEME} {each.year}: {fits}, {spent}"


def _alarm(context: AssessmentContext, found: Fit) -> tuple[Finding, ...]:
    rules = context.policy.organizational.fit
    if found.overall is None or found.overall > rules.diverging or not size(context).large:
        return ()
    account = context.snapshot.account
    away = [theme for theme, each in found.themes if each is not None and each <= rules.diverging]
    where = f", most of all in {joined(away)}" if away else ""
    return (
        Finding(
            kind="diverging_large_customer",
            severity=Severity.CRITICAL,
            who=(account.id,),
            message=f"{account.name} is a large customer whose plans depart from ours ({found.overall:+.2f} from −2 to +2){where}.",
            step="Treat it as a cash-flow customer: shrink investment, and take up the difference at the next alignment meeting.",
            seed="O2",
            evidence=(_evidence(context, [ident for cell in found.cells for ident in cell.who]),),
        ),
    )


def _themes(context: AssessmentContext, found: Fit) -> tuple[Finding, ...]:
    bound = context.policy.organizational.fit.diverging
    if found.overall is None or found.overall <= bound:
        return ()
    said: list[Finding] = []
    for theme, each in found.themes:
        cells = [cell for cell in found.cells if cell.theme == theme]
        if each is None or each > bound:
            continue
        values = [cell.value for cell in cells if cell.value is not None]
        spent = f" of {money(sum(values), context.account.currency)}" if values else ""
        who = tuple(ident for cell in cells for ident in cell.who)
        said.append(
            Finding(
                kind="diverging_theme",
                severity=Severity.NOTE,
                who=who,
                message=f"Their plans{spent} for “{theme}” depart from ours ({each:+.2f} from −2 to +2), although the whole does not.",
                step=f"Put “{theme}” on the agenda of the next alignment meeting: what would they need from us there?",
                seed="O2",
                evidence=(_evidence(context, who),),
            )
        )
    return tuple(said)


def _evidence(context: AssessmentContext, who: Iterable[str]) -> Evidence:
    nodes = context.snapshot.nodes(Initiative)
    rows = [nodes[each] for each in who]
    return Evidence("Their initiatives, by year and fit.", sources=sources(context.snapshot, rows))


METRIC = Metric(
    id="strategic_fit",
    seed="O2",
    layer=Layer.ORGANIZATIONAL,
    unit=Unit.INDEX,
    measure=measure,
    targets=by_tier(1.0, 0.5, 0.0, None),
    worst=-2.0,
)

METRICS = (METRIC,)
