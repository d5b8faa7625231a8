"""How many ways lead to each decision maker, and whose loss would cut them all?

The route count is the largest number of routes with nobody in common (Menger 1927); the cut, equally large, names the
fewest people without whom no route is left, once as near to us and once as near to the decision maker as can be.
Kinds: ``no_access``, a decision maker whom no route reaches; ``thin_access``, an important one (heavy, or with a veto)
who hangs on exactly `Rules.thin` people. Who hangs on one is a finding of `single_points`. (L2)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graphcrm.account.access import Access, Route, accesses, is_ours, plain, theirs
from graphcrm.account.decisions import Decider, Decision
from graphcrm.account.evidence import reason, shut, strongest
from graphcrm.account.graph import AccountGraph
from graphcrm.account.next_step import another_way, planned
from graphcrm.analysis.result import Measure, Result, members, record, unpriced
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Fact, Message, Several, joined
from graphcrm.snapshot import Snapshot

NONE, THIN = "no_access", "thin_access"
_DECISION = members("opportunity=id rule deciders")


@dataclass(frozen=True, slots=True)
class Reach:
    """How one decision maker of one opportunity is reached.

    ``routes`` share nobody but their end, the best first; ``best`` is the strongest of all and need not be among them.
    ``near_us`` and ``near_them`` are the smallest cuts, by id: equal where there is only one. All are empty, and
    ``best`` is ``None``, where nobody of ours leads there.
    """

    MEMBERS = members("opportunity decider count routes best near_us near_them")

    opportunity: str | None
    decider: Decider
    routes: tuple[Route, ...] = ()
    best: Route | None = None
    near_us: tuple[str, ...] = ()
    near_them: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """The route count."""
        return len(self.routes)


@dataclass(frozen=True, slots=True)
class Routes(Result):
    """How every decision maker is reached: by opportunity, the largest first, then by weight of voice.

    ``decisions`` has the opportunities that nobody is known to decide on, too. ``faint`` counts, by decision, the ties
    too weak to be part of a route.
    """

    TABLE = "reaches"
    ROW = members("opportunity decider=decider.id routes=count best=best.carry cut=near_them")
    MEMBERS = members("decisions=weighed reaches findings")

    decisions: tuple[Decision, ...]
    reaches: tuple[Reach, ...]
    faint: tuple[int, ...]
    findings: tuple[Finding, ...]

    def of(self, opportunity: str | None) -> tuple[Reach, ...]:
        """How the decision makers of one opportunity are reached."""
        return tuple(reach for reach in self.reaches if reach.opportunity == opportunity)

    @property
    def weighed(self) -> list[dict[str, Any]]:
        """The decisions, each with how many ties are too weak."""
        pairs = zip(self.decisions, self.faint, strict=True)
        return [{**record(decision, shown=_DECISION), "faint": faint} for decision, faint in pairs]

    def measures(self, snapshot: Snapshot) -> list[Measure]:
        deals = {decision.id: unpriced(decision.opportunity) for decision in self.decisions}
        measures: list[Measure] = []
        for reach in self.reaches:
            who, deal = snapshot.named(reach.decider.id), deals[reach.opportunity]
            name, about = Message("measure.routes", who=who, deal=deal), (reach.decider.id, reach.opportunity)
            measures.append(Measure(name, float(reach.count), 1, about))
        return measures


def find(account: AccountGraph) -> Routes:
    """Routes and cuts for every decision maker of every open opportunity; findings on those badly reached."""
    reaches: list[Reach] = []
    findings: list[Finding] = []
    for access in accesses(account):
        for decider in access.decision.deciders:
            if not access.ways.reaches(theirs(decider.id)):
                reaches.append(Reach(access.decision.id, decider))
                findings.append(_no_access(account, access, decider))
                continue
            reach = _reach(account, access, decider)
            reaches.append(reach)
            if decider.important and reach.count == account.rules.thin:
                findings.append(_thin_access(account, access, reach))
    decisions = tuple(access.decision for access in accesses(account))
    faint = tuple(len(access.faint) for access in accesses(account))
    return Routes(decisions, tuple(reaches), faint, tuple(findings))


def _reach(account: AccountGraph, access: Access, decider: Decider) -> Reach:
    target = theirs(decider.id)
    disjoint = access.ways.apart(target)
    best = access.ways.strongest(target)
    return Reach(
        access.decision.id,
        decider,
        tuple(access.route(account, route) for route in disjoint.routes),
        access.route(account, best) if best else None,
        _ids(disjoint.near_us),
        _ids(disjoint.near_them),
    )


def _ids(nodes: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(plain, sorted(nodes)))


def _no_access(account: AccountGraph, access: Access, decider: Decider) -> Finding:
    decision, who = access.decision, account.person(decider.id)
    if account.contacts[decider.id].placeholder:
        step: Fact = Message("finding.step.who_fills", who=who)
    else:
        step = another_way(account, decider.id, ())
    stops = Message("evidence.no_access", n=access.known_to, who=who)
    return Finding(
        kind=NONE,
        severity=Severity.CRITICAL if decider.grave else Severity.WEAK,
        who=(decider.id,),
        about=(decider.id,),
        opportunity=decision.id,
        at_stake=decision.amount,
        message=Message(
            "finding.no_access.veto" if decider.veto else "finding.no_access",
            who=who,
            deal=account.deal(decision.opportunity),
            why=_why(account, access, decider.id),
        ),
        step=planned(account, decider.id, decision.id) or step,
        seed="L2",
        evidence=(reason(account, stops, []), *shut(account, access, decider.id)),
    )


def _why(account: AccountGraph, access: Access, contact: str) -> Message:
    if account.contacts[contact].placeholder:
        return Message("finding.no_access.not_known_who")
    if not account.employees:
        return Message("finding.no_access.none_of_ours")
    if not access.known_to:
        return Message("finding.no_access.nobody_known")
    if contact in account.known_by:
        return Message("finding.no_access.too_weak")
    return Message("finding.no_access.no_link")


def _thin_access(account: AccountGraph, access: Access, reach: Reach) -> Finding:
    decision, decider = access.decision, reach.decider.id
    best = strongest(account, access, decider)
    evidence = [best] if best else []
    if reach.near_us != reach.near_them:
        nearer = Message("evidence.thin_access", people=_people(account, access, reach.near_us))
        evidence.append(reason(account, nearer, [], reach.near_us))
    return Finding(
        kind=THIN,
        severity=Severity.WEAK,
        who=reach.near_them,
        about=(decider,),
        opportunity=decision.id,
        at_stake=decision.amount,
        message=Message(
            "finding.thin_access",
            n=reach.count,
            who=account.person(decider),
            deal=account.deal(decision.opportunity),
            people=_people(account, access, reach.near_them),
        ),
        step=planned(account, decider, decision.id) or another_way(account, decider, reach.near_them),
        seed="L2",
        evidence=(*evidence, *shut(account, access, decider)),
        subject=decider,
    )


def _people(account: AccountGraph, access: Access, who: tuple[str, ...]) -> Several:
    ours = {plain(node): is_ours(node) for node in access.graph}
    return joined(
        Message("finding.thin_access.ours", who=account.colleague(ident))
        if ours[ident]
        else account.person(ident)
        for ident in who
    )
