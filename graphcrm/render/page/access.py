"""What the page's script needs to say what would be if somebody left: the access graph of every decision, as numbers.

Everybody is a number, in the order in which the analyses break ties: ours by id, then theirs by id. Ties are listed by
who passes something on. A price is −log₂ of what a tie carries, in steps of 2⁻⁴⁰, as `graphcrm.graphs` reckons it, so that
the script finds the same strongest route. The graph of the account as a whole is there even where somebody decides on
an opportunity: once all of those have left, the account's decision makers count (see `account.decisions`, whose candidates these are).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphcrm.account.access import US, Access, access, accesses, is_ours, plain, theirs
from graphcrm.account.decisions import Decision, marked
from graphcrm.account.graph import AccountGraph
from graphcrm.graphs.ties import costs
from graphcrm.render.shape import AccessData

_STEP_BITS = 24  # `costs` counts steps there; the script counts them itself
_NO_TIE = -1
_Tie = tuple[str, str]


def access_data(account: AccountGraph, keys: Mapping[str, str] | None = None) -> AccessData:
    """The access graph of each decision as plain data, for ``frontend/src/whatif``.

    ``keys``: what each of ours goes by on the page, by id; where none are given, by the id.

    ``people``: what everybody goes by, ours first; ``ours``: how many those are. ``ties``: for each person how many ties
    lead on (``leaving``), to whom (``to``), at which of the ``prices`` (``price``; −1: not at all) for the account as a whole,
    and whether that tie is old (``stale``, a character each). ``decisions``: opportunities with their ``deciders``, heaviest first,
    and the ties that have another price for them: tie, price, tie, price … ``account``: who is marked as ``key``, and
    the reporting ``lines``: who, to whom, who, to whom …
    """
    whole, deals = _by_decision(account)
    nodes = sorted(node for node in whole.graph if node != US)
    place = {node: number for number, node in enumerate(nodes)}
    base, *others = map(_priced, (whole, *deals))
    ties = sorted({tie for deal_costs in (base, *others) for tie in deal_costs})
    prices = sorted({price for deal_costs in (base, *others) for price in deal_costs.values()})
    number = {price: index for index, price in enumerate(prices)}

    def priced(reckoned: Mapping[_Tie, int], tie: _Tie) -> int:
        return number[reckoned[tie]] if tie in reckoned else _NO_TIE

    return {
        "people": [_key(node, keys or {}) for node in nodes],
        "ours": len(account.employees),
        "ties": {
            "leaving": _leaving(ties, place),
            "to": [place[taker] for _, taker in ties],
            "price": [priced(base, tie) for tie in ties],
            "stale": "".join("01"[_stale(account, (whole, *deals), tie)] for tie in ties),
        },
        "prices": prices,
        "decisions": [
            {
                "id": deal.decision.id or "",
                "deciders": [place[theirs(decider.id)] for decider in deal.decision.deciders],
                "other": [
                    part
                    for index, tie in enumerate(ties)
                    if (price := priced(deal_costs, tie)) != priced(base, tie)
                    for part in (index, price)
                ],
            }
            for deal, deal_costs in zip(deals, others, strict=True)
        ],
        "account": {
            "key": [place[theirs(who)] for who in marked(account)],
            "lines": [place[theirs(who)] for line in account.lines for who in (line.from_id, line.to_id)],
        },
    }


def _by_decision(account: AccountGraph) -> tuple[Access, tuple[Access, ...]]:
    """The graph of the account as a whole, and those of its opportunities."""
    graphs = accesses(account)
    deals = tuple(graph for graph in graphs if graph.decision.opportunity is not None)
    whole = next((graph for graph in graphs if graph.decision.opportunity is None), None)
    return whole or access(account, Decision(None, (), "none")), deals


def _priced(graph: Access) -> dict[_Tie, int]:
    return {tie: cost >> _STEP_BITS for tie, cost in costs(graph.graph).items() if tie[0] != US}


def _key(node: str, keys: Mapping[str, str]) -> str:
    return keys.get(plain(node), plain(node)) if is_ours(node) else plain(node)


def _leaving(ties: Sequence[_Tie], place: Mapping[str, int]) -> list[int]:
    leaving = [0] * len(place)
    for giver, _ in ties:
        leaving[place[giver]] += 1
    return leaving


def _stale(account: AccountGraph, graphs: Sequence[Access], tie: _Tie) -> bool:
    record = next(graph.graph.edges[tie]["tie"] for graph in graphs if graph.graph.has_edge(*tie))
    return account.stale(record)
