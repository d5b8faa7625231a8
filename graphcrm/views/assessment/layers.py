"""A sheet a layer, a row a metric; and the parts of every metric, from which each figure can be reckoned with a pencil."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from graphcrm.cathedral.metric import Layer
from graphcrm.views.assessment.cells import BLANK, PRECISE, SHARE, Column, Shown, figure, unit_word
from graphcrm.views.assessment.names import listed, named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.cathedral import Assessment
    from graphcrm.cathedral.scoring import Scored
    from graphcrm.views.assessment.book import Book
    from graphcrm.views.assessment.cells import Cell

NAMES: Mapping[Layer, str] = {
    Layer.GENERAL: "L1 General",
    Layer.KEY: "L2 Key",
    Layer.ORGANIZATIONAL: "L3 Organizational",
    Layer.WORK: "E Our own work",
}
COLUMNS = (
    Column("No.", 6), Column("Metric", 24), Column("指标", 18), Column("Question", 34), Column("问题", 30), Column("Value", 12),
    Column("Unit", 9), Column("Target", 12), Column("Score", 10, PRECISE), Column("Weight", 8), Column("Known", 9, SHARE),
    Column("From", 12), Column("To", 12), Column("What it says", 48), Column("Next step", 40), Column("Formula", 30), Column("Id", 22),
)  # fmt: skip
PARTS = (
    Column("Layer", 7), Column("No.", 6), Column("Metric", 24), Column("Part", 34), Column("About", 24), Column("Value", 13),
    Column("Of", 13), Column("Note", 48), Column("Written at", 40), Column("Id", 22),
)  # fmt: skip


def layer(layer: Layer, book: Book, assessment: Assessment) -> int | None:
    """The metrics of one layer."""
    every = [each for each in assessment.metrics if each.metric.layer is layer]
    if not every:
        return None
    page = book.page(NAMES[layer], f"{layer.value} {layer.term.en} · {layer.term.zh_hans}")
    currency = assessment.snapshot.account.currency
    area = page.table(COLUMNS, [_row(each, currency) for each in every], main=True, named=2)
    page.bars(area, "Score")
    return len(every)


general, key, organizational, work = (partial(layer, each) for each in NAMES)


def parts(book: Book, assessment: Assessment) -> int | None:
    """Every part of every metric."""
    rows: list[list[Cell]] = [
        [
            each.metric.layer.value,
            each.metric.seed,
            each.metric.name.en,
            part.name,
            named(assessment.snapshot, part.who) if part.who else BLANK,
            part.value,
            BLANK if part.of is None else part.of,
            part.note,
            listed(part.sources),
            each.metric.id,
        ]
        for each in assessment.metrics
        for part in each.measured.parts
    ]
    if not rows:
        return None
    book.page("Parts", "Parts of each figure").table(PARTS, rows, main=True, named=4)
    return len(rows)


def _row(one: Scored, currency: str | None) -> list[Cell]:
    metric, measured = one.metric, one.measured
    asked = one.target is not None
    low, high = measured.interval or (BLANK, BLANK)
    return [
        metric.seed,
        Shown(metric.name.en, bold=True),
        metric.name.zh_hans,
        metric.question.en,
        metric.question.zh_hans,
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
        metric.formula,
        metric.id,
    ]
