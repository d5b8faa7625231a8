"""Who of ours should do something with a contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphcrm.account.graph import AccountGraph


def owners(account: AccountGraph, contact: str) -> tuple[str, ...]:
    """Those who answer for the contact; where nobody does, who is closest; nobody where none of ours knows this one."""
    ties = account.known_by.get(contact, ())
    answering = sorted({tie.from_id for tie in ties if tie.responsible})
    if answering or not ties:
        return tuple(answering)
    closest = min(ties, key=lambda tie: (-(tie.intimacy or 0), tie.from_id))
    return (closest.from_id,)


def present(account: AccountGraph, employees: Iterable[str]) -> tuple[str, ...]:
    """Those of these employees who are still with the account, sorted."""
    return tuple(sorted(ident for ident in employees if ident in account.employees))
