"""What the benchmarks share: work in a process of its own, its memory, targets and whether they are met."""

from __future__ import annotations

import multiprocessing
import resource
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Target(NamedTuple):
    """A figure, and what it should be: at most this, or at least."""

    name: str
    figure: float
    wanted: float
    at_least: bool = False

    @property
    def met(self) -> bool:
        return self.figure >= self.wanted if self.at_least else self.figure <= self.wanted


def report(*targets: Target) -> int:
    """Print each target; the exit code is 0 where all are met, else 1."""
    for each in targets:
        bound = "at least" if each.at_least else "at most"
        print(
            f"{'met   ' if each.met else 'MISSED'}  {each.name}: {each.figure:.3g} ({bound} {each.wanted:g})"
        )
    return 0 if all(each.met for each in targets) else 1


def apart(work: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
    """The result of a function that runs in a fresh process."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *args, **named).result()


def peak_megabytes() -> float:
    """The most memory that this process has held so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)
