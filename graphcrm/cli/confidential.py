"""Options of what is passed on: what is taken out, and what it is limited to."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from graphcrm.cli.common import file_path, opened
from graphcrm.messages import Message

if TYPE_CHECKING:
    import datetime

    from graphcrm.analysis import Analysis
    from graphcrm.scorecard import Policy
    from graphcrm.snapshot.redact import Redaction

F = TypeVar("F", bound=Callable[..., Any])
WHAT = ("names", "people", "money")
SHORTEST_KEY = 16
"""Characters of a secret: a shorter one can be guessed."""


class Shown(NamedTuple):
    """The analysis of what is shown, the id of the opportunity to show first, as it is called there, and the rules."""

    analysis: Analysis
    opportunity: str | None
    policy: Policy


def redact_options(command: F) -> F:
    """``--redact``, ``--redact-key``; `redaction_of` makes of them what is taken out."""
    key = click.option("--redact-key", metavar="FILE", type=file_path(dir_okay=False))
    return click.option("--redact", multiple=True, type=click.Choice(WHAT))(key(command))


def confidential_options(command: F) -> F:
    """`redact_options` and ``--only``."""
    return redact_options(click.option("--only", metavar="UNIT|OPPORTUNITY")(command))


def redaction_of(redact: tuple[str, ...], redact_key: Path | None) -> Redaction | None:
    """What is taken out, by the secret in the file or in ``GRAPHCRM_REDACT_KEY``, else by a new one; nothing: ``None``.

    A secret never stands on the command line, where whoever lists the processes reads it. Raises `UsageError`.
    """
    from graphcrm.errors import UsageError, because
    from graphcrm.snapshot.redact import Redaction

    if not redact:
        return None
    key = os.environ.get("GRAPHCRM_REDACT_KEY", "")
    if redact_key is not None:
        try:
            key = redact_key.read_text("utf-8").strip()
        except OSError as error:
            unread = Message("redact.no_key", file=str(redact_key))
            raise UsageError(unread, why=because(error), hint=Message("redact.key_hint")) from error
        except UnicodeError:
            key = ""
    if (key or redact_key) and len(key) < SHORTEST_KEY:
        raise UsageError(Message("redact.short_key", least=SHORTEST_KEY), hint=Message("redact.key_hint"))
    return Redaction(redact, key)


def shown(
    ctx: click.Context,
    account: str | None,
    as_of: datetime.date | None,
    opportunity: str | None,
    *,
    only: str | None,
    redact: tuple[str, ...],
    redact_key: Path | None,
) -> Shown:
    """The account, or the part of it, without what is to be left out, analysed. Raises `NotFound`."""
    from graphcrm.analysis import analyze, find_opportunity
    from graphcrm.records import Opportunity
    from graphcrm.scope import limited_to, named_part

    redaction = redaction_of(redact, redact_key)
    workspace = opened(ctx)
    snapshot = workspace.snapshot(account, as_of=as_of)
    part = None if only is None else named_part(snapshot, only)
    deal = None if opportunity is None else find_opportunity(snapshot, opportunity)
    first = opportunity if deal is None else deal.id
    of_deal = part is not None and part in snapshot.nodes(Opportunity)
    if of_deal and opportunity is None:
        first = part
    if redaction is not None:
        (snapshot,) = redaction.of(snapshot)
        if deal is not None or (of_deal and first == part):
            first = redaction.ident("Opportunity", str(first))
        part = None if part is None else redaction.ident("Opportunity" if of_deal else "OrgUnit", part)
    analysis = analyze(snapshot, workspace.rules.analysis)
    return Shown(analysis if part is None else limited_to(analysis, part), first, workspace.rules.policy)
