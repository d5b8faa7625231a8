"""The numbers of general and key relationships (L1, L2), and of what carries what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import MappingProxyType

from graphcrm.messages import listed
from graphcrm.schema.scales import EMPLOYEE_ROLE, INTERACTION_KIND, MEETINGS, UNIT_LEVEL
from graphcrm.scorecard.policy.tiers import ensure


@dataclass(frozen=True)
class GeneralRules:
    """What a company expects of its general relationships. ``weeks`` and all days look back from the day of the assessment.

    Meetings (G1): ``meetings_a_week`` is aimed at in every role, executives included; ``meetings_by_role`` says otherwise for a
    role, and what is recorded for an employee outweighs both. Nothing is aimed at by who has neither a role nor a number of their
    own on record. Interactions of ``meeting_kinds`` are counted. ``weeks`` whole ISO weeks are looked back on.

    Reports (G2): an interaction is reported in time within ``report_days``; ``minutes_for`` are the kinds of interaction
    after which minutes are sent, within ``minutes_due_days`` at the latest.

    Sites (G3): a unit of a level in ``sites`` must be covered, and one whose people were met within ``site_days`` was met
    of late; beyond ``most_findings`` uncovered units below the same one, a finding speaks of all of them.

    Early warning (G4): feedback is recorded in time within ``warning_days``; what competitors do counts over the last
    ``competitor_days``.

    Potatoes (G5): an opportunity is local where it concerns a unit of a level in ``local``, or one below it; one of more
    than ``largest_potato``, in the account's currency, is no potato (``None``: none is too large),
    nor one of more than ``largest_share`` of the amounts of all open opportunities.

    Requirement setters (G6): met in time is ``tender_days`` before the bid, or earlier.

    Satisfaction (G8): a survey counts for ``survey_days``, a year and some weeks, for they are not held on the same day
    each year; whoever gives ``satisfied`` or more of 10 is satisfied; ``confidence`` is that of all intervals.
    """

    meetings_a_week: int = 5
    meetings_by_role: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    meeting_kinds: tuple[str, ...] = tuple(kind for kind in INTERACTION_KIND.codes if kind in MEETINGS)
    weeks: int = 13
    report_days: int = 3
    minutes_for: tuple[str, ...] = ("meeting", "visit", "workshop")
    minutes_due_days: int = 7
    sites: tuple[str, ...] = ("group", "province", "city", "site", "institute", "department")
    site_days: int = 90
    most_findings: int = 3
    warning_days: int = 2
    competitor_days: int = 91
    local: tuple[str, ...] = ("city", "site")
    largest_potato: float | None = None
    largest_share: float = 0.05
    tender_days: int = 180
    survey_days: int = 455
    satisfied: int = 8
    confidence: float = 0.95

    def __post_init__(self) -> None:
        roles = EMPLOYEE_ROLE.codes
        for role in self.meetings_by_role:
            near = get_close_matches(role, sorted(roles), n=1)
            names = listed(near or sorted(roles), style="comma")
            ensure(role in roles, "near_role" if near else "role", role=role, roles=names)
        fewest = min(self.meetings_by_role.values(), default=0)
        ensure(self.meetings_a_week >= 1 and self.weeks >= 1 and fewest >= 0, "meetings")
        within = (self.report_days, self.minutes_due_days, self.warning_days, self.tender_days)
        ensure(min(within) >= 0, "days_within")
        back = (self.site_days, self.competitor_days, self.survey_days, self.most_findings)
        ensure(min(back) >= 1, "days_back")
        for name in ("minutes_for", "meeting_kinds"):
            ensure({*getattr(self, name)} <= {*INTERACTION_KIND.codes}, name)
        ensure({*self.sites, *self.local} <= {*UNIT_LEVEL.codes}, "sites")
        potato = self.largest_potato is None or self.largest_potato > 0
        ensure(potato and 0 < self.largest_share <= 1, "largest_potato")
        ensure(0 <= self.satisfied <= 10 and 0 < self.confidence < 1, "satisfied")


@dataclass(frozen=True)
class KeyRules:
    """What a company expects of its key relationships.

    ``intimacy_bands`` and ``support_bands`` are the first steps of
    the middle and of the upper band of the nine-box: intimacy 0–1 | 2 | 3–4, support −2…−1 | 0 | +1…+2.

    Who stands at ``supporting`` or better supports us; who stands at ``opposed`` or worse has to be won over. A step of a
    stance plan is due within ``due_days``. A relationship counts as fully grown after ``grown_days`` of tenure and
    ``grown_meetings`` interactions (three years, and two a quarter).
    """

    intimacy_bands: tuple[int, ...] = (2, 3)
    support_bands: tuple[int, ...] = (0, 1)
    supporting: int = 1
    opposed: int = -1
    due_days: int = 30
    grown_days: int = 1095
    grown_meetings: int = 24

    def __post_init__(self) -> None:
        for bands, low, high in ((self.intimacy_bands, 0, 4), (self.support_bands, -2, 2)):
            ensure(len(bands) == 2 and low < bands[0] < bands[1] <= high, "bands", low=low, high=high)
        ensure(-2 <= self.opposed < self.supporting <= 2, "supporting")
        ensure(self.due_days >= 0 and min(self.grown_days, self.grown_meetings) >= 1, "grown")


@dataclass(frozen=True)
class CouplingRules:
    """From where on one layer is too weak to carry the next.

    A pillar is a key contact to whom one of ours is close: of intimacy ``close`` or more (3 is trusted). The ground is
    thin where fewer than ``thin_ground`` of their people are known and met in time, and wide from ``wide_ground`` on.
    ``judged`` is the share of a decision chain that must have been judged before it is said to hold no supporter.
    In the total, a layer counts for no more than ``overhang`` above what carries it.
    """

    close: int = 3
    thin_ground: float = 0.1
    wide_ground: float = 0.4
    judged: float = 0.5
    overhang: float = 0.25

    def __post_init__(self) -> None:
        ensure(1 <= self.close <= 4 and 0 <= self.overhang <= 1, "close")
        ensure(0 <= self.thin_ground < self.wide_ground <= 1 and 0 < self.judged <= 1, "grounds")
