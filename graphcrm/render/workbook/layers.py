"""A sheet a layer, a row a metric; and the parts of every metric, from which each figure can be reckoned with a pencil."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from graphcrm.render.workbook.book import Book
from graphcrm.render.workbook.cells import BLANK, PRECISE, SHARE, Cell, Column, figure, muted, unit_word
from graphcrm.render.workbook.names import lines
from graphcrm.scorecard import Assessment
from graphcrm.scorecard.measured import Part
from graphcrm.scorecard.metric import Layer
from graphcrm.scorecard.scoring import Scored


def layer(layer: Layer, sheet: str, book: Book, assessment: Assessment) -> int | None:
    """The metrics of one layer."""
    metrics = [scored for scored in assessment.metrics if scored.metric.layer is layer]
    if not metrics:
        return None
    page = book.page(sheet)
    area = page.table(_columns(book, assessment), metrics, main=True, named=2, printed=15)
    page.bars(area, "score")
    return len(metrics)


general = partial(layer, Layer.GENERAL, "general")
key = partial(layer, Layer.KEY, "key")
organizational = partial(layer, Layer.ORGANIZATIONAL, "organizational")
work = partial(layer, Layer.WORK, "work")


def _columns(book: Book, assessment: Assessment) -> Sequence[Column[Scored]]:
    currency = book.currency(assessment.snapshot.account.currency)

    def where_asked(scored: Scored, value: Cell) -> Cell:
        return BLANK if scored.target is None else value

    def bound(scored: Scored, end: int) -> Cell:
        interval = scored.measured.interval
        return figure(interval[end], scored.metric.unit) if interval else BLANK

    return (
        Column("number", 5, lambda scored: scored.metric.seed),
        Column("metric", 20, lambda scored: scored.metric.name, bold=True),
        Column("metric_second", 13, lambda scored: book.second(scored.metric.name), second=True),
        Column("question", 28, lambda scored: scored.metric.question),
        Column("question_second", 22, lambda scored: book.second(scored.metric.question), second=True),
        Column("value", 11, lambda scored: figure(scored.measured.value, scored.metric.unit)),
        Column("unit", 8, lambda scored: unit_word(scored.metric.unit, currency)),
        Column("target", 10, lambda scored: figure(scored.target, scored.metric.unit) or muted("no_target")),
        Column("score", 9, lambda scored: where_asked(scored, scored.score), PRECISE),
        Column("weight", 8, lambda scored: where_asked(scored, scored.weight)),
        Column("known", 8, lambda scored: scored.measured.known, SHARE),
        Column("low", 9, lambda scored: bound(scored, 0)),
        Column("high", 9, lambda scored: bound(scored, 1)),
        Column("says", 40, lambda scored: scored.measured.message),
        Column("next_step", 34, lambda scored: scored.measured.step),
        Column("formula", 40, lambda scored: scored.metric.formula),
        Column("id", 26, lambda scored: scored.metric.id),
    )


def parts(book: Book, assessment: Assessment) -> int | None:
    """Every part of every metric."""
    rows = [(scored, part) for scored in assessment.metrics for part in scored.measured.parts]
    if not rows:
        return None
    account = assessment.context.account
    columns: Sequence[Column[tuple[Scored, Part]]] = (
        Column("layer", 7, lambda row: row[0].metric.layer.value),
        Column("number", 5, lambda row: row[0].metric.seed),
        Column("metric", 22, lambda row: row[0].metric.name),
        Column("part", 30, lambda row: row[1].name),
        Column("about", 22, lambda row: account.name(row[1].who) if row[1].who else BLANK),
        Column("value", 12, lambda row: row[1].value),
        Column("of", 12, lambda row: BLANK if row[1].of is None else row[1].of),
        Column("note", 40, lambda row: row[1].note),
        Column("written_at", 34, lambda row: lines(row[1].sources)),
        Column("id", 26, lambda row: row[0].metric.id),
    )
    book.page("parts").table(columns, rows, main=True, named=4, printed=9)
    return len(rows)
