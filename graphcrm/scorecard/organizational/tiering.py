"""The suggested tier: rules that hold, do not, or are not known, and what follows from them. (O1)"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graphcrm.messages import Message
from graphcrm.scorecard.policy.organizational import ABOVE_C


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of one tier. ``holds`` is ``None`` where it is not known; ``message`` is a sentence with both figures."""

    tier: str
    of: str
    holds: bool | None
    value: float | None
    bound: float
    message: Message


@dataclass(frozen=True, slots=True)
class Tiering:
    """The recorded tier beside the suggested one. ``possible`` are higher tiers that are not known not to hold."""

    recorded: str | None
    suggested: str | None
    possible: tuple[str, ...]
    rules: tuple[Rule, ...]

    @property
    def agrees(self) -> bool:
        """Whether what is recorded is suggested, or still possible."""
        return self.recorded is not None and self.recorded in (self.suggested, *self.possible)

    @property
    def reasons(self) -> tuple[Message, ...]:
        """What speaks for the suggested tier, and what against the one above it."""
        above = ABOVE_C[: ABOVE_C.index(self.suggested)] if self.suggested in ABOVE_C else ABOVE_C
        holding = (rule.message for rule in self.rules if rule.tier == self.suggested and rule.holds)
        failing = (rule for rule in self.rules if rule.tier in above[-1:] and rule.holds is False)
        return (*holding, *(Message("tier.not", tier=rule.tier, why=rule.message) for rule in failing))


def suggested(recorded: str | None, rules: tuple[Rule, ...]) -> Tiering:
    """The highest tier that holds; C where none above can; nothing where all that could hold is not known."""
    answers = {
        tier: every(
            [
                some([rule.holds for rule in rules if rule.tier == tier and rule.of != "fit"]),
                *(rule.holds for rule in rules if rule.tier == tier and rule.of == "fit"),
            ]
        )
        for tier in ABOVE_C
    }
    best = next((tier for tier in ABOVE_C if answers[tier]), None)
    if best is None and not any(answer is None for answer in answers.values()):
        best = "C"
    above = ABOVE_C[: ABOVE_C.index(best)] if best in ABOVE_C else ABOVE_C
    possible = tuple(tier for tier in above if answers[tier] is None)
    return Tiering(recorded, best, possible, rules)


def some(answers: Iterable[bool | None]) -> bool | None:
    """Kleene's "or": holds as soon as one does; not known where none does and one is not known."""
    answers = list(answers)
    return True if True in answers else None if None in answers else False


def every(answers: Iterable[bool | None]) -> bool | None:
    """Kleene's "and": fails as soon as one does; not known where none does and one is not known."""
    answers = list(answers)
    return False if False in answers else None if None in answers else True
