"""`init`, `status`, `template` and `import`: the store, and what goes into it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from graphcrm.cli.cells import cell_message, cell_texts
from graphcrm.cli.common import (
    MISSING,
    file_path,
    heads,
    json_option,
    opened,
    print_json,
    progress,
    rules_option,
    table,
    yes_option,
)
from graphcrm.cli.speaking import chosen, echo, put, read, refused, say
from graphcrm.cli.worded import command
from graphcrm.messages import Fact, Message, Term, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.store import CellChange
    from graphcrm.validate import Problem
    from graphcrm.workspace import Imported, MayClear

SHOWN_PROBLEMS = SHOWN_CELLS = 50


@command("init")
@click.pass_context
def init_command(ctx: click.Context) -> None:
    """An empty store, or an older one brought up to date."""
    workspace = opened(ctx, write=True, create=True)
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


@command("template")
@click.argument("out", type=file_path(dir_okay=False))
@click.option("--empty", is_flag=True)
@yes_option
def template_command(out: Path, empty: bool, yes: bool) -> None:
    """A workbook to fill in."""
    from graphcrm.render import files, template

    if out.suffix.lower() != ".xlsx":
        raise refused(Message("command.must_end_in_xlsx", path=str(out)))
    files.refuse_overwriting(out, yes=yes)
    files.write(out, template.template(examples=not empty, language=chosen()))
    say("template.written", path=str(out))


@command("import")
@click.argument("path", type=file_path())
@click.option("--dry-run", is_flag=True)
@click.option("--keep-good", is_flag=True)
@click.option("--encoding", metavar="NAME")
@click.option("--decimal", type=click.Choice(["point", "comma"]))
@rules_option()
@yes_option
@json_option
@click.pass_context
def import_command(
    ctx: click.Context,
    path: Path,
    dry_run: bool,
    keep_good: bool,
    encoding: str | None,
    decimal: str | None,
    yes: bool,
    as_json: bool,
) -> None:
    """A workbook or a folder of CSV files into the store."""
    from graphcrm.errors import RowsRejected
    from graphcrm.render import rejected

    workspace = opened(ctx, write=not dry_run, create=True, lazily=True)
    sign: Literal["", ".", ","] = "." if decimal == "point" else "," if decimal else ""
    try:
        with progress() as report:
            if dry_run:
                result = workspace.check(path, encoding=encoding, decimal=sign, progress=report)
            else:
                result = workspace.import_(
                    path,
                    keep_good=keep_good,
                    encoding=encoding,
                    decimal=sign,
                    progress=report,
                    may_clear=_asked(yes=yes),
                )
    except RowsRejected as error:
        if as_json:
            print_json("import", {"written": False, "problems": _documents(error.problems)})
        else:
            _show_problems(error.problems, counted=True)
        raise
    except KeyboardInterrupt:
        say("import.stopped")
        raise
    if result.written:
        result.remarks = (*result.remarks, *workspace.unseen())
    rejects = (
        rejected.write(path, result.check, language=chosen())
        if result.check.problems and result.written
        else None
    )
    if as_json:
        print_json("import", _document(result, rejects))
    else:
        _show(result, rejects)
    ctx.exit(3 if result.check.problems or result.conflicts else 0)


def _asked(*, yes: bool) -> MayClear:
    """Whether cells may become blank: where ``yes`` was said, or somebody at a terminal says so."""

    def may_clear(cells: Sequence[CellChange]) -> bool:
        if yes or not (sys.stdin.isatty() and sys.stderr.isatty()):
            return yes
        for cell in cells[:SHOWN_CELLS]:
            put(read(cell_message(cell)), err=True)
        if len(cells) > SHOWN_CELLS:
            say("import.more_cells", others=len(cells) - SHOWN_CELLS)
        return click.confirm(read(Message("import.may_clear", n=len(cells))), err=True)

    return may_clear


def _documents(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    """Each problem as plain data."""
    plain = ("file", "sheet", "row", "column", "value", "code")
    return [
        {name: getattr(problem, name) for name in plain}
        | {"wrong": read(problem.problem), "right": read(problem.advice)}
        for problem in problems
    ]


def _document(result: Imported, rejects: Path | None) -> dict[str, Any]:
    return {
        "written": result.written,
        **result.counts,
        "cells": [_cell_document(cell) for cell in result.cells],
        "cell_count": result.cell_count,
        "remarks": [read(remark) for remark in result.remarks],
        "rejected_file": rejects,
        "problems": _documents(result.check.problems),
    }


def _cell_document(cell: CellChange) -> dict[str, Any]:
    before, after = cell_texts(cell)
    return {
        "sheet": cell.sheet,
        "row": cell.row,
        "kind": cell.kind,
        "key": [part for part in cell.key if part is not None],
        "column": cell.column,
        "before": before,
        "after": after,
        "kept": cell.kept,
    }


def _show_problems(problems: Sequence[Problem], *, counted: bool) -> None:
    for problem in problems[:SHOWN_PROBLEMS]:
        say("import.problem", problem=problem.message)
    if counted and len(problems) > SHOWN_PROBLEMS:
        say("import.more_problems", others=len(problems) - SHOWN_PROBLEMS)


def _show(result: Imported, rejects: Path | None) -> None:
    for remark in result.remarks:
        put(read(remark), err=True)
    problems = result.check.problems
    _show_problems(problems, counted=False)
    for cell in result.cells[:SHOWN_CELLS]:
        echo(cell_message(cell))
    if result.cell_count > SHOWN_CELLS:
        say("import.more_cells", others=result.cell_count - SHOWN_CELLS)
    if result.conflicts:
        say("import.conflicts", n=result.conflicts)
    source: dict[str, Fact] = {"source": result.source, "read": result.read}
    counts = [
        Message(f"import.count.{name}", number=number)
        for name, number in result.counts.items()
        if name != "read" and (number or name in ("created", "unchanged"))
    ]
    source["counts"] = joined(counts, most=None, style="comma")
    if not result.written:
        kind = "import.checked_problems" if problems else "import.checked"
        echo(Message(kind, problems=Message("count.problems", n=len(problems)), **source))
        return
    echo(Message("import.done", **source))
    if rejects:
        say("import.rejects", path=str(rejects))
