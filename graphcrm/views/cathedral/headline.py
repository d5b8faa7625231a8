"""The result in at most three sentences, for a reader who has ten seconds."""

from __future__ import annotations

from collections.abc import Sequence

from graphcrm.analysis.decisions import Decision
from graphcrm.analysis.routes import THIN, Reach
from graphcrm.analysis.single_points import KIND as NO_WAY_ROUND
from graphcrm.analysis.wording import percent
from graphcrm.findings import Finding
from graphcrm.values import money
from graphcrm.views.cathedral.reading import Reading
from graphcrm.views.cathedral.words import EN, joined, say


def sentences(
    reading: Reading, decision: Decision, findings: Sequence[Finding], reaches: Sequence[Reach] | None
) -> list[str]:
    """Who is reached; on whom that hangs; what is thin, or how well the best way carries."""
    if not decision.deciders:
        return [EN["no_deciders"]]
    if reaches is None:
        return [EN["routes_missing"]]
    if not any(each.count for each in reaches):
        return [say("reach_none", all=len(reaches))]
    said = [_reach(reading, reaches), _hangs(reading, decision, findings)]
    thin = [each for each in findings if each.kind == THIN and each.opportunity == decision.id]
    if thin:
        said.append(say("thin", about=_names(reading, thin[0].about), who=_names(reading, thin[0].who)))
    elif best := max(((each.best.carry, each.decider.id) for each in reaches if each.best), default=None):
        said.append(say("best", name=reading.name(best[1]), percent=percent(best[0])))
    return said


def _reach(reading: Reading, reaches: Sequence[Reach]) -> str:
    out = [each.decider for each in reaches if not each.count]
    if not out:
        return say("reach_all", all=len(reaches)) if len(reaches) > 1 else EN["reach_one"]
    names = [
        say("veto_of", name=reading.name(each.id)) if each.veto else reading.name(each.id) for each in out
    ]
    return say("reach_some", some=len(reaches) - len(out), all=len(reaches), names=joined(names))


def _hangs(reading: Reading, decision: Decision, findings: Sequence[Finding]) -> str:
    found = [each for each in findings if each.kind == NO_WAY_ROUND and each.opportunity == decision.id]
    if not found:
        return EN["steady"]
    who = tuple(dict.fromkeys(ident for each in found for ident in each.who))
    about = tuple(dict.fromkeys(ident for each in found for ident in each.about if ident not in who))
    if len(who) > 1:
        return say("hangs_each", about=_names(reading, about), who=_names(reading, who))
    if decision.amount is None:
        return say("hangs_one", about=_names(reading, about), who=_names(reading, who))
    amount = money(decision.amount, reading.ground.currency)
    return say("hangs", about=_names(reading, about), who=_names(reading, who), money=amount)


def _names(reading: Reading, who: Sequence[str]) -> str:
    return joined([reading.name(reading.key(ident)) for ident in who], most=4) or EN["the_decision"]


def facts(reading: Reading, decision: Decision) -> str:
    """The date, how many contacts there are and were judged, how many judgements are too old; how deciders were found."""
    stances = [stance for ident in reading.contacts if (stance := reading.stance(ident, decision.id))]
    old = sum(map(reading.ground.stale, stances))
    said = [
        say("as_of", date=reading.snapshot.as_of),
        say("contacts", number=len(reading.contacts)),
        say("judged", number=len(stances)),
    ]
    if stances:
        said.append(say("stale", percent=percent(old / len(stances))))
    if decision.rule in ("key", "top"):
        said.append(EN[f"rule_{decision.rule}"])
    return " · ".join(said)
