"""The tiers of a customer, and how a rule says that its numbers can't be used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from graphcrm.messages import Fact, Message

TIERS = ("S", "A", "B", "C")
"""From the customer that is worth most of our work down."""


def ensure(holds: bool, kind: str, /, **facts: Fact) -> None:
    """Refuse a table of rules in which something does not hold: `ValueError` with what is wrong."""
    if not holds:
        raise ValueError(Message(f"policy.wrong.{kind}", **facts))


def _weights(general: float, key: float, organizational: float) -> Mapping[str, float]:
    return field(default_factory=lambda: MappingProxyType({"L1": general, "L2": key, "L3": organizational}))


@dataclass(frozen=True)
class LayerRules:
    """What each layer weighs in the total, by the customer's tier.

    ``S``: a strategic customer must outlive the people of today, so what joins the two organizations weighs most. ``A``: the
    next strategic project is won by key people, and both others carry it. ``B``: few instruments are asked for, and the next
    order hangs on people. ``C``: hardly any is, and what remains is to be known where the customer works. ``L1`` to ``L3`` written
    straight into ``[layers]`` hold for every tier.
    """

    S: Mapping[str, float] = _weights(0.25, 0.35, 0.4)
    A: Mapping[str, float] = _weights(0.3, 0.4, 0.3)
    B: Mapping[str, float] = _weights(0.35, 0.45, 0.2)
    C: Mapping[str, float] = _weights(0.5, 0.45, 0.05)

    def __post_init__(self) -> None:
        for tier in TIERS:
            weights = self.of(tier)
            fine = {*weights} == {"L1", "L2", "L3"} and min(weights.values()) >= 0 and any(weights.values())
            ensure(fine, "layers")

    def of(self, tier: str) -> Mapping[str, float]:
        """The weights of the three layers for one tier."""
        return getattr(self, tier)
