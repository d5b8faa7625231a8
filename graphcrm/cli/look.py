"""`weakspots`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from graphcrm.cli.common import (
    LEAST_WIDTH,
    Seen,
    account_document,
    account_facts,
    console,
    heads,
    json_option,
    opened,
    opportunity_option,
    print_json,
    rules_option,
    seen_options,
    table,
)
from graphcrm.cli.speaking import chosen, echo, say
from graphcrm.cli.worded import command
from graphcrm.messages import Message, joined, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.analysis import Analysis
    from graphcrm.findings import Finding

SHOWN = 12
MOST_PLACES = 3


@command("weakspots", shown=SHOWN)
@seen_options
@opportunity_option
@click.option("--why", is_flag=True)
@click.option("--all", "everything", is_flag=True)
@rules_option()
@json_option
@click.pass_context
def weakspots_command(
    ctx: click.Context,
    opportunity: str | None,
    why: bool,
    everything: bool,
    as_json: bool,
    **seen: Unpack[Seen],
) -> None:
    """Where an account's decision chain would break, the worst first."""
    analysis = opened(ctx).analyze(**seen)
    findings = _about(analysis, opportunity)
    if as_json:
        print_json("weakspots", weakspots_document(analysis, findings))
        return
    show(analysis, findings, why=why, most=None if everything else SHOWN)


def _about(analysis: Analysis, wanted: str | None) -> tuple[Finding, ...]:
    if wanted is None:
        return analysis.weak_spots
    ident = analysis.snapshot.find_opportunity(wanted).id
    return tuple(finding for finding in analysis.weak_spots if finding.opportunity == ident)


def weakspots_document(analysis: Analysis, findings: Sequence[Finding]) -> dict[str, object]:
    """What ``weakspots --json`` prints, after its format."""
    from graphcrm.findings import ranked

    parts = ranked(part for spot in findings for part in spot.parts)
    return {
        **account_document(analysis.snapshot),
        "weak_spots": [spot.to_spot(chosen()) for spot in findings],
        "findings": [finding.to_dict(chosen()) for finding in parts],
    }


def show(
    analysis: Analysis, findings: Sequence[Finding], *, why: bool = False, most: int | None = SHOWN
) -> None:
    """The findings as a table, or each with its evidence."""
    account = account_facts(analysis.snapshot)
    shown = findings[:most]
    if missing := not_recorded(analysis):
        echo(missing)
    if not findings:
        if not missing:
            echo(Message("weakspots.none", **account))
        return
    if why or console().width < LEAST_WIDTH:
        show_each(shown, evidence=why)
    else:
        rows = [
            (
                f"{number}",
                finding.severity.message,
                finding.whole,
                finding.at_stake,
                finding.step,
            )
            for number, finding in enumerate(shown, 1)
        ]
        title = Message("weakspots.title", count=Message("count.weak_spots", n=len(findings)), **account)
        columns = heads("#", "severity", "matters", "at_stake", "step")
        table(columns, rows, title=title, least=(2, 10, 34, 11, 28))
    if len(shown) < len(findings):
        say("weakspots.more", shown=len(shown), count=len(findings))


def not_recorded(analysis: Analysis) -> Message | None:
    """What has to be recorded before anything can be found; nothing where there is enough."""
    graph, account = analysis.account, account_facts(analysis.snapshot)
    gaps = {
        "contacts": graph.contacts,
        "opportunities": graph.open_opportunities,
        "colleagues": graph.employees,
    }
    missing = [name for name, records in gaps.items() if not records]
    if not missing:
        return None
    steps = listed(Message(f"missing.{name}.step") for name in missing)
    if len(missing) == len(gaps) or not (graph.contacts or graph.open_opportunities):
        names = joined([Message(f"missing.{name}.none") for name in missing], style="comma")
        return Message("weakspots.nothing_recorded", missing=names, steps=steps, **account)
    names = listed(Message(f"missing.{name}") for name in missing)
    return Message("weakspots.not_recorded", missing=names, steps=steps, **account)


def show_each(findings: Sequence[Finding], *, evidence: bool) -> None:
    """The findings one below the other."""
    for number, finding in enumerate(findings, 1):
        amount = finding.at_stake
        stake = "" if amount is None else Message("finding.at_stake", amount=amount)
        place = {"number": f"{number}", "seed": finding.seed, "id": finding.id}
        echo(
            Message(
                "finding.entry",
                finding=finding.message if evidence else finding.whole,
                severity=finding.severity.message,
                stake=stake,
                **place,
            )
        )
        for fact in finding.reasons if evidence else ():
            echo(Message("finding.reason", reason=fact))
        for reason in finding.evidence if evidence else ():
            echo(Message("finding.evidence", reason=reason.message))
            others = len(reason.sources) - MOST_PLACES
            more = [Message("sources.more_rows", others=others)] if others > 0 else []
            places = [*reason.dates, *reason.sources[:MOST_PLACES], *more]
            if places:
                echo(Message("finding.sources", places=listed(places, style="dot")))
        echo(Message("finding.step", step=finding.step))
        echo()
