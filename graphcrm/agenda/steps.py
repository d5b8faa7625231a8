"""Steps of plans. (K6, E2)"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphcrm.agenda.due import Due
from graphcrm.agenda.owners import present
from graphcrm.records import Action
from graphcrm.scorecard.measured import sources

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext


def find(context: AssessmentContext, until: datetime.date) -> Iterator[Due]:
    """Planned steps with a day."""
    for ident, each in context.snapshot.nodes(Action).items():
        if each.status == "planned" and each.due_on is not None and each.due_on <= until:
            owner = present(context.account, [each.owner] if each.owner else [])
            why = f"Planned for {each.due_on}."
            yield Due(
                "step", each.due_on, each.name, why, "K6", owner, (ident,), sources(context.snapshot, [each])
            )
