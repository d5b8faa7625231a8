"""A part of a page: a heading with its lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graphcrm.messages import DEFAULT, Message, text

MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines; each line is a sentence, with the place it was written down where there is one."""

    heading: Message
    messages: tuple[Message, ...]

    @property
    def title(self) -> str:
        """The heading, in English."""
        return text(self.heading)

    @property
    def lines(self) -> tuple[str, ...]:
        """In English."""
        return tuple(map(text, self.messages))

    def to_dict(self, language: str = DEFAULT) -> dict[str, Any]:
        return {
            "title": text(self.heading, language),
            "lines": [text(line, language) for line in self.messages],
            "facts": [line.to_dict() for line in self.messages],
        }


def shortened(heading: str, lines: tuple[Message, ...]) -> Section:
    """A section of the first lines; the rest are counted."""
    more = len(lines) - MOST_LINES
    rest = (Message("explain.more", number=more),) if more > 0 else ()
    return Section(Message(heading), lines[:MOST_LINES] + rest)
