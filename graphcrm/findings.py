"""What we say: one shape for everything an analysis finds, with an identity, an anchor, evidence and one sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any


class Severity(IntEnum):
    """How much it matters: what would fall, what is weak, what should be known."""

    NOTE = 1
    WEAK = 2
    CRITICAL = 3

    @property
    def word(self) -> str:
        return {1: "note", 2: "weak", 3: "critical"}[self.value]

    @property
    def shown(self) -> str:
        """As people read it."""
        return {1: "to know", 2: "weak", 3: "would fall"}[self.value]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason: a sentence, the people it runs through, the days it rests on, and where each fact was written."""

    text: str
    path: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One weak spot.

    ``who`` are the ids it hangs on, ``about`` those who would be cut off, ``opportunity`` the one concerned (or
    ``None``); ``at_stake`` is that opportunity's whole amount in the account's currency (``None``: not known, or none
    concerned). ``seed`` names the element of the model that it serves.
    """

    kind: str
    severity: Severity
    who: tuple[str, ...]
    sentence: str
    next_step: str
    seed: str
    about: tuple[str, ...] = ()
    opportunity: str | None = None
    at_stake: float | None = None
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        if not self.kind or not self.sentence or not self.who:
            raise ValueError("A finding needs a kind, a sentence, and somebody it is about.")

    @property
    def id(self) -> str:
        """Stable over runs: it follows from the kind, who, about whom, and which opportunity."""
        said = "|".join(
            (self.kind, ",".join(sorted(self.who)), ",".join(sorted(self.about)), self.opportunity or "")
        )
        return f"{self.kind}-{hashlib.blake2b(said.encode(), digest_size=4).hexdigest()}"

    def to_dict(self) -> dict[str, Any]:
        """As plain data; the shape that ``--json`` documents."""
        return {
            "id": self.id,
            "kind": self.kind,
            "severity": self.severity.word,
            "who": list(self.who),
            "about": list(self.about),
            "opportunity": self.opportunity,
            "at_stake": self.at_stake,
            "sentence": self.sentence,
            "next_step": self.next_step,
            "seed": self.seed,
            "evidence": [
                {
                    "text": each.text,
                    "path": list(each.path),
                    "dates": list(each.dates),
                    "sources": list(each.sources),
                }
                for each in self.evidence
            ],
        }


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The worst first: by severity, then money at stake, then identity; the same input gives the same order."""
    return tuple(
        sorted(findings, key=lambda each: (-each.severity, -(each.at_stake or 0.0), each.kind, each.id))
    )
