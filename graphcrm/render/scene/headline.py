"""How it stands, for a reader who has ten seconds: votes, chances, who is against us, and on whom it hangs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphcrm.account.decisions import Decider, Decision
from graphcrm.account.net_stance import net_stances
from graphcrm.analysis import Analysis
from graphcrm.analysis.opposition import OpponentReach, OppositionFound
from graphcrm.analysis.reliability import Heard, Reliability
from graphcrm.analysis.routes import Reach
from graphcrm.analysis.single_points import SinglePoint, SinglePoints
from graphcrm.messages import Fact, Message, Share, joined, listed
from graphcrm.records import CompetesFor, OrgUnit, PartOf
from graphcrm.render.scene.presenter import Presenter

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """What the analyses say of one decision. ``reaches`` is ``None`` where the ways to it have not been worked out."""

    decision: Decision
    reaches: tuple[Reach, ...] | None
    heard: Heard | None = None
    opponents: tuple[OpponentReach, ...] = ()
    points: tuple[SinglePoint, ...] = ()


def standing(analysis: Analysis, decision: Decision) -> Standing:
    """How one decision stands."""
    if decision not in analysis.routes.decisions:
        return Standing(decision, None)
    reliability, opposition = analysis.of(Reliability), analysis.of(OppositionFound)
    single = analysis.of(SinglePoints)
    return Standing(
        decision,
        analysis.routes.of(decision.id),
        next((heard for heard in reliability.heard if heard.opportunity == decision.id), None),
        tuple(reach for reach in opposition.reaches if reach.opportunity == decision.id),
        tuple(point for point in single.points if point.opportunity == decision.id),
    )


def sentences(presenter: Presenter, standing: Standing) -> list[str]:
    """Votes by weight; who can stop it and hears us, the worst first; who is against us; the single points.

    Before all, of what this is a part.
    """
    return list(map(presenter.words.read, _messages(presenter, standing)))


def _messages(presenter: Presenter, standing: Standing) -> Iterator[Message]:
    decision = standing.decision
    if part := presenter.snapshot.part:
        kind = "page.part_unit" if part in presenter.snapshot.nodes(OrgUnit) else "page.part_only"
        name: Fact = presenter.snapshot.named(part)
        for tie in presenter.snapshot.ties(PartOf, OrgUnit, OrgUnit):
            if tie.from_id == part:
                name = Message("page.part_within", name=name, place=presenter.snapshot.named(tie.to_id))
        yield Message(kind, name=name)
    if decision.rule != "decides" or not decision.deciders:
        yield Message("page.no_deciders")
    if not decision.deciders:
        return
    yield _votes(presenter, decision)
    if standing.reaches is None:
        yield Message("page.routes_missing")
        return
    if standing.heard is not None:
        yield _chance(presenter, standing.heard)
    yield from _against(presenter, standing)
    yield _hangs(presenter, standing)


def _votes(presenter: Presenter, decision: Decision) -> Message:
    """For us, against, undecided, not known, each with its share of the weight; of vetoes alone, of heads."""
    stances = net_stances(presenter.account, decision.id)
    total = sum(decider.weight for decider in decision.deciders)
    weights = {decider: decider.weight if total else 1.0 for decider in decision.deciders}
    sides: dict[str, list[Decider]] = {"for": [], "against": [], "undecided": [], "unknown": []}
    for decider in decision.deciders:
        sides[_side(stances.get(decider.id))].append(decider)
    parts = [
        Message(
            f"page.votes.{side}",
            share=Share(sum(weights[decider] for decider in deciders) / sum(weights.values())),
            who=joined((_voice(presenter, decider) for decider in deciders), most=MOST_NAMED),
        )
        for side, deciders in sides.items()
        if deciders
    ]
    return Message("page.votes", parts=listed(parts, style="semicolon"))


def _side(stance: float | None) -> str:
    return "unknown" if stance is None else "for" if stance > 0 else "against" if stance < 0 else "undecided"


def _voice(presenter: Presenter, decider: Decider) -> Fact:
    name = presenter.fact(decider.id)
    return Message("page.veto_of", name=name) if decider.veto else name


def _chance(presenter: Presenter, heard: Heard) -> Message:
    """That all who can stop it hear us; where nobody can alone, which share of the weight does; the worst first."""
    vetoes = [voice for voice in heard.deciders if voice[0].veto]
    chances = sorted(
        vetoes or heard.deciders, key=lambda voice: (voice[1].value, -voice[0].weight, voice[0].id)
    )
    who = joined(
        (
            Message("page.heard_one", name=presenter.fact(decider.id), chance=Share(chance.value))
            for decider, chance in chances
        ),
        most=MOST_NAMED + 1,
    )
    whole = heard.vetoes if vetoes else heard.share
    chance = Share(whole.value if whole else 0.0)
    return Message(
        "page.heard_vetoes" if vetoes else "page.heard_share", n=len(chances), chance=chance, who=who
    )


def _against(presenter: Presenter, standing: Standing) -> Iterator[Message]:
    """Who is against us, for which competitor, through whom; else who competes."""
    opponents = [reach for reach in standing.opponents if reach.opponent in presenter.contacts]
    opponents.sort(key=lambda reach: (min(reach.steps.values()), reach.opponent))
    if opponents:
        yield Message(
            "page.against",
            n=len(opponents),
            who=joined((_opponent(presenter, reach) for reach in opponents), most=MOST_NAMED),
        )
    backed = {reach.competitor for reach in opponents}
    rivals = {
        tie.from_id: presenter.snapshot.named(tie.from_id)
        for tie in presenter.snapshot.ties(CompetesFor)
        if tie.to_id == standing.decision.id and tie.from_id not in backed
    }
    if rivals:
        yield Message("page.competes", n=len(rivals), who=joined(rivals.values(), most=MOST_NAMED))


def _opponent(presenter: Presenter, reach: OpponentReach) -> Message:
    name: Fact = presenter.fact(reach.opponent)
    if reach.competitor is not None:
        name = Message("page.backs", name=name, competitor=presenter.snapshot.named(reach.competitor))
    if not reach.steps[first := next(iter(reach.steps))]:
        return Message("page.against_votes", name=name)
    nearest = [who for who, steps in reach.steps.items() if steps == reach.steps[first]]
    return Message("page.against_through", name=name, people=_names(presenter, nearest))


def _hangs(presenter: Presenter, standing: Standing) -> Message:
    decision, points = standing.decision, standing.points
    if not any(reach.count for reach in standing.reaches or ()):
        return Message("page.reach_none")
    if not points:
        return Message("page.steady")
    who = tuple(dict.fromkeys(point.person for point in points))
    lost = [ident for point in points for ident in point.about if ident not in who]
    facts: dict[str, Fact] = {"about": _names(presenter, lost), "who": _names(presenter, who)}
    if len(who) > 1:
        return Message("page.hangs_each", **facts)
    if decision.amount is None:
        return Message("page.hangs_one", **facts)
    return Message("page.hangs", money=decision.amount, **facts)


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
