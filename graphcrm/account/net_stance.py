"""Which way a contact leans in a decision: for us, or for those who compete with us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.invalidation import STANCE
from graphcrm.account.stance import opposition, stance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.account.graph import AccountGraph


def net_stance(account: AccountGraph, contact: str, opportunity: str | None) -> float | None:
    """The leaning, −2 (against us) to +2 (for us); ``None`` where nobody judged it. Unknown is not neutral.

    It is the stance towards us (see `stance`); of whom supports a competitor in this, half the stance towards us less
    that support, so that who supports both alike leans nowhere; where only the support of a competitor is known, minus
    that.
    """
    towards_us = stance(account, contact, opportunity)
    against = opposition(account, contact, opportunity)
    if against is None or against.competitor is None:
        return None if towards_us is None else float(towards_us)
    if towards_us is None:
        return -float(against.tie.support)
    return (towards_us - against.tie.support) / 2


def net_stances(account: AccountGraph, opportunity: str | None) -> Mapping[str, float | None]:
    """Everybody's leaning, by id, in the order of ids."""
    return account.memo.once(
        f"leanings {opportunity or ''}",
        STANCE,
        lambda: {ident: net_stance(account, ident, opportunity) for ident in account.contacts},
        lambda known, left: {ident: each for ident, each in known.items() if ident not in left},
    )
