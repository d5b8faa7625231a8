"""`template`, `import` and `export`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphcrm.cli.common import (
    account_option,
    as_of_option,
    json_option,
    opened,
    print_json,
    progress,
    say,
    table,
)

if TYPE_CHECKING:
    from graphcrm.workspace import Imported, Workspace

SHOWN_PROBLEMS = 50


@click.command("template", epilog="Example:  graphcrm template accounts.xlsx")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--empty", is_flag=True, help="Leave out the example rows.")
@click.option("--yes", is_flag=True, help="Overwrite OUT if it exists.")
def template_command(out: Path, empty: bool, yes: bool) -> None:
    """Write a workbook to fill in: a sheet a kind of thing or tie, lists to choose from, instructions in English and Chinese."""
    from graphcrm.render import files, template

    if out.suffix.lower() != ".xlsx":
        raise click.UsageError(f"“{out}” must end in .xlsx.")
    files.refuse_overwriting(out, yes=yes)
    files.write(out, template.template(examples=not empty))
    say(f"Written: {out}. Fill it in, then: graphcrm import {out}")


@click.command(
    "import",
    epilog="Examples:  graphcrm import accounts.xlsx --dry-run   ·   graphcrm import folder-of-csv --keep-good",
)
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check everything, write nothing.")
@click.option(
    "--keep-good",
    is_flag=True,
    help="Import the good rows; write the others, with reasons, to a file to correct.",
)
@click.option(
    "--encoding", metavar="NAME", help="Encoding of CSV files that are not UTF-8: gb18030, big5, utf-16 …"
)
@json_option
@click.pass_context
def import_command(
    ctx: click.Context, path: Path, dry_run: bool, keep_good: bool, encoding: str | None, as_json: bool
) -> None:
    """Read a workbook (.xlsx), a CSV file or a folder of CSV files into the store.

    Everything is checked first; every problem is reported at once, and nothing is written while there is one
    (exit code 3). Importing the same file again changes nothing.
    """
    from graphcrm.errors import RowsRejected
    from graphcrm.render import rejected

    workspace = opened(ctx, create=True)
    try:
        with progress() as report:
            if dry_run:
                result = workspace.check(path, encoding=encoding, progress=report)
            else:
                result = workspace.import_(path, keep_good=keep_good, encoding=encoding, progress=report)
    except RowsRejected as error:
        _show_problems(error, as_json)
        raise
    except KeyboardInterrupt:
        say("Stopped. What is in the store are whole batches; import the same file again to complete it.")
        raise
    if result.written:
        result.remarks = (*result.remarks, *workspace.unseen())
    rejects = rejected.write(path, result.check) if result.check.problems and result.written else None
    _show_imported(result, as_json, rejects)
    ctx.exit(3 if result.check.problems else 0)


def _show_problems(error: Exception, as_json: bool) -> None:
    from dataclasses import asdict

    problems = getattr(error, "problems", ())
    if as_json:
        print_json("import", {"written": False, "problems": [asdict(problem) for problem in problems]})
        return
    for problem in problems[:SHOWN_PROBLEMS]:
        say(f"  {problem}")
    if len(problems) > SHOWN_PROBLEMS:
        say(f"  … and {len(problems) - SHOWN_PROBLEMS} more (--json lists them all)")


def _show_imported(result: Imported, as_json: bool, rejects: Path | None) -> None:
    from dataclasses import asdict

    problems = result.check.problems
    if as_json:
        print_json(
            "import",
            {
                "written": result.written,
                **result.counts,
                "remarks": list(result.remarks),
                "rejected_file": rejects,
                "problems": [asdict(problem) for problem in problems],
            },
        )
        return
    for remark in result.remarks:
        say(remark)
    for problem in problems[:SHOWN_PROBLEMS]:
        say(f"  {problem}")
    if not result.written:
        verdict = (
            f"{len(problems)} problems; nothing was written"
            if problems
            else "no problems; nothing was written (--dry-run)"
        )
        click.echo(f"{result.source}: {result.read:,} rows read, {verdict}.")
        return
    parts = [
        f"{number:,} {name}"
        for name, number in result.counts.items()
        if name != "read" and (number or name in ("created", "unchanged"))
    ]
    click.echo(
        f"{result.source}: {result.read:,} rows read: {', '.join(parts)}.".replace(
            "earlier", "into the history"
        )
    )
    if rejects:
        say(f"The rejected rows, with their reasons, are in {rejects}. Correct them there and import that.")


TABLES = ("xlsx", "csv")
GRAPHS = ("graphml", "gexf", "cyjs")


@click.command(
    "export",
    epilog="Examples:  graphcrm export accounts.xlsx   ·   graphcrm export folder --as-of 2026-06-30 --account hailan   ·   graphcrm export hailan.gexf   ·   graphcrm export --assessment review.xlsx",
)
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--format",
    type=click.Choice([*TABLES, *GRAPHS]),
    help="What to write, where OUT's ending does not say it: csv is a folder; graphml, gexf and cyjs are graphs.",
)
@click.option(
    "--assessment",
    "--xlsx",
    "assessment",
    is_flag=True,
    help="The whole assessment of one account instead: a workbook with scores, their parts, charts, plans, what is due.",
)
@account_option
@as_of_option
@click.option(
    "--rules",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="With --assessment: what the company expects (TOML; docs/metrics.md).",
)
@click.option("--yes", is_flag=True, help="Overwrite OUT if it exists.")
@json_option
@click.pass_context
def export_command(
    ctx: click.Context,
    out: Path,
    format: str | None,
    assessment: bool,
    account: str | None,
    as_of: datetime.date | None,
    rules: Path | None,
    yes: bool,
    as_json: bool,
) -> None:
    """Write what the store holds, one account as a graph, or its assessment.

    A workbook (.xlsx) or a folder of CSV files has the form that import reads. A graph has one account at a date:
    GraphML (.graphml), GEXF for Gephi (.gexf), or Cytoscape JSON (.cyjs). With --assessment, a workbook of all that
    is assessed of one account; it is for reading, not for import.
    """
    from graphcrm.render import files, graph_files, sheets

    if rules is not None and not assessment:
        raise click.UsageError("--rules goes with --assessment: only an assessment is made by rules.")
    if assessment:
        if format not in (None, "xlsx") or out.suffix.lower() != ".xlsx":
            raise click.UsageError(f"“{out}” must end in .xlsx: an assessment is written as a workbook.")
        files.refuse_overwriting(out, yes=yes)
        counts = _write_assessment(opened(ctx), out, account, as_of, rules)
        _show_exported(out, as_json, "sheet", counts, {"sheets": counts})
        return
    form = format or _by_ending(out)
    if form == "xlsx" and out.suffix.lower() != ".xlsx":
        raise click.UsageError(f"“{out}” must end in .xlsx.")
    if form == "csv" and out.suffix.lower() == ".xlsx":
        raise click.UsageError(f"“{out}” must be a folder for CSV files.")
    files.refuse_overwriting(out, yes=yes)
    if form in GRAPHS:
        graph = graph_files.network(opened(ctx).snapshot(account, as_of=as_of))
        files.write(out, graph_files.FORMATS[form](graph))
        counts = {"nodes": len(graph.nodes), "ties": len(graph.ties)}
        _show_exported(out, as_json, "what", counts, {**counts, "format": form})
        return
    found = sheets.sheets_of(opened(ctx).rows(as_of=as_of, account=account))
    sheets.write(out, found)
    counts = {sheet.name: len(sheet.rows) for sheet in found}
    _show_exported(out, as_json, "sheet", counts, {"sheets": counts})


def _write_assessment(
    workspace: Workspace, out: Path, account: str | None, as_of: datetime.date | None, rules: Path | None
) -> dict[str, int]:
    """The workbook of an assessment; gives the number of rows by sheet."""
    from graphcrm.render import files
    from graphcrm.render import workbook as assessment

    made = assessment.workbook(
        workspace.assess(account, as_of=as_of, policy=rules),
        rules=rules.name if rules else None,
        chains=workspace.analyze(account, as_of=as_of).findings,
    )
    files.write(out, made.content)
    return dict(made.rows)


def _by_ending(out: Path) -> str:
    ending = out.suffix.lower().removeprefix(".")
    if out.is_dir() or not ending:
        return "csv"
    if ending not in ("xlsx", *GRAPHS):
        graphs = ", ".join(f".{each}" for each in GRAPHS)
        raise click.UsageError(
            f"“{out}” must end in .xlsx (a workbook) or {graphs} (a graph), or be a folder for CSV files."
        )
    return ending


def _show_exported(
    out: Path, as_json: bool, what: str, counts: dict[str, int], said: dict[str, object]
) -> None:
    if as_json:
        print_json("export", {"written": str(out), **said})
        return
    table((what, "rows" if what == "sheet" else "number"), [(each, f"{n:,}") for each, n in counts.items()])
    say(f"Written: {out}")
