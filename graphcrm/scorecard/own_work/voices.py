"""What the customer's people asked of us and when it was closed: needs, problems and complaints."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphcrm.account.wording import called
from graphcrm.records import Feedback, Raised

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

    def called(self, context: AssessmentContext) -> str:
        """``complaint of Fu Lan: Engineer came without parts``."""
        contacts = context.account.contacts
        names = [called(contacts[each]) for each in self.by if each in contacts]
        who = f" of {names[0]}" if names else ""
        return f"{self.record.kind}{who}{f': {self.record.text}' if self.record.text else ''}"

    @property
    def weight(self) -> str:
        return (
            "severity not known" if self.record.severity is None else f"severity {self.record.severity} of 5"
        )


def allowed_days(context: AssessmentContext, severity: int | None) -> int:
    """Within how many days something of this severity should be closed."""
    rules = context.policy.actions
    return (
        rules.close_days_unknown
        if severity is None
        else rules.close_days.get(str(severity), rules.close_days_unknown)
    )


def voices(context: AssessmentContext) -> tuple[Voice, ...]:
    """All that were open at some time in the months looked back on, in the order in which they were raised."""
    by = _raised(context)
    found: list[Voice] = []
    for ident, each in context.snapshot.nodes(Feedback).items():
        closed = each.closed_on if each.closed_on is not None and each.closed_on <= context.as_of else None
        if each.kind in ASKING and (closed is None or context.within(closed)):
            days = max(0, ((closed or context.as_of) - each.raised_on).days)
            found.append(
                Voice(each, by.get(ident, ()), days, closed is None, allowed_days(context, each.severity))
            )
    return tuple(sorted(found, key=lambda one: (one.record.raised_on, one.record.id)))


def _raised(context: AssessmentContext) -> Mapping[str, tuple[str, ...]]:
    by: dict[str, list[str]] = {}
    for tie in context.snapshot.ties_between(Raised, "Contact", "Feedback"):
        by.setdefault(tie.to_id, []).append(tie.from_id)
    return {ident: tuple(who) for ident, who in by.items()}
