"""What a company expects of itself: every number that the assessment reckons with, in one tree of tables.

The defaults are those of the model (five meetings a week, minutes within 48 hours, two executive visits a year …). A
company writes only what differs, as TOML; each table is one of the classes named here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from graphcrm.scorecard.policy.organizational import OrganizationalRules
from graphcrm.scorecard.policy.own_work import ActionRules, AgendaRules
from graphcrm.scorecard.policy.relationships import CouplingRules, GeneralRules, KeyRules
from graphcrm.scorecard.policy.tiers import TIERS, LayerRules, ensure


def _none() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Policy:
    """The rules of an assessment.

    ``window_days`` is how far it looks back; ``looks_back`` the ages in days at which the account is looked at again,
    for what moved since; ``layers`` are the weights of the three layers in the total; a layer of whose weight less than
    ``least_asked`` is asked of a tier is not asked of it, and the others make the total;
    ``currency`` that of the amounts in these rules (tiers, large sales, potatoes), each account's own where it is blank;
    ``least_known`` the share of the weight that must be known before a score counts as more than a hint;
    ``targets`` (by metric and tier) and ``weights`` (by metric) replace those of the metrics.
    """

    window_days: int = 365
    looks_back: tuple[int, ...] = (91, 182, 273, 365)
    assumed_tier: str = "A"
    currency: str = ""
    least_known: float = 0.5
    least_asked: float = 0.5
    layers: LayerRules = field(default_factory=LayerRules)
    targets: Mapping[str, Mapping[str, float]] = field(default_factory=_none)
    weights: Mapping[str, float] = field(default_factory=_none)
    general: GeneralRules = field(default_factory=GeneralRules)
    key: KeyRules = field(default_factory=KeyRules)
    organizational: OrganizationalRules = field(default_factory=OrganizationalRules)
    actions: ActionRules = field(default_factory=ActionRules)
    couplings: CouplingRules = field(default_factory=CouplingRules)
    agenda: AgendaRules = field(default_factory=AgendaRules)

    def __post_init__(self) -> None:
        whole = [days for days in self.looks_back if type(days) is int]  # they come from a file
        ensure(len(whole) == len(self.looks_back) and min(whole, default=1) >= 1, "looks_back")
        tier = self.assumed_tier in TIERS
        shares = 0 <= self.least_known <= 1 and 0 <= self.least_asked <= 1
        ensure(self.window_days >= 1 and shares and tier, "window")
