"""Options of what is passed on: what is taken out, and what it is limited to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from graphcrm.cli.common import opened

if TYPE_CHECKING:
    import datetime

    from graphcrm.analysis import Analysis

F = TypeVar("F", bound=Callable[..., Any])
WHAT = ("names", "people", "money")


class Shown(NamedTuple):
    """The analysis of what is shown, and the id of the opportunity to show first, as it is called there."""

    analysis: Analysis
    opportunity: str | None


def confidential_options(command: F) -> F:
    """``--redact``, ``--redact-key``, ``--only``."""
    for option in (
        click.option(
            "--only",
            metavar="UNIT|OPPORTUNITY",
            help="Only this part: its people, who leads to its decision, and nothing of the others.",
        ),
        click.option(
            "--redact-key",
            metavar="SECRET",
            envvar="GRAPHCRM_REDACT_KEY",
            help="A secret that the codes follow from; without one, whoever knows the ids can work them out.",
        ),
        click.option(
            "--redact",
            multiple=True,
            type=click.Choice(WHAT),
            help="Leave out, before anything is worked out: names (codes instead), people (titles and units as well), money. Repeatable.",
        ),
    ):
        command = option(command)
    return command


def shown(
    ctx: click.Context,
    account: str | None,
    as_of: datetime.date | None,
    opportunity: str | None,
    *,
    only: str | None,
    redact: tuple[str, ...],
    key: str | None,
) -> Shown:
    """The account, or the part of it, without what is to be left out, analysed. Raises `NotFound`."""
    from graphcrm.analysis import analyze, find_opportunity
    from graphcrm.records import Opportunity
    from graphcrm.scope import limited_to, named_part
    from graphcrm.snapshot.redact import redacted

    seen = opened(ctx).snapshot(account, as_of=as_of)
    part = None if only is None else named_part(seen, only)
    found = None if opportunity is None else find_opportunity(seen, opportunity)
    first = opportunity if found is None else found.id
    if part is not None and opportunity is None and part in seen.nodes(Opportunity):
        first = part
    if redact:
        plain = redacted(seen, redact, key or "")
        first = None if first is None else plain.ids.get(("Opportunity", first), first)
        if part is not None:
            part = plain.ids.get(("Opportunity", part)) or plain.ids.get(("OrgUnit", part), part)
        seen = plain.snapshot
    analysis = analyze(seen)
    return Shown(analysis if part is None else limited_to(analysis, part), first)
