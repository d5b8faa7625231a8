"""What to settle: needs, problems and complaints that are still open. (E8)"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphcrm.account.wording import called, joined
from graphcrm.agenda.due import Due
from graphcrm.agenda.owners import owners, present
from graphcrm.records import Feedback, Raised
from graphcrm.scorecard.measured import sources

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext

TO_SETTLE = frozenset({"need", "problem", "complaint"})
"""Kinds that call for an answer; praise and what a competitor does are told, not settled."""


def find(context: AssessmentContext, until: datetime.date) -> Iterator[Due]:
    """Everything open, by how grave it is."""
    rules, account = context.policy.actions, context.account
    voices: dict[str, list[str]] = {}
    for tie in context.snapshot.ties(Raised):
        voices.setdefault(tie.to_id, []).append(tie.from_id)
    for ident, each in context.snapshot.nodes(Feedback).items():
        if each.kind not in TO_SETTLE or (each.closed_on is not None and each.closed_on <= context.as_of):
            continue
        days = rules.close_days_unknown if each.severity is None else rules.close_days[str(each.severity)]
        on = each.raised_on + datetime.timedelta(days=days)
        if on > until:
            continue
        by = voices.get(ident, [])
        theirs = [who for who in by if who in account.contacts]
        answering = present(account, by) or tuple(
            dict.fromkeys(one for who in theirs for one in owners(account, who))
        )
        names = joined([called(account.contacts[who]) for who in theirs])
        yield Due(
            "feedback",
            on,
            f"Settle the {each.kind}{f' of {names}' if names else ''}: {each.text or ident}",
            f"Raised on {each.raised_on}; {f'severity {each.severity}' if each.severity else 'nobody said how grave'}, to be settled within {days} days.",
            "E8",
            answering,
            (ident,),
            sources(context.snapshot, [each]),
        )
