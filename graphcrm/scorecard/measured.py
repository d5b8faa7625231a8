"""What a metric measured: the figure, the parts that made it, how much of it is known, and where it was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.account import evidence
from graphcrm.messages import DEFAULT, Fact, Message, Term, text
from graphcrm.messages.message import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphcrm.findings import Finding
    from graphcrm.records import Record
    from graphcrm.schema.column import Scale
    from graphcrm.snapshot import Snapshot

MOST_SOURCES = 8
"""How many rows a part names; the others are counted."""


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
        return {
            "said": text(self.message, language),
            "facts": plain(self.message),
            "next_step": text(self.step, language),
        }


@dataclass(frozen=True, slots=True)
class Measured(Worded):
    """A figure. ``value`` is ``None`` where too little is on record: unknown is not zero.

    ``message`` says it in one sentence, with the arithmetic; ``step`` what to do next, if anything; ``known`` the share (0 to 1) of what the metric needs that is on
    record; ``interval`` where the figure may lie (a confidence interval, or the bounds that what is not known leaves).
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


def unknown(
    metric: str,
    why: str = "unknown",
    *,
    step: Fact | None = None,
    findings: Iterable[Finding] = (),
    **facts: Fact,
) -> Measured:
    """Nothing can be said: too little is on record.

    ``metric`` is its id: the message is ``metric.ID.WHY``, the step ``metric.ID.record`` unless another is given (an empty one: none).
    """
    message = Message(f"metric.{metric}.{why}", **facts)
    record = Message(f"metric.{metric}.record") if step is None else step
    return Measured(None, message, known=0.0, step=record, findings=tuple(findings))


def term(scale: Scale, code: str) -> Fact:
    """A step of a scale; a code that it does not know as it is."""
    step = scale.step(code)
    return Term(step.term.en) if step else code


def word(scale: Scale, code: str) -> Fact:
    """A step of a scale as it begins a line."""
    return Message("name.begun", what=term(scale, code))


def sources(snapshot: Snapshot, records: Iterable[Record]) -> tuple[Fact, ...]:
    """Where some records were written, each place once; beyond `MOST_SOURCES` the others are counted."""
    places = evidence.sources(snapshot, records)
    more = len(places) - MOST_SOURCES
    return (*places[:MOST_SOURCES], Message("origin.more", n=more)) if more > 0 else places
