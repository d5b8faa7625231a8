"""How likely are we heard by those who decide, and on whom does the money hang?

The *access reliability* of a decision maker is the chance that at least one route from us to them works when ties may
not carry and people may leave or keep it to themselves (two-terminal reliability with node and tie failures; see
`chain` for what fails, and `graphs.reliability` for when it is exact). People may leave until the day of the decision.

For an opportunity: ``share``, the expected share of the deciding weight that hears us; ``any``, the chance that at least
one does; ``vetoes``, the chance that everybody does who can stop it alone.

What a person or a tie is worth to a decision maker is R(as today) − R(without); Birnbaum's importance, against one that
works for certain, is kept as ``certain``. For an opportunity it is the greater of two: the loss of ``share``,
and the loss of the chance with one whose consent it needs (a veto, who pays or signs), for without that all is lost.
**Money at risk** = amount × importance. Kind: ``money_at_risk``, from `Rules.hinge` on. (G7, L2)
Source: Colbourn 1987; Birnbaum 1969.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graphcrm.account.access import accesses, theirs
from graphcrm.account.decisions import Decider
from graphcrm.account.graph import AccountGraph
from graphcrm.analysis.reliability.at_risk import finding
from graphcrm.analysis.reliability.chain import Chain, chain
from graphcrm.analysis.reliability.key_dependencies import KeyDependency, key_dependencies
from graphcrm.analysis.result import Measure, Result, members, record, unpriced
from graphcrm.findings import Finding
from graphcrm.graphs import Estimate, Reliabilities
from graphcrm.messages import Fact, Message
from graphcrm.messages.message import largest_first
from graphcrm.snapshot import Snapshot

_CHANCE = members("heard=value low high exact")


@dataclass(frozen=True, slots=True)
class Heard:
    """How likely the decision makers of one opportunity hear us, the heaviest voice first.

    ``name`` is the opportunity's; ``days``: how far ahead people may leave; ``weighed``: how many samples importance is
    from, where it is not exact. ``share`` and ``any`` are ``None`` where nobody is known to decide, ``vetoes`` where
    nobody can stop it alone.
    """

    MEMBERS = members("opportunity days weighed deciders=chances share any vetoes")

    opportunity: str | None
    name: Fact
    days: int
    weighed: int
    deciders: tuple[tuple[Decider, Estimate], ...]
    share: Estimate | None = None
    any: Estimate | None = None
    vetoes: Estimate | None = None

    @property
    def chances(self) -> list[dict[str, Any]]:
        """Who decides, each with the chance to be heard."""
        return [{**record(decider), "heard": record(chance)} for decider, chance in self.deciders]


@dataclass(frozen=True, slots=True)
class Reliability(Result):
    """How likely we are heard, by opportunity, the largest first; and what hangs on each person and each tie, most first.

    ``samples``: how many were drawn where a chance is not exact; ``seed``: which.
    """

    heard: tuple[Heard, ...]
    people: tuple[KeyDependency, ...]
    ties: tuple[KeyDependency, ...]
    samples: int
    seed: int
    findings: tuple[Finding, ...]

    def of(self, opportunity: str | None, decider: str) -> Estimate | None:
        """The chance to be heard by one decision maker; ``None`` for who has no voice in it."""
        for heard in self.heard:
            if heard.opportunity == opportunity:
                return next((chance for voice, chance in heard.deciders if voice.id == decider), None)
        return None

    def rows(self) -> list[dict[str, Any]]:
        return [
            {"opportunity": heard.opportunity, "decider": decider.id, **record(chance, shown=_CHANCE)}
            for heard in self.heard
            for decider, chance in heard.deciders
        ]

    def measures(self, snapshot: Snapshot) -> list[Measure]:
        measures: list[Measure] = []
        for heard in self.heard:
            if heard.share is not None:
                share = Message("measure.share_heard", deal=heard.name)
                measures.append(Measure(share, heard.share.value, 1, (heard.opportunity,), share=True))
            for decider, chance in heard.deciders:
                name = Message("measure.heard", who=snapshot.named(decider.id), deal=heard.name)
                about = decider.id, heard.opportunity
                measures.append(Measure(name, chance.value, 1, about, share=True))
        return measures


def find(account: AccountGraph) -> Reliability:
    """Access reliability and importance for every open opportunity; findings on those on whom much hangs.

    Exponential only below the limits of `graphs.factoring`; else `Rules.samples` samples an opportunity,
    and for importance a few times as much a decision maker.
    """
    rules = account.rules
    heard: list[Heard] = []
    people: list[KeyDependency] = []
    ties: list[KeyDependency] = []
    findings: list[Finding] = []
    for access in accesses(account):
        net = chain(account, access)
        chances = net.reliabilities(account)
        losses = {decider.id: chances.losses(theirs(decider.id)) for decider in access.decision.deciders}
        heard.append(_heard(net, chances))
        on_people, on_ties = key_dependencies(net, heard[-1].deciders, losses)
        people.extend(on_people)
        ties.extend(on_ties)
        findings.extend(
            finding(account, net, dependency, chances.weighed)
            for dependency in on_people
            if dependency.importance.value >= rules.hinge
        )
    people.sort(key=_most)
    ties.sort(key=_most)
    return Reliability(tuple(heard), tuple(people), tuple(ties), rules.samples, rules.seed, tuple(findings))


def _most(dependency: KeyDependency) -> tuple[tuple[int, str, float], float, str, tuple[str, ...]]:
    at_risk, importance = largest_first(dependency.at_risk), dependency.importance.value
    return at_risk, -importance, dependency.opportunity or "", dependency.who


def _heard(net: Chain, chances: Reliabilities) -> Heard:
    decision = net.access.decision
    name = unpriced(decision.opportunity)
    deciders = tuple((decider, chances.of(theirs(decider.id))) for decider in decision.deciders)
    if not deciders:
        return Heard(decision.id, name, net.days, chances.weighed, ())
    vetoes = [theirs(decider.id) for decider in decision.deciders if decider.veto]
    return Heard(
        decision.id,
        name,
        net.days,
        chances.weighed,
        deciders,
        share=chances.mean({theirs(decider.id): decider.weight for decider in decision.deciders}),
        any=chances.any(net.targets),
        vetoes=chances.all(vetoes) if vetoes else None,
    )
