"""`demo`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from graphcrm.cli.common import account_facts, file_path, json_option, opened, print_json, progress
from graphcrm.cli.look import show, weakspots_document
from graphcrm.cli.speaking import chosen, say
from graphcrm.cli.worded import command
from graphcrm.messages import Message

if TYPE_CHECKING:
    from graphcrm.workspace import Workspace

DAY = datetime.date(2026, 11, 20)
"""The day that the example is looked at: its meetings and judgements are dated before it."""
ACCOUNT = "hailan"
SHOWN = 7


@command("demo")
@click.option(
    "--folder",
    metavar="DIRECTORY",
    type=file_path(file_okay=False),
    default="graphcrm-demo",
    show_default=True,
)
@json_option
@click.pass_context
def demo_command(ctx: click.Context, folder: Path, as_json: bool) -> None:
    """The example: its store, its weak spots, its page."""
    from graphcrm.render import files
    from graphcrm.render.page import account_page

    workspace = _workspace(ctx, folder)
    say("demo.reading")
    with progress() as report:
        imported = workspace.import_(workspace.example(), progress=report)
    say("demo.looking")
    analysis = workspace.analyze(f"org-{ACCOUNT}", as_of=DAY)
    if as_json:
        print_json("weakspots", weakspots_document(analysis, analysis.weak_spots))
    else:
        show(analysis, analysis.weak_spots, most=SHOWN)
    say("demo.drawing")
    page = folder / f"{ACCOUNT}.html"
    files.write(page, account_page(analysis, policy=workspace.rules.policy, language=chosen()))
    address = str(workspace.store.address)
    say("demo.read", rows=imported.read, store=address, **account_facts(analysis.snapshot))
    say("demo.page", path=str(page.resolve()))
    say("demo.more", store=address, date=DAY.isoformat())


def _workspace(ctx: click.Context, folder: Path) -> Workspace:
    root = ctx.find_root()
    if root.get_parameter_source("store") is ParameterSource.DEFAULT:
        path = folder / f"{ACCOUNT}.db"
        if path.exists():
            _remove_an_earlier_demo(path)
        root.obj["store"] = str(path)
    return opened(ctx, write=True, create=True)


def _remove_an_earlier_demo(path: Path) -> None:
    """The store of an earlier demo, never another one. Raises `OutputError`."""
    from graphcrm.errors import OutputError
    from graphcrm.workspace import Workspace

    with Workspace.open(path) as earlier:
        others = [ident for ident, _ in earlier.accounts() if ident != f"org-{ACCOUNT}"]
    if others:
        what = Message("demo.another_account", path=str(path), account=others[0])
        raise OutputError(what, hint=Message("demo.another_account.hint"))
    for old in (path, path.with_name(f"{path.name}.wal")):
        old.unlink(missing_ok=True)
