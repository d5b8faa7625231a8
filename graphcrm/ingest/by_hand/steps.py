"""A planned step that was done."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from graphcrm import matching
from graphcrm.errors import NotFound
from graphcrm.ingest.by_hand.entry import Entry, changed, choice_of
from graphcrm.messages import Message, Name
from graphcrm.records import Action

if TYPE_CHECKING:
    from graphcrm.snapshot import Snapshot


def done(snapshot: Snapshot, what: str, *, on: datetime.date) -> Entry:
    """A step is done: named by id, or by words that only one planned step has. Raises `NotFound`."""
    steps = snapshot.nodes(Action)
    planned = {ident: (step.name,) for ident, step in steps.items() if step.status == "planned"}
    fitting = [what] if what in steps else matching.fitting(what, planned)
    if len(fitting) != 1:
        ids = (fitting or list(planned))[:8]
        choices = choice_of(((ident, steps[ident].name) for ident in ids), "semicolon")
        raise NotFound(
            Message("entry.steps_fit" if fitting else "entry.no_step", name=what),
            hint=Message("entry.say_which_id", choices=choices) if ids else Message("entry.none_planned"),
        )
    step = steps[fitting[0]]
    return Entry(
        {Action: (changed(step, status="done", done_on=on, valid_from=on),)},
        Message("entry.done", day=on, step=Name(step.name)),
        step.id,
    )
