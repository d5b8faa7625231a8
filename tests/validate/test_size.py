"""What a check holds in memory: 100,000 contacts and 300,000 ties in as much as a tenth of them. How fast it is, `benchmarks/` say."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphcrm.values import Cell
from tests.validate.books import csv_folder

PROBE = """
import sys
from pathlib import Path
from tests.validate.books import checked_file
result = checked_file(Path(sys.argv[1]))
peak = next(int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(result.good, len(result.problems), peak)
"""


def contacts(number: int) -> Iterator[list[Cell]]:
    yield ["id", "name", "name_zh", "title", "rank", "key", "cadence_days", "email", "phone", "note"]
    for at in range(number):
        yield [
            f"c-{at:06}",
            f"Person {at}",
            f"王{at}",
            "VP",
            ("staff", "director", "")[at % 3],
            ("yes", "")[at % 2],
            "30",
            f"p{at}@example.com",
            f"+86 138 {at:08}",
            "met at the fair",
        ]


def knows(number: int, people: int) -> Iterator[list[Cell]]:
    yield [
        "from_id",
        "to_id",
        "intimacy",
        "responsible",
        "source",
        "observed_on",
        "recorded_by",
        "confidence",
    ]
    for at in range(number):
        day = f"{2020 + at % 6}-{1 + at % 12:02}-{1 + at % 28:02}"
        yield [
            f"e-{at % 997}",
            f"c-{at * 7919 % people:06}",
            ("none", "trusted", "3")[at % 3],
            "",
            "Visit",
            day,
            "You Qi",
            "observed",
        ]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
@pytest.mark.parametrize("people", [10_000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_memory_does_not_grow_with_rows(people: int, tmp_path: Path) -> None:
    staff: list[list[Cell]] = [["id", "name"], *([f"e-{at}", f"Employee {at}"] for at in range(997))]
    folder = csv_folder(
        tmp_path / "in",
        {"Contact": list(contacts(people)), "Employee": staff, "KNOWS": list(knows(3 * people, people))},
    )
    probe = subprocess.run(
        [sys.executable, "-c", PROBE, str(folder)], capture_output=True, text=True, check=True
    )
    good, problems, peak = (float(part) for part in probe.stdout.split())
    assert (good, problems) == (4 * people + 997, 0)
    assert peak < 300
