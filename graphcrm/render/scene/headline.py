"""The result in at most three sentences, for a reader who has ten seconds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphcrm.account.decisions import Decision
from graphcrm.analysis.routes import THIN, Reach
from graphcrm.analysis.single_points import KIND as NO_WAY_ROUND
from graphcrm.findings import Finding
from graphcrm.messages import Fact, Message, Share, joined
from graphcrm.records import OrgUnit
from graphcrm.render.scene.presenter import Presenter


def sentences(
    presenter: Presenter, decision: Decision, findings: Sequence[Finding], reaches: Sequence[Reach] | None
) -> list[str]:
    """Who is reached; on whom that hangs; what is thin, or how well the best way carries. Before all, of what this is a part."""
    return list(map(presenter.words.read, _messages(presenter, decision, findings, reaches)))


def _messages(
    presenter: Presenter, decision: Decision, findings: Sequence[Finding], reaches: Sequence[Reach] | None
) -> Iterator[Message]:
    if part := presenter.snapshot.part:
        kind = "page.part_unit" if part in presenter.snapshot.nodes(OrgUnit) else "page.part_only"
        yield Message(kind, name=presenter.snapshot.named(part))
    if not decision.deciders:
        yield Message("page.no_deciders")
    elif reaches is None:
        yield Message("page.routes_missing")
    elif not any(reach.count for reach in reaches):
        yield Message("page.reach_none", all=len(reaches))
    else:
        about = [finding for finding in findings if finding.opportunity == decision.id]
        yield _reach(presenter, reaches)
        yield _hangs(presenter, decision, [finding for finding in about if finding.kind == NO_WAY_ROUND])
        yield from _thin(presenter, reaches, [finding for finding in about if finding.kind == THIN])


def _reach(presenter: Presenter, reaches: Sequence[Reach]) -> Message:
    unreached = [reach.decider for reach in reaches if not reach.count]
    if not unreached:
        return Message("page.reach_all", all=len(reaches)) if len(reaches) > 1 else Message("page.reach_one")
    names: list[Fact] = [
        Message("page.veto_of", name=presenter.fact(decider.id))
        if decider.veto
        else presenter.fact(decider.id)
        for decider in unreached
    ]
    reached = len(reaches) - len(unreached)
    return Message("page.reach_some", some=reached, all=len(reaches), names=joined(names, most=3))


def _hangs(presenter: Presenter, decision: Decision, cuts: Sequence[Finding]) -> Message:
    if not cuts:
        return Message("page.steady")
    who = tuple(dict.fromkeys(ident for finding in cuts for ident in finding.who))
    lost = [ident for finding in cuts for ident in finding.about if ident not in who]
    facts: dict[str, Fact] = {"about": _names(presenter, lost), "who": _names(presenter, who)}
    if len(who) > 1:
        return Message("page.hangs_each", **facts)
    if decision.amount is None:
        return Message("page.hangs_one", **facts)
    return Message("page.hangs", money=decision.amount, **facts)


def _thin(presenter: Presenter, reaches: Sequence[Reach], thin: Sequence[Finding]) -> Iterator[Message]:
    carries = [(reach.best.carry, reach.decider.id) for reach in reaches if reach.best]
    if thin:
        about, who = _names(presenter, thin[0].about), _names(presenter, thin[0].who)
        yield Message("page.thin", about=about, who=who)
    elif carries:
        carry, decider = max(carries)
        yield Message("page.best", name=presenter.fact(decider), percent=Share(carry))


def _names(presenter: Presenter, who: Sequence[str]) -> Fact:
    return presenter.named(map(presenter.key, dict.fromkeys(who))) if who else Message("page.the_decision")


def facts(presenter: Presenter, decision: Decision) -> str:
    """The date, how many contacts there are and were judged, how many judgements are too old or undated; how deciders were found."""
    stances = [stance for ident in presenter.contacts if (stance := presenter.stance(ident, decision.id))]
    undated = sum(stance.observed_on is None for stance in stances)
    old = sum(map(presenter.account.stale, stances)) - undated
    parts = [
        Message("page.as_of", date=presenter.snapshot.as_of),
        Message("page.contacts", number=len(presenter.contacts)),
        Message("page.judged", number=len(stances)),
    ]
    if stances:
        parts.append(Message("page.stale", percent=Share(old / len(stances))))
    if undated:
        parts.append(Message("page.undated_share", percent=Share(undated / len(stances))))
    if decision.rule in ("key", "top"):
        parts.append(Message(f"page.rule_{decision.rule}"))
    return " · ".join((*map(presenter.words.read, parts), *withheld(presenter)))


def withheld(presenter: Presenter) -> list[str]:
    """What was taken out before anything was worked out (see `graphcrm.snapshot.redact`)."""
    out = presenter.snapshot.withheld
    people = [kind for kind in ("people", "names") if kind in out][:1]
    money = ["money"] if "money" in out else []
    return [presenter.words.say(f"page.withheld_{kind}") for kind in (*people, *money)]
