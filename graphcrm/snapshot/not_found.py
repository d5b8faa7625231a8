"""That nobody and nothing is called what was asked for, or several are; with those who come near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.errors import NotFound
from graphcrm.messages import Message, Name, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.messages import Several
    from graphcrm.records import Contact, Employee, Opportunity, OrgUnit

    Called = Contact | Employee | Opportunity | OrgUnit

_MOST_LISTED = 8


def nobody(wanted: str, account: Name, near: Sequence[Called]) -> NotFound:
    """Nobody in an account is called so; these come near."""
    hint = Message("find.did_you_mean", items=_listed(near)) if near else None
    return NotFound(Message("find.nobody", wanted=Name(wanted), account=account), hint=hint)


def several(kind: str, wanted: str, fits: Sequence[Called]) -> NotFound:
    """Several fit: the message of this kind, with their ids."""
    return NotFound(Message(kind, wanted=Name(wanted)), hint=Message("find.by_id", items=_listed(fits)))


def no_part(wanted: str, parts: Sequence[Called]) -> NotFound:
    """No unit or opportunity is called so; there are these."""
    hint = Message("find.for_example", items=_listed(parts, "find.item_by_id", 12))
    return NotFound(Message("find.no_part", wanted=Name(wanted)), hint=hint)


def _listed(nodes: Sequence[Called], kind: str = "find.item", most: int = _MOST_LISTED) -> Several:
    items = (
        Message(kind, name=Name(node.name, node.name_zh or ""), id=Name(node.id)) for node in nodes[:most]
    )
    return listed(items, style="names")
