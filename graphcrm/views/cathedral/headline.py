"""The result in at most three sentences, for a reader who has ten seconds."""

from __future__ import annotations

from collections.abc import Sequence

from graphcrm.analysis.decisions import Decision
from graphcrm.analysis.routes import THIN, Reach
from graphcrm.analysis.single_points import KIND as NO_WAY_ROUND
from graphcrm.findings import Finding
from graphcrm.records import OrgUnit
from graphcrm.values import money
from graphcrm.views.cathedral.reading import Reading


def sentences(
    reading: Reading, decision: Decision, findings: Sequence[Finding], reaches: Sequence[Reach] | None
) -> list[str]:
    """Who is reached; on whom that hangs; what is thin, or how well the best way carries. Before all, of what this is a part."""
    part = reading.snapshot.part
    kind = "part_unit" if part in reading.snapshot.nodes(OrgUnit) else "part_only"
    only = [reading.words.say(kind, name=reading.thing(part))] if part else []
    return [*only, *_result(reading, decision, findings, reaches)]


def _result(
    reading: Reading, decision: Decision, findings: Sequence[Finding], reaches: Sequence[Reach] | None
) -> list[str]:
    if not decision.deciders:
        return [reading.words["no_deciders"]]
    if reaches is None:
        return [reading.words["routes_missing"]]
    if not any(each.count for each in reaches):
        return [reading.words.say("reach_none", all=len(reaches))]
    said = [_reach(reading, reaches), _hangs(reading, decision, findings)]
    thin = [each for each in findings if each.kind == THIN and each.opportunity == decision.id]
    if thin:
        said.append(
            reading.words.say("thin", about=_names(reading, thin[0].about), who=_names(reading, thin[0].who))
        )
    elif best := max(((each.best.carry, each.decider.id) for each in reaches if each.best), default=None):
        said.append(
            reading.words.say("best", name=reading.name(best[1]), percent=reading.words.percent(best[0]))
        )
    return said


def _reach(reading: Reading, reaches: Sequence[Reach]) -> str:
    out = [each.decider for each in reaches if not each.count]
    if not out:
        return (
            reading.words.say("reach_all", all=len(reaches))
            if len(reaches) > 1
            else reading.words["reach_one"]
        )
    names = [
        reading.words.say("veto_of", name=reading.name(each.id)) if each.veto else reading.name(each.id)
        for each in out
    ]
    return reading.words.say(
        "reach_some", some=len(reaches) - len(out), all=len(reaches), names=reading.words.joined(names)
    )


def _hangs(reading: Reading, decision: Decision, findings: Sequence[Finding]) -> str:
    found = [each for each in findings if each.kind == NO_WAY_ROUND and each.opportunity == decision.id]
    if not found:
        return reading.words["steady"]
    who = tuple(dict.fromkeys(ident for each in found for ident in each.who))
    about = tuple(dict.fromkeys(ident for each in found for ident in each.about if ident not in who))
    if len(who) > 1:
        return reading.words.say("hangs_each", about=_names(reading, about), who=_names(reading, who))
    if decision.amount is None:
        return reading.words.say("hangs_one", about=_names(reading, about), who=_names(reading, who))
    amount = money(decision.amount, reading.ground.currency)
    return reading.words.say("hangs", about=_names(reading, about), who=_names(reading, who), money=amount)


def _names(reading: Reading, who: Sequence[str]) -> str:
    return (
        reading.words.joined([reading.name(reading.key(ident)) for ident in who], most=4)
        or reading.words["the_decision"]
    )


def facts(reading: Reading, decision: Decision) -> str:
    """The date, how many contacts there are and were judged, how many judgements are too old or undated; how deciders were found."""
    stances = [stance for ident in reading.contacts if (stance := reading.stance(ident, decision.id))]
    undated = sum(stance.observed_on is None for stance in stances)
    old = sum(map(reading.ground.stale, stances)) - undated
    said = [
        reading.words.say("as_of", date=reading.snapshot.as_of),
        reading.words.say("contacts", number=len(reading.contacts)),
        reading.words.say("judged", number=len(stances)),
    ]
    if stances:
        said.append(reading.words.say("stale", percent=reading.words.percent(old / len(stances))))
    if undated:
        said.append(reading.words.say("undated_share", percent=reading.words.percent(undated / len(stances))))
    if decision.rule in ("key", "top"):
        said.append(reading.words[f"rule_{decision.rule}"])
    return " · ".join((*said, *withheld(reading)))


def withheld(reading: Reading) -> list[str]:
    """What was taken out before anything was worked out (see `graphcrm.snapshot.redact`)."""
    out = reading.snapshot.withheld
    wide = ["people"] if "people" in out else ["names"] if "names" in out else []
    return [reading.words[f"withheld_{each}"] for each in (*wide, *(["money"] if "money" in out else []))]
