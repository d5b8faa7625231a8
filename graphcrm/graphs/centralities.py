"""How central each person is: on how many routes, and how much flows to them.

Scores are rounded, so that sums added up in another order compare equal; sort by score, then by id.
Every answer has all people, sorted by id.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, cast

from graphcrm.graphs.prepared import Prepared, large, prepared

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

_DECIMALS = 12
_FEWER_DECIMALS = 6
_MOST_ROUNDS = 1_000
_CHECKED = 4
_SETTLED = 1e-13


def betweenness(graph: nx.Graph[str] | Prepared) -> dict[str, float]:
    """On how many shortest routes between two others each person stands; where there are several, their share of them.

    Not normalised; ties count one step each, whatever they carry. An undirected pair counts once.
    Rounded to 6 decimals, as it is summed on several threads. O(n m). Source: Freeman 1977, https://doi.org/10.2307/3033543; Brandes 2001,
    https://doi.org/10.1080/0022250X.2001.9990249
    """
    if large(graph):
        import rustworkx as rx

        ready = prepared(_simple(graph))
        if ready.directed:
            scores: Mapping[int, float] = rx.digraph_betweenness_centrality(ready.one_way, normalized=False)
        else:
            scores = rx.graph_betweenness_centrality(ready.both_ways, normalized=False)
        return {ident: round(scores[place], _FEWER_DECIMALS) for place, ident in enumerate(ready.ids)}
    import networkx as nx

    found = cast(
        "Mapping[str, float]",
        nx.betweenness_centrality(cast("nx.Graph[str]", _simple(graph)), normalized=False),
    )
    return {ident: round(found[ident], _FEWER_DECIMALS) for ident in sorted(found)}


def pagerank(
    graph: nx.Graph[str] | Prepared, *, damping: float = 0.85, carry: bool = True
) -> dict[str, float]:
    """Where somebody ends up who follows ties at random and begins anew with chance 1 − ``damping``; sums to 1.

    x = damping · (xᵀP + the share of those without ties, spread evenly) + (1 − damping)/n, P the ties of each giver as shares:
    by ``carry``, or each the same. Weight flows along the ties, from giver to taker;
    whose voice carries furthest is asked of the reversed graph.

    `ValueError` for a ``damping`` outside 0 to 1 (1 left out), and for a missing ``carry`` where it is asked for.
    Power iteration until the sum of changes is below 10⁻¹³, O(m) a round.
    Source: Page, Brin, Motwani & Winograd 1999; as NetworkX defines it, self-loops left out.
    """
    import numpy as np

    if not 0 <= damping < 1:
        raise ValueError(f"Damping is at least 0 and below 1, not {damping}.")
    ready = prepared(graph)
    size = len(ready.ids)
    if not size:
        return {}
    onward, stuck = ready.passed_on(carry=carry)
    scores = np.full(size, 1 / size)
    for turn in range(1, _MOST_ROUNDS):
        before = scores
        scores = onward @ before
        scores *= damping
        scores += (damping * before[stuck].sum() + 1 - damping) / size
        if not turn % _CHECKED and np.abs(scores - before).sum() < _SETTLED:
            break
    return dict(zip(ready.ids, np.round(scores, _DECIMALS).tolist(), strict=True))


def katz(
    graph: nx.Graph[str] | Prepared, *, attenuation: float | None = None, carry: bool = True
) -> dict[str, float]:
    """How many routes of any length lead to each person, each step counting ``attenuation`` times what it carries.

    x = attenuation · Aᵀx + 1, with A the ``carry`` of each tie (or 1); a person to whom nobody gives has 1.
    Routes may repeat people. Not normalised. Where no attenuation is named: 0.85 over the largest sum of what one
    person gives or takes, whichever bound is smaller; below 1 over the spectral radius in any graph.

    `ValueError` for an attenuation of 0 or less, or at which the sum over all routes has no limit, and for a missing
    ``carry`` where it is asked for. A sparse linear solve. Source: Katz 1953, https://doi.org/10.1007/BF02289026
    """
    import numpy as np
    from scipy.sparse import eye_array
    from scipy.sparse.linalg import MatrixRankWarning, spsolve

    ready = prepared(graph)
    size = len(ready.ids)
    ties = ready.carried if carry else ready.links
    if not size or not ties.nnz:
        return dict.fromkeys(ready.ids, 1.0)
    bound = min(float(ties.sum(axis=0).max()), float(ties.sum(axis=1).max()))
    factor = 0.85 / bound if attenuation is None else attenuation
    if factor <= 0:
        raise ValueError(f"Attenuation is above 0, not {factor}.")
    system = (eye_array(size) - factor * ties.T).tocsc()
    with warnings.catch_warnings(action="ignore", category=MatrixRankWarning):  # its answer is then NaN
        scores = np.atleast_1d(np.asarray(spsolve(system, np.ones(size)), dtype=np.float64))
    # For A ≥ 0, the sum over all routes has a limit just where the solution exists and is nowhere below 1 (Perron–Frobenius).
    if not np.isfinite(scores).all() or scores.min() < 1 - 1e-9:
        raise ValueError(
            f"At an attenuation of {factor:g} longer routes count ever more; below {1 / bound:g} they don't."
        )
    return dict(zip(ready.ids, np.round(scores, _DECIMALS).tolist(), strict=True))


def _simple(graph: nx.Graph[str] | Prepared) -> nx.Graph[str] | Prepared:
    """Parallel ties are refused: they would count as so many routes."""
    if not isinstance(graph, Prepared) and graph.is_multigraph():
        raise ValueError("This graph may have several ties between two people; make one of them.")
    return graph
