"""The numbers of this layer (L2)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class KeyRules:
    """What a company expects here."""
