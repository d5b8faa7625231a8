"""The numbers of general relationships (L1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


def _no_roles() -> Mapping[str, int]:
    return MappingProxyType({})


@dataclass(frozen=True)
class GeneralRules:
    """What a company expects of its general relationships.

    ``meetings_a_week`` is aimed at by everybody, vice-presidents included; ``meetings_by_role`` says otherwise for a
    role, and what is recorded for an employee outweighs both. ``weeks`` whole ISO weeks are looked back on.
    """

    meetings_a_week: int = 5
    meetings_by_role: Mapping[str, int] = field(default_factory=_no_roles)
    weeks: int = 13

    def __post_init__(self) -> None:
        if self.meetings_a_week < 1 or self.weeks < 1 or min(self.meetings_by_role.values(), default=0) < 0:
            raise ValueError("Meetings a week and weeks are at least 1, meetings by role at least 0.")
