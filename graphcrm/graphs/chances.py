"""A network whose people and ties may fail, as numbers: what reliability is reckoned on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, cast

from graphcrm.graphs.prepared import Prepared, prepared
from graphcrm.graphs.ties import need_people, need_single

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.int64]
    Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Chances:
    """Who and what can be on a route from the source to one of the targets, and how likely each works.

    People are places in ``ids``, the source first, then by steps from the source and by id; ``steps`` has the steps.
    Ties are sorted by head, then by tail; none enters the source. ``passes`` is the chance that a person hands on
    what reaches them, ``carries`` the chance of a tie. Targets that can't be reached are left out.
    """

    ids: tuple[str, ...]
    steps: Places
    passes: Numbers
    tails: Places
    heads: Places
    carries: Numbers
    targets: tuple[str, ...]

    @cached_property
    def place(self) -> dict[str, int]:
        """The place of each id."""
        return {ident: index for index, ident in enumerate(self.ids)}

    @property
    def elements(self) -> int:
        """How many people (but the source) and ties may fail."""
        return len(self.ids) - 1 + len(self.tails)

    def only(self, target: str) -> Chances:
        """What of it matters to one of the targets."""
        return _useful(replace(self, targets=(target,)), 0)

    def more_than(self, people: int, target: str) -> bool:
        """Whether more than so many people besides the source matter to one of the targets. O(ties of so many)."""
        begins, tails = self._begins, self._givers
        end = self.place[target]
        useful, waiting = {0, end}, [end]
        while waiting and len(useful) <= people + 1:
            place = waiting.pop()
            fresh = set(tails[begins[place] : begins[place + 1]]) - useful
            useful |= fresh
            waiting.extend(fresh)
        return len(useful) > people + 1

    @cached_property
    def _givers(self) -> list[int]:
        return self.tails.tolist()

    @cached_property
    def _begins(self) -> list[int]:
        import numpy as np

        return np.searchsorted(self.heads, np.arange(len(self.ids) + 1)).tolist()

    def name(self, tie: int) -> str:
        """A name for a tie, by its ends."""
        return "\t".join(self.tie(tie))

    def tie(self, index: int) -> tuple[str, str]:
        """The ends of a tie, giver first."""
        return self.ids[int(self.tails[index])], self.ids[int(self.heads[index])]


def chances(
    graph: nx.DiGraph[str] | Prepared,
    source: str,
    targets: Sequence[str],
    passes: Mapping[str, float] | None = None,
) -> Chances:
    """The part of the graph that matters to whether the source reaches the targets. O(n log n + m log m).

    A person passes on with chance ``passes`` of the node, 1 where it has none (or as given, by id); a tie carries with
    ``carry``.
    `ValueError` where somebody is not in the graph, a target is the source, ``passes`` is outside 0 to 1, ``carry``
    is outside (0, 1], or two people have several ties.
    """
    import numpy as np

    need_people(graph, source, *targets)
    if source in targets:
        raise ValueError(f"The source {source!r} reaches itself; name other targets.")
    need_single(graph)
    ready = prepared(graph)
    ready.check_carries()
    if passes is None:
        known = () if isinstance(graph, Prepared) else graph.nodes(data="passes", default=1.0)
        passes = dict(cast("Iterable[tuple[str, float]]", known))
    passing = np.array([_checked(ident, passes.get(ident, 1.0)) for ident in ready.ids])
    order = np.lexsort((ready.tails, ready.heads))
    steps = np.zeros(len(ready.ids), dtype=np.int64)
    ends = tuple(sorted(set(targets)))
    tails, heads, carries = ready.tails[order], ready.heads[order], ready.carries[order]
    return _useful(Chances(ready.ids, steps, passing, tails, heads, carries, ends), ready.place[source])


def _useful(whole: Chances, source: int) -> Chances:
    """Without what is on no route from the source to a target; and renumbered, nearest first."""
    import numpy as np

    size, tails, heads = len(whole.ids), whole.tails, whole.heads
    forward = _distances(size, tails, heads, [source])
    ends = [whole.place[target] for target in whole.targets]
    reached = tuple(target for target, end in zip(whole.targets, ends, strict=True) if forward[end] >= 0)
    useful = (forward >= 0) & (_distances(size, heads, tails, ends) >= 0)
    useful[source] = True
    staying = np.flatnonzero(useful)
    staying = staying[np.argsort(forward[staying], kind="stable")]  # by id before, by steps and id then
    renumbered = np.full(size, -1)
    renumbered[staying] = np.arange(len(staying))
    inside = useful[tails] & useful[heads] & (heads != source)
    tails, heads, carries = renumbered[tails[inside]], renumbered[heads[inside]], whole.carries[inside]
    order = np.lexsort((tails, heads))
    places: list[int] = staying.tolist()
    names = tuple(whole.ids[place] for place in places)
    return Chances(
        names, forward[staying], whole.passes[staying], tails[order], heads[order], carries[order], reached
    )


def _checked(ident: str, value: object) -> float:
    if not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(f"{ident!r} passes on {value!r}; a chance lies from 0 to 1.")
    return float(value)


def _distances(size: int, tails: Places, heads: Places, starts: Sequence[int]) -> Places:
    """Steps from the nearest start; −1 where there is no way."""
    import numpy as np

    if not len(starts):
        return np.full(size, -1)
    order = np.argsort(tails, kind="stable")
    onward = heads[order]
    begins = np.searchsorted(tails[order], np.arange(size + 1))
    steps = np.full(size, -1)
    steps[list(starts)] = 0
    front = np.asarray(starts, dtype=np.int64)
    for distance in range(1, size):
        counts = begins[front + 1] - begins[front]
        offsets = np.repeat(begins[front] - np.cumsum(counts) + counts, counts)
        front = np.unique(onward[offsets + np.arange(len(offsets))])
        front = front[steps[front] < 0]
        if not len(front):
            break
        steps[front] = distance
    return steps
