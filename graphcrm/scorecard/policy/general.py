"""The numbers of general relationships (L1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import MappingProxyType

from graphcrm.messages import listed
from graphcrm.schema.scales import EMPLOYEE_ROLE, INTERACTION_KIND, UNIT_LEVEL
from graphcrm.scorecard.policy.tiers import wrong


def _no_roles() -> Mapping[str, int]:
    return MappingProxyType({})


@dataclass(frozen=True)
class GeneralRules:
    """What a company expects of its general relationships. ``weeks`` and all days look back from the day of the assessment.

    Meetings (G1): ``meetings_a_week`` is aimed at by everybody, vice-presidents included; ``meetings_by_role`` says
    otherwise for a role, and what is recorded for an employee outweighs both. ``weeks`` whole ISO weeks are looked back on.

    Reports (G2): an interaction is reported in time within ``report_days``; ``minutes_for`` are the kinds of interaction
    after which minutes are sent, within ``minutes_due_days`` at the latest.

    Sites (G3): a unit of a level in ``sites`` must be covered, and one whose people were met within ``site_days`` was met
    of late; beyond ``most_findings`` uncovered units below the same one, a finding speaks of all of them.

    Early warning (G4): feedback is recorded in time within ``warning_days``; what competitors do counts over the last
    ``competitor_days``.

    Potatoes (G5): an opportunity is local where it concerns a unit of a level in ``local``, or one below it; one of more
    than ``largest_potato``, in the account's currency, is no potato (``None``: none is too large).

    Requirement setters (G6): met in time is ``tender_days`` before the bid, or earlier.

    Satisfaction (G8): a survey counts for ``survey_days``, a year and some weeks, for they are not held on the same day
    each year; whoever gives ``satisfied`` or more of 10 is satisfied; ``confidence`` is that of all intervals.
    """

    meetings_a_week: int = 5
    meetings_by_role: Mapping[str, int] = field(default_factory=_no_roles)
    weeks: int = 13
    report_days: int = 3
    minutes_for: tuple[str, ...] = ("meeting", "visit", "workshop")
    minutes_due_days: int = 7
    sites: tuple[str, ...] = ("group", "province", "city", "site", "institute", "department")
    site_days: int = 90
    most_findings: int = 3
    warning_days: int = 2
    competitor_days: int = 91
    local: tuple[str, ...] = ("province", "city", "site")
    largest_potato: float | None = None
    tender_days: int = 180
    survey_days: int = 455
    satisfied: int = 8
    confidence: float = 0.95

    def __post_init__(self) -> None:
        roles = {step.code for step in EMPLOYEE_ROLE.steps}
        for role in self.meetings_by_role:
            if role not in roles:
                near = get_close_matches(role, sorted(roles), n=1)
                names = listed(near or sorted(roles), style="comma")
                raise wrong("near_role" if near else "role", role=role, roles=names)
        if self.meetings_a_week < 1 or self.weeks < 1 or min(self.meetings_by_role.values(), default=0) < 0:
            raise wrong("meetings")
        if min(self.report_days, self.minutes_due_days, self.warning_days, self.tender_days) < 0:
            raise wrong("days_within")
        if min(self.site_days, self.competitor_days, self.survey_days, self.most_findings) < 1:
            raise wrong("days_back")
        if set(self.minutes_for) - {step.code for step in INTERACTION_KIND.steps}:
            raise wrong("minutes_for")
        if {*self.sites, *self.local} - {step.code for step in UNIT_LEVEL.steps}:
            raise wrong("sites")
        if self.largest_potato is not None and self.largest_potato <= 0:
            raise wrong("largest_potato")
        if not 0 <= self.satisfied <= 10 or not 0 < self.confidence < 1:
            raise wrong("satisfied")
