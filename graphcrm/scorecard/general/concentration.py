"""Do we lean on one or two people? (G7)

The Herfindahl–Hirschman index Σ share² of three things: what supporters add to each open decision, meetings, and contacts
that each of ours answers for. It reaches 1 where all hangs on one person, ½ where it hangs on two alike, and 1/n where n
share evenly; above 0.18 a market is called highly concentrated (US Merger Guidelines 2023, 2.1), which is the target
here. Where fewer than four people could share at all (`concentration.FEW`), nothing is said.

Support is the margin that each supporter adds to a decision (`docs/analyses.md`), a mean over the open decisions; those without
deciders on record are left out. Who attended several meetings counts with each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from graphcrm.account.decisions import decision_makers, decisions
from graphcrm.account.next_step import to_reach
from graphcrm.account.opinion_dynamics import influence_pulls, supporters
from graphcrm.analysis.concentration import FEW, hhi
from graphcrm.messages import Fact, Message, Number, Share, joined
from graphcrm.records import Knows
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import Measured, Part, person_part
from graphcrm.scorecard.metric import Metric, Unit, everywhere

_NAMED = 5
"""How many people a figure names; the others are counted together."""


class _Spread(NamedTuple):
    """Shares of a whole by person, the largest first, with their index."""

    shares: tuple[tuple[str, float], ...]
    hhi: float

    def facts(self, context: AssessmentContext) -> dict[str, Fact]:
        """The first two, their share, the index, and how many there are."""
        first, share = self.shares[:2], Share(sum(share for _, share in self.shares[:2]))
        who = joined(context.account.people(ident for ident, _ in first))
        return {"who": who, "share": share, "index": Number(self.hhi, ".2f"), "n": len(self.shares)}


def support(context: AssessmentContext) -> Measured:
    """The mean index of what supporters add to each open decision, over those that anybody supports."""
    account = context.account
    pull = influence_pulls(account)
    spreads: list[tuple[_Spread, Part]] = []
    could = 0
    for decision in decisions(account):
        flows, people = supporters(account, decision, pull) if decision.deciders else ({}, 0)
        spread = _spread(flows) if people >= FEW else None
        could += people >= FEW
        if spread is not None:
            note = SUPPORT.says("note", **spread.facts(context))
            deal = account.deal(decision.opportunity)
            spreads.append((spread, Part(deal, spread.hhi, 1.0, decision.id, note)))
    if not spreads:
        return SUPPORT.not_known()
    value = sum(spread.hhi for spread, _ in spreads) / len(spreads)
    worst, part = max(spreads, key=lambda pair: pair[0].hhi)
    mean: dict[str, Fact] = {"index": Number(value, ".2f"), "deal": part.name, "n": len(spreads)}
    other = next((ident for ident, _ in worst.shares[2:]), None)
    step, said = to_reach(account, other) if other else SUPPORT.says("win"), worst.facts(context) | mean
    parts = tuple(part for _, part in spreads)
    return Measured(value, SUPPORT.says("said", **said), parts, len(spreads) / could, step=step)


def meetings(context: AssessmentContext) -> Measured:
    """The index of the meetings looked back on over their people, the placeholders left out."""
    account = context.account
    met = Counter[str]()
    for ident, event in context.interactions.items():
        if event.kind in context.account.rules.met_at and ident in context.ours_at:
            met.update(context.theirs_at.get(ident, ()))
    people = {ident for ident, contact in account.contacts.items() if not contact.placeholder}
    spread, could = _spread(met), len(people | met.keys())
    if spread is None or could < FEW:
        return MET.not_known(window=context.window)
    unmet = [ident for ident in decision_makers(account).ids if not met[ident] and ident in account.contacts]
    step = to_reach(account, unmet[0]) if unmet else MET.says("others")
    said = MET.says("said", **spread.facts(context), could=could)
    return Measured(spread.hhi, said, _people(context, spread, met), step=step)


def responsibility(context: AssessmentContext) -> Measured:
    """The index of the contacts that each of ours answers for."""
    contacts, ties = context.account.contacts, context.snapshot.ties(Knows)
    answers = Counter(tie.from_id for tie in ties if tie.responsible and tie.to_id in contacts)
    spread = _spread(answers)
    if spread is None or len(context.account.employees) < FEW:
        return RESPONSIBILITY.not_known()
    step = RESPONSIBILITY.says("step", who=context.account.person(spread.shares[0][0]))
    facts = spread.facts(context)
    said = RESPONSIBILITY.says("said", who=facts["who"], share=facts["share"], index=facts["index"])
    return Measured(spread.hhi, said, _people(context, spread, answers), step=step)


def _spread(amounts: Mapping[str, float]) -> _Spread | None:
    index, total = hhi(amounts.values()), sum(amounts.values())
    if index is None:
        return None
    shares = [(ident, amount / total) for ident, amount in amounts.items()]
    shares.sort(key=lambda pair: (-round(pair[1], 9), pair[0]))
    return _Spread(tuple(shares), index)


def _people(context: AssessmentContext, spread: _Spread, amounts: Mapping[str, int]) -> tuple[Part, ...]:
    """The first by name, the others together; each note says what it adds to the index."""
    total, others = sum(amounts.values()), spread.shares[_NAMED:]
    parts = [
        person_part(context, ident, amounts[ident], total, _adds(share**2))
        for ident, share in spread.shares[:_NAMED]
    ]
    if others:
        count, adds = sum(amounts[ident] for ident, _ in others), sum(share**2 for _, share in others)
        parts.append(Part(Message("count.others", n=len(others)), count, total, note=_adds(adds)))
    return tuple(parts)


def _adds(square: float) -> Message:
    return Message("metric.concentration.adds", square=Number(square, ".4f"))


SUPPORT = Metric("concentration_of_support", "G7", Unit.INDEX, support, everywhere(0.18), worst=0.5)
MET = Metric("concentration_of_meetings", "G7", Unit.INDEX, meetings, everywhere(0.18), worst=0.5, weight=0.5)
RESPONSIBILITY = Metric("concentration_of_responsibility", "G7", Unit.INDEX, responsibility)
METRICS = (SUPPORT, MET, RESPONSIBILITY)
