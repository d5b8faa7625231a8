"""How much of the deciding weight stands behind us in the projects? (K4)

Support shows project by project: the stance towards the opportunity, or towards us in it, else towards us in general
(see `graphcrm.account.stance.judged`). Each open opportunity counts the same, whatever weights its voices were given.
Where a stance is not judged, its weight is left out of the share and widens the interval.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graphcrm.account.decisions import deciders_of
from graphcrm.account.stance import judged
from graphcrm.messages import Fact, Message, Number, Share, sentences
from graphcrm.records import Opportunity, Supports
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit, by_tier


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
        (deal, [(decider.id, decider.weight) for decider in deciders_of(account, deal.id)])
        for deal in account.open_opportunities
    ]
    weighty = [(deal, weights) for deal, weights in voices if sum(weight for _, weight in weights) > 0]
    return tuple(_backing(context, deal, weights) for deal, weights in weighty)


def in_general(context: AssessmentContext) -> Backing | None:
    """How those who decide on anything open stand to our organization in general, one voice a head."""
    voices = [(ident, 1.0) for ident, key in context.key_contacts.items() if key.decides]
    return _backing(context, None, voices) if voices else None


def measure(context: AssessmentContext) -> Measured:
    """The mean over open opportunities of the share of the judged weight that supports us."""
    backings = by_opportunity(context)
    shares = [backing.share for backing in backings if backing.share is not None]
    if not shares:
        return METRIC.not_known()
    low, high = (sum(backing.bounds[end] for backing in backings) / len(backings) for end in (0, 1))
    mean, general = sum(shares) / len(shares), in_general(context)
    share = general.share if general else None
    more = None if share is None else METRIC.says("general", share=Share(share))
    said = sentences(METRIC.says("said", n=len(shares), share=Share(mean)), more)
    parts = tuple(_part(context, backing) for backing in backings)
    known = sum(backing.known for backing in backings) / len(context.account.open_opportunities)
    return Measured(mean, said, parts, known, (min(low, mean), max(high, mean)), _next(context, backings))


def _part(context: AssessmentContext, backing: Backing) -> Part:
    deal, known = backing.opportunity, backing.behind + backing.other
    low, high = map(Share, backing.bounds)
    blank, weight = Number(backing.unknown), Number(backing.weight)
    return Part(
        context.account.deal(deal),
        backing.behind if known else None,
        known or backing.weight,
        deal.id if deal else None,
        Message("part.project_support", blank=blank, weight=weight, low=low, high=high),
        context.sources(backing.stances),
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
            unasked.append(ident)
            blank += weight
        elif tie.support >= context.policy.key.supporting:
            behind += weight
        else:
            other += weight
        stances += [tie] if tie else []
    return Backing(opportunity, behind, other, blank, tuple(unasked), tuple(stances))


def _next(context: AssessmentContext, backings: Iterable[Backing]) -> Fact:
    """Who to judge first; else the opportunity in which the least of the weight supports us."""
    account = context.account
    for backing in backings:
        if backing.unasked:
            who = account.person(backing.unasked[0])
            return METRIC.says("step_ask", who=who, deal=account.deal(backing.opportunity))
    weakest = min(backings, key=lambda backing: backing.share if backing.share is not None else 1.0)
    if weakest.share is None or weakest.share >= 1:
        return ""
    return METRIC.says("step", deal=account.deal(weakest.opportunity), share=Share(weakest.share))


METRIC = Metric("project_support", "K4", Unit.SHARE, measure, by_tier(0.7, 0.65, 0.6, 0.5), weight=3.0)
