"""`due`: what is due or overdue, and for whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from graphcrm.cli.common import (
    LEAST_WIDTH,
    Seen,
    account_facts,
    console,
    file_path,
    heads,
    json_option,
    opened,
    print_json,
    rules_option,
    seen_options,
    table,
    yes_option,
)
from graphcrm.cli.confidential import redact_options, redaction_of
from graphcrm.cli.speaking import chosen, echo, say
from graphcrm.cli.worded import command
from graphcrm.errors import NotFound, UsageError
from graphcrm.messages import Message, Name, joined
from graphcrm.records import Contact, Employee
from graphcrm.schema.column import CENTURY

if TYPE_CHECKING:
    from graphcrm.agenda import Due
    from graphcrm.messages import Fact
    from graphcrm.workspace import Agenda, Workspace


@command("due")
@seen_options
@click.option("--for", "employee", metavar="NAME")
@click.option("--days", type=click.IntRange(0, CENTURY), default=30, show_default=True)
@rules_option()
@click.option("--ics", metavar="FILE", type=file_path(dir_okay=False))
@redact_options
@yes_option
@json_option
@click.pass_context
def due_command(
    ctx: click.Context,
    employee: str | None,
    days: int,
    ics: Path | None,
    redact: tuple[str, ...],
    redact_key: Path | None,
    yes: bool,
    as_json: bool,
    **seen: Unpack[Seen],
) -> None:
    """What is due or overdue with an account."""
    redaction, workspace = redaction_of(redact, redact_key), opened(ctx)
    try:
        if redaction and employee is not None:
            one_of_ours = workspace.snapshot(**seen).find_person(employee, Employee, past=True)
            employee = redaction.ident("Employee", one_of_ours.id)
        agenda = workspace.through(redaction).due(**seen, days=days, employee=employee)
    except NotFound as error:
        _one_of_theirs(workspace, employee, error, seen)
        raise
    if ics is not None:
        _write_calendar(agenda, ics, yes=yes)
    if as_json:
        print_json("due", agenda.to_dict(chosen()))
        return
    _show(agenda)


def _one_of_theirs(workspace: Workspace, name: str | None, error: NotFound, seen: Seen) -> None:
    """`UsageError` where whom we were asked for is a contact: nobody of theirs has duties with us."""
    if name is None:
        return
    try:
        person = workspace.snapshot(**seen).find_person(name, Contact)
    except NotFound:
        return
    raise UsageError(Message("due.one_of_theirs", who=Name(person.name, person.name_zh or ""))) from error


def _show(agenda: Agenda) -> None:
    today = agenda.snapshot.as_of
    late = sum(duty.overdue(today) > 0 for duty in agenda.entries)
    counts = {"count": len(agenda.entries), "late": late}
    title = Message("due.title", **account_facts(agenda.snapshot), **counts)
    nothing = Message("due.nothing")
    if console().width >= LEAST_WIDTH:
        rows = [_row(duty, agenda) for duty in agenda.entries] or [("", "", nothing, "", "")]
        table(heads("due", "", "duty", "for_whom", "why"), rows, title=title, least=(10, 9, 26, 8, 20))
        return
    echo(title)
    echo()
    for duty in agenda.entries:
        day, late_by, what, who, why = _row(duty, agenda)
        when = Message("due.day_late", day=day, late=late_by) if late_by else day
        echo(Message("due.entry", when=when, what=what, who=who, why=why))
    if not agenda.entries:
        echo(nothing)


def _row(duty: Due, agenda: Agenda) -> tuple[Fact, Fact, Fact, Fact, Fact]:
    late = duty.overdue(agenda.snapshot.as_of)
    owners = joined(map(agenda.snapshot.named, duty.owners), most=None, style="comma")
    who = owners if duty.owners else Message("due.nobody_yet")
    return duty.on, Message("due.days_late", n=late) if late else "", duty.what, who, duty.why


def _write_calendar(agenda: Agenda, path: Path, *, yes: bool) -> None:
    from graphcrm.render import files
    from graphcrm.render.calendar import calendar

    files.refuse_overwriting(path, yes=yes)
    files.write(path, calendar(agenda.snapshot, agenda.entries, language=chosen()))
    say("due.written", path=str(path), count=len(agenda.entries))
