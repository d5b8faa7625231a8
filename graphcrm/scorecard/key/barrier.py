"""How high is the barrier that our goodwill raises against each competitor? (K5)

The mean of four parts, each from 0 to 1; ½ is even, of those that compare us with the competitor:

- *depth* of our relationships: the mean over key contacts of ½·min(1, tenure/`grown_days`) + ½·min(1, interactions/`grown_meetings`);
- *tenure*: d/(d + d′), our days at the customer since the first on record beside theirs;
- *stance*: (w + ½e)/n, of n key contacts whose stance towards both is judged, w stand nearer to us and e at the same step;
- *installed base*: v/(v + v′), the value of ours beside theirs.

A part of which one side is not on record is unknown and left out; where only the depth is known, the barrier is unknown.
The interval takes every unknown part from 0 to 1, and every key contact not judged towards both for either side.
How often a competitor meets them is never on record: interactions count on our side alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from graphcrm.account.wording import called, counted, joined
from graphcrm.scorecard.key.goodwill import OURS, bonds, presences, torn, total
from graphcrm.scorecard.measured import Measured, Part, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.values import money

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.key.goodwill import Bond, Presence


class Strand(NamedTuple):
    """One part of a barrier: ``value`` from 0 to 1 (``None``: unknown), where it may lie, and what it was made of."""

    name: str
    value: float | None
    low: float
    high: float
    note: str


@dataclass(frozen=True, slots=True)
class Barrier:
    """The barrier against one competitor, 0 to 1; ``value`` is ``None`` where too little is known of it.

    ``strands`` are the depth, tenure, stance and installed base. ``nearer`` are the key contacts who stand nearer to the
    competitor than to us; ``observed`` counts what was heard of it.
    """

    competitor: str
    name: str
    strands: tuple[Strand, ...]
    nearer: tuple[str, ...]
    observed: int

    @property
    def values(self) -> tuple[float, ...]:
        """Of the strands that are known."""
        return tuple(each.value for each in self.strands if each.value is not None)

    @property
    def value(self) -> float | None:
        compared = any(each.value is not None for each in self.strands[1:])
        return sum(self.values) / len(self.values) if compared else None

    @property
    def bounds(self) -> tuple[float, float]:
        """Where it may lie."""
        low, high = (
            sum(ends) for ends in zip(*((each.low, each.high) for each in self.strands), strict=True)
        )
        return (low / len(self.strands), high / len(self.strands))

    def to_dict(self) -> dict[str, Any]:
        return {
            "competitor": self.competitor,
            "name": self.name,
            "barrier": self.value,
            "interval": list(self.bounds),
            "parts": [each._asdict() for each in self.strands],
            "nearer": list(self.nearer),
            "observed": self.observed,
        }


def barriers(context: AssessmentContext) -> tuple[Barrier, ...]:
    """The barrier against each competitor on record, the lowest first; those unknown last."""
    every, own = presences(context), bonds(context)
    made = [_barrier(context, ident, every, own) for ident in every if ident != OURS]
    return tuple(sorted(made, key=lambda each: (each.value is None, each.value or 0.0, each.competitor)))


def measure(context: AssessmentContext) -> Measured:
    """The lowest barrier: a customer is held as well as against the competitor who is nearest."""
    every = barriers(context)
    if not every or every[0].value is None:
        return unknown(
            METRIC.unknown,
            step="Write down what competitors installed, and where key contacts stand towards them.",
        )
    lowest = every[0]
    parts = tuple(
        Part(f"{one.name}, against {each.name}", one.value, 1, each.competitor, one.note)
        for each in every
        for one in each.strands
    )
    shown = " + ".join(f"{value:.2f}" for value in lowest.values)
    bounds = [each.bounds for each in every]
    others = [f"{each.name} {each.value:.2f}" if each.value is not None else f"{each.name} unknown" for each in every[1:]]  # fmt: skip
    besides = f" Against {joined(others)}." if others else ""
    return Measured(
        every[0].value,
        f"The barrier against {lowest.name} is ({shown}) / {len(lowest.values)} = {every[0].value:.2f}.{besides}",
        parts,
        known=max(0.0, 1.0 - sum(high - low for low, high in bounds) / len(bounds)),
        interval=(min(low for low, _ in bounds), min(high for _, high in bounds)),
        step=_next(context, lowest),
    )


def _barrier(
    context: AssessmentContext, ident: str, every: Mapping[str, Presence], own: tuple[Bond, ...]
) -> Barrier:
    ours, theirs, currency = every[OURS], every[ident], context.account.currency
    days, against = ((context.as_of - one.since).days if one.since else None for one in (ours, theirs))
    steps, keys = torn(context, ident), len(own)
    won, even, lost = total(steps.values())
    blank = keys - len(steps)
    depth = sum(each.depth for each in own) / keys if own else None
    meetings = sum(each.interactions for each in own)
    strands = (
        _strand(
            "Depth of our relationships",
            depth,
            f"{keys} key contacts, {meetings} interactions with them in all",
        ),
        _strand("Tenure", _beside(days, against), f"{_days(days)} ours, {_days(against)} theirs"),
        Strand(
            "Stance",
            (won + even / 2) / len(steps) if steps else None,
            (won + even / 2) / keys if keys else 0.0,
            (won + even / 2 + blank) / keys if keys else 1.0,
            _faced(won, even, lost),
        ),
        _strand(
            "Installed base",
            _beside(ours.value, theirs.value),
            f"{_worth(ours.value, currency)} ours, {_worth(theirs.value, currency)} theirs",
        ),
    )
    nearer = tuple(
        sorted((who for who, step in steps.items() if step < 0), key=lambda who: (steps[who], who))
    )
    return Barrier(ident, context.snapshot.name(ident), strands, nearer, theirs.observed)


def _next(context: AssessmentContext, lowest: Barrier) -> str:
    contacts = context.account.contacts
    if lowest.nearer:
        names = joined([called(contacts[who]) for who in lowest.nearer])
        return f"Plan how to win {names}, nearer to {lowest.name} than to us."
    shallow = min(bonds(context), key=lambda each: (each.depth, each.contact), default=None)
    return (
        f"Meet {called(contacts[shallow.contact])}: of all key relationships this one is the least grown."
        if shallow
        else ""
    )


def _faced(won: int, even: int, lost: int) -> str:
    if not won + even + lost:
        return "no key contact is judged towards both"
    number = counted(won + even + lost, "key contact", "key contacts")
    return f"{won} of {number} judged towards both stand nearer to us, {even} at the same step, {lost} nearer to them"


def _strand(name: str, value: float | None, note: str) -> Strand:
    return Strand(name, value, *((0.0, 1.0) if value is None else (value, value)), note)


def _beside(ours: float | None, theirs: float | None) -> float | None:
    """Ours out of both; ``None`` where a side is not known, or both are 0."""
    return None if ours is None or theirs is None or ours + theirs <= 0 else ours / (ours + theirs)


def _days(days: int | None) -> str:
    return "unknown" if days is None else f"{days} days"


def _worth(value: float | None, currency: str | None) -> str:
    return "unknown" if value is None else money(value, currency)


METRIC = Metric(
    id="barrier",
    seed="K5",
    layer=Layer.KEY,
    unit=Unit.INDEX,
    measure=measure,
    targets=by_tier(0.7, 0.65, 0.6, 0.55),
    worst=0.2,
)
