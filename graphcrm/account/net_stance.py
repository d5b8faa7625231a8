"""The net stance of a contact in a decision: for us, or for those who compete with us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.invalidation import STANCE
from graphcrm.account.stance import opposition, stance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.account.graph import AccountGraph


def net_stance(account: AccountGraph, contact: str, opportunity: str | None) -> float | None:
    """Net stance of a contact: ``(support for us − support for the competitor) / 2``, in −2…+2.

    Who supports no competitor in this: the support for us. Who supports one, and is not judged towards us: minus that
    support. ``None`` where nobody judged either: unknown is not neutral.
    """
    towards_us = stance(account, contact, opportunity)
    against = opposition(account, contact, opportunity)
    if against is None or against.competitor is None:
        return None if towards_us is None else float(towards_us)
    if towards_us is None:
        return -float(against.tie.support)
    return (towards_us - against.tie.support) / 2


def net_stances(account: AccountGraph, opportunity: str | None) -> Mapping[str, float | None]:
    """Everybody's net stance, by id, in the order of ids."""
    return account.memo.once(
        f"leanings {opportunity or ''}",
        STANCE,
        lambda: {ident: net_stance(account, ident, opportunity) for ident in account.contacts},
        lambda known, left: {ident: net for ident, net in known.items() if ident not in left},
    )
