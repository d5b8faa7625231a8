"""How much of the deciding weight stands behind us in the projects? (K4)

Support shows project by project: the stance towards the opportunity, or towards us in it, else towards us in general
(see `graphcrm.account.stance.judged`). Each open opportunity counts the same, whatever weights its voices were given.
Where a stance is not judged, its weight is left out of the share and widens the interval.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphcrm.account.stance import judged
from graphcrm.messages import Message, Number, Share, sentences
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
    voices = [
        (deal, [(tie.from_id, account.weight(tie)) for tie in account.deciders.get(deal.id, ())])
        for deal in account.open_opportunities
    ]
    return tuple(
        _backing(context, deal, weights)
        for deal, weights in voices
        if sum(weight for _, weight in weights) > 0
    )


def in_general(context: AssessmentContext) -> Backing | None:
    """How those who decide on anything open stand to our organization in general, one voice a head."""
    voices = [(ident, 1.0) for ident, key in context.key_contacts.items() if key.decides]
    return _backing(context, None, voices) if voices else None


def measure(context: AssessmentContext) -> Measured:
    """The mean over open opportunities of the share of the judged weight that supports us."""
    backings = by_opportunity(context)
    shares = [backing.share for backing in backings if backing.share is not None]
    if not shares:
        return unknown(METRIC.id)
    low, high = (sum(backing.bounds[end] for backing in backings) / len(backings) for end in (0, 1))
    mean, general = sum(shares) / len(shares), in_general(context)
    return Measured(
        mean,
        sentences(
            Message("metric.project_support.said", n=len(shares), share=Share(mean)),
            Message("metric.project_support.general", share=Share(general.share))
            if general and general.share is not None
            else None,
        ),
        tuple(_part(context, backing) for backing in backings),
        known=sum(backing.known for backing in backings) / len(context.account.open_opportunities),
        interval=(min(low, mean), max(high, mean)),
        step=_next(context, backings),
    )


def _part(context: AssessmentContext, backing: Backing) -> Part:
    low, high = backing.bounds
    return Part(
        context.account.deal(backing.opportunity),
        backing.behind if backing.share is not None else None,
        (backing.behind + backing.other) or backing.weight,
        backing.opportunity.id if backing.opportunity else None,
        Message(
            "part.project_support",
            blank=Number(backing.unknown),
            weight=Number(backing.weight),
            low=Share(low),
            high=Share(high),
        ),
        sources(context.snapshot, backing.stances),
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


def _next(context: AssessmentContext, backings: Iterable[Backing]) -> Message | str:
    """Who to judge first; else the opportunity in which the least of the weight supports us."""
    account = context.account
    for backing in backings:
        if backing.unasked:
            who = account.person(backing.unasked[0])
            return Message("metric.project_support.step_ask", who=who, deal=account.deal(backing.opportunity))
    weakest = min(backings, key=lambda backing: backing.share if backing.share is not None else 1.0)
    if weakest.share is None or weakest.share >= 1:
        return ""
    deal = account.deal(weakest.opportunity)
    return Message("metric.project_support.step", deal=deal, share=Share(weakest.share))


METRIC = Metric(
    "project_support", "K4", Layer.KEY, Unit.SHARE, measure, by_tier(0.7, 0.65, 0.6, 0.5), weight=3.0
)
