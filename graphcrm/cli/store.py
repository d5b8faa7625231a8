"""`init` and `status`."""

from __future__ import annotations

import click

from graphcrm.cli.common import json_option, opened, print_json, say, table


@click.command("init", epilog="Example:  graphcrm init   ·   graphcrm --store neo4j://localhost:7687 init")
@click.pass_context
def init_command(ctx: click.Context) -> None:
    """Make an empty store, or bring an older one up to date. Doing it again changes nothing."""
    workspace = opened(ctx, create=True)
    say(f"The store {workspace.store.address} is ready. Next: graphcrm template accounts.xlsx")


@click.command("status", epilog="Example:  graphcrm status --json")
@json_option
@click.pass_context
def status_command(ctx: click.Context, as_json: bool) -> None:
    """Say what the store holds: its accounts, and how many of what."""
    workspace = opened(ctx)
    accounts, counts = workspace.accounts(), workspace.counts()
    if as_json:
        print_json(
            "status",
            {"accounts": [{"id": ident, "name": name} for ident, name in accounts], "counts": dict(counts)},
        )
        return
    click.echo(f"Store: {workspace.store.address}")
    table(("account", "name"), accounts or [("–", "none yet: graphcrm import FILE")])
    table(("kind", "number"), [(kind, f"{number:,}") for kind, number in counts.items() if number])
