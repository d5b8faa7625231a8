"""What commands share: opening the store, options for a day, an account and rules, JSON, tables, progress."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

from graphcrm.cli.speaking import ISOLATES, put, read, say
from graphcrm.messages import Fact, Message, Name

if TYPE_CHECKING:
    import datetime

    from rich.console import Console

    from graphcrm.snapshot import Snapshot
    from graphcrm.workspace import Progress, RuleBook, Workspace

F = TypeVar("F", bound=Callable[..., Any])
MISSING = "–"
"""What a table shows where there is nothing."""
LEAST_WIDTH = 100
"""Below this a terminal is too narrow for a table; its rows stand one below the other."""


class Day(click.ParamType[Any]):
    """A date with the year first."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:  # noqa: ANN401 — click's signature
        from graphcrm.values import BadValue, parse_date

        try:
            return parse_date(value)
        except BadValue as error:
            wrong = Message("command.bad_day", value=value, wrong=error.problem, right=error.advice)
            self.fail(read(wrong), param, ctx)


def opened(
    ctx: click.Context, *, write: bool = False, create: bool = False, lazily: bool = False
) -> Workspace:
    """The workspace over the store that the options name, under the rules that count; it is closed when the command ends.

    Only who means to ``write`` may change anything there, the schema included. ``lazily``: a file that is not there counts as
    empty, and is made when something is first written.
    """
    from graphcrm.workspace import Workspace

    rules, general = rule_book(ctx), ctx.obj
    environment = os.environ | ({"NEO4J_DATABASE": general["database"]} if general.get("database") else {})
    return ctx.with_resource(
        Workspace.open(
            general["store"],
            write=write,
            create=create,
            lazily=lazily,
            wait=general["wait"],
            environment=environment,
            rules=rules,
        )
    )


def rules_option(*also: str, envvar: str | None = None) -> Callable[[F], F]:
    """``--rules FILE``, before or behind the command; of the two, that behind it counts."""

    def keep(ctx: click.Context, param: click.Parameter, path: Path | None) -> None:  # noqa: ARG001 — click's signature
        if path is not None:
            ctx.find_root().ensure_object(dict)["rules"] = path

    return click.option(
        "--rules",
        *also,
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        expose_value=False,
        callback=keep,
        envvar=envvar,
        show_envvar=envvar is not None,
    )


def rule_book(ctx: click.Context) -> RuleBook:
    """The rules of ``--rules``, else of ``GRAPHCRM_RULES``, else of the project's ``graphcrm.toml``, else the defaults."""
    from graphcrm.workspace.rules import RuleBook, project_file

    named: Path | None = ctx.find_root().obj.get("rules")
    path = named or project_file(Path.cwd())
    if path is None:
        return RuleBook()
    if named is None:
        say("rules.of_project", file=str(path))
    return RuleBook.read(path)


def account_option(command: F) -> F:
    return click.option("--account", metavar="ID|NAME")(command)


class Seen(TypedDict):
    """What is looked at: an account (by id or name) on a day; the only account, and today, where nobody says."""

    account: str | None
    as_of: datetime.date | None


def seen_options(command: F) -> F:
    """``--account`` and ``--as-of``: what is looked at."""
    return account_option(click.option("--as-of", type=Day())(command))


def json_option(command: F) -> F:
    return click.option("--json", "as_json", is_flag=True)(command)


def yes_option(command: F) -> F:
    return click.option("--yes", is_flag=True)(command)


def opportunity_option(command: F) -> F:
    return click.option("--opportunity", metavar="ID|NAME")(command)


def file_path(**settings: bool) -> click.Path:
    """A path as a `Path`."""
    return click.Path(path_type=Path, **settings)


def print_json(kind: str, content: dict[str, Any]) -> None:
    """Print a document whose first member names its format and version."""
    document = {"format": f"graphcrm.{kind}/1", **content}
    put(json.dumps(document, ensure_ascii=False, indent=2, default=str), also=ISOLATES)


def account_facts(snapshot: Snapshot) -> dict[str, Fact]:
    """The account and the day, as messages name them."""
    account = snapshot.account
    return {"account": Name(account.name, account.name_zh or ""), "day": snapshot.as_of}


def account_document(snapshot: Snapshot) -> dict[str, Any]:
    """The account and the day, as documents begin."""
    account = snapshot.account
    return {
        "account": {"id": account.id, "name": account.name, "currency": account.currency},
        "as_of": snapshot.as_of.isoformat(),
    }


def console() -> Console:
    """Standard output; rich leaves colours out where it is no terminal or NO_COLOR is set."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False, width=None if sys.stdout.isatty() else 110)


def table(
    columns: Sequence[Fact],
    rows: Sequence[Sequence[Fact | None]],
    *,
    title: Fact | None = None,
    least: Sequence[int] = (),
) -> None:
    """Print a table; text is shown as it is, never read as markup. ``least`` are the columns' least widths."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    heading = None if title is None else read(title)
    out = Table(title=heading, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for column, width in zip_longest(columns, least):
        out.add_column(read(column), overflow="fold", min_width=width)
    for row in rows:
        out.add_row(*(Text(MISSING if cell is None else read(cell)) for cell in row))
    console().print(out)


def heads(*names: str) -> list[Fact]:
    """The heads of a table's columns, by their names in the catalogues; one without a name has no head."""
    return [Message(f"head.{name}") if name.isidentifier() else name for name in names]


@contextmanager
def progress() -> Generator[Progress]:
    """Progress on standard error while it is a terminal; silence where it is not."""
    if not sys.stderr.isatty():
        yield lambda _what, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def report(what: str, done: int, total: int | None) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(read(Message(f"progress.{what}")), total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield report
