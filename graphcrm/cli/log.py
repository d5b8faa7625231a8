"""`log`: one entry by hand, in ten seconds."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graphcrm.cli.common import Day, account_option, opened, say
from graphcrm.cli.people import completed, meant, scores, yes_option
from graphcrm.records import Contact, Employee
from graphcrm.schema.scales import FEEDBACK_KIND, INTERACTION_KIND

if TYPE_CHECKING:
    from graphcrm.ingest.by_hand import Entry
    from graphcrm.snapshot import Snapshot
    from graphcrm.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])


@click.group(
    "log",
    epilog="Examples:  graphcrm log visit 'Lin Yue' 'Chen Bo' --purpose 'Core renewal' --quality good   ·   "
    "graphcrm log feedback complaint 'Spares late' --from 'Ge Min' --severity 4   ·   graphcrm log stance 'He Jinbao' sceptic",
)
def log_command() -> None:
    """Enter one thing by hand: a visit, minutes, feedback, a survey answer, a judgement, a step done.

    Names may be written in part; where one is misspelt you are asked. The same entry twice is one; what you do not say
    again stays as it was.
    """


def _enter(ctx: click.Context, account: str | None, make: Callable[[Snapshot, Workspace], Entry]) -> None:
    workspace = opened(ctx)
    entry = make(workspace.snapshot(account), workspace)
    result = workspace.enter(entry)
    state = (
        "entered"
        if result.created
        else "changed"
        if result.changed or result.earlier
        else "was on record already"
    )
    click.echo(entry.ident)
    say(f"{entry.said}: {state}.")


def _names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001 — click's signature
    """Names of the account's people that hold what was typed so far, for completion."""
    root = ctx.find_root()
    return completed(root.params.get("store") or "graphcrm.db", ctx.params.get("account"), incomplete)


def _on(command: F) -> F:
    command = yes_option(command)
    return click.option("--on", type=Day(), metavar="DATE", help="The day it was (today unless given).")(
        command
    )


def _about(command: F) -> F:
    return click.option("--about", multiple=True, metavar="NAME", help="Which opportunity or unit; may be given again.")(command)  # fmt: skip


def _judging(command: F) -> F:
    command = click.option("--source", metavar="TEXT", help="Where it is known from: Visit, Dinner …")(
        command
    )
    return click.option("--confidence", metavar="WORD", help="guess, hearsay, observed or confirmed.")(
        command
    )


def _meeting(kind: str) -> click.Command:
    @click.command(
        kind, help=f"{'An' if kind == 'event' else 'A'} {kind}: name who was there, theirs and ours."
    )
    @click.argument("who", nargs=-1, required=True, metavar="NAME...", shell_complete=_names)
    @account_option
    @_on
    @click.option("--me", metavar="NAME", envvar="GRAPHCRM_ME", show_envvar=True, help="Who of ours was there, where no name says it.")  # fmt: skip
    @click.option("--purpose", metavar="TEXT", help="What it was for.")
    @click.option("--quality", metavar="WORD", help="poor, fair, good, very good or excellent; or 1 to 5.")
    @click.option("--serves", metavar="TEXT", help="Which goal of theirs it served.")
    @_about
    @click.option("--minutes", type=Day(), metavar="DATE", help="The day its minutes went out.")
    @click.option("--another", is_flag=True, help="A second one of this kind with these people on this day.")
    @click.pass_context
    def command(
        ctx: click.Context, who: tuple[str, ...], account: str | None, on: datetime.date | None, me: str | None,
        purpose: str | None, quality: str | None, serves: str | None, about: tuple[str, ...], minutes: datetime.date | None,
        another: bool,
    ) -> None:  # fmt: skip
        from graphcrm.ingest import by_hand

        _enter(ctx, account, lambda seen, ws: by_hand.met(
            seen, kind, [meant(seen, each) for each in who], on=on or ws.today, filed_on=ws.today, me=me or ws.user, purpose=purpose, quality=quality, serves=serves, about=about, minutes_on=minutes, another=another,
        ))  # fmt: skip

    return command


@click.command("minutes")
@click.argument("of", metavar="ID|NAME", shell_complete=_names)
@account_option
@_on
@click.pass_context
def _minutes(ctx: click.Context, of: str, account: str | None, on: datetime.date | None) -> None:
    """Minutes went out: of a meeting by id, or of the latest with this person that has none yet."""
    from graphcrm.ingest import by_hand

    _enter(ctx, account, lambda seen, ws: by_hand.minutes_sent(
        seen, of if by_hand.is_event(seen, of) else meant(seen, of), on=on or ws.today,
    ))  # fmt: skip


@click.command("feedback")
@click.argument("kind", type=click.Choice(FEEDBACK_KIND.codes))
@click.argument("text")
@click.option("--from", "by", multiple=True, required=True, metavar="NAME", shell_complete=_names, help="Who said it, or who of ours heard it.")  # fmt: skip
@account_option
@_on
@click.option("--severity", type=click.IntRange(1, 5), help="1 small to 5 grave.")
@_about
@click.pass_context
def _feedback(
    ctx: click.Context, kind: str, text: str, by: tuple[str, ...], account: str | None, on: datetime.date | None,
    severity: int | None, about: tuple[str, ...],
) -> None:  # fmt: skip
    """Something a customer's people said: a need, a problem, a complaint, praise, or what a competitor does."""
    from graphcrm.ingest import by_hand

    _enter(ctx, account, lambda seen, ws: by_hand.raised(
        seen, kind, text, by=[meant(seen, each) for each in by], on=on or ws.today, filed_on=ws.today, severity=severity, about=about,
    ))  # fmt: skip


@click.command("closed")
@click.argument("of", metavar="ID|WORDS")
@account_option
@_on
@click.pass_context
def _closed(ctx: click.Context, of: str, account: str | None, on: datetime.date | None) -> None:
    """A feedback was settled: its id, or words that only this open one has."""
    from graphcrm.ingest import by_hand

    _enter(ctx, account, lambda seen, ws: by_hand.closed(seen, of, on=on or ws.today))


@click.command("survey")
@click.argument("name")
@click.option("--answer", "answers", multiple=True, metavar="NAME=SCORE", help="A contact's score from 0 to 10; may be given again.")  # fmt: skip
@click.option("--invited", type=click.IntRange(min=1), help="How many were asked.")
@click.option("--topic", metavar="TEXT", help="What was rated; all in all unless given.")
@account_option
@_on
@click.pass_context
def _survey(
    ctx: click.Context, name: str, answers: tuple[str, ...], invited: int | None, topic: str | None, account: str | None,
    on: datetime.date | None,
) -> None:  # fmt: skip
    """A satisfaction survey, or answers to one that is on record."""
    from graphcrm.ingest import by_hand

    given = scores(answers)
    _enter(ctx, account, lambda seen, ws: by_hand.answered(
        seen, name, {meant(seen, each, Contact): score for each, score in given.items()}, on=on or ws.today, invited=invited, topic=topic,
    ))  # fmt: skip


@click.command("stance")
@click.argument("who", metavar="NAME", shell_complete=_names)
@click.argument("stance", metavar="STANCE")
@click.option("--opportunity", metavar="ID|NAME", help="In this one; in general unless given.")
@account_option
@_on
@_judging
@click.pass_context
def _stance(
    ctx: click.Context, who: str, stance: str, opportunity: str | None, account: str | None, on: datetime.date | None,
    source: str | None, confidence: str | None,
) -> None:  # fmt: skip
    """Where a contact stands towards us: opponent, sceptic, neutral, supporter, champion; or −2 to 2."""
    from graphcrm.ingest import by_hand

    _enter(ctx, account, lambda seen, ws: by_hand.judged_stance(
        seen, meant(seen, who, Contact), stance, on=on or ws.today, by=ws.user, source=source, confidence=confidence, opportunity=opportunity,
    ))  # fmt: skip


@click.command("knows")
@click.argument("ours", metavar="OURS", shell_complete=_names)
@click.argument("theirs", metavar="THEIRS", shell_complete=_names)
@click.argument("intimacy", metavar="HOW")
@click.option(
    "--responsible/--not-responsible", default=None, help="Whether ours answers for this relationship."
)
@account_option
@_on
@_judging
@click.pass_context
def _knows(
    ctx: click.Context, ours: str, theirs: str, intimacy: str, responsible: bool | None, account: str | None,
    on: datetime.date | None, source: str | None, confidence: str | None,
) -> None:  # fmt: skip
    """How close one of ours is to one of theirs: none, acquainted, working contact, trusted, personal bond; or 0 to 4."""
    from graphcrm.ingest import by_hand

    _enter(ctx, account, lambda seen, ws: by_hand.judged_tie(
        seen, meant(seen, ours, Employee), meant(seen, theirs, Contact), intimacy, on=on or ws.today, by=ws.user, responsible=responsible, source=source, confidence=confidence,
    ))  # fmt: skip


@click.command("done")
@click.argument("what", metavar="ID|WORDS")
@account_option
@_on
@click.pass_context
def _done(ctx: click.Context, what: str, account: str | None, on: datetime.date | None) -> None:
    """A planned step was done: its id, or words that only this planned step has."""
    from graphcrm.ingest import by_hand

    _enter(ctx, account, lambda seen, ws: by_hand.done(seen, what, on=on or ws.today))


for each in (
    *map(_meeting, INTERACTION_KIND.codes),
    _minutes,
    _feedback,
    _closed,
    _survey,
    _stance,
    _knows,
    _done,
):
    log_command.add_command(each)
