"""Opens a store and is killed as it takes a step: ``python -m tests.store.killed_migration ADDRESS VERSION PART NUMBER``.

``PART`` is ``statement`` (before the one with this number; the last number is the note of the version) or ``states`` (before
this part of the history is rewritten). What it takes beside is in the environment.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from graphcrm.store import history, migrations
from graphcrm.workspace import Workspace


class _Deadly(Sequence[Any]):
    """Some things; asking for the one with this number is the end."""

    def __init__(self, things: Sequence[Any], at: int) -> None:
        self.things, self.at = things, at

    def __len__(self) -> int:
        return len(self.things)

    def __getitem__(self, place: Any) -> Any:
        return self.things[place]

    def __iter__(self) -> Iterator[Any]:
        for number, thing in enumerate(self.things):
            if number == self.at:
                _die()
            yield thing
        if self.at == len(self.things):
            _die()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    address, version, part, at = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    original, bodies = migrations.missing, history.bodies

    def missing(*given: Any) -> Iterator[migrations.Step]:
        for step in original(*given):
            deadly = part == "statement" and step.noted["version"] == version
            yield step._replace(script=_Deadly(step.script, at)) if deadly else step

    def few_bodies(*given: Any) -> Iterator[Any]:
        for number, states in enumerate(bodies(*given)):
            if number == at:
                _die()
            yield states

    migrations.missing = missing
    if part == "states":
        history.READ_AT_ONCE = 3
        history.bodies = few_bodies
    Workspace.open(address).store.close()


if __name__ == "__main__":
    main()
