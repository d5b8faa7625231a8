"""Reliability by sampling: the network is tried out many times at once, under draws that never change.

Source of the method: crude Monte Carlo on packed bits; for importance, the share of samples in which everything hangs
on somebody (Birnbaum 1969, "On the importance of different components in a multicomponent system").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from graphcrm.graphs.drawing import first_samples
from graphcrm.graphs.flooding import Flood, Samples, numbers_of
from graphcrm.graphs.pivots import Pivots, Trial, joined, nothing, pivots, together

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from graphcrm.graphs.chances import Chances
    from graphcrm.graphs.drawing import Draws

    Places = NDArray[np.int64]
    Words = NDArray[np.uint64]
    Numbers = NDArray[np.float64]

_CACHED_WORDS = 1 << 18


class Luck(NamedTuple):
    """Whether the people and ties of a network work, in whichever samples: a row of the draws for each of them."""

    network: Chances
    draws: Draws
    passes: Numbers
    of_people: Places
    of_ties: Places

    @classmethod
    def of(cls, network: Chances, draws: Draws) -> Luck:
        """The rows of a network; the source always passes on."""
        passes = network.passes.copy()
        passes[0] = 1.0
        names = [network.name(tie) for tie in range(len(network.tails))]
        return cls(
            network, draws, passes, draws.rows(network.ids, passes), draws.rows(names, network.carries)
        )

    def samples(self, first: int, words: int) -> Samples:
        """The samples of some words."""
        among = first_samples(self.draws.samples, first, words)
        return Samples(
            self.draws.at(self.of_people, first, words), self.draws.at(self.of_ties, first, words), among
        )

    def picked(self, numbers: Places) -> Samples:
        """Some samples, in that order, moved together."""
        among = first_samples(len(numbers), 0, -(-len(numbers) // 64))
        return Samples(
            self.draws.picked(self.of_people, numbers), self.draws.picked(self.of_ties, numbers), among
        )

    def open(self, ties: Places) -> Words:
        """In which samples some ties carry, and those they begin at pass on."""
        return self.draws.at(self.of_ties[ties]) & self.draws.at(self.of_people[self.network.tails[ties]])


class Tried(NamedTuple):
    """What the samples of a similar network can stand on (see `warm_start.samples`): the draws; who is reached in which samples.

    Pivots one by one, of the targets in ``hanging``, in the first ``weighed`` samples.
    """

    network: Chances
    luck: Luck
    everyone: Words
    hanging: tuple[str, ...]
    weighed: int
    people: Pivots
    ties: Pivots


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
    tried: Tried

    def hits(self, targets: Collection[str]) -> int:
        """In how many samples at least one of the targets is reached."""
        import numpy as np

        rows = [self.reached[target] for target in targets if target in self.reached]
        return int(np.bitwise_count(np.bitwise_or.reduce(rows)).sum()) if rows else 0

    def all_hit(self, targets: Collection[str]) -> int:
        """In how many samples every one of the targets is reached."""
        import numpy as np

        if not targets or any(target not in self.reached for target in targets):
            return 0
        return int(
            np.bitwise_count(np.bitwise_and.reduce([self.reached[target] for target in targets])).sum()
        )


def sampled(
    network: Chances, draws: Draws, hanging: Collection[str] = (), weighed: int | None = None
) -> Sampled:
    """The network tried out under some draws; for some targets pivots are counted, in the first ``weighed`` samples (or all).

    A flood is O(sweeps · ties · samples / 64), with 3 to 6 sweeps in practice; pivots of a target cost about as many
    floods as the longest route that samples find has steps. Samples are worked off in parts.
    """
    import numpy as np

    flood, luck = Flood(network), Luck.of(network, draws)
    weighed = draws.samples if weighed is None else weighed
    wanted = _Wanted(flood)
    everyone = np.empty((len(network.ids), draws.words), dtype=np.uint64)
    words = words_of(network)
    for first in range(0, draws.words, words):
        wide = min(words, draws.words - first)
        tried = luck.samples(first, wide)
        now = everyone[:, first : first + wide] = flood.reached(tried)
        among = first_samples(weighed, first, wide)
        for target in hanging:
            place = network.place[target]
            wanted.add(tried, now[place] & among, place, first * 64)
    hanging_on = wanted.all()
    reached = {target: everyone[network.place[target]] for target in network.targets}
    basis = Tried(network, luck, everyone, tuple(hanging), weighed, *hanging_on)
    return counted(network, draws.samples, reached, hanging, weighed, hanging_on, basis)


def words_of(network: Chances) -> int:
    """How many words of samples are best tried at once: as many as the processor's cache holds."""
    return max(8, _CACHED_WORDS // max(1, network.elements))


def counted(
    network: Chances,
    samples: int,
    reached: Mapping[str, Words],
    hanging: Collection[str],
    weighed: int,
    found: tuple[Pivots, Pivots],
    tried: Tried,
) -> Sampled:
    """What came of samples, from pivots one by one: on people, and on ties."""
    import numpy as np

    among = first_samples(weighed, 0, -(-samples // 64))

    def by_place(pivots: Pivots, size: int) -> dict[str, Places]:
        return {
            target: np.bincount(pivots.places[pivots.targets == network.place[target]], minlength=size)
            for target in hanging
        }

    seen = {target: int(np.bitwise_count(reached[target] & among).sum()) for target in hanging}
    people, ties = by_place(found[0], len(network.ids)), by_place(found[1], len(network.tails))
    return Sampled(network, samples, reached, seen, people, ties, tried)


class _Wanted:
    """Pivots, found when enough samples have come together in which a target is reached."""

    def __init__(self, flood: Flood) -> None:
        self.flood = flood
        self.enough = 64 * words_of(flood.network)
        self.waiting: list[Trial] = []
        self.found: list[tuple[Pivots, Pivots]] = []

    def add(self, tried: Samples, reached: Words, target: int, first: int) -> None:
        import numpy as np

        hits = numbers_of(reached)
        if not len(hits):
            return
        if len(hits) <= tried.width // 2:
            samples, places = tried.only(hits), np.arange(len(hits))
        else:
            samples, places = Samples(tried.passes, tried.carries, reached), hits
        targets, numbers = np.full((2, samples.width), -1)
        targets[places], numbers[places] = target, hits + first
        self.waiting.append(Trial(samples, targets, numbers))
        if sum(trial.samples.width for trial in self.waiting) >= self.enough:
            self.found.append(pivots(self.flood, together(self.waiting)))
            self.waiting.clear()

    def all(self) -> tuple[Pivots, Pivots]:
        if self.waiting:
            self.found.append(pivots(self.flood, together(self.waiting)))
            self.waiting.clear()
        people, ties = zip(*[(nothing(), nothing()), *self.found], strict=True)
        return joined(people), joined(ties)
