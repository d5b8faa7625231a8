"""How long the scorecard of one large account takes: 2,000 contacts, 50,000 interactions, three years of history.

The account is that of `whole_analysis` with what the assessment looks at besides: interactions with reports and minutes,
feedback, two surveys, instruments, plans, installed equipment, yearly figures, and intimacies and stances that changed
over the years. Timed is `Workspace.assess` from an open store to the scores, the looks back included; every run has a
process of its own.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks import made, whole_analysis
from benchmarks.databases import STORES, Place, a_database
from benchmarks.measured import Target, apart, peak_megabytes, report
from benchmarks.whole_analysis import ACCOUNT, AS_OF, Rows

CONTACTS, INTERACTIONS, YEARS = 2_000, 50_000, 3
SECONDS = {"embedded": 2.0, "neo4j": 10.0}


class Took(NamedTuple):
    """Seconds to read the account, to read it and assess it, and to do that again; the peak in MB; the total score."""

    read: float
    assessed: float
    again: float
    peak: float
    score: float | None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", choices=STORES, default="embedded")
    parser.add_argument("--contacts", type=int, default=CONTACTS)
    parser.add_argument("--interactions", type=int, default=INTERACTIONS)
    parser.add_argument("--rounds", type=int, default=3, help="runs; medians count")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="graphcrm-scorecard-") as folder:
        files = write(Path(folder, "files"), given.contacts, given.interactions)
        with a_database(given.store, Path(folder)) as place:
            rows = apart(_imported, files, place)
            rounds = [apart(_measured, place) for _ in range(given.rounds)]
    middle = Took(*(statistics.median(each[at] or 0.0 for each in rounds) for at in range(5)))
    print(
        f"{rows:,} rows in {given.store}; {given.contacts:,} contacts, {given.interactions:,} interactions; medians of {given.rounds}"
    )
    print(
        f"read {middle.read:.2f} s · read and assessed {middle.assessed:.2f} s · again {middle.again:.2f} s · peak {middle.peak:.0f} MB"
    )
    same = len({each.score for each in rounds}) == 1
    return report(
        Target("seconds from the store to the scorecard", middle.assessed, SECONDS[given.store]),
        Target("runs with another score", int(not same), 0),
    )


def _imported(files: Path, place: Place) -> int:
    from graphcrm.workspace import Workspace

    with Workspace.open(place.address, environment=place.environment) as workspace:
        return workspace.import_(files).created


def _measured(place: Place) -> Took:
    from graphcrm.workspace import Workspace

    with Workspace.open(place.address, environment=place.environment) as workspace:
        start = time.perf_counter()
        found = workspace.assess(ACCOUNT, as_of=AS_OF)
        assessed = time.perf_counter() - start
        start = time.perf_counter()
        workspace.assess(ACCOUNT, as_of=AS_OF)
        again = time.perf_counter() - start
        start = time.perf_counter()
        workspace.snapshot(ACCOUNT, as_of=AS_OF)
        read = time.perf_counter() - start
    return Took(read, assessed, again, peak_megabytes(), found.total.value)


def write(folder: Path, contacts: int, interactions: int, seed: int = 1) -> Path:
    """The files of the account, equal for equal seeds."""
    whole_analysis.write(folder, contacts, seed)
    draw = random.Random(f"scorecard {seed}")
    for name, (header, rows) in _sheets(folder, interactions, draw).items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(header)
            writer.writerows(rows)
    return folder


def _read(folder: Path, name: str) -> tuple[list[str], list[list[str]]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    return header, rows


def _sheets(folder: Path, interactions: int, draw: random.Random) -> dict[str, tuple[list[str], Rows]]:
    people = [row[0] for row in _read(folder, "Contact")[1]]
    ours = [row[0] for row in _read(folder, "Employee")[1]]
    deals = [row[0] for row in _read(folder, "Opportunity")[1]]
    days = 365 * YEARS

    def day(least: int = 1) -> datetime.date:
        return AS_OF - datetime.timedelta(draw.randrange(least, days))

    events = [
        (f"i-{at}", draw.choice(("visit", "meeting", "call", "workshop")), day())
        for at in range(interactions)
    ]
    met = [(who, ident) for ident, _, _ in events for who in (draw.choice(ours), draw.choice(people))]
    voices = [
        (f"f-{at}", draw.choice(("need", "problem", "complaint", "praise", "competitor")), day(60))
        for at in range(interactions // 50)
    ]
    surveys = [
        (f"s-{year}", f"Survey {year}", AS_OF - datetime.timedelta(100 + 365 * year), len(people) // 4)
        for year in range(2)
    ]
    return {
        "Interaction": (
            ["id", "kind", "held_on", "purpose", "quality", "filed_on", "minutes_on"],
            [
                (
                    *each,
                    "Talk",
                    draw.choice((1, 2, 3, 4, 5, "")),
                    each[2] + datetime.timedelta(draw.randrange(6))
                    if each[2] < AS_OF - datetime.timedelta(6)
                    else "",
                    "",
                )
                for each in events
            ],
        ),
        "Feedback": (
            ["id", "kind", "raised_on", "filed_on", "closed_on", "severity"],
            [
                (
                    *each,
                    each[2] + datetime.timedelta(draw.randrange(9)),
                    each[2] + datetime.timedelta(draw.randrange(10, 60)) if draw.random() < 0.8 else "",
                    draw.randrange(1, 6),
                )
                for each in voices
            ],
        ),
        "Survey": (["id", "name", "held_on", "invited"], surveys),
        "Instrument": (
            ["id", "kind", "held_on", "until"],
            [
                ("ins-1", "executive_visit", day(10), ""),
                ("ins-2", "alignment_meeting", day(10), ""),
                ("ins-3", "cooperation_agreement", day(10), AS_OF + datetime.timedelta(90)),
            ],
        ),
        "Action": (
            ["id", "name", "owner", "status", "due_on"],
            [(f"a-{at}", f"Step {at}", draw.choice(ours), "planned", day()) for at in range(100)],
        ),
        "Asset": (
            ["id", "name", "vendor", "product_line", "quantity", "value"],
            [
                (
                    f"as-{at}",
                    f"Asset {at}",
                    draw.choice(("org-own", "org-rival")),
                    f"Line {at % 5}",
                    10,
                    1_000_000 * (at + 1),
                )
                for at in range(60)
            ],
        ),
        "Initiative": (
            ["id", "name", "theme", "year", "fit"],
            [
                (f"n-{at}", f"Theme {at}", f"Theme {at % 4}", AS_OF.year + at % 4, draw.choice((-1, 0, 1, 2)))
                for at in range(16)
            ],
        ),
        "KpiYear": (
            ["id", "year", "sales", "profit", "cash_flow", "headcount"],
            [(f"k-{year}", year, 1e8, 1e7, 1e7, 50) for year in range(AS_OF.year - 3, AS_OF.year)],
        ),
        "ATTENDED": (["from_id", "to_id"], met),
        "RAISED": (["from_id", "to_id"], [(draw.choice(people), each[0]) for each in voices]),
        "RATED": (
            ["from_id", "to_id", "topic", "score"],
            [
                (who, each[0], "", draw.randrange(11))
                for each in surveys
                for who in draw.sample(people, len(people) // 5)
            ],
        ),
        "CONCERNS": (
            ["from_id", "to_id"],
            [
                (each, ACCOUNT)
                for each in (
                    *deals,
                    *(event[0] for event in events),
                    *(voice[0] for voice in voices),
                    *(survey[0] for survey in surveys),
                    "ins-1",
                    "ins-2",
                    "ins-3",
                    *(f"n-{at}" for at in range(16)),
                    *(f"k-{year}" for year in range(AS_OF.year - 3, AS_OF.year)),
                    *(f"as-{at}" for at in range(60)),
                )
            ]
            + [(f"a-{at}", draw.choice(people)) for at in range(100)],
        ),
        **{name: _aged(folder, name, draw) for name in ("KNOWS", "SUPPORTS")},
    }


def _aged(folder: Path, name: str, draw: random.Random) -> tuple[list[str], Rows]:
    """The judgements of a sheet, and two older ones of each."""
    header, rows = _read(folder, name)
    at, step = header.index("observed_on"), header.index("intimacy" if name == "KNOWS" else "support")
    words = made.INTIMACIES if name == "KNOWS" else made.STANCES
    older = [
        [
            *row[:step],
            draw.choice(words),
            *row[step + 1 : at],
            str(datetime.date.fromisoformat(row[at]) - datetime.timedelta(400 * back)),
            *row[at + 1 :],
        ]
        for row in rows
        for back in (1, 2)
    ]
    return header, [*older, *rows]


if __name__ == "__main__":
    sys.exit(main())
