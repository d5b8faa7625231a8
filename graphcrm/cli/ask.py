"""`ask`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphcrm.cli.common import MISSING, heads, json_option, opened, print_json, table
from graphcrm.cli.speaking import read, refused
from graphcrm.cli.worded import command
from graphcrm.messages import Message, Name, Term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.messages import Fact
    from graphcrm.values import Value

CODED = ("kind", "role", "stage", "veto", "responsible", "how")
"""Columns of codes and yes or no, which other languages have words for."""
CHINESE = "_zh"
"""``name_zh`` beside ``name`` holds the same name in Chinese: a table has one column for both."""


@command("ask")
@click.argument("name", required=False)
@click.argument("parameters", nargs=-1, metavar="[PARAMETER=VALUE]...")
@json_option
@click.pass_context
def ask_command(ctx: click.Context, name: str | None, parameters: tuple[str, ...], as_json: bool) -> None:
    """One of the shipped questions, or their list."""
    from graphcrm.questions import question

    if name is None:
        _list(as_json=as_json)
        return
    asked = question(name)
    answer = opened(ctx).answer(name, dict(map(_pair, parameters)))
    if as_json:
        rows = [list(row) for row in answer.rows]
        print_json("ask", {"question": asked.name, "columns": list(answer.columns), "rows": rows})
        return
    shown = [column for column in answer.columns if not column.endswith(CHINESE)]
    records = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    cells = [[_cell(record, column) for column in shown] for record in records]
    table([Term(column) for column in shown], cells, title=Term(asked.asks))


def _list(*, as_json: bool) -> None:
    from graphcrm.questions import ON, questions

    if as_json:
        listed = [
            {
                "name": question.name,
                "asks": read(Term(question.asks)),
                "parameters": {name: read(Term(meaning)) for name, meaning in question.parameters.items()},
            }
            for question in questions()
        ]
        print_json("questions", {"questions": listed})
        return
    rows = [
        (
            question.name,
            Term(question.asks),
            ", ".join(f"{key}=…" for key in question.parameters if key != ON),
        )
        for question in questions()
    ]
    table(heads("question", "asks", "needs"), rows)


def _cell(record: Mapping[str, Value], column: str) -> Fact:
    cell = record[column]
    if cell is None:
        return MISSING
    if chinese := record.get(f"{column}{CHINESE}"):
        return Name(str(cell), str(chinese))
    return Term(str(cell)) if column in CODED and cell != "" else str(cell)


def _pair(text: str) -> tuple[str, str]:
    key, separator, value = text.partition("=")
    if not separator:
        raise refused(Message("ask.no_pair", text=text))
    return key, value
