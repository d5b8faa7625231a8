"""`view` and `report`: an account, or a part of it, as files that are passed on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack

import click

from graphcrm.cli.common import (
    F,
    Seen,
    file_path,
    opened,
    opportunity_option,
    rules_option,
    seen_options,
    yes_option,
)
from graphcrm.cli.confidential import redact_options, redaction_of
from graphcrm.cli.speaking import chosen, refused, say
from graphcrm.cli.worded import command
from graphcrm.messages import Message, joined, languages

if TYPE_CHECKING:
    from graphcrm.analysis import Analysis
    from graphcrm.render.report import Report
    from graphcrm.scorecard import Policy

FORMS = ("html", "svg", "png", "pdf")
PAGES, TEXTS = (".html", ".htm"), (".md", ".markdown")


class Extract(NamedTuple):
    """The analysis of what is passed on, the id of the opportunity to show first, as it is called there, and the rules."""

    analysis: Analysis
    opportunity: str | None
    policy: Policy


class Limits(Seen):
    """What is looked at, and what of it is passed on."""

    opportunity: str | None
    only: str | None
    redact: tuple[str, ...]
    redact_key: Path | None


def limit_options(command: F) -> F:
    """``--redact``, ``--redact-key``, ``--only``; ``--rules``; ``--yes``."""
    command = click.option("--only", metavar="UNIT|OPPORTUNITY")(yes_option(command))
    return rules_option()(redact_options(command))


def extract(ctx: click.Context, **limits: Unpack[Limits]) -> Extract:
    """The account, or the part of it, without what is to be left out, analysed. Raises `NotFound`."""
    from graphcrm.records import Opportunity
    from graphcrm.scope import limited_to

    redaction = redaction_of(limits["redact"], limits["redact_key"])
    workspace, opportunity, only = opened(ctx), limits["opportunity"], limits["only"]
    snapshot = workspace.snapshot(limits["account"], as_of=limits["as_of"])
    part = None if only is None else snapshot.find_part(only).id
    deal = None if opportunity is None else snapshot.find_opportunity(opportunity)
    first = opportunity if deal is None else deal.id
    of_deal = part is not None and part in snapshot.nodes(Opportunity)
    if of_deal and opportunity is None:
        first = part
    if redaction is not None:
        if deal is not None or (of_deal and first == part):
            first = redaction.ident("Opportunity", str(first))
        part = None if part is None else redaction.ident("Opportunity" if of_deal else "OrgUnit", part)
    analysis = workspace.through(redaction).analyze(limits["account"], as_of=limits["as_of"])
    return Extract(analysis if part is None else limited_to(analysis, part), first, workspace.rules.policy)


def _form_options(function: F) -> F:
    for form in reversed(FORMS):
        function = click.option(f"--{form}", "form", flag_value=form)(function)
    return function


@command("view")
@click.argument("out", required=False, type=file_path(dir_okay=False))
@_form_options
@seen_options
@opportunity_option
@click.option("--prepared-for", metavar="NAME")
@click.option("--language", type=click.Choice(languages()))
@limit_options
@click.pass_context
def view_command(
    ctx: click.Context,
    out: Path | None,
    form: str | None,
    prepared_for: str | None,
    language: str | None,
    yes: bool,
    **limits: Unpack[Limits],
) -> None:
    """The page of an account, or a picture of it."""
    from graphcrm.render import files

    form = form or (out.suffix.lower().removeprefix(".") if out else "html")
    form = "html" if form in ("htm", "") else form
    if form not in FORMS:
        raise refused(Message("view.unknown_ending", path=str(out)))
    content = extract(ctx, **limits)
    path = out or Path(f"{files.safe_name(content.analysis.snapshot.account.id)}.{form}")
    files.refuse_overwriting(path, yes=yes)
    written = _pictured(content, form, prepared_for, language or chosen())
    files.write(path, written)
    kind = "view.page_written" if form == "html" else "view.picture_written"
    say(kind, path=str(path), kilobytes=f"{len(written) / 1e3:,.0f}")


def _pictured(content: Extract, form: str, prepared_for: str | None, language: str) -> bytes:
    from graphcrm.render import pictures
    from graphcrm.render.page import account_page
    from graphcrm.render.svg import cathedral_svg

    facts: Any = {"opportunity": content.opportunity, "policy": content.policy, "language": language}
    if form == "svg":
        return cathedral_svg(content.analysis, **facts).encode()
    if form != "html":
        pictures.chromium()
    page = account_page(content.analysis, prepared_for=prepared_for, **facts)
    return {"html": bytes, "png": pictures.png, "pdf": pictures.pdf}[form](page)


@command("report")
@click.argument("out", required=False, type=file_path(dir_okay=False))
@seen_options
@opportunity_option
@click.option("--png", is_flag=True)
@click.option("--prepared-for", metavar="NAME")
@limit_options
@click.pass_context
def report_command(
    ctx: click.Context,
    out: Path | None,
    png: bool,
    prepared_for: str | None,
    yes: bool,
    **limits: Unpack[Limits],
) -> None:
    """A report to read and to mail."""
    from graphcrm.render import files
    from graphcrm.render.report import report

    if out is not None and out.suffix.lower() not in (*PAGES, *TEXTS):
        raise refused(Message("report.unknown_ending", path=str(out)))
    analysis, opportunity, policy = extract(ctx, **limits)
    path = out or Path(f"{files.safe_name(analysis.snapshot.account.id)}-report.html")
    content = report(
        analysis, opportunity=opportunity, prepared_for=prepared_for, language=chosen(), policy=policy
    )
    written = _reported(content, path, png=png)
    for file in written:
        files.refuse_overwriting(file, yes=yes)
    for file, octets in written.items():
        files.write(file, octets)
    say("report.written", files=joined(map(str, written), style="and"))


def _reported(content: Report, path: Path, *, png: bool) -> dict[Path, bytes]:
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
