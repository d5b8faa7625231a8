"""What a company expects of itself: every number that the assessment reckons with, in one tree of tables.

The defaults are those of the model (five meetings a week, minutes within 48 hours, two executive visits a year …). A
company writes only what differs, as TOML; each table is one of the classes named here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from graphcrm.scorecard.policy.agenda import AgendaRules
from graphcrm.scorecard.policy.couplings import CouplingRules
from graphcrm.scorecard.policy.general import GeneralRules
from graphcrm.scorecard.policy.key import KeyRules
from graphcrm.scorecard.policy.organizational import OrganizationalRules
from graphcrm.scorecard.policy.own_work import ActionRules
from graphcrm.scorecard.policy.tiers import TIERS, wrong


def _none() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Policy:
    """The rules of an assessment.

    ``window_days`` is how far it looks back; ``looks_back`` the ages in days at which the account is looked at again,
    for what moved since; ``layers`` are the weights of the three layers in the total;
    ``least_known`` the share of the weight that must be known before a score counts as more than a hint;
    ``targets`` (by metric and tier) and ``weights`` (by metric) replace those of the metrics.
    """

    window_days: int = 365
    looks_back: tuple[int, ...] = (91, 182, 273, 365)
    assumed_tier: str = "A"
    least_known: float = 0.5
    layers: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({"L1": 0.3, "L2": 0.4, "L3": 0.3}))  # fmt: skip
    targets: Mapping[str, Mapping[str, float]] = field(default_factory=_none)
    weights: Mapping[str, float] = field(default_factory=_none)
    general: GeneralRules = field(default_factory=GeneralRules)
    key: KeyRules = field(default_factory=KeyRules)
    organizational: OrganizationalRules = field(default_factory=OrganizationalRules)
    actions: ActionRules = field(default_factory=ActionRules)
    couplings: CouplingRules = field(default_factory=CouplingRules)
    agenda: AgendaRules = field(default_factory=AgendaRules)

    def __post_init__(self) -> None:
        if any(isinstance(days, bool) or not isinstance(days, int) or days < 1 for days in self.looks_back):  # pyright: ignore[reportUnnecessaryIsInstance] — it comes from a file
            raise wrong("looks_back")
        if self.window_days < 1 or not 0 <= self.least_known <= 1 or self.assumed_tier not in TIERS:
            raise wrong("window")
        if (
            set(self.layers) != {"L1", "L2", "L3"}
            or min(self.layers.values()) < 0
            or not any(self.layers.values())
        ):
            raise wrong("layers")
