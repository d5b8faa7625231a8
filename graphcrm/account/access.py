"""The access graph of a decision: us → our employees → whom they know → whom those influence → who decides.

Every edge has ``carry``, the chance in (0, 1] that our case comes over it, ``alone``, what the tie carries alone, and ``tie``, the record it stands on (none
from us to our own people). A tie carries strength × confidence × freshness; one below `Rules.least_carry` is no route
and is left out. A contact passes our case on with a factor by stance, multiplied into every edge that leaves: whom an
opponent influences hears nothing from us that way, so no edge leaves one. A contact's node has that factor as ``relay``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

from graphcrm.account.decisions import decisions
from graphcrm.account.invalidation import ACCESS, CARRYING, STANCE
from graphcrm.account.stance import stance
from graphcrm.graphs import Prepared, Ways, route_strength, without_people
from graphcrm.messages import Message
from graphcrm.records import Contact, Employee, Knows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx

    from graphcrm.account.decisions import Decision
    from graphcrm.account.graph import AccountGraph, CarryingTie

    Carrying = dict[tuple[str, str], tuple[float, CarryingTie]]

US = "us"
_OURS, _THEIRS = "ours:", "theirs:"


def ours(ident: str) -> str:
    """The node of an employee; employees and contacts may share ids, nodes never do."""
    return _OURS + ident


def theirs(ident: str) -> str:
    """The node of a contact."""
    return _THEIRS + ident


def is_ours(node: str) -> bool:
    """Whether a node is an employee."""
    return node.startswith(_OURS)


def plain(node: str) -> str:
    """The id of the person that a node stands for."""
    return node.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Route:
    """One way from one of ours to somebody who decides: the ids, both ends included.

    ``carry`` is the chance that what we say arrives, were the ties independent; ``stale`` whether any tie of it is
    undated or older than its half-life, ``undated`` whether any has no date, ``old`` whether any is older.
    """

    path: tuple[str, ...]
    carry: float
    stale: bool = False
    undated: bool = False
    old: bool = False

    @property
    def age(self) -> Message | None:
        """What is to be said of its age, nothing where all of it is fresh."""
        if not self.old:
            return Message("route.undated") if self.undated else None
        return Message("route.old_and_undated" if self.undated else "route.old")

    def to_dict(self) -> dict[str, Any]:
        return {"path": list(self.path), "carry": self.carry, "stale": self.stale}


@dataclass(frozen=True)
class Access:
    """The access graph of one decision. ``faint`` are the ties left out, ``silent`` the opponents, by id.

    All analyses share it: nobody adds to the graph.
    ``ways`` are the ways from us through it.
    """

    decision: Decision
    graph: nx.DiGraph[str]
    faint: tuple[CarryingTie, ...]
    silent: frozenset[str]
    ways: Ways
    alone: Prepared
    """The same as arrays, with what each tie carries alone, whatever its giver passes on."""

    def ties(self, route: Sequence[str]) -> tuple[CarryingTie, ...]:
        """The records that a route of nodes stands on, in its order."""
        ties = (self.graph.edges[pair]["tie"] for pair in pairwise(route))
        return tuple(tie for tie in ties if tie is not None)

    def route(self, account: AccountGraph, nodes: Sequence[str]) -> Route:
        """A route of nodes, us first, as ids."""
        carry = route_strength(self.graph, nodes)
        stale = [tie for tie in self.ties(nodes) if account.stale(tie)]
        undated = sum(tie.observed_on is None for tie in stale)
        return Route(
            tuple(map(plain, nodes[1:])), carry, bool(stale), undated=undated > 0, old=len(stale) > undated
        )

    @cached_property
    def known_to(self) -> int:
        """How many of ours know somebody here well enough for it to count."""
        return sum(1 for node in self.graph if is_ours(node) and self.graph.out_degree(node))


def access(account: AccountGraph, decision: Decision) -> Access:
    """The access graph of one decision. Of parallel ties the stronger stays, of equal ones the influence.

    Everybody is a node, reached or not. O(people + ties).
    """
    relay = account.memo.once(
        f"relay {decision.id or ''}",
        STANCE,
        lambda: {
            ident: account.rules.relay[stance(account, ident, decision.id)] for ident in account.contacts
        },
        lambda known, left: {ident: factor for ident, factor in known.items() if ident not in left},
    )
    ties, faint = account.memo.once("carrying ties", CARRYING, lambda: _carrying(account), _others)
    everybody = account.memo.once("access", CARRYING | {Contact, Employee}, lambda: _prepared(account, ties))
    graph = account.memo.once(
        f"access graph {decision.id or ''}",
        CARRYING | STANCE | {Employee},
        lambda: _graph(account, ties, relay),
        lambda known, left: without_people(known, frozenset(map(theirs, left))),
    )
    alone, carrying = everybody.relayed({theirs(ident): factor for ident, factor in relay.items()})
    name = f"ways {decision.id or ''}"
    ways = account.memo.once(name, ACCESS, lambda: Ways(carrying, US, account.memo.past(name, Ways)))
    silent = frozenset(ident for ident, factor in relay.items() if factor == 0)
    return Access(decision, graph, faint, silent, ways, alone)


def _graph(account: AccountGraph, ties: Carrying, relay: Mapping[str, float]) -> nx.DiGraph[str]:
    import networkx as nx

    best: list[tuple[str, str, dict[str, object]]] = []
    for (start, end), (alone, tie) in ties.items():
        carry = alone if type(tie) is Knows else alone * relay[tie.from_id]
        if carry > 0:
            best.append((start, end, {"carry": carry, "alone": alone, "tie": tie}))
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node(US)
    graph.add_nodes_from(map(ours, account.employees))
    graph.add_edges_from(((US, ours(ident)) for ident in account.employees), carry=1.0, alone=1.0, tie=None)
    graph.add_nodes_from((theirs(ident), {"relay": factor}) for ident, factor in relay.items())
    graph.add_edges_from(best)
    return graph


def _carrying(
    account: AccountGraph,
) -> tuple[Carrying, tuple[CarryingTie, ...]]:
    """By pair of nodes the tie that counts, of several the strongest, and what it carries; and those that are too faint."""
    strongest: dict[tuple[str, str], tuple[float, CarryingTie]] = {}
    faint: list[CarryingTie] = []
    knows = [tie for ties in account.known_by.values() for tie in ties]
    for tie in (*knows, *account.between_contacts):
        if account.carries(tie):
            start = ours(tie.from_id) if isinstance(tie, Knows) else theirs(tie.from_id)
            ends, carry = (start, theirs(tie.to_id)), account.carry(tie)
            if ends not in strongest or strongest[ends][0] < carry:
                strongest[ends] = carry, tie
        else:
            faint.append(tie)
    return strongest, tuple(faint)


def _others(
    known: tuple[Carrying, tuple[CarryingTie, ...]], left: frozenset[str]
) -> tuple[Carrying, tuple[CarryingTie, ...]]:
    gone, (ties, faint) = frozenset(map(theirs, left)), known
    return (
        {ends: tie for ends, tie in ties.items() if gone.isdisjoint(ends)},
        tuple(
            tie for tie in faint if tie.to_id not in left and (type(tie) is Knows or tie.from_id not in left)
        ),
    )


def _prepared(account: AccountGraph, ties: Carrying) -> Prepared:
    """Everybody, and the ties that count with what they carry alone, as arrays."""
    people = [US, *map(ours, account.employees), *map(theirs, account.contacts)]
    own = ((US, ours(ident), 1.0) for ident in account.employees)
    return Prepared.of(people, chain(own, ((*ends, alone) for ends, (alone, _) in ties.items())))


def accesses(account: AccountGraph) -> tuple[Access, ...]:
    """The access graph of every decision (see `decisions`), made once a ground."""
    return account.memo.once(
        "accesses", ACCESS, lambda: tuple(access(account, decision) for decision in decisions(account))
    )
