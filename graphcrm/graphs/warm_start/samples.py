"""Reliability of a network that was changed a little: what the samples of another one say of it still.

Draws depend on names, so a tie that both networks have fails in the same samples. A sample needs another look only
where a tie is open in one network and shut in the other, and begins at somebody who is reached: only there can a route
differ. Even there it matters to a target only where that tie leads on to it. In all other samples the routes are the
same, and so are the people and ties on all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphcrm.graphs.drawing import first_samples
from graphcrm.graphs.flooding import Flood, Samples, moved, numbers_of, packed
from graphcrm.graphs.pivots import Pivots, Trial, joined, pivots
from graphcrm.graphs.sampling import Luck, counted, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    import numpy as np
    from numpy.typing import NDArray

    from graphcrm.graphs.chances import Chances
    from graphcrm.graphs.sampling import Sampled, Tried

    Places = NDArray[np.int64]
    Truths = NDArray[np.bool_]
    Words = NDArray[np.uint64]

_MOST_CHANGED = 0.25
_FEW = 8
"""Where one sample in so many matters, or fewer, they are moved together; else all are tried, in parts."""


class _OpenTies(NamedTuple):
    """Ties by the place they lead to, and in which samples they count."""

    heads: Places
    rows: Words


class _Change(NamedTuple):
    """Ties open in some samples in one network and not in the other, from somebody who is reached.

    ``lost`` of the first network, in the samples ``lost_in``; ``won`` of the second; ``again`` are the samples of both.
    """

    lost: _OpenTies
    lost_in: Places
    won: _OpenTies
    again: Places


def resampled(before: Tried, network: Chances, hanging: Collection[str], weighed: int) -> Sampled | None:
    """What `sampled` finds of a network, from what it found of another; ``None`` where too much differs.

    Floods and pivots as there, over the samples alone in which the difference can be felt.
    """
    import numpy as np

    old, samples = before.network, before.luck.draws.samples
    luck, flood = _luck(before, network), Flood(network)
    change = _change(before, luck)
    if change is None:
        return None
    only_won = not len(change.lost_in)
    ours = theirs = None
    if len(change.again) == len(change.lost_in) <= samples // _FEW:
        ours, theirs = _picked(before.luck, luck, change.again)
    anew = {} if only_won else _led(luck, flood, change.again, moved_together=theirs)
    far = _led(before.luck, Flood(old), change.lost_in, change.lost, ours)
    near = _led(luck, flood, change.again, change.won)
    nobody = np.empty(0, dtype=np.int64)
    reached: dict[str, Words] = {}
    felt: dict[str, Truths] = {}
    for target in network.targets:
        now, changed = np.zeros((2, luck.draws.words * 64), dtype=bool)
        if target in old.place:
            now[numbers_of(before.everyone[old.place[target]])] = True
        changed[far.get(target, nobody)] = changed[near.get(target, nobody)] = True
        if only_won:
            now |= changed
        else:
            now[change.again] = False
            now[anew.get(target, nobody)] = True
        reached[target], felt[target] = packed(now), changed
    sought = {target: numbers_of(reached[target]) for target in hanging}
    people, ties = _pivots(before, luck, flood, sought, felt, weighed)
    return counted(network, samples, reached, hanging, weighed, (people, ties), before)


def _luck(before: Tried, network: Chances) -> Luck:
    """The rows of the network's people and ties: those of before where they have the same chance."""
    import numpy as np

    old, luck = before.network, before.luck
    places = np.array([old.place.get(person, -1) for person in network.ids])
    ties = _places_of_ties(network, old, places)
    passes = network.passes.copy()
    passes[0] = 1.0
    of_people, of_ties = luck.of_people[places], luck.of_ties[ties]
    changed = np.flatnonzero((places < 0) | (luck.passes[places] != passes))
    of_people[changed] = luck.draws.rows([network.ids[place] for place in changed.tolist()], passes[changed])
    changed = np.flatnonzero((ties < 0) | (old.carries[ties] != network.carries))
    of_ties[changed] = luck.draws.rows(
        [network.name(tie) for tie in changed.tolist()], network.carries[changed]
    )
    return Luck(network, luck.draws, passes, of_people, of_ties)


def _change(before: Tried, luck: Luck) -> _Change | None:
    import numpy as np

    draws, old, network = luck.draws, before.network, luck.network
    ours = before.luck.of_ties * len(draws) + before.luck.of_people[old.tails]
    theirs = luck.of_ties * len(draws) + luck.of_people[network.tails]
    gone, come = np.flatnonzero(~np.isin(ours, theirs)), np.flatnonzero(~np.isin(theirs, ours))
    if len(gone) + len(come) > _MOST_CHANGED * (len(ours) + len(theirs)):
        return None
    lost, won = before.luck.open(gone), luck.open(come)
    row = {old.tie(tie): index for index, tie in enumerate(gone.tolist())}
    for index, tie in enumerate(come.tolist()):
        giver, taker = network.tie(tie)
        if (giver, taker) in row:
            same = lost[row[giver, taker]] & won[index]
            lost[row[giver, taker]] ^= same
            won[index] ^= same
        won[index] &= before.everyone[old.place[giver]] if giver in old.place else np.uint64(0)
    lost &= before.everyone[old.tails[gone]]
    lost_in = numbers_of(np.bitwise_or.reduce(lost, axis=0))
    again = np.union1d(lost_in, numbers_of(np.bitwise_or.reduce(won, axis=0)))
    return _Change(_OpenTies(old.heads[gone], lost), lost_in, _OpenTies(network.heads[come], won), again)


def _picked(former: Luck, later: Luck, numbers: Places) -> tuple[Samples, Samples]:
    """Some samples of two networks; what both have is moved together once."""
    import numpy as np

    rows = np.unique(np.concatenate([former.of_people, former.of_ties, later.of_people, later.of_ties]))
    bits = former.draws.picked(rows, numbers)
    among = first_samples(len(numbers), 0, bits.shape[1])

    def of(luck: Luck) -> Samples:
        people, ties = (np.searchsorted(rows, places) for places in (luck.of_people, luck.of_ties))
        return Samples(bits[people], bits[ties], among)

    return of(former), of(later)


def _led(
    luck: Luck,
    flood: Flood,
    numbers: Places,
    ties: _OpenTies | None = None,
    moved_together: Samples | None = None,
) -> dict[str, Places]:
    """In which of some samples each target is reached, from the source, or from where some ties lead."""
    import numpy as np

    network, draws = luck.network, luck.draws
    targets = network.targets
    reached_in: dict[str, list[Places]] = {target: [] for target in targets}

    def tried(samples: Samples, rows: Words | None, names: Callable[[Places], Places]) -> None:
        starts = None
        if ties is not None and rows is not None:
            starts = np.zeros((len(network.ids), rows.shape[1]), dtype=np.uint64)
            np.bitwise_or.at(starts, ties.heads, rows)
        reached = flood.reached(samples, starts)
        for target in targets:
            reached_in[target].append(names(numbers_of(reached[network.place[target]])))

    if not len(numbers) or (ties is not None and not ties.rows.any()):
        return {}
    if len(numbers) <= draws.samples // _FEW:
        samples = moved_together or luck.picked(numbers)
        tried(samples, ties and moved(ties.rows, numbers), lambda places: numbers[places])
    else:
        among = np.zeros(draws.words * 64, dtype=bool)
        among[numbers] = True
        among_words, words = packed(among), words_of(network)
        for first in range(0, draws.words, words):
            part = luck.samples(first, min(words, draws.words - first))
            last = first + part.width // 64
            part = Samples(part.passes, part.carries, among_words[first:last])
            tried(part, ties and ties.rows[:, first:last], lambda places, first=first: places + first * 64)
    return {target: np.concatenate(parts) for target, parts in reached_in.items()}


def _pivots(
    before: Tried,
    luck: Luck,
    flood: Flood,
    sought: dict[str, Places],
    felt: dict[str, Truths],
    weighed: int,
) -> tuple[Pivots, Pivots]:
    """Those of before in samples in which nothing is felt, and those of the other samples, found anew."""
    import numpy as np

    old, network = before.network, luck.network
    size = before.everyone.shape[1] * 64
    stands = np.zeros((len(old.ids), size), dtype=bool)
    targets, numbers = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for target, hits in sought.items():
        known = np.zeros(size, dtype=bool)
        if target in before.hanging:
            known[: min(weighed, before.weighed)] = True
            known &= ~felt[target]
            stands[old.place[target]] = known
        numbers.append(hits[(hits < weighed) & ~known[hits]])
        targets.append(np.full(len(numbers[-1]), network.place[target]))
    people, ties = pivots(flood, _trial(luck, np.concatenate(targets), np.concatenate(numbers)))
    renumbered = np.array([network.place.get(person, -1) for person in old.ids])
    moved_ties = _places_of_ties(old, network, renumbered)

    def kept(former: Pivots, places: Places) -> Pivots:
        stay = former.only(stands[former.targets, former.samples])
        return Pivots(renumbered[stay.targets], stay.samples, places[stay.places])

    return joined([people, kept(before.people, renumbered)]), joined([ties, kept(before.ties, moved_ties)])


def _places_of_ties(old: Chances, network: Chances, renumbered: Places) -> Places:
    """Where in the network each tie of the other one is; −1 where it is not."""
    import numpy as np

    size = len(network.ids)
    ours, wanted = network.heads * size + network.tails, renumbered[old.heads] * size + renumbered[old.tails]
    if not len(ours):
        return np.full(len(wanted), -1)
    place = np.minimum(np.searchsorted(ours, wanted), len(ours) - 1)
    fits = (ours[place] == wanted) & (renumbered[old.heads] >= 0) & (renumbered[old.tails] >= 0)
    return np.where(fits, place, -1)


def _trial(luck: Luck, targets: Places, numbers: Places) -> Trial:
    import numpy as np

    samples = luck.picked(numbers)
    filled = np.full(samples.width - len(numbers), -1)
    return Trial(samples, np.concatenate([targets, filled]), np.concatenate([numbers, filled]))
