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
from typing import TYPE_CHECKING, Any

from graphcrm.account.access import accesses, theirs
from graphcrm.analysis.reliability.at_risk import finding
from graphcrm.analysis.reliability.chain import chain
from graphcrm.analysis.reliability.key_dependencies import Hinge, hinges
from graphcrm.analysis.result import Measure, Result

if TYPE_CHECKING:
    from graphcrm.account.decisions import Decider
    from graphcrm.account.graph import AccountGraph
    from graphcrm.analysis.reliability.chain import Chain
    from graphcrm.findings import Finding
    from graphcrm.graphs import Estimate, Reliabilities
    from graphcrm.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Heard:
    """How likely the decision makers of one opportunity hear us, the heaviest voice first.

    ``days``: how far ahead people may leave; ``weighed``: how many samples importance is from, where it is not exact. ``share`` and ``any`` are ``None`` where nobody is known to decide,
    ``vetoes`` where nobody can stop it alone.
    """

    opportunity: str | None
    name: str
    days: int
    weighed: int
    deciders: tuple[tuple[Decider, Estimate], ...]
    share: Estimate | None = None
    any: Estimate | None = None
    vetoes: Estimate | None = None

    def to_dict(self) -> dict[str, Any]:
        together = {"share": self.share, "any": self.any, "vetoes": self.vetoes}
        return {
            "opportunity": self.opportunity,
            "days": self.days,
            "weighed": self.weighed,
            "deciders": [{**who.to_dict(), "heard": chance.to_dict()} for who, chance in self.deciders],
            **{name: each.to_dict() if each else None for name, each in together.items()},
        }


@dataclass(frozen=True, slots=True)
class Reliability(Result):
    """How likely we are heard, by opportunity, the largest first; and what hangs on each person and each tie, most first.

    ``samples``: how many were drawn where a chance is not exact; ``seed``: which.
    """

    heard: tuple[Heard, ...]
    people: tuple[Hinge, ...]
    ties: tuple[Hinge, ...]
    samples: int
    seed: int
    findings: tuple[Finding, ...]

    def of(self, opportunity: str | None, decider: str) -> Estimate | None:
        """The chance to be heard by one decision maker; ``None`` for who has no voice in it."""
        for each in self.heard:
            if each.opportunity == opportunity:
                return next((chance for who, chance in each.deciders if who.id == decider), None)
        return None

    def rows(self) -> list[dict[str, Any]]:
        return [
            {
                "opportunity": each.opportunity,
                "decider": who.id,
                "heard": chance.value,
                "low": chance.low,
                "high": chance.high,
                "exact": chance.exact,
            }
            for each in self.heard
            for who, chance in each.deciders
        ]

    def measures(self, snapshot: Snapshot) -> list[Measure]:
        found: list[Measure] = []
        for each in self.heard:
            if each.share is not None:
                found.append(
                    Measure(
                        f"share of the deciding weight that hears us for {each.name}",
                        each.share.value,
                        1,
                        share=True,
                    )
                )
            found.extend(
                Measure(
                    f"chance to be heard by {snapshot.name(who.id)} for {each.name}",
                    chance.value,
                    1,
                    share=True,
                )
                for who, chance in each.deciders
            )
        return found

    def to_dict(self) -> dict[str, Any]:
        return {
            "heard": [each.to_dict() for each in self.heard],
            "people": [each.to_dict() for each in self.people],
            "ties": [each.to_dict() for each in self.ties],
            "samples": self.samples,
            "seed": self.seed,
            "findings": [each.to_dict() for each in self.findings],
        }


def find(account: AccountGraph) -> Reliability:
    """Access reliability and importance for every open opportunity; findings on those on whom much hangs.

    Exponential only below the limits of `graphs.factoring`; else `Rules.samples` samples an opportunity,
    and for importance a few times as much a decision maker.
    """
    heard: list[Heard] = []
    people: list[Hinge] = []
    ties: list[Hinge] = []
    findings: list[Finding] = []
    for access in accesses(account):
        net = chain(account, access)
        found = net.reliabilities(account)
        losses = {each.id: found.losses(theirs(each.id)) for each in access.decision.deciders}
        heard.append(_heard(net, found))
        on_people, on_ties = hinges(net, heard[-1].deciders, losses)
        people.extend(on_people)
        ties.extend(on_ties)
        findings.extend(
            finding(account, net, each, found.weighed)
            for each in on_people
            if each.importance.value >= account.rules.hinge
        )
    people.sort(key=_most)
    ties.sort(key=_most)
    rules = account.rules
    return Reliability(tuple(heard), tuple(people), tuple(ties), rules.samples, rules.seed, tuple(findings))


def _most(hinge: Hinge) -> tuple[float, float, str, tuple[str, ...]]:
    return -(hinge.at_risk or 0.0), -hinge.importance.value, hinge.opportunity or "", hinge.who


def _heard(net: Chain, found: Reliabilities) -> Heard:
    decision = net.access.decision
    name = decision.opportunity.name if decision.opportunity else "this account"
    deciders = tuple((each, found.of(theirs(each.id))) for each in decision.deciders)
    if not deciders:
        return Heard(decision.id, name, net.days, found.weighed, ())
    vetoes = [theirs(each.id) for each in decision.deciders if each.veto]
    return Heard(
        decision.id,
        name,
        net.days,
        found.weighed,
        deciders,
        share=found.mean({theirs(each.id): each.weight for each in decision.deciders}),
        any=found.any(net.targets),
        vetoes=found.all(vetoes) if vetoes else None,
    )
