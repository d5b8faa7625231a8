"""Where a contact stands in a decision: towards us, and towards those who compete with us.

Which stance is shown where no decision is named: see `standing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from graphcrm.account.invalidation import STANCE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphcrm.account.graph import AccountGraph
    from graphcrm.records import Supports

T = TypeVar("T")
AGAINST = -2
FOR = 1


class Opposition(NamedTuple):
    """Why somebody counts as an opponent: the stance, and the competitor it is for (``None``: it is against us)."""

    tie: Supports
    competitor: str | None


def judged(account: AccountGraph, contact: str, opportunity: str | None) -> Supports | None:
    """The stance of a contact towards us for an opportunity; ``None`` where nobody judged it. Unknown is not neutral.

    The first that there is: the stance towards the opportunity itself, towards our organization for this opportunity,
    towards our organization in general. For no opportunity (``None``): in general.
    Of several organizations of ours, the newest judgement counts, of equally new ones the worse.
    """
    if contact not in account.stances and contact not in account.stances_on:
        return None
    known = account.memo.once("judged", STANCE, dict[tuple[str, str | None], "Supports | None"], _others)
    if (contact, opportunity) not in known:
        known[contact, opportunity] = _judged(account, contact, opportunity)
    return known[contact, opportunity]


def _judged(account: AccountGraph, contact: str, opportunity: str | None) -> Supports | None:
    ties = account.stances.get(contact, ())
    own = [tie for tie in ties if account.organizations.get(tie.to_id) == "own"]
    about = [tie for tie in account.stances_on.get(contact, ()) if tie.to_id == opportunity]
    scoped = [tie for tie in own if opportunity is not None and tie.opportunity == opportunity]
    general = [tie for tie in own if not tie.opportunity]
    return _newest(about) or _newest(scoped) or _newest(general)


def stance(account: AccountGraph, contact: str, opportunity: str | None) -> int | None:
    """The stance as a number, −2 to +2; ``None``: not judged."""
    tie = judged(account, contact, opportunity)
    return None if tie is None else tie.support


def opposition(account: AccountGraph, contact: str, opportunity: str | None) -> Opposition | None:
    """Why a contact is an opponent for an opportunity; ``None`` for who is none.

    An opponent stands at −2 towards us, or supports a competitor: for this opportunity, or else in general where that
    competitor is known to compete for it. A stance for the opportunity outweighs one in general, either way.
    """
    if contact not in account.stances and contact not in account.stances_on:
        return None
    known = account.memo.once(
        "opposition", STANCE, dict[tuple[str, str | None], "Opposition | None"], _others
    )
    if (contact, opportunity) not in known:
        known[contact, opportunity] = _opposition(account, contact, opportunity)
    return known[contact, opportunity]


def _opposition(account: AccountGraph, contact: str, opportunity: str | None) -> Opposition | None:
    tie = judged(account, contact, opportunity)
    if tie is not None and tie.support <= AGAINST:
        return Opposition(tie, None)
    backed: list[Supports] = []
    ties = account.stances.get(contact, ())
    rivals = account.rivals.get(opportunity or "", frozenset())
    for competitor in sorted(
        {tie.to_id for tie in ties if account.organizations.get(tie.to_id) == "competitor"}
    ):
        towards = [tie for tie in ties if tie.to_id == competitor]
        counts = _newest(tie for tie in towards if opportunity is not None and tie.opportunity == opportunity)
        general = _newest(tie for tie in towards if not tie.opportunity)
        if counts is None and (opportunity is None or competitor in rivals):
            counts = general
        if counts is not None and counts.support >= FOR:
            backed.append(counts)
    best = max(backed, key=lambda tie: tie.support, default=None)
    return None if best is None else Opposition(best, best.to_id)


def _others(known: dict[tuple[str, str | None], T], left: frozenset[str]) -> dict[tuple[str, str | None], T]:
    return {key: value for key, value in known.items() if key[0] not in left}


def _newest(ties: Iterable[Supports]) -> Supports | None:
    return min(ties, key=newest_first, default=None)


def newest_first(tie: Supports) -> tuple[int, int, str]:
    """The order in which judgements count: the newest first, of equally new ones the worse."""
    return (-(tie.observed_on.toordinal() if tie.observed_on else 0), tie.support, tie.to_id)
