"""The ways from us to those who decide, as the page takes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Route:
    """One way to somebody who decides: the ids from our employee to that person, both included.

    ``carry`` is the chance, 0 to 1, that what we say arrives; ``stale`` whether any part of it is older than the
    time in which such a judgement loses half its worth.
    """

    path: tuple[str, ...]
    carry: float
    stale: bool = False

    def __post_init__(self) -> None:
        if len(self.path) < 2 or not 0 <= self.carry <= 1:
            raise ValueError("A route needs two people at least, and a chance between 0 and 1.")

    @property
    def steps(self) -> tuple[tuple[str, str], ...]:
        return tuple(zip(self.path, self.path[1:], strict=False))


Routes = Mapping[str, Mapping[str, Sequence[Route]]]
"""By opportunity, then by who decides: the routes that lead there, the best first. An opportunity that is missing was
not computed; a person who decides and is missing, or has none, is out of reach."""
