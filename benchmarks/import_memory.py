"""How much memory and time an import into the embedded store takes at several sizes, and how both grow.

Each size runs in a process of its own, over made-up accounts (`made`). The slope is that of a straight line through the
logarithms: 0 where nothing grows with the rows, 1 where it grows as they do. Memory is the most that the process ever held:
while the rows are checked, and over all.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks import made
from benchmarks.measured import Target, apart, peak_megabytes, report

CONTACTS = (12_000, 156_000)
LARGE = 1_550_000
MEMORY, TIME, MEGABYTES = 0.1, 1.05, 1_024


class Taken(NamedTuple):
    rows: int
    seconds: float
    processor: float
    checked: float
    peak: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="6.3 million rows too")
    arguments = parser.parse_args()
    taken = [apart(imported, contacts) for contacts in (*CONTACTS, *((LARGE,) if arguments.large else ()))]
    for size in taken:
        print(
            f"{size.rows:>9,} rows: {size.seconds:.1f} s ({size.processor:.1f} s of processor), "
            f"{size.checked:.0f} MB while checking, {size.peak:.0f} MB at most"
        )
    checked, peak, seconds = (slope([(size.rows, size[column]) for size in taken]) for column in (3, 4, 2))
    return report(
        Target("growth of memory while checking", checked, MEMORY),
        Target("growth of memory", peak, MEMORY),
        Target("growth of time", seconds, TIME),
        Target("megabytes at most", max(size.peak for size in taken), MEGABYTES),
    )


def imported(contacts: int) -> Taken:
    """Import so many contacts, and what comes with them. Run in a process of its own."""
    from graphcrm.workspace import Workspace

    with tempfile.TemporaryDirectory() as place:
        files = made.write(Path(place) / "in", contacts)
        checked: list[float] = []

        def progress(what: str, _done: int, _total: int | None) -> None:
            if what == "writing" and not checked:
                checked.append(peak_megabytes())

        with Workspace.open(Path(place) / "store.db") as workspace:
            start, before = time.perf_counter(), time.process_time()
            result = workspace.import_(files, progress=progress)
            seconds, processor = time.perf_counter() - start, time.process_time() - before
        return Taken(result.read, seconds, processor, checked[0], peak_megabytes())


def slope(points: list[tuple[float, float]]) -> float:
    """Of the line of least squares through the logarithms."""
    logs = [(math.log(x), math.log(y)) for x, y in points]
    middle_x, middle_y = (sum(column) / len(logs) for column in zip(*logs, strict=True))
    return sum((x - middle_x) * (y - middle_y) for x, y in logs) / sum((x - middle_x) ** 2 for x, _ in logs)


if __name__ == "__main__":
    sys.exit(main())
