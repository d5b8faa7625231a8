"""`due`: what is due or overdue, and for whom."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphcrm.cli.common import (
    account_option,
    as_of_option,
    console,
    json_option,
    opened,
    print_json,
    say,
    table,
)
from graphcrm.cli.look import LEAST_WIDTH
from graphcrm.errors import NotFound, UsageError
from graphcrm.records import Contact

if TYPE_CHECKING:
    from graphcrm.workspace import Agenda, Workspace


@click.command(
    "due",
    epilog="Examples:  graphcrm due --for 'Chen Bo'   ·   graphcrm due --days 14 --ics due.ics",
)
@account_option
@as_of_option
@click.option("--for", "employee", metavar="NAME", help="Only what this one of ours should do.")
@click.option("--days", type=click.IntRange(min=0), default=30, show_default=True, help="How far to look ahead.")  # fmt: skip
@click.option("--rules", type=click.Path(path_type=Path, dir_okay=False), help="The company's rules, a TOML file; see docs/metrics.md.")  # fmt: skip
@click.option(
    "--ics", type=click.Path(path_type=Path, dir_okay=False), help="Write it as a calendar file as well."
)
@click.option("--yes", is_flag=True, help="Overwrite the calendar file if it exists.")
@json_option
@click.pass_context
def due_command(
    ctx: click.Context, account: str | None, as_of: datetime.date | None, employee: str | None, days: int, rules: Path | None,
    ics: Path | None, yes: bool, as_json: bool,
) -> None:  # fmt: skip
    """List what is due or overdue with an account: visits, minutes, feedback to settle, meetings to arrange, agreements that end, steps of plans."""
    workspace = opened(ctx)
    try:
        found = workspace.due(account, as_of=as_of, days=days, employee=employee, policy=rules)
    except NotFound as error:
        _one_of_theirs(workspace, account, as_of, employee, error)
        raise
    if ics is not None:
        _write_calendar(found, ics, yes=yes)
    if as_json:
        print_json("due", found.to_dict())
        return
    _show(found)


def _one_of_theirs(
    workspace: Workspace, account: str | None, as_of: datetime.date | None, name: str | None, error: NotFound
) -> None:
    """`UsageError` where whom we were asked for is a contact: nobody of theirs has duties with us."""
    if name is None:
        return
    try:
        person = workspace.snapshot(account, as_of=as_of).find_person(name, Contact)
    except NotFound:
        return
    raise UsageError(f"{person.name} is one of theirs; --for takes one of ours") from error


def _show(found: Agenda) -> None:
    today = found.snapshot.as_of
    rows = [
        (
            each.on.isoformat(),
            f"{late} days late" if (late := each.overdue(today)) > 1 else "1 day late" if late else "",
            each.what,
            ", ".join(found.snapshot.name(who) for who in each.owners) or "nobody yet",
            each.why,
        )
        for each in found.entries
    ]
    late = sum(each.overdue(today) > 0 for each in found.entries)
    title = f"{found.snapshot.account.name}, as of {today}: {len(rows)} due, {late} of them late"
    nothing = ("", "", "Nothing is due.", "", "")
    if console().width < LEAST_WIDTH:
        click.echo(f"{title}\n")
        for on, late_by, what, who, why in rows:
            click.echo(f"{on}{f', {late_by}' if late_by else ''}: {what}\n   for {who}. {why}")
        if not rows:
            click.echo("Nothing is due.")
        return
    table(("due", "", "what", "for", "why"), rows or [nothing], title=title, least=(10, 9, 26, 8, 20))


def _write_calendar(found: Agenda, path: Path, *, yes: bool) -> None:
    from graphcrm.render import files
    from graphcrm.render.calendar import calendar

    files.refuse_overwriting(path, yes=yes)
    files.write(path, calendar(found.snapshot, found.entries))
    say(f"Written: {path} ({len(found.entries)} entries). Open it with any calendar.")
