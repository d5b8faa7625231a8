"""The strongest routes to somebody who decides, from one of ours or from any: asked for one at a time, so made when asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.account.access import US, accesses, ours, theirs
from graphcrm.graphs import strongest_routes

if TYPE_CHECKING:
    from graphcrm.account.access import Route
    from graphcrm.account.graph import AccountGraph

MOST = 3
"""How many routes are shown of each, the strongest first."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The strongest routes to somebody who decides on one opportunity: from one of ours, or (``None``) from any."""

    employee: str | None
    decider: str
    opportunity: str | None
    routes: tuple[Route, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "employee": self.employee,
            "decider": self.decider,
            "opportunity": self.opportunity,
            "routes": [route.to_dict() for route in self.routes],
        }


def strongest(account: AccountGraph, employee: str | None, decider: str, k: int = MOST) -> tuple[Paths, ...]:
    """The ``k`` strongest routes from one of ours (``None``: from whoever is best placed), by decision with this voice.

    Whoever of ours knows nobody well enough has none. Yen's algorithm, O(k · length · (n + m) log n) a decision.
    """
    paths: list[Paths] = []
    for access in accesses(account):
        if any(voice.id == decider for voice in access.decision.deciders):
            start = US if employee is None else ours(employee)
            routes = strongest_routes(access.graph, start, theirs(decider), k)
            whole = routes if employee is None else tuple((US, *route) for route in routes)
            ways = tuple(access.route(account, route) for route in whole)
            paths.append(Paths(employee, decider, access.decision.id, ways))
    return tuple(paths)
