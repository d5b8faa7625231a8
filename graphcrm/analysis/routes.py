"""How many ways lead to each decision maker, and whose loss would cut them all?

The route count is the largest number of routes with nobody in common (Menger 1927); the cut, equally large, names the
fewest people without whom no route is left, once as near to us and once as near to the decision maker as can be.
Kinds: ``no_access``, a decision maker whom no route reaches; ``thin_access``, an important one (heavy, or with a veto)
who hangs on exactly `Rules.thin` people. Who hangs on one is a finding of `single_points`. (L2)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.account.access import Route, accesses, is_ours, plain, theirs
from graphcrm.account.evidence import reason, shut, strongest
from graphcrm.account.next_step import another_way, planned, with_plan
from graphcrm.account.wording import called, counted, deal, joined, titled
from graphcrm.analysis.result import Measure, Result
from graphcrm.findings import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphcrm.account.access import Access
    from graphcrm.account.decisions import Decider, Decision
    from graphcrm.account.graph import AccountGraph
    from graphcrm.snapshot import Snapshot

NONE, THIN = "no_access", "thin_access"


@dataclass(frozen=True, slots=True)
class Reach:
    """How one decision maker of one opportunity is reached.

    ``routes`` share nobody but their end, the best first; ``best`` is the strongest of all and need not be among them.
    ``near_us`` and ``near_them`` are the smallest cuts, by id: equal where there is only one. All are empty, and
    ``best`` is ``None``, where nobody of ours leads there.
    """

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

    def to_dict(self) -> dict[str, Any]:
        return {
            "opportunity": self.opportunity,
            "decider": self.decider.to_dict(),
            "count": self.count,
            "routes": [route.to_dict() for route in self.routes],
            "best": self.best.to_dict() if self.best else None,
            "near_us": list(self.near_us),
            "near_them": list(self.near_them),
        }


@dataclass(frozen=True, slots=True)
class Routes(Result):
    """How every decision maker is reached: by opportunity, the largest first, then by weight of voice.

    ``decisions`` has the opportunities that nobody is known to decide on, too. ``faint`` counts, by decision, the ties
    too weak to be part of a route.
    """

    decisions: tuple[Decision, ...]
    reaches: tuple[Reach, ...]
    faint: tuple[int, ...]
    findings: tuple[Finding, ...]

    def of(self, opportunity: str | None) -> tuple[Reach, ...]:
        """How the decision makers of one opportunity are reached."""
        return tuple(each for each in self.reaches if each.opportunity == opportunity)

    def measures(self, snapshot: Snapshot) -> list[Measure]:
        deals = {None: "this account"} | {
            each.id: each.opportunity.name for each in self.decisions if each.opportunity
        }
        return [
            Measure(
                f"ways to {snapshot.name(each.decider.id)} for {deals[each.opportunity]}",
                float(each.count),
                1,
            )
            for each in self.reaches
        ]

    def rows(self) -> list[dict[str, Any]]:
        return [
            {
                "opportunity": each.opportunity,
                "decider": each.decider.id,
                "routes": each.count,
                "best": each.best.carry if each.best else None,
                "cut": list(each.near_them),
            }
            for each in self.reaches
        ]

    def to_dict(self) -> dict[str, Any]:
        return {
            "decisions": [
                {
                    "opportunity": each.id,
                    "rule": each.rule,
                    "deciders": [one.to_dict() for one in each.deciders],
                    "faint": faint,
                }
                for each, faint in zip(self.decisions, self.faint, strict=True)
            ],
            "reaches": [each.to_dict() for each in self.reaches],
            "findings": [each.to_dict() for each in self.findings],
        }


def find(account: AccountGraph) -> Routes:
    """Routes and cuts for every decision maker of every open opportunity; findings on those badly reached."""
    reaches: list[Reach] = []
    findings: list[Finding] = []
    every = accesses(account)
    for access in every:
        for decider in access.decision.deciders:
            if not access.ways.reaches(theirs(decider.id)):
                reaches.append(Reach(access.decision.id, decider))
                findings.append(_none(account, access, decider))
                continue
            reach = _reach(account, access, decider)
            reaches.append(reach)
            if decider.important and reach.count == account.rules.thin:
                findings.append(_thin(account, access, reach))
    decisions, faint = tuple(each.decision for each in every), tuple(len(each.faint) for each in every)
    return Routes(decisions, tuple(reaches), faint, tuple(findings))


def _reach(account: AccountGraph, access: Access, decider: Decider) -> Reach:
    target = theirs(decider.id)
    apart = access.ways.apart(target)
    best = access.ways.strongest(target)
    return Reach(
        access.decision.id,
        decider,
        tuple(access.route(account, each) for each in apart.routes),
        access.route(account, best) if best else None,
        _ids(apart.near_us),
        _ids(apart.near_them),
    )


def _ids(nodes: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(plain, sorted(nodes)))


def _none(account: AccountGraph, access: Access, decider: Decider) -> Finding:
    decision, contact = access.decision, account.contacts[decider.id]
    veto = ", who can stop it alone" if decider.veto else ""
    why = "nobody has found out who this is" if contact.placeholder else _why(account, access, decider.id)
    step = f"Find out who fills the place {called(contact)}." if contact.placeholder else ""
    step = step or another_way(account, access, decider.id, ())
    text = f"{counted(access.known_to, 'of ours knows', 'of ours know')} people here, but no tie leads on to {called(contact)}."
    return Finding(
        kind=NONE,
        severity=Severity.CRITICAL if decider.grave else Severity.WEAK,
        who=(decider.id,),
        about=(decider.id,),
        opportunity=decision.id,
        at_stake=decision.amount,
        message=f"No way leads to {titled(contact)}{veto}, for {deal(decision.opportunity, account.currency)}: {why}.",
        step=with_plan(step, planned(account, decider.id, decision.id)),
        seed="L2",
        evidence=(reason(account, text, []), *shut(account, access, decider.id)),
    )


def _why(account: AccountGraph, access: Access, contact: str) -> str:
    if not account.employees:
        return "none of our people is recorded"
    if not access.known_to:
        return "none of ours knows anybody here well enough"
    if contact in account.known_by:
        return "who of ours knows this person does so too little to count"
    return "none of ours knows this person, nor anybody who could pass it on"


def _thin(account: AccountGraph, access: Access, reach: Reach) -> Finding:
    decision, contact = access.decision, account.contacts[reach.decider.id]
    people = _names(account, access, reach.near_them)
    found: list[Evidence] = [one for one in (strongest(account, access, contact.id),) if one]
    if reach.near_us != reach.near_them:
        text = f"Nearer to us, the same holds of {_names(account, access, reach.near_us)}: without them no route is left."
        found.append(reason(account, text, [], reach.near_us))
    return Finding(
        kind=THIN,
        severity=Severity.WEAK,
        who=reach.near_them,
        about=(contact.id,),
        opportunity=decision.id,
        at_stake=decision.amount,
        message=f"{titled(contact)} hangs on {counted(reach.count, 'person', 'people')} only for "
        f"{deal(decision.opportunity, account.currency)}: {people}.",
        step=with_plan(
            another_way(account, access, contact.id, reach.near_them),
            planned(account, contact.id, decision.id),
        ),
        seed="L2",
        evidence=(*found, *shut(account, access, contact.id)),
    )


def _names(account: AccountGraph, access: Access, who: tuple[str, ...]) -> str:
    people = {plain(node): is_ours(node) for node in access.graph}
    return joined(
        [
            called(account.employees[one]) + " (ours)" if people[one] else called(account.contacts[one])
            for one in who
        ]
    )
