"""Who and what everything hangs on in a sample: the people and ties on every open route to a target.

Only who stands on one open route can stand on all. So in each sample one shortest open route is taken. Where another
route is left without everybody on it, nothing hangs on anybody. In the samples that remain, the people on it are taken
away one after the other, the same place of the route in all samples at once. That takes as many floods as the longest
of these routes is long, however many people there are, and most of them over few samples.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.graphs.flooding import Samples, bits_at, packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from graphcrm.graphs.flooding import Arrivals, Flood

    Places = NDArray[np.int64]
    Words = NDArray[np.uint64]


def pivots(flood: Flood, samples: Samples, target: int) -> tuple[Places, Places]:
    """In how many samples, of those in which it is reached, a target hangs on each person, and on each tie.

    The target itself is left out, and so is the source.
    """
    import numpy as np

    people = np.zeros(len(flood.network.ids), dtype=np.int64)
    ties = np.zeros(len(flood.network.tails), dtype=np.int64)
    arrivals = flood.arrivals(samples)
    steps = arrivals.steps_to(target, samples.width)
    live = np.flatnonzero(steps > 0)
    if not len(live):
        return people, ties
    route = _routes(flood, samples, arrivals, live, steps[live], target)
    hanging = _hanging(flood, samples, target, live, route)
    live, route = live[hanging], route[hanging]
    for place in range(route.shape[1]):
        further = route[:, place] > 0
        live, route = live[further], route[further]
        if not len(live):
            break
        if len(live) <= samples.width // 2 and samples.width > 64:
            samples, live = samples.only(live), np.arange(len(live))
        current = route[:, place]
        without = flood.reached(_without(samples, live, current[:, None]))
        cut = np.ones(len(live), dtype=bool)
        if place:
            cut = ~bits_at(without, np.full(len(live), target), live)
            people += np.bincount(current[cut], minlength=len(people))
        only = _only_tie(flood, samples, without, current[cut], live[cut])
        ties += np.bincount(only[only >= 0], minlength=len(ties))
    return people, ties


def _routes(
    flood: Flood, samples: Samples, arrivals: Arrivals, live: Places, steps: Places, target: int
) -> Places:
    """A shortest open route in each live sample, from the target back to the source (0), and −1 beyond it."""
    import numpy as np

    network = flood.network
    longest = int(steps.max())
    route = np.full((len(live), longest + 1), -1)
    route[:, 0] = target
    for place in range(longest):
        rows = np.flatnonzero(route[:, place] > 0)
        sample, before = live[rows], steps[rows] - place - 1
        found = np.full(len(rows), -1)
        for row, tie in _ties_into(flood, route[rows, place], lambda found=found: found < 0):
            fits = bits_at(samples.carries, tie, sample[row])
            row, giver = row[fits], network.tails[tie[fits]]  # noqa: PLW2901
            fits = bits_at(samples.passes, giver, sample[row])
            row, giver = row[fits], giver[fits]  # noqa: PLW2901
            fits = arrivals.at(before[row], giver, sample[row])
            found[row[fits][::-1]] = giver[fits][::-1]
        route[rows, place + 1] = found
    return route


def _hanging(flood: Flood, samples: Samples, target: int, live: Places, route: Places) -> NDArray[np.bool_]:
    """Which live samples may hang on somebody: no route is left without the people on this one, or it is a single tie."""
    import numpy as np

    left = flood.reached(_without(samples, live, route[:, 1:]))
    return ~bits_at(left, np.full(len(live), target), live) | (route[:, 1] == 0)


def _without(samples: Samples, live: Places, gone: Places) -> Samples:
    """The live samples, in each of which some people (a row; 0 and −1 are nobody) pass nothing on."""
    import numpy as np

    silent = np.zeros((len(samples.passes), samples.width), dtype=bool)
    rows, columns = np.nonzero(gone > 0)
    silent[gone[rows, columns], live[rows]] = True
    there = np.zeros(samples.width, dtype=bool)
    there[live] = True
    return Samples(samples.passes & ~packed(silent), samples.carries, packed(there))


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
