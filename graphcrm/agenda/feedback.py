"""What to settle: needs, problems and complaints that are still open. (E8)"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from graphcrm.agenda.due import Due
from graphcrm.agenda.owners import owners, present
from graphcrm.messages import Message, Name, joined
from graphcrm.records import Feedback, Raised
from graphcrm.schema.scales import FEEDBACK_KIND
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import term
from graphcrm.scorecard.own_work.voices import ASKING, allowed_days


def find(context: AssessmentContext, until: datetime.date) -> Iterator[Due]:
    """Everything open, by how grave it is."""
    account = context.account
    raisers: dict[str, list[str]] = {}
    for tie in context.snapshot.ties(Raised):
        raisers.setdefault(tie.to_id, []).append(tie.from_id)
    for ident, voice in context.snapshot.nodes(Feedback).items():
        if voice.kind not in ASKING or (voice.closed_on is not None and voice.closed_on <= context.as_of):
            continue
        days = allowed_days(context, voice.severity)
        on = voice.raised_on + datetime.timedelta(days=days)
        if on > until:
            continue
        by = raisers.get(ident, [])
        theirs = [who for who in by if who in account.contacts]
        answering = dict.fromkeys(owner for who in theirs for owner in owners(account, who))
        yield Due(
            "feedback",
            on,
            Message(
                f"due.feedback.{'settle_of' if theirs else 'settle'}",
                kind=term(FEEDBACK_KIND, voice.kind),
                who=joined(account.people(theirs)),
                text=Name(voice.text or ident),
            ),
            Message(
                f"due.feedback.{'why' if voice.severity else 'why_unknown'}",
                day=voice.raised_on,
                severity=voice.severity or 0,
                days=days,
            ),
            "E8",
            present(account, by) or tuple(answering),
            (ident,),
            context.sources([voice]),
        )
