"""What the analyses say of one person or one opportunity; how a figure was computed stands last in its line."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from graphcrm.analysis.balance import Tensions
from graphcrm.analysis.concentration import Concentration
from graphcrm.analysis.influence import Influence
from graphcrm.analysis.key_players import KeyPlayers
from graphcrm.analysis.outcome import Outcomes
from graphcrm.analysis.power import Powers
from graphcrm.analysis.reliability import Reliability
from graphcrm.analysis.silos import Silos
from graphcrm.messages import Deal, Message, Number, Person, Share, Signed, joined, sentences, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from graphcrm.account.opinion_dynamics import Outcome
    from graphcrm.analysis import Analysis
    from graphcrm.graphs import Estimate
    from graphcrm.messages import Fact


def heard(analysis: Analysis, ident: str) -> Iterator[Message]:
    """The chance to be heard, by decision maker."""
    result = analysis.results["reliability"]
    for heard in result.heard if isinstance(result, Reliability) else ():
        for decider, chance in heard.deciders:
            if ident in (decider.id, heard.opportunity):
                kind = "explain.heard_exactly" if chance.exact else "explain.heard_sampled"
                who, deal = _name(analysis, decider.id), _deal(analysis, heard.opportunity)
                yield Message(kind, who=who, deal=deal, chance=_chance(chance), days=heard.days)


def outcome(analysis: Analysis, ident: str) -> Iterator[Message]:
    """How a decision would come out."""
    result = analysis.results["outcome"]
    if not isinstance(result, Outcomes):
        return
    for outcome, verdict in zip(result.outcomes, result.verdicts, strict=True):
        levers = [lever.id for lever in outcome.levers[:3]]
        if outcome.decision.id == ident or ident in levers:
            moves = Message("explain.levers", people=_names(analysis, levers)) if levers else None
            yield sentences(
                _verdict(analysis, outcome, verdict), _margin(outcome), *_certainty(outcome), moves
            )


def _verdict(analysis: Analysis, outcome: Outcome, verdict: str) -> Message:
    said = Message(f"explain.verdict.{verdict}")
    if outcome.decision.id is None:
        return Message("explain.outcome_account", verdict=said)
    return Message("explain.outcome", deal=_name(analysis, outcome.decision.id), verdict=said)


def _margin(outcome: Outcome) -> Message | None:
    margin, worst, best = outcome.margin, outcome.worst, outcome.best
    if margin is None:
        return None
    if worst is None or best is None or worst >= best:
        return Message("explain.margin", margin=Signed(margin, 1))
    return Message(
        "explain.margin_between", margin=Signed(margin, 1), worst=Signed(worst, 1), best=Signed(best, 1)
    )


def _certainty(outcome: Outcome) -> Iterator[Message]:
    if outcome.chance:
        yield Message("explain.chance", chance=Share(outcome.chance.value))
        yield Message("explain.judged_share", share=Share(outcome.known))


def power(analysis: Analysis, ident: str) -> Iterator[Message]:
    """What a voice can change."""
    result = analysis.results["power"]
    for voter in result.voters if isinstance(result, Powers) else ():
        if ident in (voter.decider.id, voter.opportunity):
            shapley = Share(voter.shapley)
            yield Message(
                "explain.power",
                who=_name(analysis, voter.decider.id),
                deal=_deal(analysis, voter.opportunity),
                weight=Number(voter.decider.weight),
                share=Share(voter.share),
                alone=Message("explain.stops_alone" if voter.decider.veto else "explain.stops_not_alone"),
                changes=Message("explain.changes_nothing")
                if voter.none
                else Message("explain.tips", share=shapley),
                shapley=shapley,
                banzhaf=Share(voter.banzhaf),
            )


def influence(analysis: Analysis, ident: str) -> Iterator[Message]:
    """How much somebody is listened to."""
    result = analysis.results["influence"]
    for weight in result.weights if isinstance(result, Influence) else ():
        if weight.id == ident:
            yield Message(
                "explain.listened",
                who=_name(analysis, ident),
                heard=_more(weight.heard),
                chained=_more(weight.chained),
                listen=Message("count.contacts_listen", n=weight.sways),
                report=Message("count.contacts_report", n=weight.below),
                pagerank=Number(weight.pagerank, ".3g"),
                katz=Number(weight.katz, ".3g"),
            )


def circles(analysis: Analysis, ident: str) -> Iterator[Message]:
    """The circle that somebody belongs to, and whether this one stands between circles."""
    result = analysis.results["silos"]
    if not isinstance(result, Silos):
        return
    none = Message("explain.none_of_them")
    for circle in result.circles:
        if ident in circle.people:
            yield Message(
                "explain.circle",
                size=len(circle.people),
                others=_names(analysis, [who for who in circle.people if who != ident]),
                doors=_names(analysis, circle.doors) if circle.doors else none,
                known=_names(analysis, circle.known) if circle.known else none,
            )
    for between in result.between:
        if between.id == ident:
            yield Message(
                "explain.between",
                circles=Message("count.other_circles", n=between.circles),
                known=_answer(between.known),
                constraint=Number(between.constraint, ".2f"),
            )


def tensions(analysis: Analysis, ident: str) -> Iterator[Message]:
    """Who pulls at somebody, and how hard."""
    result, nobody = analysis.results["balance"], Message("explain.nobody")
    for tension in result.tensions if isinstance(result, Tensions) else ():
        for pressure in tension.pressures:
            if ident in (pressure.id, tension.opportunity, *pressure.supporters, *pressure.opponents):
                yield Message(
                    "explain.tension",
                    who=_name(analysis, pressure.id),
                    deal=_deal(analysis, tension.opportunity),
                    today=Message("explain.is_not_judged")
                    if pressure.today is None
                    else Message("explain.stands_at", stance=Signed(pressure.today)),
                    supporters=_names(analysis, pressure.supporters) if pressure.supporters else nobody,
                    opponents=_names(analysis, pressure.opponents) if pressure.opponents else nobody,
                    pro=Number(pressure.pro, ".2f"),
                    contra=Number(pressure.contra, ".2f"),
                )


def key_players(analysis: Analysis, ident: str) -> Iterator[Message]:
    """Whether somebody is one of the few who carry a word furthest, or hold all together."""
    result = analysis.results["key_players"]
    if not isinstance(result, KeyPlayers):
        return
    carriers, breakers = result.carriers, result.breakers
    if carriers and ident in carriers.people:
        yield Message(
            "explain.carriers",
            size=len(carriers.people),
            people=_names(analysis, carriers.people),
            contacts=Message("count.contacts", n=result.reached),
            steps=Message("count.steps", n=analysis.account.rules.reach_steps),
            proven=_answer(carriers.exact),
            reach=Number(carriers.value, ".3g"),
        )
    if breakers and result.before is not None and ident in breakers.people:
        yield Message(
            "explain.breakers",
            size=len(breakers.people),
            people=_names(analysis, breakers.people),
            after=Share(breakers.value),
            before=Share(result.before),
            proven=_answer(breakers.exact),
        )


def concentration(analysis: Analysis, ident: str) -> Iterator[Message]:
    """What lies in few hands, where this one's are among the first two."""
    result = analysis.results["concentration"]
    for spread in result.spreads if isinstance(result, Concentration) else ():
        first = [who for who, _ in spread.shares[:2]]
        if spread.two is not None and spread.hhi is not None and ident in (*first, spread.opportunity):
            what = Message(f"explain.spread.{spread.of}")
            if spread.opportunity:
                what = Message("explain.spread_on", what=what, deal=_name(analysis, spread.opportunity))
            yield Message(
                "explain.spread",
                what=what,
                people=_names(analysis, first),
                share=Share(spread.two),
                sharers=Message("count.people", n=len(spread.shares)),
                hhi=Share(spread.hhi),
                even=Share(1 / len(spread.shares)),
            )


COMPUTED: Mapping[str, Callable[[Analysis, str], Iterator[Message]]] = MappingProxyType(
    {
        "explain.computed.heard": heard,
        "explain.computed.outcome": outcome,
        "explain.computed.power": power,
        "explain.computed.influence": influence,
        "explain.computed.circles": circles,
        "explain.computed.tensions": tensions,
        "explain.computed.key_players": key_players,
        "explain.computed.concentration": concentration,
    }
)
"""By the kind of the heading."""


def _more(share: float) -> Message:
    return Message("explain.more_than", share=Share(share)) if share else Message("explain.no_more")


def _answer(yes: bool) -> Message:
    return Message("answer.yes" if yes else "answer.no")


def _chance(chance: Estimate) -> Fact:
    value, low, high = Share(chance.value), Share(chance.low), Share(chance.high)
    if chance.exact or len(set(map(text, (value, low, high)))) == 1:
        return value
    return Message("explain.chance_between", chance=value, low=low, high=high)


def _deal(analysis: Analysis, ident: str | None) -> Fact:
    return _name(analysis, ident) if ident else Deal(None, "")


def _name(analysis: Analysis, ident: str) -> Fact:
    """A name in one language alone; of two who share it, what tells them apart as well."""
    name = analysis.account.name(ident)
    return name if isinstance(name, Person) and name.apart else analysis.snapshot.named(ident)


def _names(analysis: Analysis, people: Sequence[str]) -> Fact:
    return joined(_name(analysis, who) for who in people)
