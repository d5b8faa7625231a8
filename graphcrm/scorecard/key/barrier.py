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

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from graphcrm.messages import Fact, Message, Number, joined, listed, sentences
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.key.goodwill import OURS, Bond, Presence, bonds, presences, torn, total
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit, by_tier


class Strand(NamedTuple):
    """One part of a barrier: ``value`` from 0 to 1 (``None``: unknown), where it may lie, and what it was made of."""

    name: Message
    value: float | None
    low: float
    high: float
    note: Message


@dataclass(frozen=True, slots=True)
class Barrier:
    """The barrier against one competitor, 0 to 1; ``value`` is ``None`` where too little is known of it.

    ``strands`` are the depth, tenure, stance and installed base. ``nearer`` are the key contacts who stand nearer to the
    competitor than to us; ``observed`` counts what was heard of it.
    """

    competitor: str
    name: Fact
    strands: tuple[Strand, ...]
    nearer: tuple[str, ...]
    observed: int

    @property
    def values(self) -> tuple[float, ...]:
        """Of the strands that are known."""
        return tuple(strand.value for strand in self.strands if strand.value is not None)

    @property
    def value(self) -> float | None:
        compared = any(strand.value is not None for strand in self.strands[1:])
        return sum(self.values) / len(self.values) if compared else None

    @property
    def bounds(self) -> tuple[float, float]:
        """Where it may lie."""
        number = len(self.strands)
        lows, highs = sum(strand.low for strand in self.strands), sum(strand.high for strand in self.strands)
        return lows / number, highs / number

    @property
    def message(self) -> Message:
        """The competitor with the figure."""
        if self.value is None:
            return Message("metric.barrier.against_unknown", competitor=self.name)
        return Message("metric.barrier.against", competitor=self.name, value=Number(self.value, ".2f"))


def barriers(context: AssessmentContext) -> tuple[Barrier, ...]:
    """The barrier against each competitor on record, the lowest first; those unknown last."""
    companies, own = presences(context), bonds(context)
    against = [_barrier(context, company, companies, own) for company in companies if company != OURS]
    against.sort(key=lambda barrier: (barrier.value is None, barrier.value or 0.0, barrier.competitor))
    return tuple(against)


def measure(context: AssessmentContext) -> Measured:
    """The lowest barrier: a customer is held as well as against the competitor who is nearest."""
    against = barriers(context)
    if not against or against[0].value is None:
        return METRIC.not_known()
    lowest, *others = against
    value = against[0].value
    parts: list[Part] = []
    for barrier in against:
        for strand in barrier.strands:
            name = Message("part.barrier", strand=strand.name, competitor=barrier.name)
            parts.append(Part(name, strand.value, 1, barrier.competitor, strand.note))
    terms = listed((Number(strand, ".2f") for strand in lowest.values), style="plus")
    facts: dict[str, Fact] = {"number": len(lowest.values), "value": Number(value, ".2f")}
    more = METRIC.says("others", others=joined(barrier.message for barrier in others))
    said = METRIC.says("said", competitor=lowest.name, terms=terms, **facts)
    lows, highs = zip(*(barrier.bounds for barrier in against), strict=True)
    known = max(0.0, 1.0 - sum(high - low for low, high in zip(lows, highs, strict=True)) / len(against))
    message, step = sentences(said, more if others else None), _next(context, lowest)
    return Measured(value, message, tuple(parts), known, (min(lows), min(highs)), step)


def _barrier(
    context: AssessmentContext, company: str, companies: Mapping[str, Presence], own: tuple[Bond, ...]
) -> Barrier:
    ours, theirs = companies[OURS], companies[company]
    since = (ours.since, theirs.since)
    days, against = (None if day is None else context.days_since(day) for day in since)
    steps, keys = torn(context, company), len(own)
    won, even, lost = total(steps.values())
    depth = sum(bond.depth for bond in own) / keys if own else None
    meetings = sum(bond.interactions for bond in own)
    nearer_ours, faced = won + even / 2, Message("part.barrier.faced_none")
    if steps:
        faced = Message("part.barrier.faced", n=len(steps), won=won, even=even, lost=lost)
    strands = (
        _strand("depth", depth, Message("part.barrier.bonds", people=keys, interactions=meetings)),
        _strand("tenure", _beside(days, against), _both(_days(days), _days(against))),
        Strand(
            Message("barrier.stance"),
            nearer_ours / len(steps) if steps else None,
            nearer_ours / keys if keys else 0.0,
            (nearer_ours + keys - len(steps)) / keys if keys else 1.0,
            faced,
        ),
        _strand(
            "installed_base",
            _beside(ours.value, theirs.value),
            _both(_worth(context, ours.value), _worth(context, theirs.value)),
        ),
    )
    nearer = sorted((who for who, step in steps.items() if step < 0), key=lambda who: (steps[who], who))
    return Barrier(company, context.snapshot.named(company), strands, tuple(nearer), theirs.observed)


def _next(context: AssessmentContext, lowest: Barrier) -> Fact:
    account = context.account
    if lowest.nearer:
        return METRIC.says("step_win", who=joined(account.people(lowest.nearer)), competitor=lowest.name)
    shallow = min(bonds(context), key=lambda bond: (bond.depth, bond.contact), default=None)
    return METRIC.says("step_meet", who=account.person(shallow.contact)) if shallow else ""


def _strand(name: str, value: float | None, note: Message) -> Strand:
    low, high = (0.0, 1.0) if value is None else (value, value)
    return Strand(Message(f"barrier.{name}"), value, low, high, note)


def _beside(ours: float | None, theirs: float | None) -> float | None:
    """Ours out of both; ``None`` where a side is not known, or both are 0."""
    return None if ours is None or theirs is None or ours + theirs <= 0 else ours / (ours + theirs)


def _both(ours: Fact, theirs: Fact) -> Message:
    return Message("part.barrier.both", ours=ours, theirs=theirs)


def _days(days: int | None) -> Fact:
    return Message("part.barrier.unknown") if days is None else Message("part.barrier.days", days=days)


def _worth(context: AssessmentContext, value: float | None) -> Fact:
    return Message("part.barrier.unknown") if value is None else context.money(value)


METRIC = Metric("barrier", "K5", Unit.INDEX, measure, by_tier(0.7, 0.65, 0.6, 0.55), worst=0.2)
