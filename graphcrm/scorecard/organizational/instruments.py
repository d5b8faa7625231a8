"""The four instruments that tie two organizations together, and how each stands: the vault. (O5–O8)

Alignment meetings and executive visits are counted over the months that the assessment looks back on; of agreements and
joint innovation centres one should be in force. What is asked depends on the customer's tier.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

from graphcrm.findings import Evidence, Finding
from graphcrm.messages import Fact, Message, Name, Several, Term, joined, text
from graphcrm.records import Instrument
from graphcrm.schema.scales import INSTRUMENT_KIND
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit, by_tier
from graphcrm.scorecard.policy import Policy
from graphcrm.scorecard.scoring import target_for
from graphcrm.snapshot import Snapshot

KEPT, BELOW, EXPIRING, MISSING = "kept", "below", "expiring", "missing"
ALIGNMENT, VISIT, AGREEMENT, CENTRE = INSTRUMENT_KIND.codes
YEARLY = (ALIGNMENT, VISIT)
"""The kinds that are held again and again; the others come into force and end."""


class Asked(NamedTuple):
    """The metric that an instrument is measured by, and how many are asked of each tier."""

    metric: str
    seed: str
    targets: Mapping[str, float | None]


ASKED: Mapping[str, Asked] = MappingProxyType(
    {
        ALIGNMENT: Asked("alignment_meetings", "O5", by_tier(2, 1, None, None)),
        VISIT: Asked("executive_visits", "O6", by_tier(2, 2, 1, None)),
        AGREEMENT: Asked("agreement_in_force", "O7", by_tier(1, 1, None, None)),
        CENTRE: Asked("joint_innovation", "O8", by_tier(1, None, None, None)),
    }
)


@dataclass(frozen=True, slots=True)
class InstrumentState:
    """One kind of instrument. ``state`` is kept, below (a yearly one, too few), expiring or missing.

    ``target`` is ``None`` where nothing is asked of this tier; ``counted`` are those of the last twelve months, or in
    force; ``last`` is the day of the last one held (or, of what ends, on which the last one ended, where none is in
    force); ``until`` the last day in force (``None``: no end is named, or none is in force). ``every`` holds all that
    were ever held, the oldest first.
    """

    kind: str
    state: str
    target: float | None
    counted: tuple[Instrument, ...]
    last: datetime.date | None
    until: datetime.date | None
    every: tuple[Instrument, ...]


def arches(snapshot: Snapshot, policy: Policy) -> tuple[InstrumentState, ...]:
    """The four, in the order of the vocabulary."""
    return tuple(standing(snapshot, kind, policy) for kind in INSTRUMENT_KIND.codes)


def standing(snapshot: Snapshot, kind: str, policy: Policy) -> InstrumentState:
    """How one kind stands on the day of the snapshot. O(instruments)."""
    rows = [row for row in snapshot.nodes(Instrument).values() if row.kind == kind]
    every = tuple(sorted(rows, key=lambda row: (row.held_on, row.id)))
    metric, _, targets = ASKED[kind]
    target = target_for(metric, targets, 0.0, snapshot.account.tier or policy.assumed_tier, policy)
    state = _yearly if kind in YEARLY else _in_force
    return state(kind, every, target, snapshot.as_of, policy)


def recorded(snapshot: Snapshot) -> bool:
    """Whether instruments are kept at all: without any on record, none of a kind is not known to be none."""
    return bool(snapshot.nodes(Instrument))


def _yearly(
    kind: str, every: tuple[Instrument, ...], target: float | None, today: datetime.date, policy: Policy
) -> InstrumentState:
    past = tuple(instrument for instrument in every if instrument.held_on <= today)
    within = tuple(row for row in past if (today - row.held_on).days < policy.window_days)
    state = KEPT if within and len(within) >= (target or 0) else BELOW if within else MISSING
    return InstrumentState(kind, state, target, within, past[-1].held_on if past else None, None, every)


def _in_force(
    kind: str, every: tuple[Instrument, ...], target: float | None, today: datetime.date, policy: Policy
) -> InstrumentState:
    begun = [instrument for instrument in every if instrument.held_on <= today]
    valid = tuple(row for row in begun if row.until is None or row.until >= today)
    if not valid:
        ended = max((row.until for row in begun if row.until), default=None)
        return InstrumentState(kind, MISSING, target, (), ended, None, every)
    last, until = valid[-1].held_on, max(row.until or datetime.date.max for row in valid)
    usual = BELOW if len(valid) < (target or 0) else KEPT
    if until == datetime.date.max:
        return InstrumentState(kind, usual, target, valid, last, None, every)
    soon = (until - today).days <= policy.organizational.instruments.expiring_days
    return InstrumentState(kind, EXPIRING if soon else usual, target, valid, last, until, every)


def named(instrument: Instrument) -> Fact:
    """What people call it: its name, else its kind."""
    return Name(instrument.name) if instrument.name else kind_of(instrument.kind)


def kind_of(kind: str) -> Term:
    """The word for a kind."""
    step = INSTRUMENT_KIND.step(kind)
    return Term(step.term.en if step else kind)


def names(instruments: Iterable[Instrument]) -> Several:
    """Several of them in a row."""
    return joined(map(named, instruments))


def dated(instruments: Iterable[Instrument]) -> Several:
    """The same, each with the day on which it was held."""
    return joined(Message("instrument.dated", name=named(row), day=row.held_on) for row in instruments)


def ids(instruments: Iterable[Instrument]) -> list[str]:
    return [instrument.id for instrument in instruments]


def evidence(context: AssessmentContext, kind: str, rows: Sequence[Instrument], /, **facts: Fact) -> Evidence:
    """A reason that stands on some of them, with the days on which they were held."""
    return context.on_record(kind, rows, [row.held_on for row in rows], **facts)


def asked(kind: str, measure: Callable[[AssessmentContext], Measured]) -> Metric:
    """The metric that a kind is measured by."""
    ident, seed, targets = ASKED[kind]
    return Metric(ident, seed, Unit.COUNT, measure, targets)


def count(
    context: AssessmentContext,
    kind: str,
    metric: Metric,
    said: Callable[[AssessmentContext, InstrumentState], Message],
    note: Callable[[Instrument], Fact],
    find: Callable[[AssessmentContext, InstrumentState], Iterable[Finding]],
    of: float | None = None,
    counts: Callable[[Instrument], bool | None] = lambda _: True,
) -> Measured:
    """How many count, at most ``of``, a part each; not known where no instrument at all is on record.

    ``counts`` says whether one is what it is called (``None``: not known; it counts, and lowers what is known).
    """
    if not recorded(context.snapshot):
        return metric.not_known()
    state = standing(context.snapshot, kind, context.policy)
    full = {row.id: counts(row) for row in state.counted}
    parts = tuple(
        Part(
            named(row),
            None if full[row.id] is None else float(full[row.id] or 0),
            of,
            row.id,
            note(row),
            context.sources([row]),
        )
        for row in state.counted
    )
    most, sure = of or math.inf, sum(map(bool, full.values()))
    blank = sum(counted is None for counted in full.values())
    value = min(float(sure + blank), most)
    interval = (min(float(sure), most), value) if blank else None
    if kind in YEARLY:
        state = replace(state, counted=tuple(row for row in state.counted if full[row.id] is not False))
    known = 1 - blank / len(full) if full else 1.0
    return Measured(value, said(context, state), parts, known, interval, findings=tuple(find(context, state)))


def in_force(instrument: Instrument, remark: Fact) -> Message:
    """From when to when, and a remark."""
    until = instrument.until
    end = Message("instrument.until", day=until) if until else Message("instrument.endless")
    return Message("instrument.since", day=instrument.held_on, end=end, remark=remark)


def name(instrument: Instrument) -> str:
    """What people call it, in English."""
    return text(named(instrument))
