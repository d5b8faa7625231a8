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
    from graphcrm.analysis.part import part_of
    from graphcrm.records import Opportunity
    from graphcrm.snapshot.redact import redacted

    seen = opened(ctx).snapshot(account, as_of=as_of)
    if only is not None:
        seen = part_of(seen, only)
        if opportunity is None and seen.part in seen.nodes(Opportunity):
            opportunity = seen.part
    if not redact:
        return Shown(analyze(seen), opportunity)
    plain = redacted(seen, redact, key or "")
    found = None if opportunity is None else find_opportunity(seen, opportunity)
    first = opportunity if found is None else plain.ids.get(("Opportunity", found.id), found.id)
    return Shown(analyze(plain.snapshot), first)
