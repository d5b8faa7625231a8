"""What a metric measured: the figure, the parts that made it, how much of it is known, and where it was written."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from graphcrm.findings import Finding
from graphcrm.messages import DEFAULT, Fact, Message, Term, text
from graphcrm.messages.message import plain
from graphcrm.records import Record
from graphcrm.schema.column import Scale
from graphcrm.scorecard.context import AssessmentContext, grouped

Item = TypeVar("Item")
Group = TypeVar("Group", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a figure is made of: ``value`` out of ``of``, both in the words of ``name``.

    ``who`` is the id of the person, unit, opportunity or instrument it is about; ``value`` is ``None`` where it is not
    known. ``sources`` say where it was written.
    """

    name: Fact
    value: float | None
    of: float | None = None
    who: str | None = None
    note: Fact = ""
    sources: tuple[Fact, ...] = ()

    def to_dict(self, language: str = DEFAULT) -> dict[str, Any]:
        return {
            "name": text(self.name, language),
            "value": self.value,
            "of": self.of,
            "who": self.who,
            "note": text(self.note, language),
            "sources": [text(place, language) for place in self.sources],
        }


class Worded:
    """What says something, and what to do next."""

    __slots__ = ()
    message: Fact
    step: Fact

    @property
    def said(self) -> str:
        """In English."""
        return text(self.message)

    @property
    def next_step(self) -> str:
        """What to do next, in English."""
        return text(self.step)

    def words(self, language: str) -> dict[str, Any]:
        """Both in words, and the facts behind the one."""
        said, step = text(self.message, language), text(self.step, language)
        return {"said": said, "facts": plain(self.message), "next_step": step}


@dataclass(frozen=True, slots=True)
class Measured(Worded):
    """A figure. ``value`` is ``None`` where too little is on record: unknown is not zero.

    ``message`` says it in one sentence, with the arithmetic; ``known`` the share (0 to 1) of what the metric needs that is
    on record; ``interval`` where the figure may lie (a confidence interval, or the bounds that what is not known leaves).
    ``step`` is what to do next, if anything: that of the first finding, unless another is given.
    """

    value: float | None
    message: Fact
    parts: tuple[Part, ...] = ()
    known: float = 1.0
    interval: tuple[float, float] | None = None
    step: Fact = ""
    findings: tuple[Finding, ...] = ()

    def __post_init__(self) -> None:
        if not self.message or not 0 <= self.known <= 1:
            raise ValueError("A measurement needs a sentence, and a share known from 0 to 1.")
        if self.interval is not None and not self.interval[0] <= self.interval[1]:
            raise ValueError(f"An interval runs from low to high, not {self.interval}.")
        if not self.step and self.findings:
            object.__setattr__(self, "step", self.findings[0].step)


def person_part(
    context: AssessmentContext,
    who: str,
    value: float | None,
    of: float = 1.0,
    note: Fact = "",
    rows: Iterable[Record] = (),
) -> Part:
    """What a contact adds to a figure, with where it was written."""
    return Part(context.account.person(who), value, of, who, note, context.sources(rows))


def parts_by(
    context: AssessmentContext,
    items: Iterable[Item],
    *,
    group: Callable[[Item], Group],
    met: Callable[[Item], bool | None],
    name: Callable[[Group], Fact],
    note: Callable[[Sequence[Item]], Fact] | None = None,
    who: Callable[[Group], str | None] | None = None,
    rows: Callable[[Item], Iterable[Record]] | None = None,
    blank: float | None = None,
) -> tuple[Part, ...]:
    """A part for each group of items: how many are met of those of which it is known (``met`` is `None` where it is not).

    ``rows`` are the records that an item names as its source, ``blank`` the value of a group of which nothing is known. Groups come in the order of their first items.
    """
    parts: list[Part] = []
    for key, inside in grouped((group(item), item) for item in items).items():
        answers = [answer for answer in map(met, inside) if answer is not None]
        value, of = (sum(answers), len(answers)) if answers else (blank, blank)
        about, remark = who(key) if who else None, note(inside) if note else ""
        places = context.sources(record for item in inside for record in (rows(item) if rows else ()))
        parts.append(Part(name(key), value, of, about, remark, places))
    return tuple(parts)


def term(scale: Scale, code: str) -> Fact:
    """A step of a scale; a code that it does not know as it is."""
    step = scale.step(code)
    return Term(step.term.en) if step else code


def word(scale: Scale, code: str) -> Fact:
    """A step of a scale as it begins a line."""
    return Message("name.begun", what=term(scale, code))
