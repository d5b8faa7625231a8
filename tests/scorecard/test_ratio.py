"""Metrics that are a share: Σv / Σw of what is known, how much that is, and where the share may lie."""

from __future__ import annotations

import pytest

from graphcrm.findings import Severity
from graphcrm.messages import Message
from graphcrm.scorecard import METRICS, AssessmentContext
from graphcrm.scorecard.measured import Part, parts_by
from graphcrm.scorecard.weak_spot import weak_spot
from tests.analysis.worlds import World

METRIC = METRICS["response_rate"]


def part(value: float | None, of: float | None) -> Part:
    return Part("", value, of)


def test_a_share_is_what_is_met_of_what_is_known() -> None:
    measured = METRIC.ratio([part(1, 2), part(2, 6)])
    assert (measured.value, measured.known, measured.interval) == (3 / 8, 1.0, None)
    assert measured.message == Message(
        "metric.response_rate.said",
        done=3,
        total=8,
        blank=0,
        share=measured.message.facts["share"],  # type: ignore[union-attr]
        n=8,
    )


def test_what_is_not_known_is_left_out_and_widens_the_interval() -> None:
    measured = METRIC.ratio([part(3, 4), part(None, 2)], blank=2, interval=True)
    assert measured.value == 3 / 4
    assert measured.known == 4 / 8
    assert measured.interval == (3 / 8, (3 + 4) / 8)
    assert isinstance(measured.message, Message)
    assert measured.message.kind == "metric.response_rate.said_partly"


def test_only_what_counts_is_summed() -> None:
    won, lost = part(1, 4), part(3, 4)
    measured = METRIC.ratio([won, lost], counted=[won], interval=(0.1, 0.6), said="said")
    assert (measured.value, measured.interval, measured.parts) == (0.25, (0.1, 0.6), (won, lost))


@pytest.mark.parametrize("parts", [[], [part(None, 3)], [part(None, None)]])
def test_where_nothing_is_known_nothing_is_said(parts: list[Part]) -> None:
    measured = METRIC.ratio(parts)
    assert (measured.value, measured.known) == (None, 0.0)
    assert measured.message == Message("metric.response_rate.unknown")
    assert measured.step == Message("metric.response_rate.record")


def test_items_are_counted_by_group_as_far_as_they_are_known() -> None:
    context = AssessmentContext(World().account())
    items = [("b", True), ("a", None), ("b", False), ("b", None)]
    parts = parts_by(
        context,
        items,
        group=lambda item: item[0],
        met=lambda item: item[1],
        name=lambda group: group,
        note=lambda inside: f"{len(inside)} in all",
    )
    assert [(each.name, each.value, each.of, each.note) for each in parts] == [
        ("b", 1, 2, "3 in all"),
        ("a", None, None, "1 in all"),
    ]


@pytest.mark.parametrize("of", [None, 2])
def test_what_is_found_says_what_to_do_next_unless_something_else_does(of: float | None) -> None:
    finding = weak_spot("meets_nobody", "G1", Severity.NOTE, ["eve"])
    measured = METRIC.ratio([part(1, of)], findings=[finding])
    assert (measured.step, measured.findings) == (finding.step, (finding,))
    assert METRIC.ratio([part(1, of)], findings=[finding], step="Ask.").step == "Ask."
