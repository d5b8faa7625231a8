"""`report`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphcrm.cli.common import account_option, as_of_option, say
from graphcrm.cli.confidential import confidential_options, shown

if TYPE_CHECKING:
    from graphcrm.render.report import Report

PAGES, TEXTS = (".html", ".htm"), (".md", ".markdown")


@click.command(
    "report",
    epilog="Examples:  graphcrm report   ·   graphcrm report review.md --png   ·   graphcrm report core.html --opportunity o-core-renewal",
)
@click.argument("out", required=False, type=click.Path(path_type=Path, dir_okay=False))
@account_option
@as_of_option
@click.option("--opportunity", metavar="ID|NAME", help="Only this one; without it, all open ones.")
@click.option("--png", is_flag=True, help="The picture as PNG, by Chromium, for programs that show no SVG.")
@click.option("--prepared-for", metavar="NAME", help="A line at the top: for whom this report was made.")
@confidential_options
@click.option("--yes", is_flag=True, help="Overwrite OUT if it exists.")
@click.pass_context
def report_command(
    ctx: click.Context,
    out: Path | None,
    account: str | None,
    as_of: datetime.date | None,
    opportunity: str | None,
    png: bool,
    prepared_for: str | None,
    yes: bool,
    redact: tuple[str, ...],
    redact_key: str | None,
    only: str | None,
) -> None:
    """Write a report to read and to mail: what would fall and what to do, who decides and how they are reached, the plan, what is not known.

    OUT ends in .html (one file, printable on A4; ACCOUNT-report.html unless OUT is given) or .md (Markdown, with the
    picture in a file beside it).
    """
    from graphcrm.render import files
    from graphcrm.render.report import report

    if out is not None and out.suffix.lower() not in (*PAGES, *TEXTS):
        raise click.UsageError(f"“{out}” must end in .html or .md.")
    analysis, opportunity = shown(ctx, account, as_of, opportunity, only=only, redact=redact, key=redact_key)
    path = out or Path(f"{files.safe_name(analysis.snapshot.account.id)}-report.html")
    content = report(analysis, opportunity=opportunity, prepared_for=prepared_for)
    written = _files(content, path, png=png)
    for each in written:
        files.refuse_overwriting(each, yes=yes)
    for each, made in written.items():
        files.write(each, made)
    say(f"Written: {' and '.join(map(str, written))}.")


def _files(content: Report, path: Path, *, png: bool) -> dict[Path, bytes]:
    """Each file with its content: the report, and beside Markdown its picture, which is written first."""
    from graphcrm.render.report import markdown, page
    from graphcrm.render.svg import picture_of

    if path.suffix.lower() in PAGES:
        return {path: page(content, picture=_photograph(content, headline=False) if png else None)}
    picture = path.with_suffix(".png" if png else ".svg")
    drawn = _photograph(content, headline=True) if png else picture_of(content.plan).encode()
    return {picture: drawn, path: markdown(content, picture.name)}


def _photograph(content: Report, *, headline: bool) -> bytes:
    from graphcrm.render import pictures
    from graphcrm.render.svg import picture_of, size_of

    wide, high = size_of(content.plan, headline=headline)
    drawn = picture_of(content.plan, headline=headline)
    return pictures.png(drawn.encode(), wide=wide, high=high, ending=".svg")
