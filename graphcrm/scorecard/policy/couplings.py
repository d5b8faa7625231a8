"""The numbers of what carries what."""

from __future__ import annotations

from dataclasses import dataclass

from graphcrm.scorecard.policy.tiers import wrong


@dataclass(frozen=True)
class CouplingRules:
    """From where on one layer is too weak to carry the next.

    A pillar is a key contact to whom one of ours is close: of intimacy ``close`` or more (3 is trusted). The ground is
    thin where fewer than ``thin_ground`` of their people are known and met in time, and wide from ``wide_ground`` on.
    ``judged`` is the share of a decision chain that must have been judged before it is said to hold no supporter.
    """

    close: int = 3
    thin_ground: float = 0.1
    wide_ground: float = 0.4
    judged: float = 0.5

    def __post_init__(self) -> None:
        if not 1 <= self.close <= 4:
            raise wrong("close")
        if not 0 <= self.thin_ground < self.wide_ground <= 1 or not 0 < self.judged <= 1:
            raise wrong("grounds")
