"""`report`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphcrm.cli.common import file_path, opportunity_option, seen_options, yes_option
from graphcrm.cli.confidential import confidential_options, shown
from graphcrm.cli.rules import rules_option
from graphcrm.cli.speaking import chosen, refused, say
from graphcrm.cli.worded import command
from graphcrm.messages import Message, joined

if TYPE_CHECKING:
    from graphcrm.render.report import Report

PAGES, TEXTS = (".html", ".htm"), (".md", ".markdown")


@command("report")
@click.argument("out", required=False, type=file_path(dir_okay=False))
@seen_options
@opportunity_option
@click.option("--png", is_flag=True)
@click.option("--prepared-for", metavar="NAME")
@rules_option()
@confidential_options
@yes_option
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
    **confidential: Any,  # noqa: ANN401 — click's values
) -> None:
    """A report to read and to mail."""
    from graphcrm.render import files
    from graphcrm.render.report import report

    if out is not None and out.suffix.lower() not in (*PAGES, *TEXTS):
        raise refused(Message("report.unknown_ending", path=str(out)))
    content = shown(ctx, account, as_of, opportunity, **confidential)
    path = out or Path(f"{files.safe_name(content.analysis.snapshot.account.id)}-report.html")
    made = report(
        content.analysis,
        opportunity=content.opportunity,
        prepared_for=prepared_for,
        language=chosen(),
        policy=content.policy,
    )
    contents = _files(made, path, png=png)
    for file in contents:
        files.refuse_overwriting(file, yes=yes)
    for file, content in contents.items():
        files.write(file, content)
    say("report.written", files=joined(map(str, contents), style="and"))


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
