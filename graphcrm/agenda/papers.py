"""What to write: minutes that are still to go out. (G2, E9)"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphcrm.account.wording import called, joined
from graphcrm.agenda.due import Due
from graphcrm.agenda.owners import present
from graphcrm.records import Instrument, Interaction
from graphcrm.scorecard.measured import sources

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext


def find(context: AssessmentContext, until: datetime.date) -> Iterator[Due]:
    """Minutes of meetings of the last `AgendaRules.papers_days`; of executive and alignment meetings, of the last twelve months."""
    rules, days = context.policy.general, context.policy.agenda.papers_days
    for ident, each in context.interactions.items():
        fresh = (context.as_of - each.held_on).days <= days
        if fresh and each.minutes_on is None and each.kind in rules.minutes_for and ident in context.ours_at:
            yield from _minutes(context, each, rules.minutes_due_days, until, "G2")
    for each in context.snapshot.nodes(Instrument).values():
        if (
            context.within(each.held_on)
            and each.minutes_on is None
            and each.kind in context.policy.agenda.instruments_with_minutes
        ):
            yield from _minutes(
                context, each, context.policy.organizational.instruments.minutes_days, until, "E9"
            )


def _minutes(
    context: AssessmentContext, each: Interaction | Instrument, days: int, until: datetime.date, seed: str
) -> Iterator[Due]:
    on = each.held_on + datetime.timedelta(days=days)
    if on > until:
        return
    held = isinstance(each, Interaction)
    theirs = (context.theirs_at if held else context.theirs_at_instruments).get(each.id, frozenset())
    ours = (context.ours_at if held else context.ours_at_instruments).get(each.id, frozenset())
    names = joined(
        [called(context.account.contacts[who]) for who in sorted(theirs) if who in context.account.contacts]
    )
    what = each.purpose if isinstance(each, Interaction) else each.name
    about = f" ({what})" if what else ""
    yield Due(
        "minutes",
        on,
        f"Send the minutes of the {each.kind.replace('_', ' ')} on {each.held_on}{about}{f' with {names}' if names else ''}",
        f"Minutes are due within {days} days.",
        seed,
        present(context.account, ours),
        (each.id,),
        sources(context.snapshot, [each]),
    )
