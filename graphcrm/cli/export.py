"""`export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click
from click.core import ParameterSource

from graphcrm.cli.common import (
    Seen,
    file_path,
    heads,
    json_option,
    opened,
    print_json,
    rules_option,
    seen_options,
    table,
    yes_option,
)
from graphcrm.cli.confidential import redact_options, redaction_of
from graphcrm.cli.speaking import chosen, refused, say
from graphcrm.cli.worded import command
from graphcrm.messages import Message, joined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.workspace import Workspace

TABLES = ("xlsx", "csv")
GRAPHS = ("graphml", "gexf", "cyjs")


@command("export")
@click.argument("out", type=file_path())
@click.option("--format", type=click.Choice([*TABLES, *GRAPHS]))
@click.option("--assessment", "--xlsx", "assessment", is_flag=True)
@click.option("--admin-import", is_flag=True)
@seen_options
@rules_option()
@redact_options
@yes_option
@json_option
@click.pass_context
def export_command(
    ctx: click.Context,
    out: Path,
    format: str | None,
    assessment: bool,
    admin_import: bool,
    redact: tuple[str, ...],
    redact_key: Path | None,
    yes: bool,
    as_json: bool,
    **seen: Unpack[Seen],
) -> None:
    """The store as tables, an account as a graph, or its assessment."""
    from graphcrm.render import files, graph_files, sheets

    if admin_import:
        if format or assessment or redact or any(seen.values()):
            raise refused(Message("export.admin_import_alone"))
        files.refuse_overwriting(out, yes=yes)
        with files.new_folder(out) as folder:
            counts = opened(ctx).admin_import(folder)
        _show(out, counts, as_json=as_json)
        return
    form = _form(ctx, out, format, assessment=assessment)
    files.refuse_overwriting(out, yes=yes)
    redaction = redaction_of(redact, redact_key)
    workspace = opened(ctx).through(redaction)
    if assessment:
        rules = None if redaction else workspace.rules.name or None
        _show(out, _write_assessment(workspace, out, rules, seen), as_json=as_json)
    elif form in GRAPHS:
        graph = graph_files.network(workspace.snapshot(**seen), chosen())
        files.write(out, graph_files.FORMATS[form](graph))
        _show(out, {"nodes": len(graph.nodes), "ties": len(graph.ties)}, as_json=as_json, graph=form)
    else:
        tables = sheets.sheets_of(workspace.rows(**seen), marked=redaction is None)
        _show(out, sheets.write(out, tables), as_json=as_json)


def _form(ctx: click.Context, out: Path, wanted: str | None, *, assessment: bool) -> str:
    """What to write; refused where it does not fit the name of the file."""
    book = out.suffix.lower() == ".xlsx"
    if assessment:
        if wanted not in (None, "xlsx") or not book:
            raise refused(Message("export.assessment_is_workbook", path=str(out)))
        return "xlsx"
    if ctx.get_parameter_source("rules") is ParameterSource.COMMANDLINE:
        raise refused(Message("export.rules_without_assessment"))
    form = wanted or _by_ending(out)
    if form == "xlsx" and not book:
        raise refused(Message("command.must_end_in_xlsx", path=str(out)))
    if form == "csv" and book:
        raise refused(Message("export.csv_is_folder", path=str(out)))
    return form


def _by_ending(out: Path) -> str:
    ending = out.suffix.lower().removeprefix(".")
    if out.is_dir() or not ending:
        return "csv"
    if ending not in ("xlsx", *GRAPHS):
        graphs = joined([f".{form}" for form in GRAPHS], style="comma")
        raise refused(Message("export.unknown_ending", path=str(out), graphs=graphs))
    return ending


def _write_assessment(workspace: Workspace, out: Path, rules: str | None, seen: Seen) -> Mapping[str, int]:
    """The workbook of an assessment; gives the number of rows by sheet."""
    from graphcrm.render import files
    from graphcrm.render import workbook as assessment

    book = assessment.workbook(
        workspace.assess(**seen),
        rules=rules,
        chains=workspace.chains(**seen).findings,
        language=chosen(),
    )
    files.write(out, book.content)
    return dict(book.rows)


def _show(out: Path, counts: Mapping[str, int], *, as_json: bool, graph: str | None = None) -> None:
    """The numbers of rows by sheet, or of a graph's nodes and ties."""
    if as_json:
        members = {**counts, "format": graph} if graph else {"sheets": dict(counts)}
        print_json("export", {"written": str(out), **members})
        return
    names = [Message(f"export.{name}") if graph else name for name in counts]
    rows = [(name, f"{number:,}") for name, number in zip(names, counts.values(), strict=True)]
    table(heads("what", "number") if graph else heads("sheet", "rows"), rows)
    say("export.written", path=str(out))
