"""One unit or one opportunity of an account by itself: who belongs to it, who leads to its decision, and nothing of the others.

Everybody stays who is on any way from ours to a decision maker of the part, so that ways, cuts and chances come out as in
the whole account.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphcrm.account.access import US, accesses, is_ours, plain, theirs
from graphcrm.account.decisions import deciders_of
from graphcrm.account.graph import AccountGraph
from graphcrm.analysis import coverage, routes
from graphcrm.graphs import reachable
from graphcrm.records import CompetesFor, Contact, Employee, Opportunity, Organization, Supports
from graphcrm.schema import NODE_TYPES
from graphcrm.snapshot.limited import called, limited
from graphcrm.snapshot.mentions import Mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphcrm.analysis import Analysis
    from graphcrm.findings import Finding
    from graphcrm.snapshot import Snapshot

_ABOUT = tuple(node.label for node in NODE_TYPES if not node.proper and not node.whole)
"""What is kept where it has to do with somebody or something of the part."""
Names = Collection[str]


def part_of(snapshot: Snapshot, wanted: str) -> Snapshot:
    """The account limited to one unit, with those below it, or one opportunity, by id or name. Raises `NotFound`."""
    part = snapshot.find_part(wanted).id
    account = AccountGraph(snapshot)
    if part in snapshot.nodes(Opportunity):
        stances = snapshot.ties(Supports, Contact)
        concerned = {tie.from_id for tie in stances if part in (tie.to_id, tie.opportunity)}
        people = concerned.union(decider.id for decider in deciders_of(account, part))
        return _cut(account, people, frozenset({part}), frozenset(), part)
    units = _below(account, part)
    people = {who for who, places in account.units.items() if not units.isdisjoint(places)}
    deals = {
        deal for deal, voices in account.deciders.items() if any(tie.from_id in people for tie in voices)
    }
    return _cut(account, people, frozenset(deals), units, part)


def limited_to(whole: Analysis, wanted: str) -> Analysis:
    """The analysis of a part: what the whole account's says of it, and nothing that names anybody else. Raises `NotFound`."""
    from graphcrm.analysis import Analysis

    snapshot = part_of(whole.snapshot, wanted)
    account = AccountGraph(snapshot, whole.account.rules)
    deals = snapshot.nodes(Opportunity)
    nodes = {*snapshot.nodes(Contact), *snapshot.nodes(Employee), *deals, *snapshot.nodes(Organization)}
    others = Mentions(called(whole.snapshot) - called(snapshot))
    own = {finding.id: finding for finding in coverage.find(account).findings}
    findings = [
        _unsaid(shown, others)
        for finding in whole.findings
        if nodes.issuperset((*finding.who, *finding.about))
        and (finding.opportunity is None or finding.opportunity in deals)
        if (shown := own.get(finding.id) if others.within(finding.sentence) else finding) is not None
    ]
    results = {**whole.results, "routes": routes.find(account)}
    layers = tuple(
        _unsaid(finding, others)
        for finding in whole.layers
        if nodes.issuperset((*finding.who, *finding.about)) and not others.within(finding.sentence)
    )
    return Analysis(account, MappingProxyType(results), tuple(findings), layers)


def _unsaid(finding: Finding, others: Mentions) -> Finding:
    """Without the next step and the reasons that name somebody else."""
    step = "" if others.within(finding.next_step) else finding.step
    evidence = tuple(reason for reason in finding.evidence if not others.within(reason.text))
    return replace(finding, step=step, evidence=evidence)


def _below(account: AccountGraph, unit: str) -> frozenset[str]:
    units, waiting = {unit}, [unit]
    while waiting:
        fresh = [part for part in account.parts.get(waiting.pop(), ()) if part not in units]
        units.update(fresh)
        waiting += fresh
    return frozenset(units)


def _on_a_way(account: AccountGraph, deciding: Names) -> Iterator[str]:
    """Everybody, of ours and of theirs, from whom a way that begins with us leads on to one of these."""
    for access in accesses(account):
        ends = [theirs(decider.id) for decider in access.decision.deciders if decider.id in deciding]
        reached = reachable(access.graph, [US])
        yield from (reached & reachable(access.graph.reverse(copy=False), ends)) - {US}


def _cut(
    account: AccountGraph, inside: Names, deals: frozenset[str], units: frozenset[str], part: str
) -> Snapshot:
    snapshot = account.snapshot
    on_way = set(_on_a_way(account, _deciding(account, inside, deals, whole=not units)))
    contacts = {*inside, *(plain(node) for node in on_way if not is_ours(node))}
    ours = {plain(node) for node in on_way if is_ours(node)}
    ours |= {tie.from_id for who in contacts for tie in account.known_by.get(who, ())}
    ours |= {who for contact in contacts if contact in account.met for who in account.met[contact].by}
    places = {place for who in contacts for place in account.units.get(who, ())} | units
    places |= {place for who in ours for place in snapshot.units_of(who)}
    owner = {inner: place for place, parts in account.parts.items() for inner in parts}
    for place in tuple(places):
        above = place
        while (above := owner.get(above, "")) and above not in places:
            places.add(above)
    staying = {
        "Contact": frozenset(contacts),
        "Employee": frozenset(ours),
        "Opportunity": deals,
        "OrgUnit": frozenset(places),
        "Organization": _organizations(account, contacts, deals),
        **_events(snapshot, contacts, deals, units),
    }
    return limited(snapshot, staying, part)


def _deciding(account: AccountGraph, inside: Names, deals: frozenset[str], *, whole: bool) -> set[str]:
    """Whose ways are followed: of an opportunity all who decide on it, of a unit those of it who decide on anything."""
    deciders = {decider.id for deal in deals for decider in deciders_of(account, deal)}
    return deciders if whole else deciders & set(inside)


def _events(snapshot: Snapshot, contacts: Names, deals: Names, units: Names) -> dict[str, frozenset[str]]:
    """What happened with, or is planned for, somebody or something of the part."""
    about = {"Contact": contacts, "Opportunity": deals, "OrgUnit": units}
    events: dict[str, set[str]] = {label: set() for label in _ABOUT}
    for (_, start, end), ties in snapshot._ties.items():  # noqa: SLF001 — its tables
        for this, other, of_this in ((start, end, 0), (end, start, 1)):
            if this in events and other in about:
                events[this] |= {tie[of_this] for tie in ties if tie[1 - of_this] in about[other]}
    return {label: frozenset(ids) for label, ids in events.items()}


def _organizations(account: AccountGraph, contacts: Names, deals: Names) -> frozenset[str]:
    """The account, ours, and whoever competes for, or is supported by, something of the part."""
    snapshot = account.snapshot
    ours = (ident for ident, kind in account.organizations.items() if kind == "own")
    competing = (tie.from_id for tie in snapshot.ties(CompetesFor) if tie.to_id in deals)
    stances = snapshot.ties(Supports, Contact, Organization)
    supported = (tie.to_id for tie in stances if tie.from_id in contacts)
    return frozenset((snapshot.account.id, *ours, *competing, *supported))
