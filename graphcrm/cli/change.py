"""`whatif`, `trend` and `explain`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from graphcrm.cli.common import (
    MISSING,
    Day,
    Seen,
    file_path,
    heads,
    json_option,
    opened,
    print_json,
    rules_option,
    seen_options,
    table,
)
from graphcrm.cli.speaking import chosen, echo, say
from graphcrm.cli.worded import command
from graphcrm.messages import Message, Name, Number, Share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graphcrm.findings import Finding
    from graphcrm.messages import Fact
    from graphcrm.whatif.difference import Difference, Moved

SHOWN = 8
UNNAMED = "what if"
"""The name of the scenario that the options describe."""


@command("whatif")
@seen_options
@click.option("--leaves", multiple=True, metavar="NAME")
@click.option("--flips", multiple=True, metavar="NAME=STANCE")
@click.option("--adds", multiple=True, metavar="A->B:HOW")
@click.option("--cuts", multiple=True, metavar="A->B")
@click.option("--file", "file", metavar="FILE", type=file_path(dir_okay=False))
@rules_option()
@json_option
@click.pass_context
def whatif_command(
    ctx: click.Context,
    account: str | None,
    as_of: datetime.date | None,
    file: Path | None,
    as_json: bool,
    **words: tuple[str, ...],
) -> None:
    """What would change: from the options, and from each scenario of a file."""
    differences = opened(ctx).what_if(words, account, as_of=as_of, file=file)
    if as_json:
        scenarios = [
            {"name": name, **difference.to_dict(chosen())} for name, difference in differences.items()
        ]
        print_json("whatif", {"scenarios": scenarios})
        return
    for name, difference in differences.items():
        named = Message("whatif.if", name=Name(name))
        _show(difference, Message("whatif.changes") if name == UNNAMED else named)
    if len(differences) > 1:
        _side_by_side(differences)


@command("trend")
@seen_options
@click.option("--since", type=Day(), required=True)
@rules_option()
@json_option
@click.pass_context
def trend_command(ctx: click.Context, since: datetime.date, as_json: bool, **seen: Unpack[Seen]) -> None:
    """An earlier day beside a later one."""
    difference = opened(ctx).trend(since, **seen)
    if as_json:
        print_json("trend", difference.to_dict(chosen()))
        return
    until = difference.after.snapshot.as_of
    _show(difference, Message("trend.title", since=since, until=until), since=since)


def _show(difference: Difference, title: Message, since: datetime.date | None = None) -> None:
    echo(title)
    if since is not None:
        for line in _on_record(difference, since):
            echo(line)
    if not difference:
        echo(Message("difference.nothing"))
        echo()
    perhaps = since is not None and difference.little_known
    when = ".perhaps" if perhaps else ".known" if since else ""
    for kind, findings in (
        (f"difference.gone{when}", difference.gone),
        ("difference.arisen.perhaps" if perhaps else "difference.arisen", difference.arisen),
        ("difference.altered", difference.altered),
        ("difference.older", difference.older),
        ("difference.moot", difference.moot),
    ):
        _findings(kind, findings)
    if difference.moved:
        rows = [
            (moved.name, _figure(moved, moved.before), _figure(moved, moved.after), _verdict(moved))
            for moved in difference.moved
        ]
        table(heads("figure", "before", "after", ""), rows)
        say("difference.chances")


def _on_record(difference: Difference, since: datetime.date) -> Iterator[Message]:
    before, after = difference.on_record
    until = difference.after.snapshot.as_of
    if not before:
        yield Message("trend.nothing_judged", since=since)
    elif difference.little_known:
        yield Message("trend.little_on_record", before=before, since=since, after=after, until=until)
    else:
        yield Message("trend.on_record", before=before, since=since, after=after, until=until)


def _findings(kind: str, findings: Sequence[Finding]) -> None:
    if not findings:
        return
    echo(Message("difference.section", head=Message(kind), count=len(findings)))
    for finding in findings[:SHOWN]:
        severity = finding.severity.message
        echo(Message("difference.finding", severity=severity, finding=finding.message))
    if len(findings) > SHOWN:
        echo(Message("difference.more", others=len(findings) - SHOWN))


def _side_by_side(differences: Mapping[str, Difference]) -> None:
    moved = [{figure.name: figure for figure in difference.moved} for difference in differences.values()]
    first = {name: figure for figures in reversed(moved) for name, figure in figures.items()}
    rows: list[list[Fact]] = []
    for name in dict.fromkeys(name for figures in moved for name in figures):
        today = _figure(first[name], first[name].before)
        later = [_figure(figures[name], figures[name].after) if name in figures else "=" for figures in moved]
        rows.append([name, today, *later])
    table([*heads("figure", "today"), *map(Name, differences)], rows, title=Message("whatif.side_by_side"))


def _figure(figure: Moved, value: float | None) -> Fact:
    if value is None:
        return MISSING
    return Share(value) if figure.share else Number(value, ".3g")


def _verdict(figure: Moved) -> Message:
    return Message(f"verdict.{figure.verdict}")


@command("explain")
@click.argument("wanted", metavar="PERSON|OPPORTUNITY")
@seen_options
@rules_option()
@json_option
@click.pass_context
def explain_command(ctx: click.Context, wanted: str, as_json: bool, **seen: Unpack[Seen]) -> None:
    """Everything about one person or opportunity."""
    explanation = opened(ctx).explain(wanted, **seen)
    if as_json:
        print_json("explain", explanation.to_dict(chosen()))
        return
    echo(Message("explain.head", title=explanation.subject, day=explanation.day))
    for section in explanation.sections:
        echo()
        echo(section.heading)
        for line in section.messages:
            echo(Message("explain.line", line=line))
    say("explain.computed")
