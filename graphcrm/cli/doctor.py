"""`doctor`: whether the store is whole."""

from __future__ import annotations

import click

from graphcrm.cli.common import json_option, opened, print_json, progress
from graphcrm.cli.speaking import chosen, echo, read, say
from graphcrm.cli.worded import command


@command("doctor")
@json_option
@click.pass_context
def doctor_command(ctx: click.Context, as_json: bool) -> None:
    """Whether everything in the store can be read and is as it was written."""
    workspace = opened(ctx)
    with progress() as report:
        health = workspace.examine(lambda rows: report("reading", rows, None))
    if as_json:
        problems = [{**problem.to_dict(), "sentence": read(problem)} for problem in health.problems]
        print_json("doctor", {"rows": health.rows, "language": chosen(), "problems": problems})
    else:
        for problem in health.problems:
            echo(problem)
        say(
            "doctor.damaged" if health.problems else "doctor.fine",
            rows=health.rows,
            store=workspace.store.address,
        )
    ctx.exit(1 if health.problems else 0)
