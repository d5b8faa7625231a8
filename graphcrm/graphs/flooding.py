"""Who is reached, in 64 samples at once: a fixpoint over rows of bits, one row a person or tie, one bit a sample."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from graphcrm.graphs.chances import Chances

    Places = NDArray[np.int64]
    Words = NDArray[np.uint64]

_CACHED = 1 << 20


@dataclass(frozen=True, eq=False)
class Samples:
    """What works in each of some samples: rows of words, (people, words) and (ties, words); ``there`` are those that count."""

    passes: Words
    carries: Words
    there: Words

    @property
    def width(self) -> int:
        """How many samples there is room for."""
        return len(self.there) * 64

    def only(self, samples: Places) -> Samples:
        """Some of them, in that order, moved together."""
        import numpy as np

        among = np.zeros(-(-len(samples) // 64) * 64, dtype=bool)
        among[: len(samples)] = True
        return Samples(moved(self.passes, samples), moved(self.carries, samples), packed(among))


def packed(bits: NDArray[np.bool_]) -> Words:
    """Truth values as bits of words, along the last axis, whose length is a multiple of 64."""
    import numpy as np

    return np.packbits(bits, axis=-1, bitorder="little").view(np.uint64)


def numbers_of(bits: Words) -> Places:
    """Which samples of a row of words are set."""
    import numpy as np

    return np.flatnonzero(np.unpackbits(bits.view(np.uint8), bitorder="little"))


def bits_at(rows: Words, row: Places, sample: Places) -> NDArray[np.bool_]:
    """Single bits: for each pair, whether that row is set in that sample."""
    import numpy as np

    return (rows.view(np.uint8)[row, sample >> 3] >> (sample & 7).astype(np.uint8) & 1).astype(bool)


def moved(rows: Words, samples: Places) -> Words:
    """Some samples of rows of words, moved together; the last word is filled with samples that are not set."""
    import numpy as np

    byte, mask = samples >> 3, np.uint8(1) << (samples & 7).astype(np.uint8)
    words = np.zeros((len(rows), -(-len(samples) // 64) * 8), dtype=np.uint8)
    step = max(1, _CACHED // max(1, len(samples)))
    for begin in range(0, len(rows), step):
        bits = rows[begin : begin + step].view(np.uint8).take(byte, axis=1)
        bits &= mask
        part = np.packbits(bits, axis=1, bitorder="little")
        words[begin : begin + step, : part.shape[1]] = part
    return words.view(np.uint64)


def gathered(parts: Sequence[Samples]) -> Samples:
    """Samples side by side."""
    import numpy as np

    return Samples(
        np.concatenate([part.passes for part in parts], axis=1),
        np.concatenate([part.carries for part in parts], axis=1),
        np.concatenate([part.there for part in parts]),
    )


class _Block(NamedTuple):
    """The people equally many steps from the source, the ties into them, and how many steps away the givers are."""

    people: slice
    ties: slice
    tails: Places
    starts: Places
    feeders: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Arrivals:
    """Rows of words, each the samples in which a person is first reached by a number of steps; no row where in none.

    ``keys`` are steps × people + person, in order.
    """

    people: int
    keys: Places
    bits: Words

    def steps_to(self, people: Places) -> Places:
        """By how many steps a person, another one in each sample, is reached; −1 where not at all."""
        import numpy as np

        steps = np.full(len(people), -1)
        for person in np.unique(people).tolist():
            for row in np.flatnonzero(self.keys % self.people == person).tolist():
                reached = numbers_of(self.bits[row])
                steps[reached[people[reached] == person]] = self.keys[row] // self.people
        return steps

    def at(self, steps: Places, person: Places, sample: Places) -> NDArray[np.bool_]:
        """For each triple: whether that person is first reached by so many steps in that sample."""
        import numpy as np

        wanted = steps * self.people + person
        row = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return (self.keys[row] == wanted) & bits_at(self.bits, row, sample)


@dataclass(frozen=True, eq=False)
class Flood:
    """How a network is flooded from its source: block after block, over and over, until nothing more is reached."""

    network: Chances

    @cached_property
    def begins(self) -> Places:
        """Where the ties into each person begin; one more than there are people."""
        import numpy as np

        return np.searchsorted(self.network.heads, np.arange(len(self.network.ids) + 1))

    def reached(self, samples: Samples, starts: Words | None = None) -> Words:
        """In which samples each person is reached: (people, words); from the source, or from who is in ``starts``."""
        import numpy as np

        if starts is None:
            reached = np.zeros_like(samples.passes)
            reached[0] = samples.there
        else:
            reached = starts.copy()
        sent = reached & samples.passes
        changed = [1] + [0 if starts is None else 1] * len(self._blocks)
        looked = [0] * len(changed)
        turn, busy = 1, True
        while busy:
            busy = False
            for level, block in enumerate(self._blocks, 1):
                turn += 1
                if all(changed[feeder] <= looked[level] for feeder in block.feeders):
                    continue
                looked[level] = turn
                over = sent[block.tails]
                over &= samples.carries[block.ties]
                now = np.bitwise_or.reduceat(over, block.starts, axis=0)
                now |= reached[block.people]
                if not np.array_equal(now, reached[block.people]):
                    reached[block.people] = now
                    np.bitwise_and(now, samples.passes[block.people], out=sent[block.people])
                    changed[level] = turn + 1
                    busy = True
        return reached

    def arrivals(self, samples: Samples) -> Arrivals:
        """In which samples each person is first reached by how many steps: a shortest route has one person of each."""
        import numpy as np

        size = len(self.network.ids)
        reached = np.zeros_like(samples.passes)
        fresh = np.zeros_like(samples.passes)
        reached[0] = fresh[0] = samples.there
        keys, bits = [np.array([0])], [samples.there[None, :]]
        while len(self.network.tails):
            fresh &= samples.passes
            over = fresh[self.network.tails]
            over &= samples.carries
            fresh[1:] = np.bitwise_or.reduceat(over, self.begins[1:-1], axis=0)
            fresh[0] = 0
            fresh &= ~reached
            rows = np.flatnonzero(fresh.any(axis=1))
            if not len(rows):
                break
            reached |= fresh
            keys.append(rows + len(keys) * size)
            bits.append(fresh[rows])
        return Arrivals(size, np.concatenate(keys), np.concatenate(bits))

    @cached_property
    def _blocks(self) -> tuple[_Block, ...]:
        import numpy as np

        steps, tails = self.network.steps, self.network.tails
        people = np.searchsorted(steps, np.arange(1, int(steps.max(initial=0)) + 2))
        blocks: list[_Block] = []
        for low, high in pairwise(people.tolist()):
            first, last = int(self.begins[low]), int(self.begins[high])
            ties = slice(first, last)
            starts = self.begins[low:high] - first
            feeders = tuple(np.unique(steps[tails[ties]]).tolist())
            blocks.append(_Block(slice(low, high), ties, tails[ties], starts, feeders))
        return tuple(blocks)
