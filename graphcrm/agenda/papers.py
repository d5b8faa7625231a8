"""What to write: minutes that are still to go out. (G2, E9)"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from graphcrm.agenda.due import Due
from graphcrm.agenda.owners import present
from graphcrm.messages import Message, Name, joined
from graphcrm.records import Instrument, Interaction
from graphcrm.schema.scales import INSTRUMENT_KIND, INTERACTION_KIND
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import term


def find(context: AssessmentContext, until: datetime.date) -> Iterator[Due]:
    """Minutes of meetings of the last `AgendaRules.papers_days`; of executive and alignment meetings, of the months looked back on."""
    rules, days = context.policy, context.policy.agenda.papers_days
    for ident, event in context.interactions.items():
        fresh = (context.as_of - event.held_on).days <= days and ident in context.ours_at
        if fresh and event.minutes_on is None and event.kind in rules.general.minutes_for:
            yield from _minutes(context, event, rules.general.minutes_due_days, until)
    for event in context.snapshot.nodes(Instrument).values():
        asked = event.kind in rules.agenda.instruments_with_minutes and context.within(event.held_on)
        if asked and event.minutes_on is None:
            yield from _minutes(context, event, rules.organizational.instruments.minutes_days, until)


def _minutes(
    context: AssessmentContext, event: Interaction | Instrument, days: int, until: datetime.date
) -> Iterator[Due]:
    on = event.held_on + datetime.timedelta(days=days)
    if on > until:
        return
    if isinstance(event, Interaction):
        scale, about, seed = INTERACTION_KIND, event.purpose, "G2"
        theirs_at, ours_at = context.theirs_at, context.ours_at
    else:
        scale, about, seed = INSTRUMENT_KIND, event.name, "E9"
        theirs_at, ours_at = context.theirs_at_instruments, context.ours_at_instruments
    contacts = context.account.contacts
    theirs = [who for who in sorted(theirs_at.get(event.id, ())) if who in contacts]
    yield Due(
        "minutes",
        on,
        Message(
            f"due.minutes.send{'_about' if about else ''}{'_with' if theirs else ''}",
            kind=term(scale, event.kind),
            day=event.held_on,
            about=Name(about or ""),
            who=joined(context.account.people(theirs)),
        ),
        Message("due.minutes.why", days=days),
        seed,
        present(context.account, ours_at.get(event.id, ())),
        (event.id,),
        context.sources([event]),
    )
