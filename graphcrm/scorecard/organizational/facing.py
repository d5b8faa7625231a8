"""Who of ours faces whom of theirs, by rank: the matrix, and those who count one by one. (O3)"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphcrm.analysis.result import record
from graphcrm.schema.scales import RANK

Ranks = tuple[int | None, int | None]
"""Our rank and theirs; ``None`` where one is not known."""


@dataclass(frozen=True, slots=True)
class Faced:
    """One of theirs who counts. ``ours`` are those who know or met this one, ``highest`` the highest of them.

    ``level`` says whether one of them is of equal standing; ``None`` where a rank that would settle it is not known.
    """

    contact: str
    rank: int | None
    weight: float
    ours: tuple[str, ...]
    highest: str | None
    our_rank: int | None
    level: bool | None


@dataclass(frozen=True, slots=True)
class Parity:
    """Equal standing in one account.

    ``known`` counts their people by the rank of the one of ours who knows them best (of equals the highest) and their
    own; ``met`` those who met one of ours of that rank in the last twelve months, a person once a rank. ``below`` is by
    how many ranks one of ours may stand lower and still be of equal standing.
    """

    known: Mapping[Ranks, int]
    met: Mapping[Ranks, int]
    faced: tuple[Faced, ...]
    below: int

    @property
    def mismatches(self) -> tuple[Faced, ...]:
        """Those who count and are faced by nobody of equal standing."""
        return tuple(faced for faced in self.faced if faced.level is False)

    @property
    def known_weight(self) -> float:
        return sum(faced.weight for faced in self.faced if faced.level is not None)

    @property
    def share_known(self) -> float:
        """The share of the weight whose standing is known."""
        whole = sum(faced.weight for faced in self.faced)
        return self.known_weight / whole if whole else 0.0

    @property
    def index(self) -> float | None:
        """The share at level, by weight, of those whose standing is known; ``None`` where it is of nobody."""
        whole = self.known_weight
        return self._level / whole if whole else None

    @property
    def interval(self) -> tuple[float, float]:
        """From nobody of those not known at level, to all of them."""
        whole = sum(faced.weight for faced in self.faced)
        low = self._level / whole if whole else 0.0
        return (low, low + 1.0 - self.share_known)

    @property
    def _level(self) -> float:
        return sum(faced.weight for faced in self.faced if faced.level)

    def to_dict(self) -> dict[str, Any]:
        """The matrix as rows of ``{ours, theirs, known, met}`` by rank (``None``: not known), and the people."""
        cells = sorted({*self.known, *self.met}, key=lambda ranks: (ranks[0] or 0, ranks[1] or 0))
        return {
            "ranks": [step.value for step in RANK.steps],
            "below": self.below,
            "cells": [
                {
                    "ours": ours,
                    "theirs": theirs,
                    "known": self.known.get(cell, 0),
                    "met": self.met.get(cell, 0),
                }
                for cell in cells
                for ours, theirs in [cell]
            ],
            "faced": record(self.faced),
            "mismatches": [faced.contact for faced in self.mismatches],
            "index": self.index,
            "interval": list(self.interval),
            "known": self.share_known,
        }
