"""How long `graphcrm --help` takes beside a Python that imports click and does nothing: whole processes, medians."""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measured import Target, report

TIMES = 3.0
WARM_UP = 3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=30, help="how often each is started")
    given = parser.parse_args()
    installed = Path(sys.executable).with_name("graphcrm")
    program = [str(installed)] if installed.exists() else [sys.executable, "-m", "graphcrm"]
    sides = ([*program, "--help"], [sys.executable, "-c", "import click"])
    took: tuple[list[float], list[float]] = ([], [])
    for number in range(WARM_UP + given.size):
        for command, seconds in zip(sides, took, strict=True):
            each = _seconds(command)
            if number >= WARM_UP:
                seconds.append(each)
    ours, theirs = map(statistics.median, took)
    print(f"graphcrm --help: {ours * 1000:.0f} ms; python -c 'import click': {theirs * 1000:.0f} ms")
    return report(Target("graphcrm --help / import click", ours / theirs, TIMES))


def _seconds(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
