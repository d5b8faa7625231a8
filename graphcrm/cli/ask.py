"""`ask`."""

from __future__ import annotations

import click

from graphcrm.cli.common import json_option, opened, print_json, table


@click.command("ask", epilog="Examples:  graphcrm ask   ·   graphcrm ask who_knows contact=c-lin-yue")
@click.argument("name", required=False)
@click.argument("parameters", nargs=-1, metavar="[PARAMETER=VALUE]...")
@json_option
@click.pass_context
def ask_command(ctx: click.Context, name: str | None, parameters: tuple[str, ...], as_json: bool) -> None:
    """Ask the store one of the shipped questions; without a name, list them. The same Cypher runs in Neo4j Browser."""
    from graphcrm.questions import question, questions

    if name is None and as_json:
        listed = [
            {"name": each.name, "asks": each.asks, "parameters": dict(each.parameters)}
            for each in questions()
        ]
        print_json("questions", {"questions": listed})
        return
    if name is None:
        rows = [
            (each.name, each.asks, ", ".join(f"{key}=…" for key in each.parameters)) for each in questions()
        ]
        table(("question", "asks", "needs"), rows)
        return
    asked = question(name)
    given = dict(_pair(text) for text in parameters)
    answer = opened(ctx).answer(name, given)
    if as_json:
        print_json(
            "ask",
            {
                "question": asked.name,
                "columns": list(answer.columns),
                "rows": [list(row) for row in answer.rows],
            },
        )
        return
    table(
        answer.columns,
        [["–" if cell is None else str(cell) for cell in row] for row in answer.rows],
        title=asked.asks,
    )


def _pair(text: str) -> tuple[str, str]:
    key, separator, value = text.partition("=")
    if not separator:
        raise click.UsageError(f"“{text}” must be PARAMETER=VALUE, such as contact=c-lin-yue.")
    return key, value
