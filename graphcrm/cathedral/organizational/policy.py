"""The numbers of this layer (L3)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OrganizationalRules:
    """What a company expects here."""
