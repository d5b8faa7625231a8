"""`init` and `status`."""

from __future__ import annotations

import click

from graphcrm.cli.common import MISSING, heads, json_option, opened, print_json, table
from graphcrm.cli.speaking import echo, say
from graphcrm.cli.worded import command
from graphcrm.messages import Fact, Message, Term


@command("init")
@click.pass_context
def init_command(ctx: click.Context) -> None:
    """An empty store, or an older one brought up to date."""
    workspace = opened(ctx, create=True)
    say("init.ready", store=str(workspace.store.address))


@command("status")
@json_option
@click.pass_context
def status_command(ctx: click.Context, as_json: bool) -> None:
    """What the store holds."""
    workspace = opened(ctx)
    accounts, counts = workspace.account_names(), workspace.counts()
    if as_json:
        listed = [{"id": ident, "name": name.name} for ident, name in accounts]
        print_json("status", {"accounts": listed, "counts": dict(counts)})
        return
    echo(Message("status.store", store=str(workspace.store.address)))
    rows: list[tuple[Fact, ...]] = [*accounts]
    table(heads("account", "name"), rows or [(MISSING, Message("status.none"))])
    table(heads("kind", "number"), [(Term(kind), f"{number:,}") for kind, number in counts.items() if number])
