"""What to arrange between the two organizations: the next meeting or visit, an agreement that ends. (O5–O8)"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphcrm.agenda.due import Due
from graphcrm.schema.scales import INSTRUMENT_KIND
from graphcrm.scorecard.measured import sources
from graphcrm.scorecard.organizational.instruments import EXPIRING, MISSING, YEARLY, Standing, arches, name

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext

_SEEDS = dict(zip(INSTRUMENT_KIND.codes, ("O5", "O6", "O7", "O8"), strict=True))


def find(context: AssessmentContext, until: datetime.date) -> Iterator[Due]:
    """Yearly ones evenly over the year, by the customer's tier; what is in force, before it ends."""
    for each in arches(context.snapshot, context.policy):
        found = _next(context, each) if each.kind in YEARLY else _renewal(context, each)
        if found is not None and (found.on <= until or each.state == EXPIRING):
            yield found


def _next(context: AssessmentContext, each: Standing) -> Due | None:
    """The next of a yearly kind; ``None`` where none is asked of this tier."""
    if not each.target:
        return None
    apart = datetime.timedelta(days=int(context.policy.window_days / each.target))
    on = each.last + apart if each.last else context.as_of
    last = f"the last was on {each.last}" if each.last else "none is on record"
    why = f"{each.target:g} a year {'is' if each.target == 1 else 'are'} asked of a customer of tier {context.tier_for_targets}; {last}."
    return Due("instrument", on, f"Hold the next {_word(each.kind)}", why, _SEEDS[each.kind], _sponsors(context), (each.kind,), sources(context.snapshot, each.every[-1:]))  # fmt: skip


def _renewal(context: AssessmentContext, each: Standing) -> Due | None:
    if each.state == MISSING and each.target:
        why = f"One in force is asked of a customer of tier {context.tier_for_targets}" + (
            f"; the last ended on {each.last}." if each.last else "; none is on record."
        )
        return Due("instrument", context.as_of, f"Bring a {_word(each.kind)} into force", why, _SEEDS[each.kind], _sponsors(context), (each.kind,))  # fmt: skip
    if each.until is None:
        return None
    ending = max(each.counted, key=lambda one: (one.until or datetime.date.max, one.id))
    return Due("instrument", each.until, f"Renew {name(ending)}", f"It ends on {each.until}.", _SEEDS[each.kind], _sponsors(context), (ending.id,), sources(context.snapshot, [ending]))  # fmt: skip


def _word(kind: str) -> str:
    step = INSTRUMENT_KIND.step(kind)
    return step.term.en if step else kind


def _sponsors(context: AssessmentContext) -> tuple[str, ...]:
    """Who arranges such things: the highest account manager; where none is on record, the highest executive sponsor."""
    for role in ("account_manager", "executive_sponsor"):
        found = [
            (-(each.rank or 0), ident)
            for ident, each in context.account.employees.items()
            if each.role == role
        ]
        if found:
            return (min(found)[1],)
    return ()
