"""A sheet a layer, a row a metric; and the parts of every metric, from which each figure can be reckoned with a pencil."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from graphcrm.messages import text
from graphcrm.render.workbook.cells import BLANK, PRECISE, SHARE, Column, Shown, figure, unit_word
from graphcrm.render.workbook.names import listed, named
from graphcrm.scorecard.metric import Layer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.render.workbook.book import Book
    from graphcrm.render.workbook.cells import Cell
    from graphcrm.scorecard import Assessment
    from graphcrm.scorecard.scoring import Scored

NAMES: Mapping[Layer, str] = {
    Layer.GENERAL: "L1 General",
    Layer.KEY: "L2 Key",
    Layer.ORGANIZATIONAL: "L3 Organizational",
    Layer.WORK: "E Our own work",
}
COLUMNS = (
    Column("No.", 5), Column("Metric", 20), Column("指标", 13), Column("Question", 28), Column("问题", 22), Column("Value", 11),
    Column("Unit", 8), Column("Target", 10), Column("Score", 9, PRECISE), Column("Weight", 8), Column("Known", 8, SHARE),
    Column("From", 9), Column("To", 9), Column("What it says", 40), Column("Next step", 34), Column("Formula", 40), Column("Id", 26),
)  # fmt: skip
PARTS = (
    Column("Layer", 7), Column("No.", 5), Column("Metric", 22), Column("Part", 30), Column("About", 22), Column("Value", 12),
    Column("Of", 12), Column("Note", 40), Column("Written at", 34), Column("Id", 26),
)  # fmt: skip


def layer(layer: Layer, book: Book, assessment: Assessment) -> int | None:
    """The metrics of one layer."""
    every = [each for each in assessment.metrics if each.metric.layer is layer]
    if not every:
        return None
    page = book.page(
        NAMES[layer], "{} {} · {}".format(layer.value, layer.message, text(layer.message, "zh-Hans"))
    )
    currency = assessment.snapshot.account.currency
    area = page.table(COLUMNS, [_row(each, currency) for each in every], main=True, named=2, printed=15)
    page.bars(area, "Score")
    return len(every)


general, key, organizational, work = (partial(layer, each) for each in NAMES)


def parts(book: Book, assessment: Assessment) -> int | None:
    """Every part of every metric."""
    rows: list[list[Cell]] = [
        [
            each.metric.layer.value,
            each.metric.seed,
            str(each.metric.name),
            text(part.name),
            named(assessment.snapshot, part.who) if part.who else BLANK,
            part.value,
            BLANK if part.of is None else part.of,
            text(part.note),
            listed(part.sources),
            each.metric.id,
        ]
        for each in assessment.metrics
        for part in each.measured.parts
    ]
    if not rows:
        return None
    book.page("Parts", "Parts of each figure").table(PARTS, rows, main=True, named=4, printed=9)
    return len(rows)


def _row(one: Scored, currency: str | None) -> list[Cell]:
    metric, measured = one.metric, one.measured
    asked = one.target is not None
    low, high = measured.interval or (BLANK, BLANK)
    return [
        metric.seed,
        Shown(str(metric.name), bold=True),
        text(metric.name, "zh-Hans"),
        str(metric.question),
        text(metric.question, "zh-Hans"),
        figure(measured.value, metric.unit),
        unit_word(metric.unit, currency),
        figure(one.target, metric.unit) if asked else Shown("no target", muted=True),
        one.score if asked else BLANK,
        one.weight if asked else BLANK,
        measured.known,
        low if isinstance(low, str) else figure(low, metric.unit),
        high if isinstance(high, str) else figure(high, metric.unit),
        measured.said,
        measured.next_step,
        str(metric.formula),
        metric.id,
    ]
