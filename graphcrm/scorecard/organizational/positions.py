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

from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message, Money, Share, joined, listed, sentences
from graphcrm.records import Asset, Opportunity
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.scorecard.organizational.lines import MAIN, MARGINAL, NO_LINE, Line, line_named, lines
from graphcrm.scorecard.weak_spot import on_record, weak_spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphcrm.scorecard.context import AssessmentContext


def measure(context: AssessmentContext) -> Measured:
    """The part of the customer's installed value that lies in lines of which we are the main supplier."""
    every = lines(context)
    known = [line for line in every if line.position is not None and line.installed]
    findings = (*_marginal(context, every), *_unknown(context, every))
    whole = sum(line.installed or 0.0 for line in known)
    if not whole:
        return unknown(METRIC.id, findings=findings)
    blank = sum(line.installed or 0.0 for line in every if line.position is None)
    main = [line for line in known if line.position == MAIN]
    value, currency = sum(line.installed or 0.0 for line in main), context.account.currency
    unplaced = len(every) - len(known)
    message = Message(
        "metric.main_channel.said" if main else "metric.main_channel.said_none",
        main=len(main),
        lines=len(known),
        names=joined(line_named(line.name) for line in main),
        value=Money(value, currency),
        whole=Money(whole, currency),
        share=Share(value / whole),
    )
    return Measured(
        value / whole,
        sentences(message, Message("metric.main_channel.blank", n=unplaced) if unplaced else None),
        tuple(_part(context, line) for line in every),
        known=len(known) / len(every),
        interval=(value / (whole + blank), (value + blank) / (whole + blank)) if blank else None,
        step=findings[0].step if findings else "",
        findings=findings,
    )


def _part(context: AssessmentContext, line: Line) -> Part:
    position = Message(f"line.position.{line.position or 'unknown'}")
    share = line.share if line.position else None
    amounts = (("won", line.won), ("lost", line.lost), ("open", line.open))
    notes = (
        position if share is None else Message("part.line.share", position=position, share=Share(share)),
        *(
            Message(f"part.line.{word}", amount=Money(amount, context.account.currency))
            for word, amount in amounts
            if amount
        ),
    )
    value = None if line.position is None else line.installed if line.position == MAIN else 0.0
    assets = context.snapshot.nodes(Asset)
    return Part(
        line_named(line.name),
        value,
        line.installed,
        note=listed(notes, style="semicolon"),
        sources=sources(context.snapshot, (assets[asset] for asset in line.assets)),
    )


def _marginal(context: AssessmentContext, every: Sequence[Line]) -> Iterator[Finding]:
    assets, deals = context.snapshot.nodes(Asset), context.snapshot.nodes(Opportunity)
    for line in every:
        if line.position != MARGINAL or not line.opportunities:
            continue
        largest = max(
            (deals[deal] for deal in line.opportunities), key=lambda deal: (deal.amount or 0.0, deal.id)
        )
        rows = [assets[asset] for asset in line.assets]
        yield weak_spot(
            "marginal_line",
            Severity.NOTE,
            [largest.id],
            "O4",
            [on_record(context.snapshot, "finding.marginal_line.evidence", rows)],
            deal=largest,
            line=line_named(line.name),
            share=Share(line.share or 0.0),
            installed=Money(line.installed, context.account.currency),
            on=context.account.deal(largest),
        )


def _unknown(context: AssessmentContext, every: Sequence[Line]) -> Iterator[Finding]:
    nodes = context.snapshot.nodes(Opportunity)
    for line in every:
        if line.position is None and line.opportunities:
            deals = [nodes[deal] for deal in line.opportunities]
            yield weak_spot(
                "line_unknown",
                Severity.NOTE,
                line.opportunities,
                "O4",
                [on_record(context.snapshot, "finding.line_unknown.evidence", deals)],
                said="no_line" if line.name == NO_LINE else "",
                deals=joined(map(context.account.deal, deals)),
                line=line_named(line.name),
            )


METRIC = Metric("main_channel", "O4", Layer.ORGANIZATIONAL, Unit.SHARE, measure, by_tier(0.5, 0.3, 0.2, None))
