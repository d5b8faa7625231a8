"""What commands share: opening the store, options for a day and an account, JSON, tables, progress."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    import datetime

    from rich.console import Console

    from graphcrm.workspace import Progress, Workspace

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[Any]):
    """A date with the year first."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:  # noqa: ANN401 — click's signature
        from graphcrm.values import BadValue, parse_date

        try:
            return parse_date(value)
        except BadValue as error:
            self.fail(f"“{value}” {error.wrong}. {error.right}", param, ctx)


def opened(ctx: click.Context, *, create: bool = False) -> Workspace:
    """The workspace over the store that the options name; it is closed when the command ends."""
    from graphcrm.workspace import Workspace

    return ctx.with_resource(Workspace.open(ctx.obj["store"], create=create))


def account_option(command: F) -> F:
    return click.option(
        "--account", metavar="ID|NAME", help="Which account; needed only where the store holds several."
    )(command)


def as_of_option(command: F) -> F:
    return click.option("--as-of", type=Day(), help="See it as it was on this day (2026-11-24).")(command)


def json_option(command: F) -> F:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON; docs/json.md describes it.")(
        command
    )


def print_json(kind: str, content: dict[str, Any]) -> None:
    """Print a document whose first member names its format and version."""
    click.echo(
        json.dumps({"format": f"graphcrm.{kind}/1", **content}, ensure_ascii=False, indent=2, default=str)
    )


def console() -> Console:
    """Standard output; rich leaves colours out where it is no terminal or NO_COLOR is set."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False, width=None if sys.stdout.isatty() else 110)


def table(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    title: str | None = None,
    least: Sequence[int] = (),
) -> None:
    """Print a table; text is shown as it is, never read as markup. ``least`` are the columns' least widths."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    out = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for column, width in zip_longest(columns, least):
        out.add_column(column, overflow="fold", min_width=width)
    for row in rows:
        out.add_row(*(Text(cell) for cell in row))
    console().print(out)


@contextmanager
def progress() -> Generator[Progress]:
    """Progress on standard error while it is a terminal; silence where it is not."""
    if not sys.stderr.isatty():
        yield lambda _what, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        tasks: dict[str, Any] = {}

        def report(what: str, done: int, total: int | None) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield report


def say(text: str) -> None:
    """A message: on standard error, so that standard output holds results only."""
    click.echo(text, err=True)
