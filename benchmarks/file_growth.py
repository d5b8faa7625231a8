"""How much the embedded file grows by an entry typed by hand, each in a process's own opening of it, beside the first import.

    python benchmarks/file_growth.py [ENTRIES]

Prints the size after the import, what the first ten entries add, and what each later one adds on average.
"""

from __future__ import annotations

import datetime
import sys
import tempfile
from pathlib import Path

from graphcrm.ingest import by_hand
from graphcrm.workspace import Workspace

STANCES = ("neutral", "supporter", "sceptic")
FIRST = 10


def main(entries: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        with Workspace.open(path) as workspace:
            workspace.import_(Workspace.example())
        sizes = [_size(path)]
        for number in range(entries):
            with Workspace.open(path) as workspace:
                _enter(workspace, number)
            sizes.append(_size(path))
    later = (sizes[-1] - sizes[FIRST]) / (entries - FIRST)
    print(f"after the import   {sizes[0] / 1e6:6.2f} MB")
    print(f"first {FIRST} entries   {(sizes[FIRST] - sizes[0]) / 1e6:6.2f} MB")
    print(f"each later entry   {later / 1e3:6.1f} kB   ({entries - FIRST} entries)")


def _enter(workspace: Workspace, number: int) -> None:
    snapshot, day = workspace.snapshot(), workspace.today - datetime.timedelta(days=400 - number)
    stance = STANCES[number % len(STANCES)]
    workspace.enter(by_hand.judged_stance(snapshot, "c-lin-yue", stance, on=day, by="benchmark"))


def _size(path: Path) -> int:
    return sum(file.stat().st_size for file in path.parent.iterdir())


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
