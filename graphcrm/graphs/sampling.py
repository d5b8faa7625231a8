"""Reliability by sampling: the network is tried out many times at once, under draws that never change.

Source of the method: crude Monte Carlo on packed bits; for importance, the share of samples in which everything hangs
on somebody (Birnbaum 1969, "On the importance of different components in a multicomponent system").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphcrm.graphs.drawing import draw, first_samples, keys
from graphcrm.graphs.flooding import Flood, Samples, gathered, numbers_of
from graphcrm.graphs.pivots import pivots

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from graphcrm.graphs.chances import Chances

    Places = NDArray[np.int64]
    Words = NDArray[np.uint64]

_CACHED_WORDS = 1 << 18
_ENOUGH = 2_048


@dataclass(frozen=True, eq=False)
class Sampled:
    """What came of the samples: for each target the samples in which it is reached, as bits; counts of pivots.

    ``people`` and ``ties`` have, by target and by place in the network, the number of samples in which the target is
    reached but would not be without that person, or that tie; ``seen`` of how many in which it is reached.
    """

    network: Chances
    samples: int
    reached: Mapping[str, Words]
    seen: Mapping[str, int]
    people: Mapping[str, Places]
    ties: Mapping[str, Places]

    def hits(self, targets: Collection[str]) -> int:
        """In how many samples at least one of the targets is reached."""
        import numpy as np

        there = [self.reached[each] for each in targets if each in self.reached]
        return int(np.bitwise_count(np.bitwise_or.reduce(there)).sum()) if there else 0

    def all_hit(self, targets: Collection[str]) -> int:
        """In how many samples every one of the targets is reached."""
        import numpy as np

        if not targets or any(each not in self.reached for each in targets):
            return 0
        return int(np.bitwise_count(np.bitwise_and.reduce([self.reached[each] for each in targets])).sum())


def sampled(
    network: Chances, samples: int, seed: int, hanging: Collection[str] = (), weighed: int | None = None
) -> Sampled:
    """The network tried out so many times; for some targets pivots are counted, in the first ``weighed`` samples (or all).

    A flood is O(sweeps · ties · samples / 64), with 3 to 6 sweeps in practice; pivots of a target cost about as many
    floods as the longest route that samples find has steps. Memory stays small: samples are worked off in parts.
    `ValueError` for less than one sample.
    """
    import numpy as np

    if samples < 1:
        raise ValueError(f"At least one sample is needed, not {samples}.")
    flood = Flood(network)
    wanted = {each: _Wanted(flood, network.place[each]) for each in hanging}
    reached: dict[str, list[Words]] = {each: [] for each in network.targets}
    of_people = keys(network.ids, seed)
    of_ties = keys(("\t".join(network.tie(index)) for index in range(len(network.tails))), seed)
    passes = network.passes.copy()
    passes[0] = 1.0
    total = -(-samples // 64)
    words = max(8, min(total, _CACHED_WORDS // max(1, network.elements)))
    for first in range(0, total, words):
        wide = min(words, total - first)
        passed, carried = draw(of_people, passes, first, wide), draw(of_ties, network.carries, first, wide)
        tried = Samples(passed, carried, first_samples(samples, first, wide))
        there = flood.reached(tried)
        for target, parts in reached.items():
            parts.append(there[network.place[target]].copy())
        among = first_samples(samples if weighed is None else weighed, first, wide)
        for each in wanted.values():
            each.add(tried, there[each.target] & among)
    for each in wanted.values():
        each.count()
    joined = {target: np.concatenate(parts) for target, parts in reached.items()}
    people = {target: each.people for target, each in wanted.items()}
    ties = {target: each.ties for target, each in wanted.items()}
    seen = {target: each.seen for target, each in wanted.items()}
    return Sampled(network, samples, joined, seen, people, ties)


class _Wanted:
    """Pivots of one target, counted when enough samples have come together in which it is reached."""

    def __init__(self, flood: Flood, target: int) -> None:
        import numpy as np

        self.flood, self.target = flood, target
        self.people = np.zeros(len(flood.network.ids), dtype=np.int64)
        self.ties = np.zeros(len(flood.network.tails), dtype=np.int64)
        self.waiting: list[Samples] = []
        self.seen = 0

    def add(self, tried: Samples, reached: Words) -> None:
        hits = numbers_of(reached)
        if len(hits):
            self.seen += len(hits)
            few = len(hits) <= tried.width // 2
            self.waiting.append(tried.only(hits) if few else Samples(tried.passes, tried.carries, reached))
            if sum(each.width for each in self.waiting) >= _ENOUGH:
                self.count()

    def count(self) -> None:
        if self.waiting:
            people, ties = pivots(self.flood, gathered(self.waiting), self.target)
            self.people += people
            self.ties += ties
            self.waiting.clear()
