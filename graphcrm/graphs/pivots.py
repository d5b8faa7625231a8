"""Who and what everything hangs on in a sample: the people and ties on every open route to a target.

Only who stands on one open route can stand on all. So in each sample one shortest open route is taken. Where another
route is left without everybody on it, nothing hangs on anybody. In the samples that remain, the people on it are taken
away one after the other, the same place of the route in all samples at once. That takes as many floods as the longest
of these routes is long, however many people there are, and most of them over few samples. Samples of several targets
are tried side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphcrm.graphs.flooding import Samples, bits_at, gathered, packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from graphcrm.graphs.flooding import Arrivals, Flood

    Places = NDArray[np.int64]
    Words = NDArray[np.uint64]


class Trial(NamedTuple):
    """Samples, each for one target: which target, and which number the sample has. Both are −1 where none is."""

    samples: Samples
    targets: Places
    numbers: Places


class Pivots(NamedTuple):
    """Triples side by side: in which sample which target hangs on which person, or which tie."""

    targets: Places
    samples: Places
    places: Places

    def only(self, which: NDArray[np.bool_]) -> Pivots:
        """Some of them."""
        return Pivots(*(column[which] for column in self))


def joined(parts: Sequence[Pivots]) -> Pivots:
    """All of them; there must be some."""
    import numpy as np

    return Pivots(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def together(trials: Sequence[Trial]) -> Trial:
    """Trials side by side."""
    import numpy as np

    return Trial(
        gathered([trial.samples for trial in trials]),
        np.concatenate([trial.targets for trial in trials]),
        np.concatenate([trial.numbers for trial in trials]),
    )


def pivots(flood: Flood, trial: Trial) -> tuple[Pivots, Pivots]:
    """On which people, and on which ties, each target hangs in its samples, of those in which it is reached.

    The target itself is left out, and so is the source.
    """
    import numpy as np

    samples = trial.samples
    arrivals = flood.arrivals(samples)
    steps = arrivals.steps_to(trial.targets)
    live = np.flatnonzero(steps > 0)
    route = _routes(flood, samples, arrivals, live, steps[live], trial.targets[live])
    hanging = _hanging(flood, samples, live, route)
    live, route = live[hanging], route[hanging]
    numbers = trial.numbers[live]
    people, ties = [nothing()], [nothing()]
    for place in range(route.shape[1]):
        further = route[:, place] > 0
        live, route, numbers = live[further], route[further], numbers[further]
        if not len(live):
            break
        if len(live) <= samples.width // 2 and samples.width > 64:
            samples, live = samples.only(live), np.arange(len(live))
        current = route[:, place]
        without = flood.reached(_without(samples, live, current[:, None]))
        cut = np.ones(len(live), dtype=bool)
        if place:
            cut = ~bits_at(without, route[:, 0], live)
            people.append(Pivots(route[cut, 0], numbers[cut], current[cut]))
        only = _only_tie(flood, samples, without, current[cut], live[cut])
        bridge = Pivots(route[cut, 0], numbers[cut], only)
        ties.append(bridge.only(only >= 0))
    return joined(people), joined(ties)


def nothing() -> Pivots:
    """No pivots."""
    import numpy as np

    return Pivots(*(np.empty(0, dtype=np.int64) for _ in range(3)))


def _routes(
    flood: Flood, samples: Samples, arrivals: Arrivals, live: Places, steps: Places, targets: Places
) -> Places:
    """A shortest open route in each live sample, from the target back to the source (0), and −1 beyond it."""
    import numpy as np

    network = flood.network
    longest = int(steps.max(initial=0))
    route = np.full((len(live), longest + 1), -1)
    route[:, 0] = targets
    for place in range(longest):
        rows = np.flatnonzero(route[:, place] > 0)
        sample, before = live[rows], steps[rows] - place - 1
        giver_of = np.full(len(rows), -1)
        for row, tie in _ties_into(flood, route[rows, place], lambda giver_of=giver_of: giver_of < 0):
            fits = bits_at(samples.carries, tie, sample[row])
            row, giver = row[fits], network.tails[tie[fits]]  # noqa: PLW2901
            fits = bits_at(samples.passes, giver, sample[row])
            row, giver = row[fits], giver[fits]  # noqa: PLW2901
            fits = arrivals.at(before[row], giver, sample[row])
            giver_of[row[fits][::-1]] = giver[fits][::-1]
        route[rows, place + 1] = giver_of
    return route


def _hanging(flood: Flood, samples: Samples, live: Places, route: Places) -> NDArray[np.bool_]:
    """Which live samples may hang on somebody: no route is left without the people on this one, or it is a single tie."""
    import numpy as np

    if not len(live):
        return np.empty(0, dtype=bool)
    left = flood.reached(_without(samples, live, route[:, 1:]))
    return ~bits_at(left, route[:, 0], live) | (route[:, 1] == 0)


def _without(samples: Samples, live: Places, gone: Places) -> Samples:
    """The live samples, in each of which some people (a row; 0 and −1 are nobody) pass nothing on."""
    import numpy as np

    silent = np.zeros((len(samples.passes), samples.width), dtype=bool)
    rows, columns = np.nonzero(gone > 0)
    silent[gone[rows, columns], live[rows]] = True
    among = np.zeros(samples.width, dtype=bool)
    among[live] = True
    return Samples(samples.passes & ~packed(silent), samples.carries, packed(among))


def _only_tie(flood: Flood, samples: Samples, without: Words, current: Places, live: Places) -> Places:
    """The one tie over which each person can be reached without passing through them, or −1 where there are several."""
    import numpy as np

    sent = without & samples.passes
    count = np.zeros(len(live), dtype=np.int64)
    only = np.full(len(live), -1)
    for row, tie in _ties_into(flood, current, lambda: count < 2):
        fits = bits_at(sent, flood.network.tails[tie], live[row]) & bits_at(samples.carries, tie, live[row])
        np.add.at(count, row[fits], 1)
        only[row[fits]] = tie[fits]
    return np.where(count == 1, only, -1)


def _ties_into(
    flood: Flood, current: Places, waiting: Callable[[], NDArray[np.bool_]]
) -> Iterator[tuple[Places, Places]]:
    """The ties into each current person as (row, tie), a few a time, for the rows that still wait for an answer."""
    import numpy as np

    begins, ends = flood.begins[current], flood.begins[current + 1]
    offset, width = 0, 4
    while True:
        rows = np.flatnonzero(waiting() & (begins + offset < ends))
        if not len(rows):
            return
        ties = begins[rows][:, None] + np.arange(offset, offset + width)
        row, column = np.nonzero(ties < ends[rows][:, None])
        yield rows[row], ties[row, column]
        offset, width = offset + width, width * 4
