"""What the analyses say of one person or one opportunity, in plain words; how a figure was computed stands last in its line."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from graphcrm.account.wording import begun, counted, joined, percent, signed
from graphcrm.analysis.balance import Tensions
from graphcrm.analysis.concentration import Concentration
from graphcrm.analysis.influence import Influence
from graphcrm.analysis.key_players import KeyPlayers
from graphcrm.analysis.outcome import Outcomes
from graphcrm.analysis.power import Powers
from graphcrm.analysis.reliability import Reliability
from graphcrm.analysis.silos import Silos

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from graphcrm.analysis import Analysis
    from graphcrm.graphs import Estimate

_VERDICTS = MappingProxyType(
    {
        "blocked": "somebody would stop it alone",
        "for": "it goes our way",
        "against": "it goes against us",
        "open": "it is open",
        "unknown": "nobody is recorded to decide",
    }
)
_SPREAD = MappingProxyType(
    {
        "support": "support",
        "meetings": "people met",
        "attention": "meetings held by ours",
        "responsibility": "contacts that ours answer for",
    }
)


def heard(analysis: Analysis, ident: str) -> Iterator[str]:
    """The chance to be heard, by decision maker."""
    found = analysis.results["reliability"]
    for each in found.heard if isinstance(found, Reliability) else ():
        for who, chance in each.deciders:
            if ident in (who.id, each.opportunity):
                how = "exactly" if chance.exact else "from samples"
                yield (
                    f"{_name(analysis, who.id)} hears us on {each.name} with a chance of {_chance(chance)}, all ways "
                    f"together. How computed: {how}, over {each.days} days."
                )


def outcome(analysis: Analysis, ident: str) -> Iterator[str]:
    """How a decision would come out."""
    found = analysis.results["outcome"]
    if not isinstance(found, Outcomes):
        return
    for each, verdict in zip(found.outcomes, found.verdicts, strict=True):
        levers = [lever.id for lever in each.levers[:3]]
        if each.decision.id != ident and ident not in levers:
            continue
        what = _name(analysis, each.decision.id) if each.decision.id else "This account"
        said = f"{what}: as people stand today, {_VERDICTS[verdict]}."
        if each.margin is not None:
            said += f" Those who decide lean {signed(each.margin, 1)} on our scale of −2 to +2"
            if each.worst is not None and each.best is not None and each.worst < each.best:
                said += f", at worst {signed(each.worst, 1)}, at best {signed(each.best, 1)}"
            said += "."
        if each.chance:
            said += f" The chance that it goes our way is {percent(each.chance.value)}."
            said += f" {begun(percent(each.known))} of it rests on people whose stance somebody judged."
        if levers:
            said += f" Whose change of mind would move it most: {_names(analysis, levers)}."
        yield said


def power(analysis: Analysis, ident: str) -> Iterator[str]:
    """What a voice can change."""
    found = analysis.results["power"]
    for each in found.voters if isinstance(found, Powers) else ():
        if ident in (each.decider.id, each.opportunity):
            alone = "can stop it alone" if each.decider.veto else "can't stop it alone"
            changes = (
                "changes nothing, whatever the others say"
                if each.none
                else f"tips it in {percent(each.shapley)} of all orders in which voices can join"
            )
            yield (
                f"{_name(analysis, each.decider.id)} on {_deal(analysis, each.opportunity)}: weight {each.decider.weight:g}, "
                f"{percent(each.share)} of all; {alone}; {changes}. How computed: Shapley–Shubik index "
                f"{percent(each.shapley)}, Banzhaf index {percent(each.banzhaf)}."
            )


def influence(analysis: Analysis, ident: str) -> Iterator[str]:
    """How much somebody is listened to."""
    found = analysis.results["influence"]
    for each in found.weights if isinstance(found, Influence) else ():
        if each.id == ident:
            listens = counted(each.sways, "contact listens", "contacts listen")
            reports = counted(each.below, "contact reports", "contacts report")
            yield (
                f"{_name(analysis, ident)} is listened to {_more(each.heard)}; counted with those who listen at second hand, "
                f"{_more(each.chained)}. {listens} and {reports} directly. How computed: PageRank {each.pagerank:.3g}, "
                f"Katz centrality {each.katz:.3g}."
            )


def circles(analysis: Analysis, ident: str) -> Iterator[str]:
    """The circle that somebody belongs to, and whether this one stands between circles."""
    found = analysis.results["silos"]
    if not isinstance(found, Silos):
        return
    for each in found.circles:
        if ident in each.people:
            others = [one for one in each.people if one != ident]
            yield (
                f"Belongs to a circle of {len(each.people)} people who keep close: with {_names(analysis, others)}. "
                f"With ties to others: {_names(analysis, each.doors) or 'none of them'}. "
                f"Known to ours: {_names(analysis, each.known) or 'none of them'}."
            )
    for one in found.between:
        if one.id == ident:
            known = "yes" if one.known else "no"
            yield (
                f"Has ties into {counted(one.circles, 'other circle', 'other circles')}; known to ours: {known}. "
                f"How computed: Burt's constraint {one.constraint:.2f}, the lower the more this one stands between."
            )


def tensions(analysis: Analysis, ident: str) -> Iterator[str]:
    """Who pulls at somebody, and how hard."""
    found = analysis.results["balance"]
    for tension in found.tensions if isinstance(found, Tensions) else ():
        for each in tension.pressures:
            if ident in (each.id, tension.opportunity, *each.supporters, *each.opponents):
                today = "is not judged" if each.today is None else f"stands at {signed(each.today)} today"
                yield (
                    f"{_name(analysis, each.id)} on {_deal(analysis, tension.opportunity)} {today}. Towards us: "
                    f"{_names(analysis, each.supporters) or 'nobody'}; away from us: "
                    f"{_names(analysis, each.opponents) or 'nobody'}. How computed: pull of all ties added, towards us "
                    f"{each.pro:.2f}, away {each.contra:.2f}."
                )


def key_players(analysis: Analysis, ident: str) -> Iterator[str]:
    """Whether somebody is one of the few who carry a word furthest, or hold all together."""
    found, rules = analysis.results["key_players"], analysis.account.rules
    if not isinstance(found, KeyPlayers):
        return
    if found.carriers and ident in found.carriers.people:
        yield (
            f"One of the {len(found.carriers.people)} who together carry a word furthest: {_names(analysis, found.carriers.people)}. They reach "
            f"{counted(found.reached, 'contact', 'contacts')} in {counted(rules.reach_steps, 'step', 'steps')}. "
            f"Proven the best such group: {'yes' if found.carriers.exact else 'no'}. "
            f"How computed: reach by distance {found.carriers.value:.3g}."
        )
    if found.breakers and found.before is not None and ident in found.breakers.people:
        yield (
            f"One of the {len(found.breakers.people)} who hold their people together: {_names(analysis, found.breakers.people)}. Without them "
            f"{percent(found.breakers.value)} of all pairs have no tie left, directly or through others; today it is "
            f"{percent(found.before)}. Proven the worst such loss: {'yes' if found.breakers.exact else 'no'}."
        )


def concentration(analysis: Analysis, ident: str) -> Iterator[str]:
    """What lies in few hands, where this one's are among the first two."""
    found = analysis.results["concentration"]
    for each in found.spreads if isinstance(found, Concentration) else ():
        first = [who for who, _ in each.shares[:2]]
        if each.two is not None and each.hhi is not None and ident in (*first, each.opportunity):
            what = begun(_SPREAD[each.of]) + (
                f" on {_name(analysis, each.opportunity)}" if each.opportunity else ""
            )
            yield (
                f"{what}: {_names(analysis, first)} have {percent(each.two)} of it, shared by "
                f"{counted(len(each.shares), 'person', 'people')}. How computed: Herfindahl index {percent(each.hhi)}, "
                f"where {percent(1 / len(each.shares))} would be even."
            )


TOLD: Mapping[str, Callable[[Analysis, str], Iterator[str]]] = MappingProxyType(
    {
        "How likely we are heard until the decision, as people may leave": heard,
        "How the decision would come out": outcome,
        "Weight in the vote": power,
        "Who is listened to": influence,
        "Groups": circles,
        "Tensions": tensions,
        "Key players": key_players,
        "What lies in few hands": concentration,
    }
)
"""By heading."""


def _more(share: float) -> str:
    return f"more than {percent(share)} of the others" if share else "no more than any other"


def _chance(chance: Estimate) -> str:
    said, low, high = map(percent, (chance.value, chance.low, chance.high))
    return said if chance.exact or low == said == high else f"{said} ({low} to {high})"


def _deal(analysis: Analysis, ident: str | None) -> str:
    return _name(analysis, ident) if ident else "this account"


def _name(analysis: Analysis, ident: str) -> str:
    return analysis.snapshot.name(ident)


def _names(analysis: Analysis, who: Sequence[str]) -> str:
    return joined([_name(analysis, each) for each in who])
