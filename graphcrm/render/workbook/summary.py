"""The first sheet: whose assessment it is, the scores with all that bounds them, the scores of the metrics, the contents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphcrm.messages import Fact, Message, Name
from graphcrm.render.words import word
from graphcrm.render.workbook.book import Book
from graphcrm.render.workbook.cells import BLANK, FINE, PRECISE, SHARE, Cell, Column, Styled
from graphcrm.render.workbook.page import Page
from graphcrm.render.workbook.plots import Diagram, Series
from graphcrm.render.workbook.sheets import BookSheet
from graphcrm.schema.scales import TIER
from graphcrm.scorecard import Assessment
from graphcrm.scorecard.metric import Layer
from graphcrm.scorecard.scoring import Score, ScorePart


def write(book: Book, assessment: Assessment, rules: str | None) -> Page:
    """Everything but the contents, which are known once the other sheets are written."""
    account, policy = assessment.snapshot.account, assessment.context.policy
    name = Name(account.name, account.name_zh or "")
    page = book.page("summary", Message("sheet.summary.title", name=name))
    page.fact("account", name)
    if book.bilingual:
        page.fact("account_second", account.name_zh or BLANK)
    page.fact("id", account.id)
    page.fact("as_of", assessment.snapshot.as_of)
    page.fact("tier", _tier(book, assessment))
    page.fact("currency", book.currency(account.currency))
    page.fact("rules", rules or Message("cell.usual_rules"))
    page.fact("window", policy.window_days)
    page.fact("least_known", Styled(policy.least_known, SHARE))
    page.heading("scores")
    page.table(_columns(book, assessment), (assessment.total, *assessment.layers))
    for line in ("mean", "counts", "bounds"):
        page.line(Message(f"line.{line}"))
    page.row += 1
    page.draw(_layers(assessment), rows=15)
    plot = _metrics(assessment)
    page.draw(plot, rows=len(plot.categories) + 6)
    return page


def contents(page: Page, written: Mapping[BookSheet, int | None]) -> None:
    """What the other sheets hold, and why one is left out."""

    def holds(sheet: BookSheet) -> Styled:
        if written[sheet] is not None:
            return Styled(Message(f"sheet.{sheet.key}.holds"), wrap=False)
        left_out = Message("sheet.left_out", why=Message(f"sheet.{sheet.key}.nothing"))
        return Styled(left_out, muted=True, wrap=False)

    def name(sheet: BookSheet) -> Styled:
        there = written[sheet] is not None
        return Styled(page.book.sheet_name(sheet.key), bold=there, muted=not there)

    columns: Sequence[Column[BookSheet]] = (
        Column("sheet", 30, name),
        Column("rows", 18, lambda sheet: BLANK if written[sheet] is None else written[sheet], "0"),
        Column("holds", 12, holds),
    )
    page.heading("sheets")
    page.table(columns, [*written])


def _columns(book: Book, assessment: Assessment) -> Sequence[Column[Score]]:
    shares = {share.of: share for share in assessment.total.parts}

    def of_total(score: Score, weight: str) -> Cell:
        share: ScorePart | None = shares.get(score.of)
        return BLANK if share is None else getattr(share, weight)

    return (
        Column("layer", 30, lambda score: Styled(_name(score.of), bold=score.of == "total")),
        Column("layer_second", 18, lambda score: book.second(_plain_name(score.of)), second=True),
        Column("score", 12, lambda score: score.value, PRECISE, bold=True),
        Column("known", 12, lambda score: score.known, PRECISE),
        Column("low", 12, lambda score: score.interval[0], PRECISE),
        Column("high", 12, lambda score: score.interval[1], PRECISE),
        Column("weight_in_total", 12, lambda score: of_total(score, "weight")),
        Column("counts_as", 12, lambda score: of_total(score, "counts"), FINE),
        Column("relied_on", 26, _relied_on),
    )


def _relied_on(score: Score) -> Message:
    return Message("cell.yes" if score.enough else "cell.too_little" if score.asked else "cell.not_asked")


def _tier(book: Book, assessment: Assessment) -> Fact:
    """The tier with its Chinese word, and whether anybody recorded it."""
    code, meaning = assessment.tier, word(TIER, assessment.tier)
    tier = Message("workbook.tier", code=code, meaning=book.second(meaning)) if meaning else code
    return tier if assessment.tier_known else Message("workbook.tier_assumed", tier=tier)


def _plain_name(of: str) -> Message:
    layer = next((layer for layer in Layer if layer.value == of), None)
    return layer.message if layer else Message("workbook.total")


def _name(of: str) -> Message:
    name = _plain_name(of)
    return name if of == "total" else Message("workbook.layer", layer=of, name=name)


def _layers(assessment: Assessment) -> Diagram:
    scores = (assessment.total, *assessment.layers)
    names = [_marked(_name(score.of), score.value) for score in scores]
    values, intervals = [score.value for score in scores], [score.interval for score in scores]
    return Diagram(
        "column",
        Message("chart.layers"),
        names,
        (Series(Message("column.score"), values, intervals),),
        SHARE,
        0,
        1,
    )


def _metrics(assessment: Assessment) -> Diagram:
    scored = [metric for metric in assessment.metrics if metric.target is not None]
    names = [
        _marked(Message("chart.metric", layer=one.metric.layer.value, name=one.metric.name), one.score)
        for one in scored
    ]
    line = Series(Message("column.score"), [metric.score for metric in scored])
    return Diagram("bar", Message("chart.metrics"), names, (line,), SHARE, 0, 1)


def _marked(name: Message, value: float | None) -> Message:
    """A bar that is missing is told from one of length 0."""
    return Message("chart.not_known", name=name) if value is None else name
