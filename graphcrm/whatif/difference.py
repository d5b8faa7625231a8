"""Two states of one account side by side: which weak spots go, which come, which figures move.

The two may be today and a scenario (`scenario`), two scenarios, or a day in the past and today (a trend). A finding
is the same in both where kind, who, about and opportunity are: its words may differ.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from graphcrm.account.graph import is_open
from graphcrm.records import Contact, Decides, Employee, Influences, Knows, Opportunity, Supports

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphcrm.analysis import Analysis
    from graphcrm.findings import Finding

LEAST_CHANGE = 0.005
WAYS = frozenset({"no_way_round", "thin_access", "money_at_risk"})
"""Kinds that say a way is weak."""
_WORSE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "thin_access": frozenset({"no_way_round"}),
        "one_of_ours": frozenset({"unknown_contact"}),
        "not_met": frozenset({"unknown_contact"}),
        "wrong_level": frozenset({"unknown_contact"}),
        "swing_person": frozenset({"outcome_lost"}),
        "outcome_unknown": frozenset({"outcome_lost"}),
    }
)
"""By kind: the kinds that are worse where they come in its place, about one of the same people or on the same deal."""
_JUDGED = (Knows, Influences, Supports, Decides)
FEW = 0.5
"""Below this share of what is on record today, little was on record then."""
LISTS = frozenset({"stale_judgement", "key_breakers", "key_carriers"})
"""Kinds whose ``who`` is a list that may grow and shrink."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure, before and after; ``None`` where there is none. ``better`` says which way is good for us (+1, −1, 0).

    ``share``: whether it is read in percent.
    """

    name: str
    before: float | None
    after: float | None
    better: int
    share: bool = False

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

    ``gone`` are weak spots that are none any more, ``moot`` those of people or opportunities that are no longer there, of
    ways that are no ways at all now, or in whose place something worse came;
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

    @property
    def on_record(self) -> tuple[int, int]:
        """How many judgements (who knows, sways, supports, decides) there were before, and are after."""
        one, two = (
            sum(len(each.snapshot.ties(kind)) for kind in _JUDGED) for each in (self.before, self.after)
        )
        return one, two

    @property
    def little_known(self) -> bool:
        """Whether so little was on record before that much of what differs may only have been written down since."""
        before, after = self.on_record
        return before < FEW * after

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
    came = [each for ident, each in new.items() if ident not in old]
    people = _people(after)
    moot = [
        each
        for each in left
        if not _still_there(each, after) or _overtaken(each, lost, people) or _replaced(each, came)
    ]
    reached = [each for each in came if _anchor(each) not in was and _overtaken(each, lost_before)]
    arisen = [each for each in came if _anchor(each) not in was and each not in reached]
    since = before.snapshot.as_of
    aged = [each for each in arisen if since < after.snapshot.as_of and _nothing_new(each, since)]
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


def _overtaken(
    finding: Finding, lost: set[tuple[str, str | None]], people: frozenset[str] | None = None
) -> bool:
    """Whether a weak way to somebody is none at all in the other state: worse than weak, not better.

    Whoever is not among the ``people`` of that state needs no way any more.
    """
    left = [each for each in finding.about if people is None or each in people]
    return finding.kind in WAYS and all((each, finding.opportunity) in lost for each in left)


def _replaced(finding: Finding, came: Sequence[Finding]) -> bool:
    """Whether something worse came in the place of a weak spot."""
    worse = _WORSE.get(finding.kind, frozenset())
    about = {*finding.about, *finding.who}
    return any(
        each.kind in worse
        and (
            not about.isdisjoint((*each.about, *each.who))
            if each.kind != "outcome_lost"
            else each.opportunity == finding.opportunity
        )
        for each in came
    )


def _people(analysis: Analysis) -> frozenset[str]:
    return frozenset((*analysis.snapshot.nodes(Contact), *analysis.snapshot.nodes(Employee)))


def _still_there(finding: Finding, later: Analysis) -> bool:
    """Whether everybody whom a finding hangs on, and its opportunity, are still part of the picture."""
    snapshot, people = later.snapshot, _people(later)
    deal = snapshot.nodes(Opportunity).get(finding.opportunity) if finding.opportunity else None
    pulling = finding.about if finding.kind == "cross_pressure" else ()
    return (people | snapshot.nodes(Opportunity).keys()).issuperset((*finding.who, *pulling)) and (
        not finding.opportunity or (deal is not None and is_open(deal, snapshot.as_of))
    )


def _nothing_new(finding: Finding, since: datetime.date) -> bool:
    days = [day for line in finding.evidence for day in line.dates]
    return bool(days) and max(days) <= since


def _moved(before: Analysis, after: Analysis) -> tuple[Moved, ...]:
    old, new = _figures(before), _figures(after)
    found: list[Moved] = []
    for key in dict.fromkeys((*old, *new)):
        one, two = old.get(key), new.get(key)
        if one is None or two is None or abs(one - two) >= LEAST_CHANGE:
            found.append(Moved(key[0], one, two, *key[1:]))
    return tuple(found)


def _figures(analysis: Analysis) -> Mapping[tuple[str, int, bool], float]:
    return {
        (measure.name, measure.better, measure.share): measure.value
        for result in analysis.results.values()
        for measure in result.measures(analysis.snapshot)
    }
