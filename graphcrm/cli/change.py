"""`whatif`, `trend` and `explain`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphcrm.cli.common import Day, account_option, as_of_option, json_option, opened, print_json, say, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.findings import Finding
    from graphcrm.whatif.difference import Difference, Moved

SHOWN = 8
CHANCES = "A chance to be heard takes all ways together and counts that people may leave until the decision."


@click.command(
    "whatif",
    epilog="Examples:  graphcrm whatif --leaves 'Lin Yue'   ·   graphcrm whatif --flips 'He Jinbao=+1' --adds 'Han Mei->Gu Changhai:trusted'   ·   graphcrm whatif --file scenarios.toml",
)
@account_option
@as_of_option
@click.option(
    "--leaves", multiple=True, metavar="NAME", help="This person, theirs or ours, is no longer there."
)
@click.option(
    "--flips",
    multiple=True,
    metavar="NAME=STANCE",
    help="The contact's stance towards us becomes −2 … +2, or a word.",
)
@click.option(
    "--adds",
    multiple=True,
    metavar="A->B:HOW",
    help="A tie: of ours with theirs an intimacy (trusted), of two of theirs an influence (strong).",
)
@click.option("--cuts", multiple=True, metavar="A->B", help="This tie is gone.")
@click.option(
    "--file",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Scenarios in a TOML file: [[scenario]] with name, leaves, flips, adds, cuts.",
)
@json_option
@click.pass_context
def whatif_command(
    ctx: click.Context, account: str | None, as_of: datetime.date | None, leaves: tuple[str, ...], flips: tuple[str, ...],
    adds: tuple[str, ...], cuts: tuple[str, ...], file: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Show what would change if people left, turned, or got to know each other. Nothing is written.

    Several scenarios of a file are shown one after the other, and their figures side by side.
    """
    words = {"leaves": leaves, "flips": flips, "adds": adds, "cuts": cuts}
    workspace = opened(ctx)
    found = workspace.what_if(words, account, as_of=as_of, file=file)
    if as_json:
        print_json(
            "whatif", {"scenarios": [{"name": name, **each.to_dict()} for name, each in found.items()]}
        )
        return
    for name, each in found.items():
        _show(each, f"If {name}" if name != "what if" else "What would change")
    if len(found) > 1:
        _side_by_side(found)


@click.command("trend", epilog="Example:  graphcrm trend --since 2025-11-20")
@account_option
@as_of_option
@click.option("--since", type=Day(), required=True, help="The earlier day (2025-11-20).")
@json_option
@click.pass_context
def trend_command(
    ctx: click.Context, account: str | None, as_of: datetime.date | None, since: datetime.date, as_json: bool
) -> None:
    """Compare an account on an earlier day with today (or --as-of): what got better, what got worse, what only got older."""
    found = opened(ctx).trend(since, account, as_of=as_of)
    if as_json:
        print_json("trend", found.to_dict())
        return
    _show(found, f"From {since} to {found.after.snapshot.as_of}", since=since)


def _show(found: Difference, title: str, since: datetime.date | None = None) -> None:
    click.echo(title)
    if since is not None:
        click.echo(f"  {_on_record(found, since)}")
    if not found:
        click.echo("  Nothing changes.\n")
    perhaps = since is not None and found.little_known
    for head, findings in (
        (
            "Got better, or only written down since: no longer so"
            if perhaps
            else "Got better, or became known since: no longer so"
            if since
            else "Got better: no longer so",
            found.gone,
        ),
        ("Got worse, or only written down since: new" if perhaps else "Got worse: new", found.arisen),
        ("Changed: for others than before, or a weak way where there was none", found.altered),
        ("Only got older", found.older),
        ("No longer asked: whom it was about is gone, or something worse took its place", found.moot),
    ):
        _findings(head, findings)
    if found.moved:
        rows = [
            (each.name, _figure(each, each.before), _figure(each, each.after), each.verdict)
            for each in found.moved
        ]
        table(("figure", "before", "after", ""), rows)
        say(CHANCES)


def _on_record(found: Difference, since: datetime.date) -> str:
    before, after = found.on_record
    today = found.after.snapshot.as_of
    if not before:
        return (
            f"Nothing was judged by {since}: nothing can be compared; all below was only written down since."
        )
    said = f"On record: {before:,} judgements of people and ties on {since}, {after:,} on {today}."
    few = " Little was on record then: much of what differs may only have been written down since."
    return said + (few if found.little_known else "")


def _findings(head: str, findings: Sequence[Finding]) -> None:
    if findings:
        click.echo(f"  {head} ({len(findings)})")
        for each in findings[:SHOWN]:
            click.echo(f"    – {each.severity.shown}: {each.sentence}")
        if len(findings) > SHOWN:
            click.echo(f"    … and {len(findings) - SHOWN} more (--json has them all)")


def _side_by_side(found: dict[str, Difference]) -> None:
    figures = dict.fromkeys(each.name for difference in found.values() for each in difference.moved)
    moved = {name: {each.name: each for each in difference.moved} for name, difference in found.items()}
    rows: list[list[str]] = []
    for figure in figures:
        first = next(each[figure] for each in moved.values() if figure in each)
        rows.append(
            [
                figure,
                _figure(first, first.before),
                *(
                    _figure(each[figure], each[figure].after) if figure in each else "="
                    for each in moved.values()
                ),
            ]
        )
    table(("figure", "today", *found), rows, title="Side by side")


def _figure(figure: Moved, value: float | None) -> str:
    from graphcrm.account.wording import percent

    if value is None:
        return "–"
    return percent(value) if figure.share else f"{value:.3g}"


@click.command(
    "explain", epilog="Examples:  graphcrm explain 'Lin Yue'   ·   graphcrm explain o-core-renewal"
)
@click.argument("wanted", metavar="PERSON|OPPORTUNITY")
@account_option
@as_of_option
@json_option
@click.pass_context
def explain_command(
    ctx: click.Context, wanted: str, account: str | None, as_of: datetime.date | None, as_json: bool
) -> None:
    """Say everything that is known or was computed about one person or opportunity, and where it was written."""
    found = opened(ctx).explain(wanted, account, as_of=as_of)
    if as_json:
        print_json("explain", found.to_dict())
        return
    click.echo(f"{found.title}, as of {found.as_of}")
    for section in found.sections:
        click.echo(f"\n{section.title}")
        for line in section.lines:
            click.echo(f"  {line}")
    say("\nHow each figure is computed: docs/analyses.md")
