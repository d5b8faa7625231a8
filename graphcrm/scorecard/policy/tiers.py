"""The tiers of a customer, and how a rule says that its numbers can't be used."""

from __future__ import annotations

from graphcrm.messages import Fact, Message

TIERS = ("S", "A", "B", "C")
"""From the customer that is worth most of our work down."""


def wrong(kind: str, **facts: Fact) -> ValueError:
    """What is wrong with a table of rules."""
    return ValueError(Message(f"policy.wrong.{kind}", **facts))
