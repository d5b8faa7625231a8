"""Options of what is passed on: what is taken out, and what it is limited to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from graphcrm.cli.common import opened

if TYPE_CHECKING:
    import datetime

    from graphcrm.analysis import Analysis
    from graphcrm.scorecard import Policy

F = TypeVar("F", bound=Callable[..., Any])
WHAT = ("names", "people", "money")


class Shown(NamedTuple):
    """The analysis of what is shown, the id of the opportunity to show first, as it is called there, and the rules."""

    analysis: Analysis
    opportunity: str | None
    policy: Policy


def confidential_options(command: F) -> F:
    """``--redact``, ``--redact-key``, ``--only``."""
    command = click.option("--only", metavar="UNIT|OPPORTUNITY")(command)
    command = click.option("--redact-key", metavar="SECRET", envvar="GRAPHCRM_REDACT_KEY")(command)
    return click.option("--redact", multiple=True, type=click.Choice(WHAT))(command)


def shown(
    ctx: click.Context,
    account: str | None,
    as_of: datetime.date | None,
    opportunity: str | None,
    *,
    only: str | None,
    redact: tuple[str, ...],
    redact_key: str | None,
) -> Shown:
    """The account, or the part of it, without what is to be left out, analysed. Raises `NotFound`."""
    from graphcrm.analysis import analyze, find_opportunity
    from graphcrm.records import Opportunity
    from graphcrm.scope import limited_to, named_part
    from graphcrm.snapshot.redact import redacted

    workspace = opened(ctx)
    snapshot = workspace.snapshot(account, as_of=as_of)
    part = None if only is None else named_part(snapshot, only)
    deal = None if opportunity is None else find_opportunity(snapshot, opportunity)
    first = opportunity if deal is None else deal.id
    if part is not None and opportunity is None and part in snapshot.nodes(Opportunity):
        first = part
    if redact:
        plain = redacted(snapshot, redact, redact_key or "")
        first = None if first is None else plain.ids.get(("Opportunity", first), first)
        if part is not None:
            part = plain.ids.get(("Opportunity", part)) or plain.ids.get(("OrgUnit", part), part)
        snapshot = plain.snapshot
    analysis = analyze(snapshot, workspace.rules.analysis)
    return Shown(analysis if part is None else limited_to(analysis, part), first, workspace.rules.policy)
