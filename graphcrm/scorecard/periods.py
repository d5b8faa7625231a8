"""Windows of the rules as sentences name them: ``twelve months``, ``two years``, ``90 days``."""

from __future__ import annotations

from graphcrm.messages import Fact, Message

YEAR = 365
SPELLED = range(1, 13)
"""Numbers that are written as words."""


def period(days: int) -> Message:
    """A window of a rule, as it stands behind "the last" or "the next"."""
    if days == YEAR:
        return Message("period.year")
    if days % YEAR == 0:
        return Message("period.years", number=spelled(days // YEAR))
    return Message("period.days", n=days)


def spelled(number: int) -> Fact:
    """A small number as a word, others in digits."""
    return Message(f"number.{number}") if number in SPELLED else number
