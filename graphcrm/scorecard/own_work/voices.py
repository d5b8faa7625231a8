"""What the customer's people asked of us and when it was closed: needs, problems and complaints."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphcrm.messages import Message, Name
from graphcrm.records import Feedback, Raised
from graphcrm.schema.scales import FEEDBACK_KIND
from graphcrm.scorecard.measured import term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.scorecard.context import AssessmentContext

ASKING = frozenset({"need", "problem", "complaint"})
"""Kinds of feedback that call for an answer; praise and news of competitors call for none."""


class Voice(NamedTuple):
    """One need, problem or complaint: closed after ``days``, or open for as long; ``allowed`` days by its severity."""

    record: Feedback
    by: tuple[str, ...]
    days: int
    open: bool
    allowed: int

    @property
    def late(self) -> bool:
        return self.days > self.allowed

    def called(self, context: AssessmentContext) -> Message:
        """``complaint of Fu Lan: Engineer came without parts``."""
        who = next((ident for ident in self.by if ident in context.account.contacts), None)
        words = self.record.text
        return Message(
            f"voice.{'of' if who else 'from_nobody'}{'_text' if words else ''}",
            kind=term(FEEDBACK_KIND, self.record.kind),
            who=context.account.person(who) if who else "",
            text=Name(words or ""),
        )

    @property
    def weight(self) -> Message:
        """How grave it is."""
        return severity(self.record.severity)


def severity(step: int | None) -> Message:
    """``severity 4 of 5``."""
    return Message("voice.no_severity") if step is None else Message("voice.severity", step=step)


def allowed_days(context: AssessmentContext, severity: int | None) -> int:
    """Within how many days something of this severity should be closed."""
    rules = context.policy.actions
    return rules.close_days.get(str(severity), rules.close_days_unknown)


def voices(context: AssessmentContext) -> tuple[Voice, ...]:
    """All that were open at some time in the months looked back on, in the order in which they were raised."""
    by = raisers(context)
    asked: list[Voice] = []
    for ident, record in context.snapshot.nodes(Feedback).items():
        closed = record.closed_on if record.closed_on and record.closed_on <= context.as_of else None
        if record.kind in ASKING and (closed is None or context.within(closed)):
            days = max(0, ((closed or context.as_of) - record.raised_on).days)
            allowed = allowed_days(context, record.severity)
            asked.append(Voice(record, by.get(ident, ()), days, closed is None, allowed))
    return tuple(sorted(asked, key=lambda voice: (voice.record.raised_on, voice.record.id)))


def raisers(context: AssessmentContext) -> Mapping[str, tuple[str, ...]]:
    """By feedback: the contacts who raised it."""
    by: dict[str, list[str]] = {}
    for tie in context.snapshot.ties_between(Raised, "Contact", "Feedback"):
        by.setdefault(tie.to_id, []).append(tie.from_id)
    return {ident: tuple(who) for ident, who in by.items()}
