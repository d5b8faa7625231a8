"""Draws that depend on who is drawn for, and on nothing else: 64 samples to a machine word.

Each element has its own stream of numbers, keyed by its name and the seed. So the same tie has the same luck in every
network it is part of: where a person is taken away or a chance is raised, the other draws stay as they were, and an
estimate moves only by what the change does. It never rises when something is removed, not even by chance.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from graphcrm.graphs.flooding import moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.int64]
    Words = NDArray[np.uint64]
    Numbers = NDArray[np.float64]

_GOLDEN, _FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
_CACHED = 1 << 19
_PART = 512


def keys(names: Iterable[str], seed: int) -> Words:
    """The key of each element's stream."""
    import numpy as np

    salt = seed.to_bytes(16, "little", signed=True)
    digests = b"".join(blake2b(name.encode(), digest_size=8, salt=salt).digest() for name in names)
    return np.frombuffer(digests, dtype="<u8").astype(np.uint64)


def draw(streams: Words, chance: Numbers, first: int, words: int) -> Words:
    """Whether each element works, in the samples of some words from the first on: (elements, words), a bit a sample.

    A byte decides all but one in 256 draws, and a further number those, so that a chance holds to 2⁻⁵³.
    """
    import numpy as np

    drawn = np.zeros((len(streams), words), dtype=np.uint64)
    drawn[chance >= 1] = np.uint64(2**64 - 1)
    unsure = np.flatnonzero((chance > 0) & (chance < 1))
    rows = max(1, _CACHED // (words * 64))
    counter = np.arange(first * 8, (first + words) * 8, dtype=np.uint64) * np.uint64(_GOLDEN)
    for begin in range(0, len(unsure), rows):
        part = unsure[begin : begin + rows]
        step = chance[part] * 256
        whole = np.floor(step)
        luck = _mixed(streams[part][:, None] + counter).view(np.uint8)
        works = luck < whole.astype(np.uint8)[:, None]
        row, sample = np.divmod(np.flatnonzero(luck == whole.astype(np.uint8)[:, None]), words * 64)
        offsets = (sample + first * 64).astype(np.uint64) * np.uint64(_SECOND)
        finer = _mixed(~streams[part[row]] + offsets) >> np.uint64(11)
        works[row, sample] = finer * 2.0**-53 < (step - whole)[row]
        drawn[part] = np.packbits(works, axis=1, bitorder="little").view(np.uint64)
    return drawn


class Draws:
    """The draws of many elements in the same samples, kept for all networks that they are part of.

    Each is drawn once for its name and its chance. A row of bits has all samples of one element.
    `ValueError` for less than one sample.
    """

    def __init__(self, samples: int, seed: int) -> None:
        import numpy as np

        if samples < 1:
            raise ValueError(f"At least one sample is needed, not {samples}.")
        self.samples, self.seed, self.words = samples, seed, -(-samples // 64)
        self._row: dict[tuple[str, float], int] = {}
        self._bits = np.empty((0, self.words), dtype=np.uint64)

    def __len__(self) -> int:
        return len(self._row)

    def rows(self, names: Sequence[str], chances: Numbers) -> Places:
        """Which row each element has; who has none yet is drawn."""
        import numpy as np

        wanted = list(zip(names, chances.tolist(), strict=True))
        fresh = [element for element in dict.fromkeys(wanted) if element not in self._row]
        if fresh:
            drawn, needed = len(self._row), len(self._row) + len(fresh)
            if needed > len(self._bits):
                grown = np.empty((max(needed, drawn + drawn // 4), self.words), dtype=np.uint64)
                grown[:drawn] = self._bits[:drawn]
                self._bits = grown
            chance = np.array([element[1] for element in fresh])
            self._bits[drawn:needed] = draw(
                keys((element[0] for element in fresh), self.seed), chance, 0, self.words
            )
            self._row.update(zip(fresh, range(drawn, needed), strict=True))
        return np.fromiter(map(self._row.__getitem__, wanted), np.int64, len(wanted))

    def at(self, rows: Places, first: int = 0, words: int | None = None) -> Words:
        """Some rows, in the samples of some words from the first on (or in all)."""
        return self._bits[:, first : None if words is None else first + words][rows]

    def picked(self, rows: Places, samples: Places) -> Words:
        """Some rows, in some samples, moved together."""
        import numpy as np

        parts = [
            moved(self._bits[rows[at : at + _PART]], samples) for at in range(0, max(1, len(rows)), _PART)
        ]
        return np.concatenate(parts)


def first_samples(samples: int, first: int, words: int) -> Words:
    """A word row with a bit for each sample that is among those asked for."""
    import numpy as np

    among = np.arange(first * 64, (first + words) * 64) < samples
    return np.packbits(among, bitorder="little").view(np.uint64)


def _mixed(numbers: Words) -> Words:
    """Numbers that look random, of numbers that don't (the finalizer of SplitMix64).

    Source: Steele, Lea & Flood 2014, https://doi.org/10.1145/2714064.2660195
    """
    import numpy as np

    numbers ^= numbers >> np.uint64(30)
    numbers *= np.uint64(_FIRST)
    numbers ^= numbers >> np.uint64(27)
    numbers *= np.uint64(_SECOND)
    numbers ^= numbers >> np.uint64(31)
    return numbers
