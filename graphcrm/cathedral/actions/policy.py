"""The numbers of this layer (E)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ActionRules:
    """What a company expects here."""
