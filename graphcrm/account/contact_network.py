"""The customer's own network: contacts, joined by what ties them to each other, whatever their stance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.invalidation import BETWEEN
from graphcrm.graphs import without_people

if TYPE_CHECKING:
    import networkx as nx

    from graphcrm.account.graph import AccountGraph


def contact_network(account: AccountGraph) -> nx.Graph[str]:
    """Contacts, joined by influences and reporting lines that count; ``weight``: what all ties of two carry together.

    All analyses share it: nobody adds to it.
    """
    return account.memo.once("contact network", BETWEEN, lambda: _contact_network(account), without_people)


def well_known(account: AccountGraph) -> frozenset[str]:
    """The contacts whom one of ours knows well enough for it to count."""
    return frozenset(ident for ident, ties in account.known_by.items() if any(map(account.carries, ties)))


def _contact_network(account: AccountGraph) -> nx.Graph[str]:
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(account.contacts)
    for tie in account.between_contacts:
        if account.carries(tie):
            ends = tie.from_id, tie.to_id
            weight: float = graph.edges[ends]["weight"] if graph.has_edge(*ends) else 0.0
            graph.add_edge(*ends, weight=weight + account.carry(tie))
    return graph
