"""Two states of one account side by side: which weak spots go, which come, which figures move.

The two may be today and a scenario (`scenario`), two scenarios, or a day in the past and today (a trend). A finding
is the same in both where kind, who, about and opportunity are: its words may differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.records import Contact, Employee, Opportunity
from graphcrm.schema import OPEN_STAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.analysis import Analysis
    from graphcrm.findings import Finding

LEAST_CHANGE = 0.005
WAYS = frozenset({"no_way_round", "thin_access", "money_at_risk"})
"""Kinds that say a way is weak."""
LISTS = frozenset({"stale_judgement"})
"""Kinds whose ``who`` is a list that may grow and shrink."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure, before and after; ``None`` where there is none. ``better`` says which way is good for us (+1, −1, 0)."""

    name: str
    before: float | None
    after: float | None
    better: int

    @property
    def verdict(self) -> str:
        """better, worse, new, gone, or changed."""
        if self.before is None or self.after is None:
            return "new" if self.before is None else "gone"
        if not self.better:
            return "changed"
        return "better" if (self.after - self.before) * self.better > 0 else "worse"

    def to_dict(self) -> dict[str, Any]:
        return {"name": self.name, "before": self.before, "after": self.after, "verdict": self.verdict}


@dataclass(frozen=True, slots=True)
class Difference:
    """What changes from ``before`` to ``after``.

    ``gone`` are weak spots that are none any more, ``moot`` those of people or opportunities that are no longer there, or
    of ways that are no ways at all now;
    ``arisen`` are new ones, ``older`` those that came without any new fact: time alone did it. ``altered`` are the
    later forms of those that stay, but for others than before, and weak ways where there was none.
    """

    before: Analysis
    after: Analysis
    gone: tuple[Finding, ...]
    moot: tuple[Finding, ...]
    altered: tuple[Finding, ...]
    arisen: tuple[Finding, ...]
    older: tuple[Finding, ...]
    moved: tuple[Moved, ...]

    def __bool__(self) -> bool:
        return any((self.gone, self.moot, self.altered, self.arisen, self.older, self.moved))

    def to_dict(self) -> dict[str, Any]:
        return {
            "before": self.before.snapshot.as_of.isoformat(),
            "after": self.after.snapshot.as_of.isoformat(),
            "gone": [each.to_dict() for each in self.gone],
            "moot": [each.to_dict() for each in self.moot],
            "altered": [each.to_dict() for each in self.altered],
            "arisen": [each.to_dict() for each in self.arisen],
            "older": [each.to_dict() for each in self.older],
            "moved": [each.to_dict() for each in self.moved],
        }


def compare(before: Analysis, after: Analysis) -> Difference:
    """What changes from one analysis to another of the same account. O(findings + figures)."""
    old, new = {each.id: each for each in before.findings}, {each.id: each for each in after.findings}
    was, now = {_anchor(each) for each in old.values()}, {_anchor(each) for each in new.values()}
    left = [each for ident, each in old.items() if ident not in new and _anchor(each) not in now]
    lost, lost_before = _out_of_reach(after), _out_of_reach(before)
    moot = [each for each in left if not _still_there(each, after) or _overtaken(each, lost)]
    came = [each for ident, each in new.items() if ident not in old]
    reached = [each for each in came if _anchor(each) not in was and _overtaken(each, lost_before)]
    arisen = [each for each in came if _anchor(each) not in was and each not in reached]
    since = before.snapshot.as_of
    aged = [each for each in arisen if since < after.snapshot.as_of and _nothing_new(each, since.isoformat())]
    return Difference(
        before,
        after,
        gone=tuple(each for each in left if each not in moot),
        moot=tuple(moot),
        altered=tuple(each for each in came if _anchor(each) in was or each in reached),
        arisen=tuple(each for each in arisen if each not in aged),
        older=tuple(aged),
        moved=_moved(before, after),
    )


def _anchor(finding: Finding) -> tuple[str, frozenset[str], str | None]:
    """What a finding is about, whoever else it concerns."""
    return finding.kind, frozenset(() if finding.kind in LISTS else finding.who), finding.opportunity


def _out_of_reach(analysis: Analysis) -> set[tuple[str, str | None]]:
    return {(each.who[0], each.opportunity) for each in analysis.findings if each.kind == "no_access"}


def _overtaken(finding: Finding, lost: set[tuple[str, str | None]]) -> bool:
    """Whether a weak way to somebody is none at all in the other state: worse than weak, not better."""
    return finding.kind in WAYS and all((each, finding.opportunity) in lost for each in finding.about)


def _still_there(finding: Finding, later: Analysis) -> bool:
    """Whether everybody whom a finding hangs on, and its opportunity, are still part of the picture."""
    snapshot = later.snapshot
    people = {*snapshot.nodes(Contact), *snapshot.nodes(Employee)}
    deal = snapshot.nodes(Opportunity).get(finding.opportunity) if finding.opportunity else None
    return people.issuperset(finding.who) and (
        not finding.opportunity or (deal is not None and deal.stage in OPEN_STAGES)
    )


def _nothing_new(finding: Finding, since: str) -> bool:
    days = [day for line in finding.evidence for day in line.dates]
    return bool(days) and max(days) <= since


def _moved(before: Analysis, after: Analysis) -> tuple[Moved, ...]:
    old, new = _figures(before), _figures(after)
    found: list[Moved] = []
    for key in dict.fromkeys((*old, *new)):
        one, two = old.get(key), new.get(key)
        if one is None or two is None or abs(one - two) >= LEAST_CHANGE:
            name, better = key
            found.append(Moved(name, one, two, better))
    return tuple(found)


def _figures(analysis: Analysis) -> Mapping[tuple[str, int], float]:
    return {
        (measure.name, measure.better): measure.value
        for result in analysis.results.values()
        for measure in result.measures(analysis.snapshot)
    }
