"""Opens a store and is killed as it migrates: before the statement with a number (``python -m tests.store.killed_migration``).

The number counts the statements of the step and, at the end, the note of the version. What it takes beside is in the environment.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from graphcrm.store import migrations
from graphcrm.workspace import Workspace


class _Deadly(Sequence[str]):
    """The statements of a step; asking for one of them is the end."""

    def __init__(self, script: Sequence[str], at: int) -> None:
        self.script, self.at = script, at

    def __len__(self) -> int:
        return len(self.script)

    def __getitem__(self, place: Any) -> Any:
        return self.script[place]

    def __iter__(self) -> Iterator[str]:
        for number, statement in enumerate(self.script):
            if number == self.at:
                _die()
            yield statement
        if self.at == len(self.script):
            _die()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    address, at = sys.argv[1], int(sys.argv[2])
    original = migrations.missing

    def missing(*given: Any) -> Iterator[migrations.Step]:
        for step in original(*given):
            yield migrations.Step(_Deadly(step.script, at), step.noted)

    migrations.missing = missing
    Workspace.open(address).store.close()


if __name__ == "__main__":
    main()
