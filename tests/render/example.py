"""The invented account that comes with the program, on the day that it is shown on."""

from __future__ import annotations

import datetime
import tempfile
from functools import cache
from typing import TYPE_CHECKING

from graphcrm.workspace import Workspace

if TYPE_CHECKING:
    from graphcrm.snapshot import Snapshot

DAY = datetime.date(2026, 11, 20)


@cache
def example() -> Snapshot:
    """Read once."""
    with tempfile.TemporaryDirectory() as folder, Workspace.open(f"{folder}/example.db") as workspace:
        workspace.import_(Workspace.example())
        return workspace.snapshot(as_of=DAY)
