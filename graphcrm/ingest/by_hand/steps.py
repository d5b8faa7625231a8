"""A planned step that was done."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from graphcrm import matching
from graphcrm.errors import NotFound
from graphcrm.ingest.by_hand.entry import Entry, changed
from graphcrm.records import Action

if TYPE_CHECKING:
    from graphcrm.snapshot import Snapshot


def done(snapshot: Snapshot, what: str, *, on: datetime.date) -> Entry:
    """A step is done: named by id, or by words that only one planned step has. Raises `NotFound`."""
    every = snapshot.nodes(Action)
    planned = {ident: (each.name,) for ident, each in every.items() if each.status == "planned"}
    found = [what] if what in every else matching.fitting(what, planned)
    if len(found) != 1:
        which = "Several planned steps fit" if found else "There is no planned step"
        listed = "; ".join(f"{ident} ({every[ident].name})" for ident in (found or list(planned))[:8])
        raise NotFound(
            f"{which} “{what}”", hint=f"Say which by id: {listed}." if listed else "None is planned."
        )
    step = every[found[0]]
    return Entry(
        {Action: (changed(step, status="done", done_on=on, valid_from=on),)},
        f"Done on {on}: {step.name}",
        step.id,
    )
