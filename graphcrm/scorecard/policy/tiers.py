"""The tiers of a customer, and how a rule says that its numbers can't be used."""

from __future__ import annotations

from graphcrm.messages import Fact, Message

TIERS = ("S", "A", "B", "C")
"""From the customer that is worth most of our work down."""


def ensure(holds: bool, kind: str, /, **facts: Fact) -> None:
    """Refuse a table of rules in which something does not hold: `ValueError` with what is wrong."""
    if not holds:
        raise ValueError(Message(f"policy.wrong.{kind}", **facts))
