"""What is due with an account, beside the account itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.messages import DEFAULT

if TYPE_CHECKING:
    from graphcrm.agenda import Due
    from graphcrm.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is due with one account on a day, the oldest first."""

    snapshot: Snapshot
    entries: tuple[Due, ...]

    def to_dict(self, language: str = DEFAULT) -> dict[str, Any]:
        today = self.snapshot.as_of
        return {
            "account": {"id": self.snapshot.account.id, "name": self.snapshot.account.name},
            "as_of": today.isoformat(),
            "due": [duty.to_dict(today, language) for duty in self.entries],
        }
