"""How what is asked grows with what else is held: one account out of stores of 1, 50, 500 and (``--large``) 5,000.

Each figure is the slope of log seconds over log accounts between the second store and the last: 0 does not grow, 1 grows as the
store does. The first store only shows what there is to pay at all. Of several runs the fastest counts: other work on the machine only
adds.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import filled, made
from benchmarks.databases import STORES, a_database
from benchmarks.measured import Target, apart, report
from graphcrm.workspace import Workspace

SLOPE, SLOPE_OF_EVERYTHING = 0.1, 1.05
RUNS = 7
SOMEBODY = "Ada Unlikely"
"""The one contact of her name, in the first account."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", choices=STORES, default="embedded")
    parser.add_argument("--large", action="store_true", help="5,000 accounts as well: a million contacts")
    given = parser.parse_args()
    sizes = [1, 50, 500, *([5_000] if given.large else [])]
    with tempfile.TemporaryDirectory(prefix="graphcrm-growth-") as folder:
        columns = [apart(measured, given.store, Path(folder, str(size)), size) for size in sizes]
    names = list(columns[0])
    print(
        f"{given.store}; milliseconds with " + ", ".join(f"{size:,}" for size in sizes) + " accounts; slope"
    )
    slopes: dict[str, float] = {}
    for name in names:
        times = [column[name] for column in columns]
        slopes[name] = math.log(times[-1] / times[1]) / math.log(sizes[-1] / sizes[1])
        print(
            f"  {name:34}" + "".join(f"{1000 * seconds:12,.1f}" for seconds in times) + f"{slopes[name]:8.2f}"
        )
    wanted = {name: SLOPE_OF_EVERYTHING if name == "import of everything" else SLOPE for name in names}
    return report(*(Target(f"slope of {name}", slopes[name], wanted[name]) for name in names))


def measured(store: str, folder: Path, accounts: int) -> dict[str, float]:
    """Seconds for each task, in a fresh store of so many accounts. Run in a process of its own."""
    folder.mkdir()
    draw = random.Random(1)
    with (
        a_database(store, folder) as place,
        Workspace.open(place.address, environment=place.environment) as workspace,
    ):
        took = {"import of everything": _timed(lambda: filled.fill(workspace.store, range(accounts)))}
        files = _one_row_files(folder, draw, accounts)
        workspace.import_(next(files))
        for name, work in _tasks(workspace, files, draw, accounts).items():
            took[name] = min(_timed(work) for _ in range(RUNS))
    return took


def _tasks(
    workspace: Workspace, files: Iterator[Path], draw: random.Random, accounts: int
) -> dict[str, Callable[[], object]]:
    def account() -> str:
        return made.organization(draw.randrange(accounts))

    def name() -> str:
        return f"Customer {draw.randrange(accounts)}"

    def contact() -> str:
        return f"{account().replace('org', 'c')}-007"

    return {
        "import of one row": lambda: workspace.import_(next(files)),
        "read of an account": lambda: workspace.store.account(account(), history=False),
        "analysis of an account by id": lambda: workspace.analyze(account()),
        "snapshot of an account by id": lambda: workspace.snapshot(account()),
        "snapshot of an account by name": lambda: workspace.snapshot(name()),
        "ask who knows a person, by id": lambda: workspace.answer("who_knows", {"contact": contact()}),
        "ask who knows a person, by name": lambda: workspace.answer("who_knows", {"contact": SOMEBODY}),
        "ask whom nobody knows, by id": lambda: workspace.answer("unknown_people", {"account": account()}),
        "ask whom nobody knows, by name": lambda: workspace.answer("unknown_people", {"account": name()}),
    }


def _one_row_files(folder: Path, draw: random.Random, accounts: int) -> Iterator[Path]:
    """Folders with one row each: first somebody new, then her place, then by turns a change of somebody, a tie, somebody new."""
    for number in range(10_000):
        at = folder / f"rows-{number}"
        at.mkdir()
        boss = f"{made.organization(draw.randrange(accounts)).replace('org', 'c')}-{draw.randrange(200):03}"
        rows = [
            (
                "Contact",
                ("id", "name"),
                (f"c-new-{number}", SOMEBODY if not number else f"Newcomer {number}"),
            ),
            ("WORKS_IN", ("from_id", "to_id"), (f"c-new-{number - 1}", "org-00000")),
            ("Contact", ("id", "name", "title"), (boss, SOMEBODY[::-1], f"Title {number}")),
            ("REPORTS_TO", ("from_id", "to_id"), (f"c-new-{number - 3}", boss)),
        ]
        sheet, header, row = rows[number % len(rows)]
        with (at / f"{sheet}.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows((header, row))
        yield at


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
