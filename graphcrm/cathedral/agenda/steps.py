"""Steps of plans. (K6, E2)"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphcrm.cathedral.agenda.due import Due
from graphcrm.cathedral.agenda.owners import present
from graphcrm.cathedral.measured import sources
from graphcrm.records import Action

if TYPE_CHECKING:
    from graphcrm.cathedral.sight import Sight


def find(sight: Sight, until: datetime.date) -> Iterator[Due]:
    """Planned steps with a day."""
    for ident, each in sight.snapshot.nodes(Action).items():
        if each.status == "planned" and each.due_on is not None and each.due_on <= until:
            owner = present(sight.ground, [each.owner] if each.owner else [])
            why = f"Planned for {each.due_on}."
            yield Due(
                "step", each.due_on, each.name, why, "K6", owner, (ident,), sources(sight.snapshot, [each])
            )
