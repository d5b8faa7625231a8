"""`view`."""

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
from graphcrm.messages import Message, languages

if TYPE_CHECKING:
    from graphcrm.cli.confidential import Shown

FORMS = ("html", "svg", "png", "pdf")


def _form_options(function: Any) -> Any:  # noqa: ANN401 — a command's function
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
@rules_option()
@confidential_options
@yes_option
@click.pass_context
def view_command(
    ctx: click.Context,
    out: Path | None,
    form: str | None,
    account: str | None,
    as_of: datetime.date | None,
    opportunity: str | None,
    prepared_for: str | None,
    language: str | None,
    yes: bool,
    **confidential: Any,  # noqa: ANN401 — click's values
) -> None:
    """The page of an account, or a picture of it."""
    from graphcrm.render import files

    form = form or (out.suffix.lower().removeprefix(".") if out else "html")
    form = "html" if form in ("htm", "") else form
    if form not in FORMS:
        raise refused(Message("view.unknown_ending", path=str(out)))
    content = shown(ctx, account, as_of, opportunity, **confidential)
    path = out or Path(f"{files.safe_name(content.analysis.snapshot.account.id)}.{form}")
    files.refuse_overwriting(path, yes=yes)
    written = _pictured(content, form, prepared_for, language or chosen())
    files.write(path, written)
    kilobytes = f"{len(written) / 1e3:,.0f}"
    kind = "view.page_written" if form == "html" else "view.picture_written"
    say(kind, path=str(path), kilobytes=kilobytes)


def _pictured(content: Shown, form: str, prepared_for: str | None, language: str) -> bytes:
    facts: dict[str, Any] = {
        "opportunity": content.opportunity,
        "policy": content.policy,
        "language": language,
    }
    if form == "svg":
        from graphcrm.render.svg import cathedral_svg

        return cathedral_svg(content.analysis, **facts).encode()
    from graphcrm.render import pictures
    from graphcrm.render.page import account_page

    if form != "html":
        pictures.chromium()
    page = account_page(content.analysis, prepared_for=prepared_for, **facts)
    return {"html": bytes, "png": pictures.png, "pdf": pictures.pdf}[form](page)
