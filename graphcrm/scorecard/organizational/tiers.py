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
from graphcrm.records import Initiative
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit
from graphcrm.scorecard.organizational.figures import last_sales
from graphcrm.scorecard.organizational.fitting import fit
from graphcrm.scorecard.organizational.tiering import Rule, Tiering, suggested
from graphcrm.scorecard.policy.organizational import ABOVE_C
from graphcrm.values import money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphcrm.scorecard.context import AssessmentContext


def tiering(context: AssessmentContext) -> Tiering:
    """Every rule with its answer, and the tier that follows."""
    rules, currency = context.policy.organizational.tiers, context.account.currency
    found: list[Rule] = []
    for of, bounds, amount, least in (
        ("sales", rules.sales, *_sales(context)),
        ("pipeline", rules.pipeline, *_sum([each.amount for each in context.account.open_opportunities])),
        ("plans", rules.plans, *_plans(context)),
    ):
        found += [
            Rule(tier, of, _at_least(amount, least, bounds[tier]), amount, bounds[tier], _said(of, amount, bounds[tier], currency))
            for tier in ABOVE_C
        ]  # fmt: skip
    whole = fit(context)
    for tier in ABOVE_C:
        bound = rules.fit[tier]
        if bound <= -2:
            continue
        low, high = whole.interval
        holds = None if whole.overall is None or low < bound <= high else whole.overall >= bound
        shown = "not known" if whole.overall is None else f"{whole.overall:+.2f}"
        found.append(
            Rule(tier, "fit", holds, whole.overall, bound, f"Strategic fit is {shown}; {bound:+g} is asked.")
        )
    return suggested(context.tier, tuple(found))


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
    return _sum([each.value for each in rows if first <= each.year < first + years])


def _sum(amounts: Iterable[float | None]) -> tuple[float | None, bool]:
    """The sum of what is known, and whether there is more whose amount is not; nothing on record is not known."""
    amounts = list(amounts)
    known = [each for each in amounts if each is not None]
    return (sum(known) if known else None, len(known) < len(amounts))


_NAMES = {
    "sales": "Sales of the last known year are",
    "pipeline": "Open opportunities are worth",
    "plans": "What they mean to spend in the years ahead is",
}


def _said(of: str, amount: float | None, bound: float, currency: str | None) -> str:
    shown = "not known" if amount is None else money(amount, currency)
    return f"{_NAMES[of]} {shown}; {money(bound, currency)} is asked."


def measure(context: AssessmentContext) -> Measured:
    """1 where the recorded tier is the one suggested, or still possible; 0 where it is not."""
    found = tiering(context)
    findings = _findings(context, found)
    step = findings[0].next_step if findings else ""
    if found.suggested is None or found.recorded is None:
        said = METRIC.unknown if found.suggested is None else f"The figures suggest tier {found.suggested}; no tier is recorded."  # fmt: skip
        return unknown(said, step=step, findings=findings)
    agrees = found.agrees
    open_ = f", up to {found.possible[0]} with what is not known" if found.possible else ""
    said = f"Tier {found.recorded} is recorded, and the figures suggest {found.suggested}{open_}."
    words = {True: "holds", False: "does not hold", None: "not known"}
    parts = tuple(
        Part(f"{each.tier}: {each.of}", each.value, each.bound, note=f"{words[each.holds]}: {each.said}")
        for each in found.rules
    )
    known = sum(each.holds is not None for each in found.rules) / len(found.rules)
    return Measured(1.0 if agrees else 0.0, said, parts, known, step=step, findings=findings)


def _findings(context: AssessmentContext, found: Tiering) -> tuple[Finding, ...]:
    account = context.snapshot.account
    if found.suggested is None or found.agrees:
        return ()
    because = " ".join(found.reasons)
    evidence = (Evidence(because, sources=sources(context.snapshot, [account])),) if because else ()
    kind, sentence = (
        ("tier_missing", f"No tier is recorded for {account.name}; its figures suggest {found.suggested}.")
        if found.recorded is None
        else ("tier_differs", f"{account.name} is recorded as tier {found.recorded}, but its figures suggest {found.suggested}.")
    )  # fmt: skip
    step = (
        f"Talk through the reasons in the account review, and record {found.suggested} or write down why not."
    )
    return (Finding(kind, Severity.NOTE, (account.id,), sentence, step, "O1", evidence=evidence),)


METRIC = Metric(
    id="tier",
    seed="O1",
    layer=Layer.ORGANIZATIONAL,
    unit=Unit.INDEX,
    measure=measure,
)
"""Shown, not scored: a wrong tier is no weakness of the relationship, but all targets hang on it."""

METRICS = (METRIC,)
