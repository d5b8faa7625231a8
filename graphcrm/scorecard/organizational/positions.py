"""Are we the customer's main channel (主航道), line by line, or marginal? (O4)

Our share of a product line is the value of installed equipment that our own organizations supplied, out of all that is
on record there. From `PositionRules.main` on we are the main supplier, up to `PositionRules.marginal` marginal, between
them one of several. Equipment without a value or vendor leaves the share open: where that could change the answer, it is
not known. What was won, lost and is open stands beside it by amount, and is not added: what was won may be installed.

The figure is how much of the customer's installed value lies in lines of which we are the main supplier. Kinds:
``marginal_line``, one in which we are marginal and an opportunity is open; ``line_unknown``, an opportunity in a line of
which nothing is recorded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.wording import deal, joined, percent
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.records import Asset, Opportunity
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.scorecard.organizational.lines import MAIN, MARGINAL, NO_LINE, Line, lines
from graphcrm.values import money

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext


def measure(context: AssessmentContext) -> Measured:
    """The part of the customer's installed value that lies in lines of which we are the main supplier."""
    every = lines(context)
    known = [each for each in every if each.position is not None and each.installed]
    findings = (*_marginal(context, every), *_unknown(context, every))
    step = findings[0].next_step if findings else ""
    whole = sum(each.installed or 0.0 for each in known)
    if not whole:
        return unknown(METRIC.unknown, step="Record what is installed, by whom, and what it cost (sheet Asset).", findings=findings)  # fmt: skip
    open_ = sum(each.installed or 0.0 for each in every if each.position is None)
    ours = [each for each in known if each.position == MAIN]
    made = sum(each.installed or 0.0 for each in ours)
    currency = context.account.currency
    names = f" ({joined([each.name for each in ours])})" if ours else ""
    blank = len(every) - len(known)
    rest = f" Of {blank} more lines, too little is recorded." if blank > 1 else " Of one more line, too little is recorded." if blank else ""  # fmt: skip
    said = (
        f"We are the main supplier in {len(ours)} of {len(known)} product lines{names}: {money(made, currency)} of "
        f"the {money(whole, currency)} installed there, {percent(made / whole)}.{rest}"
    )
    return Measured(
        made / whole,
        said,
        tuple(_part(context, each) for each in every),
        known=len(known) / len(every),
        interval=(made / (whole + open_), (made + open_) / (whole + open_)) if open_ else None,
        step=step,
        findings=findings,
    )


def _part(context: AssessmentContext, line: Line) -> Part:
    currency = context.account.currency
    if line.position is None:
        note = "our position is not known"
    else:
        share = f", {percent(line.share)} ours" if line.share is not None else ""
        note = f"{line.position.replace('_', ' ')}{share}"
    deals = [
        f"{money(amount, currency)} {word}"
        for amount, word in ((line.won, "won"), (line.lost, "lost"), (line.open, "open"))
        if amount
    ]
    value = None if line.position is None else line.installed if line.position == MAIN else 0.0
    assets = context.snapshot.nodes(Asset)
    rows = [assets[each] for each in line.assets]
    return Part(
        line.name,
        value,
        line.installed,
        note="; ".join([note, *deals]),
        sources=sources(context.snapshot, rows),
    )


def _marginal(context: AssessmentContext, every: tuple[Line, ...]) -> tuple[Finding, ...]:
    assets, deals = context.snapshot.nodes(Asset), context.snapshot.nodes(Opportunity)
    said: list[Finding] = []
    for line in every:
        if line.position != MARGINAL or not line.opportunities:
            continue
        largest = max(
            (deals[each] for each in line.opportunities), key=lambda each: (each.amount or 0.0, each.id)
        )
        rows = [assets[each] for each in line.assets]
        said.append(
            Finding(
                kind="marginal_line",
                severity=Severity.NOTE,
                who=(largest.id,),
                opportunity=largest.id,
                at_stake=largest.amount,
                message=f"In {line.name} we supplied {percent(line.share or 0.0)} of the {money(line.installed, context.account.currency)} installed: we bid for {deal(largest, context.account.currency)} from outside.",
                step=f"Find out what {largest.name} must solve that the present supplier does not, and offer a trial beside what is installed.",
                seed="O4",
                evidence=(Evidence("What is installed there.", sources=sources(context.snapshot, rows)),),
            )
        )
    return tuple(said)


def _unknown(context: AssessmentContext, every: tuple[Line, ...]) -> tuple[Finding, ...]:
    deals = context.snapshot.nodes(Opportunity)
    found = [each for each in every if each.position is None and each.opportunities]
    return tuple(
        Finding(
            kind="line_unknown",
            severity=Severity.NOTE,
            who=line.opportunities,
            message=f"We bid for {joined([deals[each].name for each in line.opportunities])}, and what they have installed {f'in {line.name}' if line.name != NO_LINE else '(no product line is named)'} is not recorded well enough to say where we stand.",
            step=f"Ask their operations what is in use in {line.name}, from whom, and what it cost.",
            seed="O4",
            evidence=(
                Evidence(
                    "The opportunities.",
                    sources=sources(context.snapshot, [deals[each] for each in line.opportunities]),
                ),
            ),
        )
        for line in found
    )


METRIC = Metric(
    id="main_channel",
    seed="O4",
    layer=Layer.ORGANIZATIONAL,
    unit=Unit.SHARE,
    measure=measure,
    targets=by_tier(0.5, 0.3, 0.2, None),
)

METRICS = (METRIC,)
