"""The scorecard of the Hailan example as of 2026-11-20, worked out without GraphCRM: from the CSV files, in plain Python.

Targets, worst values and weights are those that `docs/metrics.md` declares. `python -m tests.examples.worked` prints the
tables of the chapter in `examples/ANSWERS.md`; `test_scorecard` compares the three.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.examples import worked_facts, worked_ground, worked_own, worked_pillars, worked_vault
from tests.examples.worked_book import Figure

DECLARED = (Path(__file__).parents[2] / "docs" / "metrics.md").read_text("utf-8")
LAYERS = {"L1": 0.25, "L2": 0.35, "L3": 0.4}
"""What each layer weighs in the total of a customer of tier S."""


class Declared(NamedTuple):
    """What a metric asks of a customer of tier S; nothing where it is only shown."""

    layer: str
    target: float | None
    worst: float
    weight: float


class Counted(NamedTuple):
    """A score with its arithmetic, the share of its weight that is known, and where it may lie."""

    value: float
    said: str
    known: float
    low: float
    high: float


@cache
def declared() -> dict[str, Declared]:
    found: dict[str, Declared] = {}
    for part in re.split(r"^## ", DECLARED, flags=re.MULTILINE)[1:]:
        layer = part.split()[0]
        for block in part.split("\n### ")[1:]:
            ident = re.search(r"^`(\w+)`", block, re.MULTILINE)
            line = re.search(r"^- Unit: .*$", block, re.MULTILINE)
            if not ident or not line:
                continue
            asked = re.search(r"Targets: S (\S+(?: %)?),.*; worst (\S+(?: %)?)\. Weight ([\d.]+)\.", line[0])
            found[ident[1]] = (
                Declared(layer, _number(asked[1]), _number(asked[2]) or 0.0, float(asked[3]))
                if asked
                else Declared(layer, None, 0.0, 1.0)
            )
    return found


def _number(text: str) -> float | None:
    if text == "none":
        return None
    return float(text.removesuffix(" %")) / 100 if text.endswith("%") else float(text)


@cache
def figures() -> dict[str, Figure]:
    """Every metric's value."""
    rooms = (worked_ground, worked_pillars, worked_vault, worked_own, worked_facts)
    every = {ident: figure for room in rooms for ident, figure in room.figures().items()}
    return {ident: every.pop(ident) for ident in declared() if ident in every} | every


@cache
def scores() -> dict[str, float | None]:
    """Every metric's score: in a straight line from 0 at its worst to 1 at its target."""
    found: dict[str, float | None] = {}
    for ident, figure in figures().items():
        one = declared()[ident]
        found[ident] = (
            None
            if one.target is None
            else min(1.0, max(0.0, (figure.value - one.worst) / (one.target - one.worst)))
        )
    return found


@cache
def layers() -> dict[str, Counted]:
    """The mean of a layer's scores, each by its weight and as far as it is known; the total by the weights of layers."""
    found: dict[str, Counted] = {}
    for layer in LAYERS:
        mine = {ident: score for ident, score in scores().items() if score is not None and declared()[ident].layer == layer}  # fmt: skip
        whole = sum(declared()[ident].weight for ident in mine)
        counted = sum(declared()[ident].weight * figures()[ident].known for ident in mine)
        made = sum(declared()[ident].weight * figures()[ident].known * score for ident, score in mine.items())
        found[layer] = Counted(made / counted, f"{made:.4f} / {counted:.4f}", counted / whole, made / whole, made / whole + 1 - counted / whole)  # fmt: skip
    counted = sum(LAYERS[layer] * found[layer].known for layer in LAYERS)
    made = sum(LAYERS[layer] * found[layer].known * found[layer].value for layer in LAYERS)
    low = sum(LAYERS[layer] * found[layer].low for layer in LAYERS)
    high = sum(LAYERS[layer] * found[layer].high for layer in LAYERS)
    found["total"] = Counted(made / counted, f"{made:.4f} / {counted:.4f}", counted, low, high)
    return found


@cache
def actions() -> dict[str, list[tuple[float, str]]]:
    """By action: its conditions, each with how far it is met and why."""
    weights = {ident: one.weight for ident, one in declared().items()}
    return worked_own.conditions(worked_own.Scores(scores(), weights))


def shown(value: float | None) -> str:
    """A figure as it stands in the tables."""
    return "–" if value is None else f"{value:.0f}" if abs(value) >= 1000 else f"{value:.4f}"


def chapter() -> str:
    """The tables of the chapter in `examples/ANSWERS.md`."""
    lines: list[str] = []
    for layer in (*LAYERS, "E"):
        lines += [f"\n### {layer}\n", "| metric | value | arithmetic | known | target | worst | score | weight |", "|---|---|---|---|---|---|---|---|"]  # fmt: skip
        for ident, figure in figures().items():
            one = declared()[ident]
            if one.layer == layer:
                asked = (f"{one.target:g}", f"{one.worst:g}", shown(scores()[ident]), f"{one.weight:g}") if one.target is not None else ("–",) * 4  # fmt: skip
                cells = (ident, shown(figure.value), figure.said, shown(figure.known), *asked)
                lines.append(f"| {' | '.join(cells)} |")
    lines += ["\n### Layers and total\n", "| score | value | arithmetic | known | lowest | highest |", "|---|---|---|---|---|---|"]  # fmt: skip
    for of, one in layers().items():
        lines.append(f"| {of} | {shown(one.value)} | {one.said} | {shown(one.known)} | {shown(one.low)} | {shown(one.high)} |")  # fmt: skip
    lines += ["\n### The nine actions\n", "| action | status | why |", "|---|---|---|"]
    for ident, found in actions().items():
        why = "; ".join(f"{shown(share)} ({words})" for share, words in found)
        lines.append(f"| {ident} | {worked_own.status([share for share, _ in found])} | {why} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(chapter())  # noqa: T201 — a page for the answers
