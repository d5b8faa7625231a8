"""What to arrange between the two organizations: the next meeting or visit, an agreement that ends. (O5–O8)"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from graphcrm.agenda.due import Due
from graphcrm.messages import Message, Number
from graphcrm.records import Instrument
from graphcrm.schema.column import CENTURY
from graphcrm.schema.scales import INSTRUMENT_KIND
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import term
from graphcrm.scorecard.organizational.instruments import (
    EXPIRING,
    MISSING,
    YEARLY,
    InstrumentState,
    arches,
    name,
)
from graphcrm.scorecard.policy.facts import rate

_SEEDS = dict(zip(INSTRUMENT_KIND.codes, ("O5", "O6", "O7", "O8"), strict=True))


def find(context: AssessmentContext, until: datetime.date) -> Iterator[Due]:
    """Yearly ones evenly over the year, by the customer's tier; task is in force, before it ends."""
    for arch in arches(context.snapshot, context.policy):
        due = _next(context, arch) if arch.kind in YEARLY else _renewal(context, arch)
        if due is not None and (due.on <= until or arch.state == EXPIRING):
            yield due


def _next(context: AssessmentContext, arch: InstrumentState) -> Due | None:
    """The next of a yearly kind; ``None`` where none is asked of this tier."""
    if not arch.target:
        return None
    window = context.policy.window_days
    apart = datetime.timedelta(days=min(int(window / arch.target), CENTURY))
    why = Message(
        f"due.instrument.{'asked' if arch.last else 'asked_none'}",
        n=1 if arch.target == 1 else 2,
        target=Number(arch.target),
        rate=rate(window),
        tier=context.tier_for_targets,
        day=arch.last or "",
    )
    on = arch.last + apart if arch.last else context.as_of
    task = Message("due.instrument.next", kind=term(INSTRUMENT_KIND, arch.kind))
    return _due(context, arch, on, task, why, arch.kind, arch.every[-1:])


def _renewal(context: AssessmentContext, arch: InstrumentState) -> Due | None:
    if arch.state == MISSING and arch.target:
        why = Message(
            f"due.instrument.{'ended' if arch.last else 'missing'}",
            tier=context.tier_for_targets,
            day=arch.last or "",
        )
        task = Message("due.instrument.bring", kind=term(INSTRUMENT_KIND, arch.kind))
        return _due(context, arch, context.as_of, task, why, arch.kind)
    if arch.until is None:
        return None
    ending = max(arch.counted, key=lambda instrument: (instrument.until or datetime.date.max, instrument.id))
    task = Message("due.instrument.renew", instrument=name(ending))
    why = Message("due.instrument.ends", day=arch.until)
    return _due(context, arch, arch.until, task, why, ending.id, [ending])


def _due(
    context: AssessmentContext,
    arch: InstrumentState,
    on: datetime.date,
    task: Message,
    why: Message,
    about: str,
    rows: Sequence[Instrument] = (),
) -> Due:
    places = context.sources(rows)
    return Due("instrument", on, task, why, _SEEDS[arch.kind], _sponsors(context), (about,), places)


def _sponsors(context: AssessmentContext) -> tuple[str, ...]:
    """Who arranges such things: the highest account manager; where none is on record, the highest executive sponsor."""
    for role in ("account_manager", "executive_sponsor"):
        people = [
            (-(employee.rank or 0), ident)
            for ident, employee in context.account.employees.items()
            if employee.role == role
        ]
        if people:
            return (min(people)[1],)
    return ()
