"""How much of the deciding weight stands behind us in the projects? (K4)

Support shows project by project: the stance towards the opportunity, or towards us in it, else towards us in general
(see `graphcrm.account.stance.judged`). Each open opportunity counts the same, whatever weights its voices were given.
Where a stance is not judged, its weight is left out of the share and widens the interval.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphcrm.account.stance import judged
from graphcrm.account.wording import called, counted, deal, percent
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphcrm.records import Opportunity, Supports
    from graphcrm.scorecard.context import AssessmentContext


@dataclass(frozen=True, slots=True)
class Backing:
    """How the voices of one decision stand to us, by weight. ``opportunity`` is ``None`` for us in general.

    ``behind`` supports us, ``other`` was judged and does not, ``unknown`` was not judged. ``unasked`` are the contacts
    not judged, the heaviest first; ``stances`` the judgements.
    """

    opportunity: Opportunity | None
    behind: float
    other: float
    unknown: float
    unasked: tuple[str, ...]
    stances: tuple[Supports, ...]

    @property
    def weight(self) -> float:
        return self.behind + self.other + self.unknown

    @property
    def share(self) -> float | None:
        """Of the weight that was judged; ``None`` where none was."""
        known = self.behind + self.other
        return self.behind / known if known else None

    @property
    def known(self) -> float:
        return (self.behind + self.other) / self.weight

    @property
    def bounds(self) -> tuple[float, float]:
        """The share if nobody of those not judged supported us, and if all did."""
        return (self.behind / self.weight, (self.behind + self.unknown) / self.weight)


def by_opportunity(context: AssessmentContext) -> tuple[Backing, ...]:
    """Of every open opportunity with a voice that weighs anything, the largest first."""
    account = context.account
    found = [
        (each, [(tie.from_id, account.weight(tie)) for tie in account.deciders.get(each.id, ())])
        for each in account.open_opportunities
    ]
    return tuple(
        _backing(context, each, voices) for each, voices in found if sum(weight for _, weight in voices) > 0
    )


def in_general(context: AssessmentContext) -> Backing | None:
    """How those who decide on anything open stand to our organization in general, one voice a head."""
    voices = [(ident, 1.0) for ident, key in context.key_contacts.items() if key.decides]
    return _backing(context, None, voices) if voices else None


def measure(context: AssessmentContext) -> Measured:
    """The mean over open opportunities of the share of the judged weight that supports us."""
    every = by_opportunity(context)
    shares = [each.share for each in every if each.share is not None]
    open_ = context.account.open_opportunities
    if not shares:
        return unknown(METRIC.unknown, step="Judge where those who decide stand (sheet SUPPORTS).")
    currency = context.account.currency
    parts = tuple(
        Part(
            deal(each.opportunity, currency),
            each.behind if each.share is not None else None,
            (each.behind + each.other) or each.weight,
            each.opportunity.id if each.opportunity else None,
            f"{each.unknown:g} of {each.weight:g} not judged; from {percent(each.bounds[0])} to {percent(each.bounds[1])}",
            sources(context.snapshot, each.stances),
        )
        for each in every
    )
    low, high = (sum(each.bounds[end] for each in every) / len(every) for end in (0, 1))
    mean = sum(shares) / len(shares)
    general = in_general(context)
    besides = f" In general, {percent(general.share)} of those who decide and were judged support us." if general and general.share is not None else ""  # fmt: skip
    return Measured(
        mean,
        f"On average over {counted(len(shares), 'open opportunity', 'open opportunities')}, {percent(mean)} of the judged deciding weight supports us.{besides}",
        parts,
        known=sum(each.known for each in every) / len(open_),
        interval=(min(low, mean), max(high, mean)),
        step=_next(context, every),
    )


def _backing(
    context: AssessmentContext, opportunity: Opportunity | None, voices: Iterable[tuple[str, float]]
) -> Backing:
    behind = other = blank = 0.0
    unasked: list[str] = []
    stances: list[Supports] = []
    for ident, weight in voices:
        tie = judged(context.account, ident, opportunity.id if opportunity else None)
        if tie is None:
            blank += weight
            unasked.append(ident)
            continue
        stances.append(tie)
        if tie.support >= context.policy.key.supporting:
            behind += weight
        else:
            other += weight
    return Backing(opportunity, behind, other, blank, tuple(unasked), tuple(stances))


def _next(context: AssessmentContext, every: Iterable[Backing]) -> str:
    """Who to judge first; else the opportunity in which the least of the weight supports us."""
    account = context.account
    for each in every:
        if each.unasked:
            name = called(account.contacts[each.unasked[0]])
            return f"Find out where {name} stands on {deal(each.opportunity, account.currency)}."
    weakest = min(every, key=lambda each: each.share if each.share is not None else 1.0)
    if weakest.share is None or weakest.share >= 1:
        return ""
    return f"Win over those who decide on {deal(weakest.opportunity, account.currency)} first: {percent(weakest.share)} of the judged weight supports us."


METRIC = Metric(
    id="project_support",
    seed="K4",
    layer=Layer.KEY,
    unit=Unit.SHARE,
    measure=measure,
    targets=by_tier(0.7, 0.65, 0.6, 0.5),
    weight=3.0,
)
