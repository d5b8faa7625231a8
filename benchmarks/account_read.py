"""How long one account takes to read from a store that holds a thousand.

Two figures: the store's own read of an account, and the workspace's snapshot, which finds the account by its name, reads it,
and builds the records. Accounts are drawn at random, so that few are read twice.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import made
from benchmarks.databases import STORES, a_database
from benchmarks.measured import Target, report
from graphcrm.records import Contact
from graphcrm.workspace import Workspace

MILLISECONDS = {"embedded": 50.0, "neo4j": 150.0}
WARM_UP = 50


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", choices=STORES, default="embedded")
    parser.add_argument("--size", type=int, default=200_000, help="contacts in the store")
    parser.add_argument("--reads", type=int, default=200, help="how many accounts are read each way")
    given = parser.parse_args()
    draw = random.Random(1)
    with tempfile.TemporaryDirectory(prefix="graphcrm-account-read-") as folder:
        files = made.write(Path(folder, "files"), given.size)
        with (
            a_database(given.store, Path(folder)) as place,
            Workspace.open(place.address, environment=place.environment) as workspace,
        ):
            rows = workspace.import_(files).created

            def account() -> str:
                return made.organization(draw.randrange(made.accounts_for(given.size)))

            whole = len(workspace.snapshot(account()).nodes(Contact)) == made.CONTACTS_OF_ACCOUNT
            read = _median(given.reads, lambda: workspace.store.account(account(), history=False))
            seen = _median(given.reads, lambda: workspace.snapshot(account()))
    print(
        f"{rows:,} rows in {given.store}; accounts of {made.CONTACTS_OF_ACCOUNT} contacts; medians of {given.reads}"
    )
    return report(
        Target("one account from the store, in ms", read, MILLISECONDS[given.store]),
        Target("its snapshot, in ms", seen, MILLISECONDS[given.store]),
        Target("accounts with people missing", int(not whole), 0),
    )


def _median(times: int, work: Callable[[], object]) -> float:
    took: list[float] = []
    for number in range(WARM_UP + times):
        start = time.perf_counter()
        work()
        if number >= WARM_UP:
            took.append(time.perf_counter() - start)
    return statistics.median(took) * 1000


if __name__ == "__main__":
    sys.exit(main())
