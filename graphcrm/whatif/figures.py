"""What a finding speaks of, as a figure of each state: the uncut answers, whatever was said of them or left out.

A figure is by whom it is about, and more of it is better for us: ways, chances, how many of ours know somebody. So a
finding that went is better only where its figure rose, and one that came is worse only where its figure fell. More
ties and warmer stances never lower one of these figures, and who leaves never raises one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphcrm.account.access import US, theirs
from graphcrm.account.contact_network import well_known
from graphcrm.account.stance import opposition
from graphcrm.analysis.coverage import Coverage
from graphcrm.analysis.opposition import OppositionFound
from graphcrm.analysis.outcome import Outcomes
from graphcrm.analysis.reliability import Reliability
from graphcrm.analysis.silos import Silos
from graphcrm.analysis.structure import Structure, network

if TYPE_CHECKING:
    from graphcrm.analysis import Analysis
    from graphcrm.findings import Finding

Figures = Mapping[str, float]
NEVER = -1e6
"""Days by which the meeting of somebody whom nobody ever met is late."""
STANDING: Mapping[str, float] = MappingProxyType({"blocked": 0, "against": 0, "open": 1, "for": 2})
LEAST = 0.005
"""Figures that differ by less are equal: chances are shown in percent."""
NEITHER = frozenset(
    [
        "swing_person",
        "decides_alone",
        "empty_voice",
        "hidden_influencer",
        "empty_title",
        "key_carriers",
        "key_breakers",
        "leans_on_two",
        "cross_pressure",
    ]
)
"""Kinds that are good to know, neither good nor bad for us."""


def change(before: Analysis, after: Analysis, finding: Finding) -> int | None:
    """+1 where what a finding is about got better, −1 where it got worse, 0 for neither.

    ``None`` where no figure is known of its kind, or none of the same people in both.
    """
    if finding.kind in NEITHER:
        return 0
    figure = FIGURES.get(finding.kind)
    if figure is None:
        return None
    was, now = figure(before, finding), figure(after, finding)
    steps = [now[who] - was[who] for who in was if who in now]
    if not steps:
        return None
    rose, fell = any(step > LEAST for step in steps), any(step < -LEAST for step in steps)
    if rose and finding.kind in OF_THEIRS and real_contacts(before) - real_contacts(after):
        rose = False  # an empty seat is nobody won
    return int(rose) - int(fell)


def real_contacts(analysis: Analysis) -> frozenset[str]:
    """Those of theirs who are somebody: no empty seats."""
    contacts = analysis.account.contacts
    return frozenset(ident for ident, contact in contacts.items() if not contact.placeholder)


def _ways(analysis: Analysis, finding: Finding) -> Figures:
    """How many ways lead to each."""
    return {
        reach.decider.id: float(reach.count)
        for reach in analysis.routes.of(finding.opportunity)
        if reach.decider.id in finding.about
    }


def _heard(analysis: Analysis, finding: Finding) -> Figures:
    """The chance to be heard by each, and the share of the weight that hears us."""
    for heard in analysis.of(Reliability).heard:
        if heard.opportunity == finding.opportunity:
            chances = {who.id: chance.value for who, chance in heard.deciders if who.id in finding.about}
            return chances | ({"": heard.share.value} if heard.share else {})
    return {}


def _known(analysis: Analysis, finding: Finding) -> Figures:
    """How many of ours know each."""
    account = analysis.account
    people = finding.who if finding.kind == "unknown_contact" else finding.about
    return {
        ident: float(len({tie.from_id for tie in account.known_by.get(ident, ())}))
        for ident in people
        if ident in account.contacts
    }


def _in_time(analysis: Analysis, finding: Finding) -> Figures:
    """How many days are left until each should be met."""
    account = analysis.account
    day = account.snapshot.as_of
    return {
        ident: float(account.due(ident) - (day - account.met[ident].day).days)
        if ident in account.met
        else NEVER
        for ident in finding.who
        if ident in account.contacts
    }


def _level(analysis: Analysis, finding: Finding) -> Figures:
    """The highest rank of ours who know each."""
    account = analysis.account
    ranks = {
        ident: [account.employees[tie.from_id].rank or 0 for tie in account.known_by.get(ident, ())]
        for ident in finding.who
        if ident in account.contacts
    }
    return {ident: float(max(known, default=-1)) for ident, known in ranks.items()}


def _judged(analysis: Analysis, finding: Finding) -> Figures:
    """Which share of the deciding weight is judged."""
    voices = analysis.of(Coverage).judged
    return {
        str(judged.opportunity): 1 - judged.share
        for judged in voices
        if judged.opportunity == finding.opportunity
    }


def _deciders(analysis: Analysis, finding: Finding) -> Figures:
    """How many are known to decide."""
    decisions = (decision for decision in analysis.routes.decisions if decision.id == finding.opportunity)
    return {str(decision.id): float(len(decision.deciders)) for decision in decisions}


def _outcome(analysis: Analysis, finding: Finding) -> Figures:
    """Lost, open or won."""
    result = analysis.of(Outcomes)
    verdicts = zip(result.outcomes, result.verdicts, strict=True)
    return {
        str(outcome.decision.id): STANDING[verdict]
        for outcome, verdict in verdicts
        if outcome.decision.id == finding.opportunity and verdict in STANDING
    }


def _opposed(analysis: Analysis, finding: Finding) -> Figures:
    """In how many steps an opponent is at somebody who decides; who is no opponent is farther away than any."""
    account, (opponent, *_) = analysis.account, finding.who
    if opponent not in account.contacts:
        return {}
    farthest = account.rules.opponent_steps + 1
    reaches = analysis.of(OppositionFound).reaches
    mine = [
        reach.steps
        for reach in reaches
        if (reach.opponent, reach.opportunity) == (opponent, finding.opportunity)
        and opposition(account, opponent, finding.opportunity)
    ]
    return {
        who: float(min([farthest, *(steps[who] for steps in mine if who in steps)])) for who in finding.about
    }


def _joined(analysis: Analysis, finding: Finding) -> Figures:
    """0: not joined to us at all; 1: by somebody or some tie that all hangs on; 2: more firmly."""
    import networkx as nx

    account = analysis.account
    within = nx.node_connected_component(network(account), US)
    joints = analysis.of(Structure).joints
    loose = {ident for joint in joints for ident in joint.cut_off}
    return {
        ident: float(0 if theirs(ident) not in within else 1 if ident in loose else 2)
        for ident in finding.about
        if ident in account.contacts
    }


def _covered(analysis: Analysis, finding: Finding) -> Figures:
    """Whether we know anybody in the unit."""
    people = [ident for ident in finding.about if ident in analysis.account.contacts]
    uncovered = {ident for unit in analysis.of(Silos).uncovered for ident in unit.people}
    return {"": float(uncovered.isdisjoint(people))} if people else {}


def _acquainted(analysis: Analysis, finding: Finding) -> Figures:
    """How many of them one of ours knows well enough to count."""
    return {"": float(len(well_known(analysis.account) & {*finding.about, *finding.who}))}


FIGURES: Mapping[str, Callable[[Analysis, Finding], Figures]] = MappingProxyType(
    {
        **dict.fromkeys(("no_access", "thin_access", "no_way_round"), _ways),
        "money_at_risk": _heard,
        **dict.fromkeys(("unknown_contact", "one_of_ours"), _known),
        "not_met": _in_time,
        "wrong_level": _level,
        "stale_judgement": _judged,
        "no_deciders": _deciders,
        **dict.fromkeys(("outcome_lost", "outcome_unknown"), _outcome),
        "opponent_reach": _opposed,
        **dict.fromkeys(("articulation", "bridge"), _joined),
        "dark_unit": _covered,
        **dict.fromkeys(("silo", "broker"), _acquainted),
    }
)
"""By kind of finding: its figure."""
JUDGED = NEITHER | FIGURES.keys()
"""Kinds that are judged by a figure, or never; all others are so as long as they are said."""
OF_THEIRS = frozenset({"outcome_lost", "outcome_unknown", "opponent_reach"})
"""Kinds about what they think of us: that somebody left makes nobody think better of us."""
