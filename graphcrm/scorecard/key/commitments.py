"""Do they do what they commit to? (K4) Support shows in what people do for us after a meeting, not in what they say there.

Of the commitments of interactions whose day came in the months looked back on (without a day: of interactions of these months whose
answer is known). One of which nobody wrote whether it was kept is not known.
"""

from __future__ import annotations

from graphcrm.messages import Name
from graphcrm.records import Interaction
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit


def due(context: AssessmentContext) -> list[Interaction]:
    """The interactions whose commitment was due, the oldest first."""
    every = (event for event in context.snapshot.nodes(Interaction).values() if event.committed)
    theirs = [event for event in every if _due(context, event)]
    return sorted(theirs, key=lambda event: (event.committed_until or event.held_on, event.id))


def measure(context: AssessmentContext) -> Measured:
    """Commitments kept, out of those that were due and of which it is known."""
    events = due(context)
    parts = [_part(context, event) for event in events]
    open_ = next((event for event in events if event.kept is None), None)
    step = METRIC.says("step", committed=Name(open_.committed or ""), day=open_.held_on) if open_ else ""
    return METRIC.ratio(parts, step=step)


def _due(context: AssessmentContext, event: Interaction) -> bool:
    if event.committed_until is None:
        return event.kept is not None and event.id in context.interactions
    return context.within(event.committed_until)


def _part(context: AssessmentContext, event: Interaction) -> Part:
    who = [context.account.person(ident) for ident in sorted(context.theirs_at.get(event.id, ()))]
    note = METRIC.says("note", who=who[0], day=event.held_on) if who else METRIC.says("on", day=event.held_on)
    kept = None if event.kept is None else float(event.kept)
    return Part(Name(event.committed or ""), kept, 1.0, None, note, context.sources([event]))


METRIC = Metric("commitments_kept", "K4", Unit.SHARE, measure)
