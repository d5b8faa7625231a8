"""The result in at most three sentences, for a reader who has ten seconds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphcrm.findings import Finding
from graphcrm.records import Decides, Opportunity
from graphcrm.values import money
from graphcrm.views.cathedral.reading import Reading
from graphcrm.views.cathedral.routes import Route
from graphcrm.views.cathedral.words import EN, joined, say

NO_WAY_ROUND, THIN = "no_way_round", "thin_access"


def percent(share: float) -> str:
    """As people say it: never 0 % for what is not nothing, never 100 % for what is not sure."""
    shown = round(share * 100)
    return (
        "under 1 %"
        if share > 0 and shown == 0
        else "over 99 %"
        if share < 1 and shown == 100
        else f"{shown} %"
    )


def sentences(
    reading: Reading,
    opportunity: Opportunity | None,
    findings: Sequence[Finding],
    routes: Mapping[str, Sequence[Route]] | None,
) -> list[str]:
    """Who is reached; on whom that hangs; what is thin, or how well the best way carries."""
    if opportunity is None:
        return []
    deciders = reading.deciders(opportunity.id)
    if not deciders:
        return [EN["no_deciders"]]
    if routes is None:
        return [EN["routes_missing"]]
    said = [_reach(reading, deciders, routes), _hangs(reading, opportunity, findings)]
    thin = [each for each in findings if each.kind == THIN and each.opportunity == opportunity.id]
    if thin:
        said.append(say("thin", about=_names(reading, thin[0].about), who=_names(reading, thin[0].who)))
    elif best := max(((route.carry, who) for who, ways in routes.items() for route in ways), default=None):
        said.append(say("best", name=reading.snapshot.name(best[1]), percent=percent(best[0])))
    return [each for each in said if each]


def _reach(reading: Reading, deciders: Sequence[Decides], routes: Mapping[str, Sequence[Route]]) -> str:
    out = [tie for tie in deciders if not routes.get(tie.from_id)]
    if not out:
        return say("reach_all", all=len(deciders))
    if len(out) == len(deciders):
        return say("reach_none", all=len(deciders))
    names = [
        say("veto_of", name=_name(reading, tie.from_id)) if tie.veto else _name(reading, tie.from_id)
        for tie in out
    ]
    return say("reach_some", some=len(deciders) - len(out), all=len(deciders), names=joined(names))


def _hangs(reading: Reading, opportunity: Opportunity, findings: Sequence[Finding]) -> str:
    found = [each for each in findings if each.kind == NO_WAY_ROUND and each.opportunity == opportunity.id]
    if not found:
        return EN["steady"]
    who = tuple(dict.fromkeys(ident for each in found for ident in each.who))
    about = tuple(dict.fromkeys(ident for each in found for ident in each.about if ident not in who))
    if len(who) > 1 or opportunity.amount is None:
        return say("hangs_many", about=_names(reading, about), who=_names(reading, who))
    amount = money(opportunity.amount, reading.snapshot.account.currency)
    return say("hangs", about=_names(reading, about), who=_names(reading, who), money=amount)


def _names(reading: Reading, who: Sequence[str]) -> str:
    return joined([_name(reading, ident) for ident in who], most=4) or EN["the_decision"]


def _name(reading: Reading, ident: str) -> str:
    return reading.snapshot.name(ident)


def facts(reading: Reading, opportunity: str | None) -> str:
    """The date, how many contacts there are and were judged, how many judgements are too old."""
    stances = [stance for ident in reading.contacts if (stance := reading.stance(ident, opportunity))]
    old = sum(map(reading.stale, stances))
    said = [
        say("as_of", date=reading.snapshot.as_of),
        say("contacts", number=len(reading.contacts)),
        say("judged", number=len(stances)),
    ]
    if stances:
        said.append(say("stale", percent=percent(old / len(stances))))
    return " · ".join(said)
