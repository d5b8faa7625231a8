"""Every number that an analysis reckons with, in one place, each with what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from graphcrm.records import RECORD_TYPES
from graphcrm.schema import TIE_TYPES


def _fixed(numbers: dict[int | None, float]) -> Mapping[int | None, float]:
    return MappingProxyType(numbers)


def _half_lives() -> Mapping[type, int]:
    known = {RECORD_TYPES[tie.name]: tie.half_life_days for tie in TIE_TYPES if tie.half_life_days}
    return MappingProxyType(known)


@dataclass(frozen=True, slots=True)
class Rules:
    """What an analysis takes for granted. Shares and chances run from 0 to 1; steps of scales are their numbers.

    `ValueError` for a share outside 0 to 1, a half-life or cadence that is not above 0, or a step without a number.
    """

    intimacy: Mapping[int | None, float] = field(
        default_factory=lambda: _fixed({0: 0.0, 1: 0.25, 2: 0.5, 3: 0.75, 4: 0.95, None: 0.25})
    )
    """How strongly a tie of this intimacy carries; ``None``: known, but nobody judged how well."""
    reporting: float = 0.3
    """How strongly what somebody says reaches the person they report to."""
    relay: Mapping[int | None, float] = field(
        default_factory=lambda: _fixed({-2: 0.0, -1: 0.25, 0: 0.5, None: 0.5, 1: 0.9, 2: 1.0})
    )
    """How much of our case a contact of this stance passes on; ``None``: not judged."""
    half_life_days: Mapping[type, int] = field(default_factory=_half_lives)
    """By tie type: days after which a judgement is worth half."""
    undated: float = 0.5
    """Freshness of a judgement without a day: unknown is not fresh, so it counts as one half-life old."""
    blank_confidence: float = 0.5
    """Confidence of a judgement of which nobody said how sure it is: hearsay."""
    least_carry: float = 0.05
    """A tie that carries less than this is no route."""
    cadence_days: int = 90
    """Within how many days an important contact should be met, where the contact has no cadence."""
    many: int = 3
    """Whoever influences this many contacts is influential."""
    strong: float = 0.75
    """Whoever influences one decision maker this strongly is influential."""
    opponent_steps: int = 2
    """An opponent this many steps from a decision maker, or nearer, is in reach."""
    thin: int = 2
    """An important decision maker who hangs on exactly this many people is thinly reached."""
    heavy: float = 2.0
    """A voice of this weight or more is important in a decision."""
    levels_apart: int = 2
    """Whoever of ours stands this many steps of rank lower, or more, is not of equal standing."""
    unjudged: float = 0.5
    """Where this share of the deciding weight is not judged, or too long ago, that is a finding."""
    group: int = 3
    """How many contacts must fall off together before it counts as a group."""

    def __post_init__(self) -> None:
        shares = (*self.intimacy.values(), *self.relay.values())
        shares = (*shares, self.reporting, self.undated, self.blank_confidence, self.least_carry, self.strong)
        if not all(0 <= share <= 1 for share in shares):
            raise ValueError("Every strength, factor, freshness and confidence lies from 0 to 1.")
        if {0, 1, 2, 3, 4, None} - set(self.intimacy) or {-2, -1, 0, 1, 2, None} - set(self.relay):
            raise ValueError("Every step of intimacy and of support needs its number, and so does None.")
        counts = (*self.half_life_days.values(), self.cadence_days, self.many, self.thin, self.group)
        if not all(count > 0 for count in counts) or self.opponent_steps < 0:
            raise ValueError("Half-lives, cadence and counts are above 0.")
        if any(kind not in self.half_life_days for kind in _half_lives()):
            raise ValueError("Every tie type that ages needs a half-life.")
