"""`demo`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from graphcrm.cli.common import json_option, opened, print_json, progress, say
from graphcrm.cli.look import show, weakspots_document

if TYPE_CHECKING:
    from graphcrm.workspace import Workspace

DAY = datetime.date(2026, 11, 20)
"""The day that the example is looked at: its meetings and judgements are dated before it."""
ACCOUNT = "hailan"
SHOWN = 7


@click.command("demo", epilog="Example:  graphcrm demo   ·   graphcrm --store neo4j://localhost:7687 demo")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default="graphcrm-demo",
    show_default=True,
    help="Where the example's store and page go.",
)
@json_option
@click.pass_context
def demo_command(ctx: click.Context, folder: Path, as_json: bool) -> None:
    """Load the example account into a fresh store, list its weak spots, and write its page.

    The store is FOLDER/hailan.db, made anew each time, unless --store names another one.
    """
    from graphcrm.render import files
    from graphcrm.render.page import account_page

    workspace = _workspace(ctx, folder)
    say("Reading the example: an invented operator, three years of meetings and judgements …")
    with progress() as report:
        result = workspace.import_(workspace.example(), progress=report)
    say("Looking for weak spots …")
    analysis = workspace.analyze("org-hailan", as_of=DAY)
    if as_json:
        print_json("weakspots", weakspots_document(analysis, analysis.findings))
    else:
        show(analysis, analysis.findings, most=SHOWN)
    say("Drawing its page …")
    page = folder / f"{ACCOUNT}.html"
    files.write(page, account_page(analysis))
    say(
        f"Read {result.read:,} rows of an invented operator, {analysis.snapshot.account.name}, into {workspace.store.address}."
    )
    say(f"Its page: {page.resolve()}")
    say(
        f"More: graphcrm --store {workspace.store.address} weakspots --why --as-of {DAY}   ·   graphcrm template accounts.xlsx"
    )


def _workspace(ctx: click.Context, folder: Path) -> Workspace:
    root = ctx.find_root()
    if root.get_parameter_source("store") is ParameterSource.DEFAULT:
        path = folder / f"{ACCOUNT}.db"
        if path.exists():
            _remove_an_earlier_demo(path)
        root.obj["store"] = str(path)
    return opened(ctx, create=True)


def _remove_an_earlier_demo(path: Path) -> None:
    """The store of an earlier demo, never another one. Raises `OutputError`."""
    from graphcrm.errors import OutputError
    from graphcrm.workspace import Workspace

    with Workspace.open(path) as held:
        others = [ident for ident, _ in held.accounts() if ident != f"org-{ACCOUNT}"]
    if others:
        hint = "Choose another place with --folder, or name the store with --store."
        raise OutputError(f"{path} holds another account, {others[0]}", hint=hint)
    for old in (path, path.with_name(f"{path.name}.wal")):
        old.unlink(missing_ok=True)
