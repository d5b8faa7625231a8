"""What to write: minutes that are still to go out. (G2, E9)"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphcrm.analysis.wording import called, joined
from graphcrm.cathedral.agenda.due import Due
from graphcrm.cathedral.agenda.owners import present
from graphcrm.cathedral.measured import sources
from graphcrm.records import Instrument, Interaction

if TYPE_CHECKING:
    from graphcrm.cathedral.sight import Sight


def find(sight: Sight, until: datetime.date) -> Iterator[Due]:
    """Minutes of meetings of the last `AgendaRules.papers_days`; of executive and alignment meetings, of the last twelve months."""
    rules, days = sight.policy.general, sight.policy.agenda.papers_days
    for ident, each in sight.interactions.items():
        fresh = (sight.as_of - each.held_on).days <= days
        if fresh and each.minutes_on is None and each.kind in rules.minutes_for and ident in sight.ours_at:
            yield from _minutes(sight, each, rules.minutes_due_days, until, "G2")
    for each in sight.snapshot.nodes(Instrument).values():
        if (
            sight.within(each.held_on)
            and each.minutes_on is None
            and each.kind in sight.policy.agenda.instruments_with_minutes
        ):
            yield from _minutes(
                sight, each, sight.policy.organizational.instruments.minutes_days, until, "E9"
            )


def _minutes(
    sight: Sight, each: Interaction | Instrument, days: int, until: datetime.date, seed: str
) -> Iterator[Due]:
    on = each.held_on + datetime.timedelta(days=days)
    if on > until:
        return
    held = isinstance(each, Interaction)
    theirs = (sight.theirs_at if held else sight.theirs_at_instruments).get(each.id, frozenset())
    ours = (sight.ours_at if held else sight.ours_at_instruments).get(each.id, frozenset())
    names = joined(
        [called(sight.ground.contacts[who]) for who in sorted(theirs) if who in sight.ground.contacts]
    )
    what = each.purpose if isinstance(each, Interaction) else each.name
    about = f" ({what})" if what else ""
    yield Due(
        "minutes",
        on,
        f"Send the minutes of the {each.kind.replace('_', ' ')} on {each.held_on}{about}{f' with {names}' if names else ''}",
        f"Minutes are due within {days} days.",
        seed,
        present(sight.ground, ours),
        (each.id,),
        sources(sight.snapshot, [each]),
    )
