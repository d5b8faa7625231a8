"""The result in at most three sentences, for a reader who has ten seconds."""

from __future__ import annotations

from collections.abc import Sequence

from graphcrm.account.decisions import Decision
from graphcrm.analysis.routes import THIN, Reach
from graphcrm.analysis.single_points import KIND as NO_WAY_ROUND
from graphcrm.findings import Finding
from graphcrm.records import OrgUnit
from graphcrm.render.scene.presenter import Presenter
from graphcrm.values import money


def sentences(
    presenter: Presenter, decision: Decision, findings: Sequence[Finding], reaches: Sequence[Reach] | None
) -> list[str]:
    """Who is reached; on whom that hangs; what is thin, or how well the best way carries. Before all, of what this is a part."""
    part = presenter.snapshot.part
    kind = "part_unit" if part in presenter.snapshot.nodes(OrgUnit) else "part_only"
    only = [presenter.words.say(kind, name=presenter.thing(part))] if part else []
    return [*only, *_result(presenter, decision, findings, reaches)]


def _result(
    presenter: Presenter, decision: Decision, findings: Sequence[Finding], reaches: Sequence[Reach] | None
) -> list[str]:
    if not decision.deciders:
        return [presenter.words["no_deciders"]]
    if reaches is None:
        return [presenter.words["routes_missing"]]
    if not any(each.count for each in reaches):
        return [presenter.words.say("reach_none", all=len(reaches))]
    said = [_reach(presenter, reaches), _hangs(presenter, decision, findings)]
    thin = [each for each in findings if each.kind == THIN and each.opportunity == decision.id]
    if thin:
        said.append(
            presenter.words.say(
                "thin", about=_names(presenter, thin[0].about), who=_names(presenter, thin[0].who)
            )
        )
    elif best := max(((each.best.carry, each.decider.id) for each in reaches if each.best), default=None):
        said.append(
            presenter.words.say(
                "best", name=presenter.name(best[1]), percent=presenter.words.percent(best[0])
            )
        )
    return said


def _reach(presenter: Presenter, reaches: Sequence[Reach]) -> str:
    out = [each.decider for each in reaches if not each.count]
    if not out:
        return (
            presenter.words.say("reach_all", all=len(reaches))
            if len(reaches) > 1
            else presenter.words["reach_one"]
        )
    names = [
        presenter.words.say("veto_of", name=presenter.name(each.id)) if each.veto else presenter.name(each.id)
        for each in out
    ]
    return presenter.words.say(
        "reach_some", some=len(reaches) - len(out), all=len(reaches), names=presenter.words.joined(names)
    )


def _hangs(presenter: Presenter, decision: Decision, findings: Sequence[Finding]) -> str:
    found = [each for each in findings if each.kind == NO_WAY_ROUND and each.opportunity == decision.id]
    if not found:
        return presenter.words["steady"]
    who = tuple(dict.fromkeys(ident for each in found for ident in each.who))
    about = tuple(dict.fromkeys(ident for each in found for ident in each.about if ident not in who))
    if len(who) > 1:
        return presenter.words.say("hangs_each", about=_names(presenter, about), who=_names(presenter, who))
    if decision.amount is None:
        return presenter.words.say("hangs_one", about=_names(presenter, about), who=_names(presenter, who))
    amount = money(decision.amount, presenter.account.currency)
    return presenter.words.say(
        "hangs", about=_names(presenter, about), who=_names(presenter, who), money=amount
    )


def _names(presenter: Presenter, who: Sequence[str]) -> str:
    return (
        presenter.words.joined([presenter.name(presenter.key(ident)) for ident in who], most=4)
        or presenter.words["the_decision"]
    )


def facts(presenter: Presenter, decision: Decision) -> str:
    """The date, how many contacts there are and were judged, how many judgements are too old or undated; how deciders were found."""
    stances = [stance for ident in presenter.contacts if (stance := presenter.stance(ident, decision.id))]
    undated = sum(stance.observed_on is None for stance in stances)
    old = sum(map(presenter.account.stale, stances)) - undated
    said = [
        presenter.words.say("as_of", date=presenter.snapshot.as_of),
        presenter.words.say("contacts", number=len(presenter.contacts)),
        presenter.words.say("judged", number=len(stances)),
    ]
    if stances:
        said.append(presenter.words.say("stale", percent=presenter.words.percent(old / len(stances))))
    if undated:
        said.append(
            presenter.words.say("undated_share", percent=presenter.words.percent(undated / len(stances)))
        )
    if decision.rule in ("key", "top"):
        said.append(presenter.words[f"rule_{decision.rule}"])
    return " · ".join((*said, *withheld(presenter)))


def withheld(presenter: Presenter) -> list[str]:
    """What was taken out before anything was worked out (see `graphcrm.snapshot.redact`)."""
    out = presenter.snapshot.withheld
    wide = ["people"] if "people" in out else ["names"] if "names" in out else []
    return [presenter.words[f"withheld_{each}"] for each in (*wide, *(["money"] if "money" in out else []))]
