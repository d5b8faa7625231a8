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
from typing import TYPE_CHECKING, NamedTuple

from graphcrm.messages import Fact, Message, Money, Number, joined, listed, sentences
from graphcrm.scorecard.key.goodwill import OURS, bonds, presences, torn, total
from graphcrm.scorecard.measured import Measured, Part, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.key.goodwill import Bond, Presence


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
        low, high = (
            sum(ends) for ends in zip(*((strand.low, strand.high) for strand in self.strands), strict=True)
        )
        return (low / len(self.strands), high / len(self.strands))

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
    return tuple(
        sorted(against, key=lambda barrier: (barrier.value is None, barrier.value or 0.0, barrier.competitor))
    )


def measure(context: AssessmentContext) -> Measured:
    """The lowest barrier: a customer is held as well as against the competitor who is nearest."""
    against = barriers(context)
    if not against or against[0].value is None:
        return unknown(METRIC.id)
    lowest, *others = against
    parts = tuple(
        Part(
            Message("part.barrier", strand=strand.name, competitor=barrier.name),
            strand.value,
            1,
            barrier.competitor,
            strand.note,
        )
        for barrier in against
        for strand in barrier.strands
    )
    bounds = [barrier.bounds for barrier in against]
    message = Message(
        "metric.barrier.said",
        competitor=lowest.name,
        terms=listed((Number(value, ".2f") for value in lowest.values), style="plus"),
        number=len(lowest.values),
        value=Number(against[0].value, ".2f"),
    )
    more = Message("metric.barrier.others", others=joined(barrier.message for barrier in others))
    return Measured(
        against[0].value,
        sentences(message, more if others else None),
        parts,
        known=max(0.0, 1.0 - sum(high - low for low, high in bounds) / len(bounds)),
        interval=(min(low for low, _ in bounds), min(high for _, high in bounds)),
        step=_next(context, lowest),
    )


def _barrier(
    context: AssessmentContext, company: str, companies: Mapping[str, Presence], own: tuple[Bond, ...]
) -> Barrier:
    ours, theirs, currency = companies[OURS], companies[company], context.account.currency
    days, against = (
        (context.as_of - presence.since).days if presence.since else None for presence in (ours, theirs)
    )
    steps, keys = torn(context, company), len(own)
    won, even, lost = total(steps.values())
    blank = keys - len(steps)
    depth = sum(bond.depth for bond in own) / keys if own else None
    meetings = sum(bond.interactions for bond in own)
    strands = (
        _strand("depth", depth, Message("part.barrier.bonds", people=keys, interactions=meetings)),
        _strand("tenure", _beside(days, against), _both(_days(days), _days(against))),
        Strand(
            Message("barrier.stance"),
            (won + even / 2) / len(steps) if steps else None,
            (won + even / 2) / keys if keys else 0.0,
            (won + even / 2 + blank) / keys if keys else 1.0,
            Message("part.barrier.faced", n=len(steps), won=won, even=even, lost=lost)
            if steps
            else Message("part.barrier.faced_none"),
        ),
        _strand(
            "installed_base",
            _beside(ours.value, theirs.value),
            _both(_worth(ours.value, currency), _worth(theirs.value, currency)),
        ),
    )
    nearer = sorted((who for who, step in steps.items() if step < 0), key=lambda who: (steps[who], who))
    return Barrier(company, context.snapshot.named(company), strands, tuple(nearer), theirs.observed)


def _next(context: AssessmentContext, lowest: Barrier) -> Message | str:
    people = context.account
    if lowest.nearer:
        who = joined(people.people(lowest.nearer))
        return Message("metric.barrier.step_win", who=who, competitor=lowest.name)
    shallow = min(bonds(context), key=lambda bond: (bond.depth, bond.contact), default=None)
    return Message("metric.barrier.step_meet", who=people.person(shallow.contact)) if shallow else ""


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


def _worth(value: float | None, currency: str | None) -> Fact:
    return Message("part.barrier.unknown") if value is None else Money(value, currency)


METRIC = Metric("barrier", "K5", Layer.KEY, Unit.INDEX, measure, by_tier(0.7, 0.65, 0.6, 0.55), worst=0.2)
