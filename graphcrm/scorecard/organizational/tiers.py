"""Which tier do the figures of this customer suggest, against the one that is recorded? (O1)

Of a tier is who is large enough for it by one of three figures (sales, open pipeline, what they mean to spend), and whose
plans fit ours well enough. Each rule holds, does not, or is not known; they are joined by strong Kleene logic, in which
"or" is known as soon as one side holds, and "and" as soon as one does not (Kleene 1952, Introduction to Metamathematics,
§64). The suggestion is the highest tier that holds; C where S, A and B are all known not to. A higher tier that is not
known stays possible. Kinds: ``tier_differs``, the recorded tier is neither suggested nor possible; ``tier_missing``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.messages import Fact, Message, Number, sentences
from graphcrm.records import Initiative
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit
from graphcrm.scorecard.organizational.fitting import ahead, fit, last_sales
from graphcrm.scorecard.policy.organizational import ABOVE_C
from graphcrm.scorecard.weak_spot import weak_spot


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of one tier. ``holds`` is ``None`` where it is not known; ``message`` is a sentence with both figures."""

    tier: str
    of: str
    holds: bool | None
    value: float | None
    bound: float | None
    message: Message


@dataclass(frozen=True, slots=True)
class Tiering:
    """The recorded tier beside the suggested one. ``possible`` are higher tiers that are not known not to hold."""

    recorded: str | None
    suggested: str | None
    possible: tuple[str, ...]
    rules: tuple[Rule, ...]

    @property
    def agrees(self) -> bool:
        """Whether what is recorded is suggested, or still possible."""
        return self.recorded is not None and self.recorded in (self.suggested, *self.possible)

    @property
    def reasons(self) -> tuple[Message, ...]:
        """What speaks for the suggested tier, and what against the one above it."""
        above = ABOVE_C[: ABOVE_C.index(self.suggested)] if self.suggested in ABOVE_C else ABOVE_C
        holding = (rule.message for rule in self.rules if rule.tier == self.suggested and rule.holds)
        failing = (rule for rule in self.rules if rule.tier in above[-1:] and rule.holds is False)
        return (*holding, *(Message("tier.not", tier=rule.tier, why=rule.message) for rule in failing))


def suggested(recorded: str | None, rules: tuple[Rule, ...]) -> Tiering:
    """The highest tier that holds; C where none above can; nothing where all that could hold is not known."""
    answers: dict[str, bool | None] = {}
    for tier in ABOVE_C:
        large = some(rule.holds for rule in rules if rule.tier == tier and rule.of != "fit")
        answers[tier] = every(
            [large, *(rule.holds for rule in rules if rule.tier == tier and rule.of == "fit")]
        )
    best = next((tier for tier in ABOVE_C if answers[tier]), None)
    if best is None and None not in answers.values():
        best = "C"
    above = ABOVE_C[: ABOVE_C.index(best)] if best in ABOVE_C else ABOVE_C
    return Tiering(recorded, best, tuple(tier for tier in above if answers[tier] is None), rules)


def some(answers: Iterable[bool | None]) -> bool | None:
    """Kleene's "or": holds as soon as one does; not known where none does and one is not known."""
    answers = list(answers)
    return True if True in answers else None if None in answers else False


def every(answers: Iterable[bool | None]) -> bool | None:
    """Kleene's "and": fails as soon as one does; not known where none does and one is not known."""
    answers = list(answers)
    return False if False in answers else None if None in answers else True


def tiering(context: AssessmentContext) -> Tiering:
    """Every rule with its answer, and the tier that follows."""
    rules = context.policy.organizational.tiers
    figures = (
        ("sales", rules.sales, *_sales(context)),
        ("pipeline", rules.pipeline, *_pipeline(context)),
        ("plans", rules.plans, *_plans(context)),
    )
    answers: list[Rule] = []
    for of, bounds, amount, least in figures:
        figure = None if amount is None else context.money(amount)
        for tier in ABOVE_C:
            bound = context.bound(bounds[tier])
            holds = _at_least(amount, least, bound.worth)
            answers.append(Rule(tier, of, holds, amount, bound.worth, _rule(of, figure, bound)))
    whole = fit(context)
    low, high = whole.interval
    shown = None if whole.overall is None else Number(whole.overall, "+.2f")
    for tier in ABOVE_C:
        bound = rules.fit[tier]
        if bound > -2:
            holds = None if whole.overall is None or low < bound <= high else whole.overall >= bound
            message = _rule("fit", shown, Number(bound, "+g"))
            answers.append(Rule(tier, "fit", holds, whole.overall, bound, message))
    return suggested(context.tier, tuple(answers))


def _at_least(amount: float | None, least: bool, bound: float | None) -> bool | None:
    """Whether an amount reaches a bound; ``least`` says that it is only known to be at least that."""
    if amount is None or bound is None:
        return None
    return True if amount >= bound else None if least else False


def _sales(context: AssessmentContext) -> tuple[float | None, bool]:
    sales = last_sales(context)
    return (None, False) if sales is None else (sales.amount, not sales.finished)


def _pipeline(context: AssessmentContext) -> tuple[float | None, bool]:
    account = context.account
    return _sum(account.worth(deal, deal.amount) for deal in account.open_opportunities)


def _plans(context: AssessmentContext) -> tuple[float | None, bool]:
    return _sum(row.value for row in ahead(context, context.restated(Initiative).values()))


def _left_out(context: AssessmentContext) -> Message | None:
    """Which amounts these rules can't see."""
    deals = [(deal, deal.amount) for deal in context.account.open_opportunities]
    plans = [(row, row.value) for row in ahead(context, context.snapshot.nodes(Initiative).values())]
    return context.account.left_out([*deals, *plans])


def _sum(amounts: Iterable[float | None]) -> tuple[float | None, bool]:
    """The sum of what is known, and whether there is more whose amount is not; nothing on record is not known."""
    amounts = list(amounts)
    known = [amount for amount in amounts if amount is not None]
    return (sum(known) if known else None, len(known) < len(amounts))


def _rule(of: str, figure: Fact | None, bound: Fact) -> Message:
    return Message(f"tier.rule.{of}", figure=figure or Message("tier.not_known"), bound=bound)


def measure(context: AssessmentContext) -> Measured:
    """1 where the recorded tier is the one suggested, or still possible; 0 where it is not."""
    tiers = tiering(context)
    findings = tuple(_findings(context, tiers))
    if tiers.suggested is None:
        return METRIC.not_known(step="", findings=findings)
    if tiers.recorded is None:
        return METRIC.not_known("not_recorded", step="", findings=findings, suggested=tiers.suggested)
    message = METRIC.says(
        "said_possible" if tiers.possible else "said",
        recorded=tiers.recorded,
        suggested=tiers.suggested,
        possible=next(iter(tiers.possible), ""),
    )
    known = sum(rule.holds is not None for rule in tiers.rules) / len(tiers.rules)
    parts = tuple(map(_part, tiers.rules))
    message = sentences(message, _left_out(context))
    return Measured(float(tiers.agrees), message, parts, known, findings=findings)


def _part(rule: Rule) -> Part:
    answer = {True: "holds", False: "fails", None: "open"}[rule.holds]
    name = Message("part.tier", tier=rule.tier, figure=Message(f"tier.figure.{rule.of}"))
    return Part(name, rule.value, rule.bound, note=Message(f"part.tier.{answer}", rule=rule.message))


def _findings(context: AssessmentContext, tiers: Tiering) -> Iterator[Finding]:
    if tiers.suggested is None or tiers.agrees:
        return
    account, reasons = context.snapshot.account, tiers.reasons
    places = context.sources([account])
    yield weak_spot(
        "tier_differs" if tiers.recorded else "tier_missing",
        "O1",
        Severity.NOTE,
        [account.id],
        *([Evidence(sentences(*reasons), sources=places)] if reasons else []),
        step=Message("tier.step", suggested=tiers.suggested),
        account=context.snapshot.named(account.id),
        recorded=tiers.recorded or "",
        suggested=tiers.suggested,
    )


METRIC = Metric("tier", "O1", Unit.INDEX, measure)
"""Shown, not scored: a wrong tier is no weakness of the relationship, but all targets hang on it."""
