"""Two states of one account side by side: which weak spots go, which come, which figures move.

The two may be today and a scenario (`scenario`), two scenarios, or a day in the past and today (a trend). A finding
is the same in both where kind, who, about and opportunity are: its words may differ.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.account.graph import is_open
from graphcrm.account.invalidation import tie_records
from graphcrm.messages import DEFAULT, Fact, Message, text
from graphcrm.records import Employee, Opportunity
from graphcrm.whatif.figures import JUDGED, change, real_contacts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.analysis import Analysis
    from graphcrm.analysis.result import Measure
    from graphcrm.findings import Finding

_JUDGED = tie_records(lambda kind: kind.judged)
FEW = 0.5
"""Below this share of what is on record today, little was on record then."""
LISTS = frozenset({"stale_judgement", "key_breakers", "key_carriers"})
"""Kinds whose ``who`` is a list that may grow and shrink."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure, before and after; ``None`` where there is none. ``better`` says which way is good for us (+1, −1, 0).

    ``share``: whether it is read in percent.
    """

    name: Fact
    before: float | None
    after: float | None
    better: int
    share: bool = False

    @property
    def message(self) -> Message:
        """`verdict`, as people read it."""
        return Message(f"verdict.{self.verdict}")

    @property
    def verdict(self) -> str:
        """better, worse, new, gone, or changed."""
        if self.before is None or self.after is None:
            return "new" if self.before is None else "gone"
        if not self.better:
            return "changed"
        return "better" if (self.after - self.before) * self.better > 0 else "worse"

    def to_dict(self, language: str = DEFAULT) -> dict[str, Any]:
        name = text(self.name, language)
        return {"name": name, "before": self.before, "after": self.after, "verdict": self.verdict}


@dataclass(frozen=True, slots=True)
class Difference:
    """What changes from ``before`` to ``after``.

    ``gone`` are weak spots whose figure rose, so that they are none any more; ``moot`` those that are no longer said
    although nothing got better: of people or opportunities that are not there, or something else took their place.
    ``arisen`` are new ones whose figure fell, ``older`` those of them that came without any new fact: time alone did it.
    ``altered`` are the later forms of those that stay, but for others than before, and those whose figure did not fall:
    a weak way where there was none.
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
        """How many judgements of any type there were before, and are after."""
        return _judgements(self.before), _judgements(self.after)

    @property
    def little_known(self) -> bool:
        """Whether so little was on record before that much of what differs may only have been written down since."""
        before, after = self.on_record
        return before < FEW * after

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in _CHANGES)

    def to_dict(self, language: str = DEFAULT) -> dict[str, Any]:
        return {
            "before": self.before.snapshot.as_of.isoformat(),
            "after": self.after.snapshot.as_of.isoformat(),
            **{name: [change.to_dict(language) for change in getattr(self, name)] for name in _CHANGES},
        }


_CHANGES = ("gone", "moot", "altered", "arisen", "older", "moved")


def compare(before: Analysis, after: Analysis) -> Difference:
    """What changes from one analysis to another of the same account. O(findings × people + figures).

    Each finding is judged by its figure in both (see `figures`), never by its words or by what a list left out.
    """
    old, new = ({finding.id: finding for finding in state.findings} for state in (before, after))
    was, now = ({_anchor(finding) for finding in findings.values()} for findings in (old, new))
    left = [finding for ident, finding in old.items() if ident not in new and _anchor(finding) not in now]
    came = [finding for ident, finding in new.items() if ident not in old]
    fresh = [finding for finding in came if _anchor(finding) not in was]
    turns = {finding.id: change(before, after, finding) for finding in (*left, *fresh)}
    better = [finding for finding in left if turns[finding.id] == 1 or finding.kind not in JUDGED]
    gone = [finding for finding in better if _still_there(finding, after)]
    worse = [finding for finding in fresh if turns[finding.id] in (-1, None)]
    since, later = before.snapshot.as_of, before.snapshot.as_of < after.snapshot.as_of
    aged = [finding for finding in worse if later and _nothing_new(finding, since)]
    return Difference(
        before,
        after,
        gone=tuple(gone),
        moot=tuple(finding for finding in left if finding not in gone),
        altered=tuple(finding for finding in came if finding not in worse),
        arisen=tuple(finding for finding in worse if finding not in aged),
        older=tuple(aged),
        moved=_moved(before, after),
    )


def _judgements(analysis: Analysis) -> int:
    return sum(len(analysis.snapshot.ties(kind)) for kind in _JUDGED)


def _anchor(finding: Finding) -> tuple[str, frozenset[str], str | None]:
    """What a finding is about, whoever else it concerns."""
    return finding.kind, frozenset(() if finding.kind in LISTS else finding.who), finding.opportunity


def _people(analysis: Analysis) -> frozenset[str]:
    return real_contacts(analysis) | analysis.snapshot.nodes(Employee).keys()


def _still_there(finding: Finding, later: Analysis) -> bool:
    """Whether everybody whom a finding hangs on, and its opportunity, are still part of the picture."""
    snapshot, people = later.snapshot, _people(later)
    deal = snapshot.nodes(Opportunity).get(finding.opportunity) if finding.opportunity else None
    pulling = finding.about if finding.kind == "cross_pressure" else ()
    return (people | snapshot.nodes(Opportunity).keys()).issuperset((*finding.who, *pulling)) and (
        not finding.opportunity or (deal is not None and is_open(deal, snapshot.as_of))
    )


def _nothing_new(finding: Finding, since: datetime.date) -> bool:
    days = [day for evidence in finding.evidence for day in evidence.dates]
    return bool(days) and max(days) <= since


def _moved(before: Analysis, after: Analysis) -> tuple[Moved, ...]:
    old, new = _figures(before), _figures(after)
    left = bool(real_contacts(before) - real_contacts(after))
    moved: list[Moved] = []
    for key in dict.fromkeys((*old, *new)):
        was, now = old.get(key), new.get(key)
        either = was or new[key]
        if was is None or now is None or abs(was.value - now.value) >= max(was.least, now.least):
            rose = was is not None and now is not None and (now.value - was.value) * either.better > 0
            better = 0 if either.theirs and left and rose else either.better
            moved.append(Moved(either.name, was and was.value, now and now.value, better, either.share))
    return tuple(moved)


def _figures(analysis: Analysis) -> Mapping[tuple[str | None, ...], Measure]:
    """By what each is and whom it is about, whatever they are called."""
    return {
        (measure.name.kind, *measure.about): measure
        for result in analysis.results.values()
        for measure in result.measures(analysis.snapshot)
    }
