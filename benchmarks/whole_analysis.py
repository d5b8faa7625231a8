"""How long everything about one account takes from the embedded store, and a what-if after it; how that grows.

An account is one organization: contacts who report to each other as a tree of six a head and influence two others each,
half of whom one or two of ours know; four open opportunities with eight voices each; stances of two in five. That makes
four ties a contact. Every run has a process of its own, so that its memory is its own, and its imports count.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import math
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from benchmarks import made
from benchmarks.measured import Target, apart, peak_megabytes, report

SIZES = (200, 2_000)
LARGE = 20_000
SECONDS = {200: 1.0, 2_000: 5.0}
MEGABYTES = 500
WHAT_IF = 0.3
AS_OF = datetime.date(2026, 1, 1)
ACCOUNT = "org-customer"
OPPORTUNITIES = 4
VOICES = 8
T = TypeVar("T")
Rows = Iterable[Sequence[made.Cell]]


class Times(NamedTuple):
    """What one run took, in seconds: to read the account, each analysis, all of them, each what-if; and its memory."""

    read: float
    each: dict[str, float]
    analysis: float
    what_ifs: dict[str, float]
    peak: float

    @property
    def whole(self) -> float:
        return self.read + self.analysis


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help=f"{LARGE:,} contacts as well")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each size; medians count")
    given = parser.parse_args()
    sizes = (*SIZES, LARGE) if given.large else SIZES
    found: dict[int, Times] = {}
    with tempfile.TemporaryDirectory(prefix="graphcrm-whole-analysis-") as folder:
        for size in sizes:
            database = Path(folder, f"{size}.db")
            apart(_imported, write(Path(folder, f"{size}"), size), database)
            rounds = given.rounds if size < LARGE else 1
            found[size] = _medians([apart(measured, database) for _ in range(rounds)])
    _table(found)
    targets = [
        Target(f"{size:,} contacts: seconds from the store to every weak spot", found[size].whole, seconds)
        for size, seconds in SECONDS.items()
    ]
    targets += [
        Target(f"2,000 contacts: what-if ({name}) / first analysis", took / found[2_000].analysis, WHAT_IF)
        for name, took in found[2_000].what_ifs.items()
    ]
    return report(*targets, Target("2,000 contacts: peak memory in MB", found[2_000].peak, MEGABYTES))


def measured(database: Path) -> Times:
    """Run in a process of its own. The clock starts before the library is imported."""
    start = time.perf_counter()
    from graphcrm.analysis import ANALYSES, AccountGraph, analyze
    from graphcrm.records import Contact, Decides, Influences, Knows
    from graphcrm.whatif import scenario
    from graphcrm.workspace import Workspace

    with Workspace.open(database) as workspace:
        snapshot = workspace.snapshot(ACCOUNT, as_of=AS_OF)
    read = time.perf_counter() - start
    analysis, first = _timed(lambda: analyze(snapshot))
    peak = peak_megabytes()
    who = snapshot.ties(Decides)[0].from_id
    heard = next(tie.from_id for tie in snapshot.ties(Influences) if tie.to_id == who)
    stranger = next(iter(set(snapshot.nodes(Contact)) - {tie.to_id for tie in snapshot.ties(Knows)}))
    supposed = {
        "one leaves": {"leaves": [heard]},
        "one turns": {"flips": [f"{heard}=+1"]},
        "one tie more": {"adds": [f"e-0->{stranger}:trusted"]},
    }
    what_ifs: dict[str, float] = {}
    for name, words in supposed.items():
        changed = scenario.read(snapshot, name, **words)
        _, what_ifs[name] = _timed(
            lambda changed=changed: analyze(scenario.apply(snapshot, changed), before=analysis)
        )
    account = AccountGraph(snapshot)
    each = {name: _timed(lambda asked=asked: asked.find(account))[1] for name, asked in ANALYSES.items()}
    return Times(read, each, first, what_ifs, peak)


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start


def _medians(rounds: list[Times]) -> Times:
    def middle(pick: Callable[[Times], dict[str, float]]) -> dict[str, float]:
        return {name: statistics.median(pick(each)[name] for each in rounds) for name in pick(rounds[0])}

    return Times(
        statistics.median(each.read for each in rounds),
        middle(lambda each: each.each),
        statistics.median(each.analysis for each in rounds),
        middle(lambda each: each.what_ifs),
        max(each.peak for each in rounds),
    )


def _table(found: dict[int, Times]) -> None:
    """Seconds by size, and how they grow: the slope of log(seconds) over log(contacts), 1 for linear."""
    lines = {
        "read from the store": {size: each.read for size, each in found.items()},
        **{name: {size: each.each[name] for size, each in found.items()} for name in found[SIZES[0]].each},
        "all analyses": {size: each.analysis for size, each in found.items()},
        **{
            f"what if {name}": {size: each.what_ifs[name] for size, each in found.items()}
            for name in found[SIZES[0]].what_ifs
        },
    }
    print(f"{'seconds at':22}{''.join(f'{size:>10,}' for size in found)}     slope")
    for name, took in lines.items():
        print(f"{name:22}{''.join(f'{each:10.3f}' for each in took.values())}{_slope(took):10.2f}")
    print(f"{'peak memory, MB':22}{''.join(f'{each.peak:10.0f}' for each in found.values())}")


def _slope(took: dict[int, float]) -> float:
    points = [(math.log(size), math.log(max(seconds, 1e-6))) for size, seconds in took.items()]
    return statistics.linear_regression([one for one, _ in points], [two for _, two in points]).slope


# -- the account ----------------------------------------------------------------------------------------------------


def _imported(files: Path, database: Path) -> None:
    from graphcrm.workspace import Workspace

    with Workspace.open(database) as workspace:
        workspace.import_(files)


def write(folder: Path, contacts: int, seed: int = 1) -> Path:
    """One account of so many contacts as CSV files, equal for equal seeds. Returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (header, rows) in _sheets(contacts, random.Random(seed)).items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(header)
            writer.writerows(rows)
    return folder


def _sheets(contacts: int, draw: random.Random) -> dict[str, tuple[Sequence[str], Rows]]:
    people = [f"c-{at}" for at in range(contacts)]
    ours = [f"e-{at}" for at in range(5 + contacts // 100)]
    units = [f"u-{at}" for at in range(max(5, contacts // 20))]
    deals = [f"o-{at}" for at in range(OPPORTUNITIES)]
    meetings = [f"m-{at}" for at in range(contacts // 2)]
    leaders = people[: max(VOICES * 2, contacts // 20)]

    def seen() -> tuple[made.Cell, ...]:
        day = AS_OF - datetime.timedelta(draw.randrange(400))
        return draw.choice(made.SOURCES), day, "Employee 1", draw.choice(made.CONFIDENCES)

    def pairs(number: int, starts: Sequence[str], ends: Sequence[str]) -> list[tuple[str, str]]:
        drawn = {(draw.choice(starts), draw.choice(ends)): None for _ in range(number)}
        return [(one, two) for one, two in drawn if one != two]

    tie = ("from_id", "to_id")
    judged = (*tie, *made.EVIDENCE)
    return {
        "Organization": (
            ("id", "name", "kind", "currency"),
            [(ACCOUNT, "Customer", "customer", "CNY"), ("org-own", "Ourselves", "own", ""),
             ("org-rival", "Rival", "competitor", "")],
        ),
        "OrgUnit": (("id", "name", "level"), [(each, f"Unit {each}", "department") for each in units]),
        "Contact": (
            ("id", "name", "title", "rank", "key", "cadence_days"),
            [(each, f"{draw.choice(made.FAMILY)} {each}", draw.choice(made.TITLES), draw.choice(made.RANKS),
              "yes" if each in leaders[:10] else "no", draw.choice((30, 60, 90))) for each in people],
        ),
        "Employee": (
            ("id", "name", "role", "rank"),
            [(each, f"Ours {each}", "solution_manager" if at else "account_manager", draw.choice(made.RANKS))
             for at, each in enumerate(ours)],
        ),
        "Opportunity": (
            ("id", "name", "stage", "amount"),
            [(each, f"Deal {each}", "proposal", draw.randrange(1, 100) * 1_000_000) for each in deals],
        ),
        "Interaction": (
            ("id", "kind", "held_on"),
            [(each, "visit", AS_OF - datetime.timedelta(draw.randrange(1, 400))) for each in meetings],
        ),
        "WORKS_IN": (tie, [(each, units[at % len(units)]) for at, each in enumerate(people)]
                     + [(each, "org-own") for each in ours]),
        "PART_OF": (tie, [(each, units[(at - 1) // 4] if at else ACCOUNT) for at, each in enumerate(units)]),
        "REPORTS_TO": (judged, [(each, people[at // 6], *seen()) for at, each in enumerate(people[1:])]),
        "INFLUENCES": (
            (*judged[:2], "strength", *made.EVIDENCE),
            [(*pair, draw.choice(made.STRENGTHS), *seen()) for pair in pairs(2 * contacts, people, people)],
        ),
        "KNOWS": (
            (*tie, "intimacy", "responsible", *made.EVIDENCE),
            [(*pair, draw.choice(made.INTIMACIES), draw.choice(("yes", "")), *seen())
             for pair in pairs(contacts, ours, people[: contacts // 2])],
        ),
        "SUPPORTS": (
            (*tie, "support", *made.EVIDENCE),
            [(each, draw.choice(("org-own", "org-own", "org-rival", *deals)), draw.choice(made.STANCES), *seen())
             for each in draw.sample(people, contacts * 2 // 5)],
        ),
        "DECIDES": (
            (*tie, "role", "weight", *made.EVIDENCE),
            [(who, deal, draw.choice(made.ROLES), draw.choice((1, 2, 3)), *seen())
             for deal in deals for who in draw.sample(leaders, VOICES)],
        ),
        "COMPETES_FOR": (judged, [("org-rival", deals[0], *seen())]),
        "ATTENDED": (
            tie,
            [(who, each) for each in meetings for who in (draw.choice(ours), *draw.sample(people, 2))],
        ),
        "CONCERNS": (tie, [(each, ACCOUNT) for each in (*deals, *meetings)]),
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
