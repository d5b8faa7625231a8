"""`weakspots` and `view`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphcrm.cli.common import (
    account_option,
    as_of_option,
    console,
    json_option,
    opened,
    print_json,
    say,
    table,
)
from graphcrm.cli.confidential import confidential_options, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.analysis import Analysis
    from graphcrm.findings import Finding

SHOWN = 12
LEAST_WIDTH = 100
"""Below this a terminal is too narrow for the table; the findings stand one below the other."""


@click.command(
    "weakspots",
    epilog="Examples:  graphcrm weakspots   ·   graphcrm weakspots --account hailan --as-of 2026-06-30 --json",
)
@account_option
@as_of_option
@click.option("--opportunity", metavar="ID|NAME", help="Only what concerns this one.")
@click.option(
    "--why", is_flag=True, help="With the evidence of each: what it stands on, and where that was written."
)
@click.option("--all", "everything", is_flag=True, help=f"All of them, not the {SHOWN} worst.")
@json_option
@click.pass_context
def weakspots_command(
    ctx: click.Context,
    account: str | None,
    as_of: datetime.date | None,
    opportunity: str | None,
    why: bool,
    everything: bool,
    as_json: bool,
) -> None:
    """List where an account's decision chain would break, the worst first: what, how much money hangs on it, what to do next."""
    analysis = opened(ctx).analyze(account, as_of=as_of)
    findings = _about(analysis, opportunity)
    if as_json:
        print_json("weakspots", weakspots_document(analysis, findings))
        return
    show(analysis, findings, why=why, most=None if everything else SHOWN)


def weakspots_document(analysis: Analysis, findings: Sequence[Finding]) -> dict[str, object]:
    """What ``weakspots --json`` prints, after its format."""
    snapshot = analysis.snapshot
    return {
        "account": {
            "id": snapshot.account.id,
            "name": snapshot.account.name,
            "currency": snapshot.account.currency,
        },
        "as_of": snapshot.as_of.isoformat(),
        "findings": [each.to_dict() for each in findings],
    }


def show(
    analysis: Analysis, findings: Sequence[Finding], *, why: bool = False, most: int | None = SHOWN
) -> None:
    """The findings as a table, or each with its evidence."""
    from graphcrm.account.wording import counted
    from graphcrm.values import money

    snapshot = analysis.snapshot
    shown = findings[:most]
    if missing := not_recorded(analysis):
        click.echo(missing)
    if not findings:
        if not missing:
            click.echo(f"{snapshot.account.name}, as of {snapshot.as_of}: no weak spot was found.")
        return
    if why or console().width < LEAST_WIDTH:
        show_each(shown, snapshot.account.currency, evidence=why)
    else:
        rows = [
            (
                f"{number}",
                each.severity.shown,
                each.sentence,
                money(each.at_stake, snapshot.account.currency) if each.at_stake is not None else "–",
                each.next_step,
            )
            for number, each in enumerate(shown, 1)
        ]
        title = f"{snapshot.account.name}, as of {snapshot.as_of}: {counted(len(findings), 'weak spot', 'weak spots')}"
        table(
            ("#", "what", "why it matters", "at stake", "next step"),
            rows,
            title=title,
            least=(2, 10, 34, 11, 28),
        )
    if len(shown) < len(findings):
        say(f"The {len(shown)} worst of {len(findings)}; --all shows the others, --why what each stands on.")


def not_recorded(analysis: Analysis) -> str:
    """What has to be recorded before anything can be found, in words; nothing where there is enough."""
    from graphcrm.account.wording import listed

    graph, account = analysis.account, analysis.snapshot.account.name
    gaps = [
        (not graph.contacts, "contacts", "who works there"),
        (not graph.open_opportunities, "open opportunities", "what they are to decide on"),
        (not graph.employees, "colleagues of ours", "who of ours knows them"),
    ]
    names = [name for lacks, name, _ in gaps if lacks]
    steps = [step for lacks, _, step in gaps if lacks]
    if not names:
        return ""
    day = analysis.snapshot.as_of
    if len(names) == len(gaps) or not (graph.contacts or graph.open_opportunities):
        said = f"Nothing is recorded yet about {account}, as of {day}: no {', no '.join(names)}."
    else:
        said = f"Not recorded yet about {account}, as of {day}: {listed(names)}."
    return f"{said} Next: write down {listed(steps)}: graphcrm template accounts.xlsx, then graphcrm import accounts.xlsx."


def show_each(findings: Sequence[Finding], currency: str | None, *, evidence: bool) -> None:
    from graphcrm.values import money

    for number, each in enumerate(findings, 1):
        stake = f" · {money(each.at_stake, currency)} at stake" if each.at_stake is not None else ""
        click.echo(f"{number}. {each.sentence}\n   {each.severity.shown}{stake} · {each.seed} · {each.id}")
        for line in each.evidence if evidence else ():
            place = " · ".join(
                (
                    *line.dates,
                    *line.sources[:3],
                    *([f"and {len(line.sources) - 3} more rows"] if len(line.sources) > 3 else []),
                )
            )
            click.echo(f"   – {line.text}" + (f"\n     [{place}]" if place else ""))
        click.echo(f"   → {each.next_step}\n")


def _about(analysis: Analysis, wanted: str | None) -> tuple[Finding, ...]:
    if wanted is None:
        return analysis.findings
    ident = analysis.opportunity_named(wanted).id
    return tuple(each for each in analysis.findings if each.opportunity == ident)


FORMS = ("html", "svg", "png", "pdf")


@click.command(
    "view",
    epilog="Examples:  graphcrm view   ·   graphcrm view review.html --opportunity o-core-renewal --prepared-for 'Account review'   ·   graphcrm view slide.svg   ·   graphcrm view --pdf   ·   graphcrm view --redact people --redact money",
)
@click.argument("out", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--html", "form", flag_value="html", help="The page itself; so it is unless OUT says otherwise."
)
@click.option(
    "--svg", "form", flag_value="svg", help="A picture that stays sharp at any size: the cathedral."
)
@click.option("--png", "form", flag_value="png", help="A picture of the page (2800 × 1800), by Chromium.")
@click.option("--pdf", "form", flag_value="pdf", help="The page as it prints on A3, by Chromium.")
@account_option
@as_of_option
@click.option(
    "--opportunity", metavar="ID|NAME", help="The one to show first; all open ones are in the page."
)
@click.option("--prepared-for", metavar="NAME", help="A line in the footer: for whom this page was made.")
@click.option(
    "--language",
    type=click.Choice(["en", "zh-Hans", "zh-Hant"]),
    default="en",
    show_default=True,
    help="The language it opens in; the reader can switch.",
)
@confidential_options
@click.option("--yes", is_flag=True, help="Overwrite OUT if it exists.")
@click.pass_context
def view_command(
    ctx: click.Context,
    out: Path | None,
    form: str | None,
    account: str | None,
    as_of: datetime.date | None,
    opportunity: str | None,
    prepared_for: str | None,
    language: str,
    yes: bool,
    redact: tuple[str, ...],
    redact_key: str | None,
    only: str | None,
) -> None:
    """Write the page of an account: one HTML file (ACCOUNT.html unless OUT is given), to be mailed and opened offline.

    Or a picture of it, for slides and documents: OUT ends in .svg, .png or .pdf, or a flag says so. PNG and PDF are
    taken by the Chromium, Chrome or Edge of this machine; SVG needs none.
    """
    from graphcrm.render import files

    chosen = form or (out.suffix.lower().removeprefix(".") if out else "html")
    if chosen in ("htm", ""):
        chosen = "html"
    if chosen not in FORMS:
        raise click.UsageError(
            f"“{out}” must end in .html, .svg, .png or .pdf; or say which with --html and so on."
        )
    analysis, opportunity = shown(ctx, account, as_of, opportunity, only=only, redact=redact, key=redact_key)
    path = out or Path(f"{files.safe_name(analysis.snapshot.account.id)}.{chosen}")
    files.refuse_overwriting(path, yes=yes)
    content = _pictured(analysis, chosen, opportunity, prepared_for, language)
    files.write(path, content)
    hint = " Open it in any browser, offline too." if chosen == "html" else ""
    say(f"Written: {path} ({len(content) / 1e3:,.0f} kB).{hint}")


def _pictured(
    analysis: Analysis, form: str, opportunity: str | None, prepared_for: str | None, language: str
) -> bytes:
    if form == "svg":
        from graphcrm.render.svg import cathedral_svg

        return cathedral_svg(analysis, opportunity=opportunity, language=language).encode()
    from graphcrm.render import pictures
    from graphcrm.render.page import account_page

    if form != "html":
        pictures.chromium()
    page = account_page(analysis, opportunity=opportunity, prepared_for=prepared_for, language=language)
    return {"html": bytes, "png": pictures.png, "pdf": pictures.pdf}[form](page)
