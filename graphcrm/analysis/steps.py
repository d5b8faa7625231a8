"""The next step that most findings end with: to get to somebody."""

from __future__ import annotations

from graphcrm.account.graph import AccountGraph
from graphcrm.account.next_step import planned, to_reach
from graphcrm.messages import Message, sentences


def towards(
    account: AccountGraph,
    contact: str,
    opportunity: str | None = None,
    *,
    first: Message | None = None,
    last: Message | None = None,
) -> Message:
    """What is planned with a contact already, then who of ours could get there; ``first`` and ``last`` stand around that."""
    step = sentences(first, to_reach(account, contact), last)
    return planned(account, contact, opportunity) or step
