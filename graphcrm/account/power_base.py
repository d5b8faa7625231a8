"""Formal and informal power together: who has authority, and who belongs where power lies. (Holden's power base)

Formal: a rank from director on, or a voice as approver or economic buyer in something open. Informal: the political status.
Either that nobody wrote down leaves the whole unsaid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.messages import Message

if TYPE_CHECKING:
    from graphcrm.account.graph import AccountGraph

LEADS_FROM = 4
"""The rank of a director."""
SIGNS = frozenset({"approver", "economic_buyer"})


def power_base(account: AccountGraph, contact: str) -> Message | None:
    """A sentence (``power.FORMAL.STATUS``); ``None`` where rank and voice, or the political status, are not known. O(voices)."""
    person = account.contacts[contact]
    if person.political_status is None:
        return None
    voices = (tie for deal in account.open_opportunities for tie in account.deciders.get(deal.id, ()))
    signs = any(tie.from_id == contact and tie.role in SIGNS for tie in voices)
    if person.rank is None and not signs:
        return None
    formal = "formal" if signs or (person.rank or 0) >= LEADS_FROM else "informal"
    return Message(f"power.{formal}.{person.political_status}")
