"""`log`: one entry by hand, in ten seconds."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graphcrm.cli.common import Day, account_option, opened, opportunity_option
from graphcrm.cli.people import completed, likeliest_option, meant, scores
from graphcrm.cli.speaking import put, say
from graphcrm.cli.worded import Group, command
from graphcrm.messages import Message
from graphcrm.records import Contact, Employee
from graphcrm.schema.scales import FEEDBACK_KIND, INTERACTION_KIND

if TYPE_CHECKING:
    from graphcrm.ingest.by_hand import Entry
    from graphcrm.snapshot import Snapshot
    from graphcrm.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])


@click.group("log", cls=Group)
def log_command() -> None:
    """One thing, by hand."""


Make = Callable[["Snapshot", "Workspace"], "Entry"]


def _enter(ctx: click.Context, account: str | None, make: Make) -> None:
    workspace = opened(ctx, write=True)
    entry = make(workspace.snapshot(account), workspace)
    result = workspace.enter(entry)
    state = "entered" if result.created else "changed" if result.changed or result.earlier else "unchanged"
    put(entry.ident)
    say("log.done", entry=entry.message, state=Message(f"log.{state}"))


def _names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001 — click's signature
    """Names of the account's people that hold what was typed so far, for completion."""
    root = ctx.find_root()
    return completed(root.params.get("store") or "graphcrm.db", ctx.params.get("account"), incomplete)


def _on(command: F) -> F:
    command = likeliest_option(command)
    return account_option(click.option("--on", type=Day(), metavar="DATE")(command))


def _about(command: F) -> F:
    return click.option("--about", multiple=True, metavar="NAME")(command)


def _judging(command: F) -> F:
    command = click.option("--source", metavar="TEXT")(command)
    return click.option("--confidence", metavar="WORD")(command)


def _meeting(kind: str) -> click.Command:
    @command(kind, under="log.")
    @click.argument("who", nargs=-1, required=True, metavar="NAME...", shell_complete=_names)
    @_on
    @click.option("--me", metavar="NAME", envvar="GRAPHCRM_ME", show_envvar=True)
    @click.option("--purpose", metavar="TEXT")
    @click.option("--quality", metavar="WORD")
    @click.option("--serves", metavar="TEXT")
    @_about
    @click.option("--minutes", "minutes_on", type=Day(), metavar="DATE")
    @click.option("--another", is_flag=True)
    @click.pass_context
    def meeting(
        ctx: click.Context,
        account: str | None,
        who: tuple[str, ...],
        on: datetime.date | None,
        me: str | None,
        **columns: Any,  # noqa: ANN401 — click's values
    ) -> None:
        from graphcrm.ingest import by_hand

        def entry(snapshot: Snapshot, workspace: Workspace) -> Entry:
            people = [meant(snapshot, name) for name in who]
            today = workspace.today
            return by_hand.met(
                snapshot, kind, people, on=on or today, filed_on=today, me=me or workspace.user, **columns
            )

        _enter(ctx, account, entry)

    return meeting


@command("minutes", under="log.")
@click.argument("of", metavar="ID|NAME", shell_complete=_names)
@_on
@click.pass_context
def _minutes(ctx: click.Context, account: str | None, of: str, on: datetime.date | None) -> None:
    """Minutes went out."""
    from graphcrm.ingest import by_hand

    def entry(snapshot: Snapshot, workspace: Workspace) -> Entry:
        which = of if by_hand.is_event(snapshot, of) else meant(snapshot, of)
        return by_hand.minutes_sent(snapshot, which, on=on or workspace.today)

    _enter(ctx, account, entry)


@command("feedback", under="log.")
@click.argument("kind", type=click.Choice(FEEDBACK_KIND.codes))
@click.argument("text")
@click.option("--from", "by", multiple=True, required=True, metavar="NAME", shell_complete=_names)
@_on
@click.option("--severity", type=click.IntRange(1, 5))
@_about
@click.pass_context
def _feedback(
    ctx: click.Context,
    account: str | None,
    kind: str,
    text: str,
    by: tuple[str, ...],
    on: datetime.date | None,
    severity: int | None,
    about: tuple[str, ...],
) -> None:
    """Something a customer's people said."""
    from graphcrm.ingest import by_hand

    def entry(snapshot: Snapshot, workspace: Workspace) -> Entry:
        people, today = [meant(snapshot, name) for name in by], workspace.today
        return by_hand.raised(
            snapshot, kind, text, by=people, on=on or today, filed_on=today, severity=severity, about=about
        )

    _enter(ctx, account, entry)


@command("closed", under="log.")
@click.argument("of", metavar="ID|WORDS")
@_on
@click.pass_context
def _closed(ctx: click.Context, account: str | None, of: str, on: datetime.date | None) -> None:
    """A feedback was settled."""
    from graphcrm.ingest import by_hand

    _enter(ctx, account, lambda snapshot, workspace: by_hand.closed(snapshot, of, on=on or workspace.today))


@command("survey", under="log.")
@click.argument("name")
@click.option("--answer", "answers", multiple=True, metavar="NAME=SCORE")
@click.option("--invited", type=click.IntRange(min=1))
@click.option("--topic", metavar="TEXT")
@_on
@click.pass_context
def _survey(
    ctx: click.Context,
    account: str | None,
    name: str,
    answers: tuple[str, ...],
    invited: int | None,
    topic: str | None,
    on: datetime.date | None,
) -> None:
    """A satisfaction survey, or answers to one."""
    from graphcrm.ingest import by_hand

    typed = scores(answers)

    def entry(snapshot: Snapshot, workspace: Workspace) -> Entry:
        by_id = {meant(snapshot, person, Contact): score for person, score in typed.items()}
        return by_hand.answered(snapshot, name, by_id, on=on or workspace.today, invited=invited, topic=topic)

    _enter(ctx, account, entry)


@command("stance", under="log.")
@click.argument("who", metavar="NAME", shell_complete=_names)
@click.argument("stance", metavar="STANCE")
@opportunity_option
@_on
@_judging
@click.pass_context
def _stance(
    ctx: click.Context,
    account: str | None,
    who: str,
    stance: str,
    on: datetime.date | None,
    **columns: str | None,
) -> None:
    """Where a contact stands towards us."""
    from graphcrm.ingest import by_hand

    def entry(snapshot: Snapshot, workspace: Workspace) -> Entry:
        contact = meant(snapshot, who, Contact)
        return by_hand.judged_stance(
            snapshot, contact, stance, on=on or workspace.today, by=workspace.user, **columns
        )

    _enter(ctx, account, entry)


@command("knows", under="log.")
@click.argument("ours", metavar="OURS", shell_complete=_names)
@click.argument("theirs", metavar="THEIRS", shell_complete=_names)
@click.argument("intimacy", metavar="HOW")
@click.option("--responsible/--not-responsible", default=None)
@_on
@_judging
@click.pass_context
def _knows(
    ctx: click.Context,
    account: str | None,
    ours: str,
    theirs: str,
    intimacy: str,
    responsible: bool | None,
    on: datetime.date | None,
    **columns: str | None,
) -> None:
    """How close one of ours is to one of theirs."""
    from graphcrm.ingest import by_hand

    def entry(snapshot: Snapshot, workspace: Workspace) -> Entry:
        pair = meant(snapshot, ours, Employee), meant(snapshot, theirs, Contact)
        day, by = on or workspace.today, workspace.user
        return by_hand.judged_tie(
            snapshot, *pair, intimacy, on=day, by=by, responsible=responsible, **columns
        )

    _enter(ctx, account, entry)


@command("done", under="log.")
@click.argument("what", metavar="ID|WORDS")
@_on
@click.pass_context
def _done(ctx: click.Context, account: str | None, what: str, on: datetime.date | None) -> None:
    """A planned step was done."""
    from graphcrm.ingest import by_hand

    _enter(ctx, account, lambda snapshot, workspace: by_hand.done(snapshot, what, on=on or workspace.today))


MEETINGS = tuple(map(_meeting, INTERACTION_KIND.codes))
for entry_command in (*MEETINGS, _minutes, _feedback, _closed, _survey, _stance, _knows, _done):
    log_command.add_command(entry_command)
