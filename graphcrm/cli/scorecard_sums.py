"""The arithmetic of a score, so that a reader with a pencil gets the same: each part by weight × the share known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphcrm.scorecard.scoring import Score, Share

RULE = "What is known by half counts by half: the effective weight is weight × the share that is known."


def total_sum(total: Score) -> str:
    """Below the scores: how the layers make the total, ``(0.29 × 51.3 + …) / (0.29 + …) = 59.1``."""
    weights = ", ".join(
        f"{each.of} {each.weight:g} × {100 * each.known:.1f} % known = {each.counts:.3f}"
        if each.score is not None
        else f"{each.of} {each.weight:g}, not known: 0"
        for each in total.parts
    )
    if total.value is None:
        return f"Weights: {', '.join(f'{each.of} {each.weight:g}' for each in total.parts)}."
    counted = [each for each in total.parts if each.score is not None]
    made = " + ".join(f"{each.counts:.3f} × {_points(each):.1f}" for each in counted)
    by = " + ".join(f"{each.counts:.3f}" for each in counted)
    return f"{RULE}\nWeights: {weights}.\nAll together: ({made}) / ({by}) = {100 * total.value:.1f}."


def layer_sum(layer: Score) -> str:
    """Below the metrics of a layer: the sum of what each of them adds, and what it is divided by."""
    if layer.value is None:
        return f"{layer.of}: no metric with a target is known."
    made = sum(each.counts * _points(each) for each in layer.parts if each.score is not None)
    by = sum(each.counts for each in layer.parts)
    return f"{layer.of}: what its metrics add, {made:.2f}, divided by their effective weights, {by:.4f} = {100 * layer.value:.1f} of 100."


def metric_share(part: Share | None) -> str:
    """What a metric adds to its layer: ``counts 0.9375 (1 × 93.75 % known), adds 0.9375 × 84.994 = 79.68``."""
    if part is None:
        return ""
    if part.score is None:
        return "; not known, so it counts 0"
    counts = (
        f"; counts {part.counts:.4f} (weight × {100 * part.known:.2f} % known)"
        if part.known < 1
        else f"; counts {part.counts:g}"
    )
    return f"{counts}; adds {part.counts:.5g} × {_points(part):.3f} = {part.counts * _points(part):.2f}"


def _points(part: Share) -> float:
    return 100 * (part.score or 0.0)
