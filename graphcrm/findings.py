"""What we say: one shape for everything an analysis finds, with an identity, an anchor, evidence and one sentence."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from typing import Any

from graphcrm.messages import DEFAULT, Fact, Message, Money, Several, listed, text
from graphcrm.messages.message import largest_first, plain


class Severity(IntEnum):
    """How much it matters: what would fall, what is weak, what should be known."""

    NOTE = 1
    WEAK = 2
    CRITICAL = 3

    @property
    def word(self) -> str:
        """In documents for programs."""
        return self.name.lower()

    @property
    def message(self) -> Message:
        """As people read it."""
        return Message(f"severity.{self.word}")

    @property
    def shown(self) -> str:
        """As people read it, in English."""
        return text(self.message)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason: what it says, the people it runs through, the days it rests on, and where each fact was written."""

    message: Fact
    path: tuple[str, ...] = ()
    dates: tuple[datetime.date, ...] = ()
    sources: tuple[Fact, ...] = ()

    @property
    def text(self) -> str:
        """In English."""
        return text(self.message)

    def places(self, most: int | None = None) -> Several:
        """The days and the sources in a row: ``2026-03-01 · ties.xlsx · Knows · row 4``; beyond ``most`` sources the rows are counted."""
        more = 0 if most is None else max(0, len(self.sources) - most)
        rows = (Message("origin.more", n=more),) if more else ()
        return listed((*self.dates, *self.sources[:most], *rows), style="dot")

    def to_dict(self, language: str = DEFAULT) -> dict[str, Any]:
        """As plain data: in words, and the facts behind them."""
        return {
            "text": text(self.message, language),
            "facts": plain(self.message),
            "path": list(self.path),
            "dates": [day.isoformat() for day in self.dates],
            "sources": [text(source, language) for source in self.sources],
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """One weak spot.

    ``who`` are the ids it hangs on, ``about`` those who would be cut off, ``opportunity`` the one concerned (or
    ``None``); ``at_stake`` is that opportunity's whole amount (``None``: not known, or none
    concerned). ``seed`` names the element of the model that it serves. ``message`` says what was found, ``step`` what to
    do next. ``subject`` is what it is a weak spot of: the id of a person, unit, instrument or opportunity; blank: the only
    one of ``who``, or, of several, all of them. Where several findings are gathered to one (see
    `graphcrm.analysis.weak_spots`), ``also`` is what else they say, ``parts`` are all of them, and ``alike`` those that
    are folded into this one.
    """

    kind: str
    severity: Severity
    who: tuple[str, ...]
    message: Fact
    step: Fact
    seed: str
    about: tuple[str, ...] = ()
    opportunity: str | None = None
    at_stake: Money | None = None
    evidence: tuple[Evidence, ...] = ()
    subject: str = ""
    also: tuple[Fact, ...] = ()
    parts: tuple[Finding, ...] = ()
    alike: tuple[Finding, ...] = ()

    def __post_init__(self) -> None:
        if not self.kind or not self.message or not self.who:
            raise ValueError("A finding needs a kind, a message, and somebody it is about.")

    @property
    def id(self) -> str:
        """Stable over runs: it follows from the kind, who, about whom, and which opportunity."""
        anchor = "|".join(
            (self.kind, ",".join(sorted(self.who)), ",".join(sorted(self.about)), self.opportunity or "")
        )
        return f"{self.kind}-{hashlib.blake2b(anchor.encode(), digest_size=4).hexdigest()}"

    @property
    def sentence(self) -> str:
        """What was found, in English."""
        return text(self.message)

    @property
    def next_step(self) -> str:
        """What to do next, in English."""
        return text(self.step)

    @property
    def reasons(self) -> tuple[Fact, ...]:
        """What else is said of the same weak spot, and of those that are folded into it."""
        return (*self.also, *chain.from_iterable((spot.message, *spot.also) for spot in self.alike))

    @property
    def whole(self) -> Several:
        """What was found, and on a line of its own each other reason."""
        reasons = (Message("finding.reason", reason=reason) for reason in self.also)
        return listed((self.message, *reasons), style="line")

    def to_spot(self, language: str = DEFAULT) -> dict[str, Any]:
        """As plain data, as ``--json`` documents a weak spot; ``findings`` are the ids of those gathered in it."""
        finding = self.to_dict(language)
        members = ("id", "severity", "who", "about", "opportunity", "at_stake", "sentence", "next_step")
        return {
            "subject": self.subject,
            **{name: finding[name] for name in members},
            "reasons": [text(fact, language, short=True) for fact in self.reasons],
            "findings": [part.id for part in self.parts],
        }

    def to_dict(self, language: str = DEFAULT) -> dict[str, Any]:
        """As plain data; the shape that ``--json`` documents."""
        return {
            "id": self.id,
            "kind": self.kind,
            "severity": self.severity.word,
            "who": list(self.who),
            "about": list(self.about),
            "opportunity": self.opportunity,
            "at_stake": None if self.at_stake is None else self.at_stake.amount,
            "currency": None if self.at_stake is None else self.at_stake.currency,
            "sentence": text(self.message, language),
            "facts": plain(self.message),
            "next_step": text(self.step, language),
            "seed": self.seed,
            "evidence": [evidence.to_dict(language) for evidence in self.evidence],
        }


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The worst first: by severity, then money at stake, then identity; the same input gives the same order."""
    return tuple(
        sorted(
            findings,
            key=lambda finding: (
                -finding.severity,
                largest_first(finding.at_stake),
                finding.kind,
                finding.id,
            ),
        )
    )
