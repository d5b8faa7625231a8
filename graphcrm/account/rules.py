"""Every number that an analysis reckons with, in one place, each with what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from graphcrm.records import RECORD_TYPES
from graphcrm.schema import TIE_TYPES
from graphcrm.schema.scales import INTERACTION_KIND, MEETINGS


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
    meetings: Mapping[str | None, float] = field(
        default_factory=lambda: MappingProxyType(
            {kind: int(kind in MEETINGS) for kind in INTERACTION_KIND.codes}
        )
    )
    """By kind of interaction: 1 where those who attend have met, 0 where they only spoke or wrote to each other."""
    many: int = 3
    """Whoever influences this many contacts is influential; and what else counts as many: people whom one of ours alone knows, circles."""
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
    stubbornness: float = 0.5
    """The least share of their own opinion that everybody keeps, however strongly others pull."""
    against: float = -0.5
    """Whoever can stop a decision alone does so at this opinion or below: nearer to sceptic than to neutral."""
    swing_steps: int = 2
    """One person is said to tip a decision where this many steps of stance, or fewer, would do it."""
    open_chance: float = 0.1
    """An outcome is open where its chance over the stances not judged lies this far, or farther, from 0 and from 1."""
    quota: float = 0.5
    """A decision passes with more than this share of the deciding weight."""
    damping: float = 0.85
    """How far a voice carries on from one listener to the next, in PageRank and Katz centrality."""
    top: float = 0.95
    """Whoever is listened to more than this share of the others, by every measure, is at the top of influence."""
    low_rank: int = 3
    """Of this rank or lower, nobody expects great influence."""
    high_rank: int = 5
    """From this rank on, everybody expects it."""
    key_influence: float = 0.95
    """Whoever is heard more than this share of the others is key, beside those who decide and those who are marked."""
    key_listeners: int = 3
    """So many contacts must listen to somebody who is key by being heard."""
    few_bridges: int = 2
    """A circle that this many of its people, or fewer, join to others, and in which ours know nobody, is a silo."""
    silo: int = 5
    """From this many people on, a circle can be a silo."""
    balanced: float = 0.6
    """Somebody is torn where the weaker of two sides pulls with this share of the stronger, or more."""
    pull: float = 0.4
    """A side that pulls less than this, all ties added, tears nobody."""
    key_set: int = 3
    """How many people a key-player set has."""
    reach_steps: int = 3
    """How many steps a word is followed from a key-player set."""
    leaning_on: float = 0.8
    """Where two people have this share of something, or more, and it spreads over four or more, we lean on two."""
    recent_days: int = 365
    """How far back meetings count for how our attention is spread."""
    leaving: Mapping[int | None, float] = field(
        default_factory=lambda: _fixed({1: 0.12, 2: 0.1, 3: 0.1, 4: 0.1, 5: 0.12, 6: 0.12, None: 0.12})
    )
    """By rank: the chance that one of theirs leaves the post within a year. Assumed; set what you know of the customer."""
    leaving_ours: Mapping[str | None, float] = field(
        default_factory=lambda: MappingProxyType(
            {
                "account_manager": 0.25,
                "solution_manager": 0.2,
                "delivery_manager": 0.2,
                "executive_sponsor": 0.1,
                "local_representative": 0.25,
                "service_engineer": 0.15,
                "other": 0.2,
                None: 0.2,
            }
        )
    )
    """By role: the same of one of ours; ``None`` for every role that is not named. Assumed; set your own turnover."""
    horizon_days: int = 365
    """How far ahead people may leave, where a decision has no day to come."""
    samples: int = 10_000
    """In how many samples reliability is tried out, where it is too large to be reckoned exactly."""
    seed: int = 0
    """Which samples: the same seed, the same answer."""
    rates: Mapping[int, Mapping[str, float]] = field(default_factory=lambda: MappingProxyType({}))
    """By year and currency: what one unit is worth, all of a year in the same measure (``EUR = 1``, ``USD = 0.92``)."""
    hinge: float = 0.25
    """Money is at risk with somebody without whom a chance to be heard falls by this much, or more."""

    def __post_init__(self) -> None:
        self._check_tables()
        shares = (
            *(*self.intimacy.values(), *self.relay.values(), self.reporting, self.undated),
            *(self.blank_confidence, self.least_carry, self.strong, self.key_influence),
            *(
                self.open_chance,
                self.quota,
                self.top,
                self.balanced,
                self.leaning_on,
                *self.meetings.values(),
            ),
        )
        if not all(0 <= share <= 1 for share in shares):
            raise ValueError("Every strength, factor, freshness and confidence lies from 0 to 1.")
        if {0, 1, 2, 3, 4, None} - set(self.intimacy) or {-2, -1, 0, 1, 2, None} - set(self.relay):
            raise ValueError("Every step of intimacy and of support needs its number, and so does None.")
        counts = (*self.half_life_days.values(), self.cadence_days, self.many, self.thin, self.group)
        if not all(count > 0 for count in counts) or self.opponent_steps < 0:
            raise ValueError("Half-lives, cadence and counts are above 0.")
        if not (0 < self.stubbornness <= 1 and 0 < self.damping < 1):
            raise ValueError("Stubbornness is above 0 and at most 1, damping above 0 and below 1.")
        sizes = (self.key_listeners, self.key_set, self.reach_steps, self.recent_days, self.swing_steps)
        if min(*sizes, self.silo) < 1:
            raise ValueError("Sizes, steps and days that are counted are at least 1.")
        hazards = (*self.leaving.values(), *self.leaving_ours.values())
        if not all(0 <= hazard < 1 for hazard in hazards) or not 0 < self.hinge <= 1:
            raise ValueError("A chance to leave is at least 0 and below 1, a hinge above 0 and at most 1.")
        if self.horizon_days < 1 or self.samples < 1:
            raise ValueError("The horizon and the number of samples are at least 1.")

    def _check_tables(self) -> None:
        if {1, 2, 3, 4, 5, 6, None} - set(self.leaving) or None not in self.leaving_ours:
            raise ValueError("Every rank needs its chance to leave, and so does None; of ours None does.")
        if any(kind not in self.half_life_days for kind in _half_lives()):
            raise ValueError("Every tie type that ages needs a half-life.")
        if not all(rate > 0 for rates in self.rates.values() for rate in rates.values()):
            raise ValueError("A rate is above 0.")

    @property
    def met_at(self) -> frozenset[str | None]:
        """The kinds of interaction at which people meet."""
        return frozenset(kind for kind, met in self.meetings.items() if met)
