"""One thing to do, with its day, who of ours should do it, and why."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from typing import Any

from graphcrm.messages import DEFAULT, Fact, text
from graphcrm.messages.message import plain


@dataclass(frozen=True, slots=True)
class Due:
    """Something to be done by a day.

    ``owners`` are the ids of those of ours who should do it (nobody where nobody answers for it), ``about`` the people and
    things it concerns; ``why`` is one sentence, ``sources`` where that was written.
    """

    kind: str
    on: datetime.date
    what: Fact
    why: Fact
    seed: str
    owners: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    sources: tuple[Fact, ...] = ()

    @property
    def id(self) -> str:
        """Stable as long as it stays undone: it follows from the kind and what it is about."""
        anchor = f"{self.kind}|{','.join(sorted(self.about))}"
        return f"{self.kind}-{hashlib.blake2b(anchor.encode(), digest_size=5).hexdigest()}"

    def overdue(self, today: datetime.date) -> int:
        """By how many days it is late; 0 where it is not."""
        return max(0, (today - self.on).days)

    def to_dict(self, today: datetime.date, language: str = DEFAULT) -> dict[str, Any]:
        return {
            "id": self.id,
            "kind": self.kind,
            "due_on": self.on.isoformat(),
            "days_late": self.overdue(today),
            "what": text(self.what, language),
            "why": text(self.why, language),
            "facts": {"what": plain(self.what), "why": plain(self.why)},
            "seed": self.seed,
            "owners": list(self.owners),
            "about": list(self.about),
            "sources": [text(place, language) for place in self.sources],
        }
