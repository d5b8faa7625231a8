"""The arithmetic of a score, so that a reader with a pencil gets the same: each part by weight × the share known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.messages import Message, Number, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphcrm.messages import Fact
    from graphcrm.scorecard.scoring import Score, ScorePart


def total_sum(total: Score, layers: Sequence[Score]) -> Iterator[Message]:
    """Below the scores: how the layers make the total, ``(0.29 × 51.3 + …) / (0.29 + …) = 59.1``."""
    if total.value is None:
        plain = [Message("score.weight", of=part.of, weight=Number(part.weight)) for part in total.parts]
        yield Message("score.weights", weights=joined(plain, most=None, style="comma"))
        return
    known = [part for part in total.parts if part.score is not None]
    yield Message("score.rule")
    yield Message("score.weights", weights=joined(map(_weight, total.parts), most=None, style="comma"))
    own = {layer.of: layer.value for layer in layers}
    for part in known:
        if part.held_by:
            points = Number(100 * (own[part.of] or 0.0), ".1f")
            by = part.held_by
            yield Message("score.held", of=part.of, points=points, by=by, held=Number(_points(part), ".1f"))
    yield Message(
        "score.total",
        dividend=" + ".join(f"{part.counts:.3f} × {_points(part):.1f}" for part in known),
        divisor=" + ".join(f"{part.counts:.3f}" for part in known),
        points=Number(100 * total.value, ".1f"),
    )


def _weight(part: ScorePart) -> Message:
    weight = Number(part.weight)
    if part.score is None:
        return Message("score.weight.unknown", of=part.of, weight=weight)
    known, counts = Number(100 * part.known, ".1f"), Number(part.counts, ".3f")
    return Message("score.weight.known", of=part.of, weight=weight, known=known, counts=counts)


def layer_sum(layer: Score) -> Message:
    """Below the metrics of a layer: the sum of what each of them adds, and what it is divided by."""
    if layer.value is None:
        return Message("score.layer.unknown" if layer.asked else "score.layer.not_asked", of=layer.of)
    return Message(
        "score.layer",
        of=layer.of,
        dividend=Number(
            sum(part.counts * _points(part) for part in layer.parts if part.score is not None), ".2f"
        ),
        divisor=Number(sum(part.counts for part in layer.parts), ".4f"),
        points=Number(100 * layer.value, ".1f"),
    )


def metric_share(part: ScorePart | None) -> Fact:
    """What a metric adds to its layer: ``counts 0.9375 (1 × 93.75 % known), adds 0.9375 × 84.994 = 79.68``."""
    if part is None:
        return ""
    if part.score is None:
        return Message("score.metric.unknown")
    sums = {
        "points": Number(_points(part), ".3f"),
        "factor": Number(part.counts, ".5g"),
        "adds": Number(part.counts * _points(part), ".2f"),
    }
    if part.known < 1:
        known = Number(100 * part.known, ".2f")
        return Message("score.metric.partly", counts=Number(part.counts, ".4f"), known=known, **sums)
    return Message("score.metric", counts=Number(part.counts), **sums)


def _points(part: ScorePart) -> float:
    return 100 * (part.score or 0.0)
