"""The scorecard of Hailan three times: as `examples/ANSWERS.md` says it, as `worked` reckons it from the files, and GraphCRM's.

Oracle: plain Python over the CSV files, which imports nothing of GraphCRM.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphcrm.scorecard.assessment import METRICS, Assessment
from graphcrm.workspace import Workspace
from tests.examples import worked, worked_own
from tests.examples.answers import DAY, EXAMPLES, cells

TABLES = {
    "L1": "General relationships (L1)",
    "L2": "Key relationships (L2)",
    "L3": "Organizational relationships (L3)",
    "E": "Our own work (E)",
}
WRITTEN = {row[0]: row[1:] for heading in TABLES.values() for row in cells(heading)}
"""By metric: value, arithmetic, known, target, worst, score, weight, as the page says them."""
LAYERS = {row[0]: row[1:] for row in cells("Layers and total")}
ACTIONS = {row[0]: row[1:] for row in cells("The nine actions")}
TO = 5e-5
"""The page shows four places."""


@pytest.fixture(scope="module")
def assessed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assessment]:
    with Workspace.open(tmp_path_factory.mktemp("scorecard") / "hailan.db") as workspace:
        workspace.import_(EXAMPLES / "hailan")
        yield workspace.assess(as_of=DAY)


def number(cell: str) -> float | None:
    return None if cell == "–" else float(cell)


def test_every_metric_there_is_stands_on_the_page_and_was_worked_out() -> None:
    assert list(WRITTEN) == list(METRICS)
    assert set(worked.figures()) == set(METRICS)


@pytest.mark.parametrize(("layer", "heading"), TABLES.items())
def test_each_metric_stands_in_its_layer(layer: str, heading: str) -> None:
    assert [row[0] for row in cells(heading)] == [
        ident for ident, each in METRICS.items() if each.layer.value == layer
    ]


@pytest.mark.parametrize("ident", METRICS)
def test_a_metric_is_what_it_is_worked_out_to_be(assessed: Assessment, ident: str) -> None:
    found, by_hand = assessed.metric(ident), worked.figures()[ident]
    assert found.measured.value == pytest.approx(by_hand.value, rel=1e-9, abs=1e-9)
    assert found.measured.known == pytest.approx(by_hand.known, abs=1e-9)
    assert found.score == pytest.approx(worked.scores()[ident], abs=1e-9)


@pytest.mark.parametrize("ident", METRICS)
def test_a_metric_stands_on_the_page_with_its_arithmetic(ident: str) -> None:
    by_hand, asked = worked.figures()[ident], worked.declared()[ident]
    value, said, known, target, worst, score, weight = WRITTEN[ident]
    assert said == by_hand.said
    assert number(value) == pytest.approx(by_hand.value, abs=0.5 if abs(by_hand.value) >= 1000 else TO)
    assert number(known) == pytest.approx(by_hand.known, abs=TO)
    assert number(score) == pytest.approx(worked.scores()[ident], abs=TO)
    assert number(target) == asked.target
    assert (number(worst), number(weight)) == (
        (asked.worst, asked.weight) if asked.target is not None else (None, None)
    )


@pytest.mark.parametrize("ident", METRICS)
def test_what_is_asked_is_what_the_metric_declares(assessed: Assessment, ident: str) -> None:
    found, asked = assessed.metric(ident), worked.declared()[ident]
    assert found.target == pytest.approx(asked.target)
    if asked.target is not None:
        assert (found.metric.worst, found.weight) == (asked.worst, asked.weight)


FRACTION = re.compile(
    r"(?:weight |100 × \()?([\d.]+)(?: − ([\d.]+)\))?(?: M| points)?(?: \([^/]*\))? / ([\d.]+)"
)
FRACTIONS = [(row[0], float(row[1][0]), row[1][1]) for row in WRITTEN.items() if FRACTION.match(row[1][1])]


def test_most_figures_are_one_fraction() -> None:
    assert len(FRACTIONS) >= 20


@pytest.mark.parametrize(("ident", "value", "said"), FRACTIONS)
def test_the_fraction_on_the_page_comes_to_its_value(ident: str, value: float, said: str) -> None:
    """Whoever reckons the first fraction of a cell again gets the value beside it."""
    parts = FRACTION.match(said)
    assert parts
    times = 100 if said.startswith("100 ×") else 1
    reckoned = times * (float(parts[1]) - float(parts[2] or 0)) / float(parts[3])
    assert reckoned == pytest.approx(value, abs=0.5 if value >= 1000 else TO), ident


@pytest.mark.parametrize("of", ["L1", "L2", "L3", "total"])
def test_a_layer_and_the_total_are_the_sums_on_the_page(assessed: Assessment, of: str) -> None:
    by_hand = worked.layers()[of]
    found = assessed.total if of == "total" else next(each for each in assessed.layers if each.of == of)
    assert found.value == pytest.approx(by_hand.value, abs=1e-9)
    assert found.known == pytest.approx(by_hand.known, abs=1e-9)
    assert found.interval == pytest.approx((by_hand.low, by_hand.high), abs=1e-9)
    value, said, known, low, high = LAYERS[of]
    assert said == by_hand.said
    assert [number(each) for each in (value, known, low, high)] == pytest.approx(
        [by_hand.value, by_hand.known, by_hand.low, by_hand.high], abs=TO
    )


@pytest.mark.parametrize("ident", [f"E{number}" for number in range(1, 10)])
def test_an_action_has_its_status_and_its_reason(assessed: Assessment, ident: str) -> None:
    by_hand = worked.actions()[ident]
    status = worked_own.status([share for share, _ in by_hand])
    found = next(each for each in assessed.actions if each.id == ident)
    assert found.status.value == status
    assert [each.checked.share for each in found.conditions] == pytest.approx(
        [share for share, _ in by_hand], abs=1e-9
    )
    why = "; ".join(f"{worked.shown(share)} ({words})" for share, words in by_hand)
    assert ACTIONS[ident] == [status, why]


def test_the_oracle_imports_nothing_of_graphcrm() -> None:
    texts = [path.read_text("utf-8") for path in Path(worked.__file__).parent.glob("worked*.py")]
    assert len(texts) == 8
    assert not any(re.search(r"^\s*(from|import) graphcrm", text, re.MULTILINE) for text in texts)


def test_the_page_is_what_the_oracle_prints() -> None:
    page = (EXAMPLES / "ANSWERS.md").read_text("utf-8")
    missing = [line for line in worked.chapter().splitlines() if line.startswith("| ") and line not in page]
    assert missing == []
