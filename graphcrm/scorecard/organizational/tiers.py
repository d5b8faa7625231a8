"""Which tier do the figures of this customer suggest, against the one that is recorded? (O1)

Of a tier is who is large enough for it by one of three figures (sales, open pipeline, what they mean to spend), and whose
plans fit ours well enough. Each rule holds, does not, or is not known; they are joined by strong Kleene logic, in which
"or" is known as soon as one side holds, and "and" as soon as one does not (Kleene 1952, Introduction to Metamathematics,
§64). The suggestion is the highest tier that holds; C where S, A and B are all known not to. A higher tier that is not
known stays possible. Kinds: ``tier_differs``, the recorded tier is neither suggested nor possible; ``tier_missing``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.messages import Fact, Message, Money, Number, sentences
from graphcrm.records import Initiative
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit
from graphcrm.scorecard.organizational.figures import last_sales
from graphcrm.scorecard.organizational.fitting import fit
from graphcrm.scorecard.organizational.tiering import Rule, Tiering, suggested
from graphcrm.scorecard.policy.organizational import ABOVE_C
from graphcrm.scorecard.weak_spot import weak_spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphcrm.scorecard.context import AssessmentContext


def tiering(context: AssessmentContext) -> Tiering:
    """Every rule with its answer, and the tier that follows."""
    rules, currency = context.policy.organizational.tiers, context.account.currency
    figures = (
        ("sales", rules.sales, *_sales(context)),
        ("pipeline", rules.pipeline, *_sum(deal.amount for deal in context.account.open_opportunities)),
        ("plans", rules.plans, *_plans(context)),
    )
    answers = [
        Rule(
            tier,
            of,
            _at_least(amount, least, bounds[tier]),
            amount,
            bounds[tier],
            _message(of, None if amount is None else Money(amount, currency), Money(bounds[tier], currency)),
        )
        for of, bounds, amount, least in figures
        for tier in ABOVE_C
    ]
    whole = fit(context)
    low, high = whole.interval
    shown = None if whole.overall is None else Number(whole.overall, "+.2f")
    for tier in ABOVE_C:
        bound = rules.fit[tier]
        if bound > -2:
            holds = None if whole.overall is None or low < bound <= high else whole.overall >= bound
            message = _message("fit", shown, Number(bound, "+g"))
            answers.append(Rule(tier, "fit", holds, whole.overall, bound, message))
    return suggested(context.tier, tuple(answers))


def _at_least(amount: float | None, least: bool, bound: float) -> bool | None:
    """Whether an amount reaches a bound; ``least`` says that it is only known to be at least that."""
    if amount is None:
        return None
    return True if amount >= bound else None if least else False


def _sales(context: AssessmentContext) -> tuple[float | None, bool]:
    sales = last_sales(context)
    return (None, False) if sales is None else (sales.amount, not sales.finished)


def _plans(context: AssessmentContext) -> tuple[float | None, bool]:
    first, years = context.as_of.year, context.policy.organizational.fit.years_ahead
    rows = context.snapshot.nodes(Initiative).values()
    return _sum(row.value for row in rows if first <= row.year < first + years)


def _sum(amounts: Iterable[float | None]) -> tuple[float | None, bool]:
    """The sum of what is known, and whether there is more whose amount is not; nothing on record is not known."""
    amounts = list(amounts)
    known = [amount for amount in amounts if amount is not None]
    return (sum(known) if known else None, len(known) < len(amounts))


def _message(of: str, figure: Fact | None, bound: Fact) -> Message:
    return Message(f"tier.rule.{of}", figure=figure or Message("tier.not_known"), bound=bound)


def measure(context: AssessmentContext) -> Measured:
    """1 where the recorded tier is the one suggested, or still possible; 0 where it is not."""
    found = tiering(context)
    findings = tuple(_findings(context, found))
    step = findings[0].step if findings else ""
    if found.suggested is None:
        return unknown(METRIC.id, step=step, findings=findings)
    if found.recorded is None:
        return unknown(METRIC.id, "not_recorded", step=step, findings=findings, suggested=found.suggested)
    message = Message(
        "metric.tier.said_possible" if found.possible else "metric.tier.said",
        recorded=found.recorded,
        suggested=found.suggested,
        possible=next(iter(found.possible), ""),
    )
    known = sum(rule.holds is not None for rule in found.rules) / len(found.rules)
    parts = tuple(map(_part, found.rules))
    return Measured(float(found.agrees), message, parts, known, step=step, findings=findings)


def _part(rule: Rule) -> Part:
    answer = {True: "holds", False: "fails", None: "open"}[rule.holds]
    name = Message("part.tier", tier=rule.tier, figure=Message(f"tier.figure.{rule.of}"))
    return Part(name, rule.value, rule.bound, note=Message(f"part.tier.{answer}", rule=rule.message))


def _findings(context: AssessmentContext, found: Tiering) -> Iterator[Finding]:
    if found.suggested is None or found.agrees:
        return
    account, reasons = context.snapshot.account, found.reasons
    places = sources(context.snapshot, [account])
    yield weak_spot(
        "tier_differs" if found.recorded else "tier_missing",
        Severity.NOTE,
        [account.id],
        "O1",
        [Evidence(sentences(*reasons), sources=places)] if reasons else [],
        step=Message("tier.step", suggested=found.suggested),
        account=context.snapshot.named(account.id),
        recorded=found.recorded or "",
        suggested=found.suggested,
    )


METRIC = Metric(id="tier", seed="O1", layer=Layer.ORGANIZATIONAL, unit=Unit.INDEX, measure=measure)
"""Shown, not scored: a wrong tier is no weakness of the relationship, but all targets hang on it."""
