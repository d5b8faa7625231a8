"""The tiers of a customer."""

from __future__ import annotations

TIERS = ("S", "A", "B", "C")
"""From the customer that is worth most of our work down."""
