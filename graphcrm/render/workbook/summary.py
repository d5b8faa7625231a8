"""The first sheet: whose assessment it is, the scores with all that bounds them, the scores of the metrics, the contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.messages import text
from graphcrm.render.workbook.cells import BLANK, FINE, NOT_KNOWN, PRECISE, SHARE, Column, Shown
from graphcrm.render.workbook.plots import Line, Plot
from graphcrm.schema.scales import TIER
from graphcrm.scorecard.metric import Layer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.render.workbook.book import Book
    from graphcrm.render.workbook.cells import Cell
    from graphcrm.render.workbook.page import Page
    from graphcrm.scorecard import Assessment
    from graphcrm.scorecard.scoring import Score

USUAL = "the usual ones of the program"
SCORES = (
    Column("Layer", 30), Column("层面", 18), Column("Score", 12, PRECISE), Column("Known", 12, PRECISE), Column("From", 12, PRECISE),
    Column("To", 12, PRECISE), Column("Weight in the total", 12), Column("Counts as", 12, FINE), Column("To be relied on", 26),
)  # fmt: skip
HOW = (
    "A score is 100 % where each target is reached. A layer is the mean of its metrics, the total that of the layers, each by what it counts as.",
    "What a part counts as is its weight × the share of it that is known: a layer known by half counts as half its weight.",
    "“From” takes all that is not known for 0, “To” takes it for 100 %. What is not known is grey, says so, and counts in no score.",
)


def write(book: Book, assessment: Assessment, rules: str | None) -> Page:
    """Everything but the contents, which are known once the other sheets are written."""
    account, policy = assessment.snapshot.account, assessment.context.policy
    page = book.page("Summary", f"{account.name} · assessment")
    step = TIER.step(assessment.tier)
    tier = f"{assessment.tier} ({step.term.zh_hans})" if step else assessment.tier
    said = tier if assessment.tier_known else f"not recorded; targets of {tier}"
    for name, value in (
        ("Account", account.name),
        ("名称", account.name_zh or BLANK),
        ("Id", account.id),
        ("As of", assessment.snapshot.as_of),
        ("Tier", said),
        ("Currency", account.currency),
        ("Rules", rules or USUAL),
        ("Looks back (days)", policy.window_days),
        ("Least to be known", Shown(policy.least_known, SHARE)),
    ):
        page.fact(name, value)
    page.heading("Scores")
    page.table(SCORES, [_score(each, assessment) for each in (assessment.total, *assessment.layers)])
    for each in HOW:
        page.line(each)
    page.row += 1
    page.draw(_layers(assessment), rows=15)
    plot = _metrics(assessment)
    page.draw(plot, rows=len(plot.categories) + 6)
    return page


def contents(page: Page, rows: Sequence[Sequence[Cell]]) -> None:
    """What the other sheets hold, and why one is left out."""
    page.heading("Sheets")
    page.table((Column("Sheet", 30), Column("Rows", 18), Column("What it holds", 12)), rows)


def _score(one: Score, assessment: Assessment) -> list[Cell]:
    en, zh = _names(one.of)
    low, high = one.interval
    relied = "yes" if one.enough else "too little is known"
    part = next((each for each in assessment.total.parts if each.of == one.of), None)
    weight, counts = (part.weight, part.counts) if part else (BLANK, BLANK)
    score = one.value if one.value is None else Shown(one.value, bold=True)
    return [Shown(en, bold=one.of == "total"), zh, score, one.known, low, high, weight, counts, relied]


def _names(of: str) -> tuple[str, str]:
    layer = next((each for each in Layer if each.value == of), None)
    return (
        (f"{layer.value} {layer.message}", text(layer.message, "zh-Hans"))
        if layer
        else ("All together", "总分")
    )


def _layers(assessment: Assessment) -> Plot:
    every = (assessment.total, *assessment.layers)
    categories = [_marked(_names(each.of)[0], each.value) for each in every]
    line = Line("Score", [each.value for each in every], [each.interval for each in every])
    title = "Scores, and from where to where they may lie"
    return Plot("column", title, categories, (line,), SHARE, 0, 1)


def _metrics(assessment: Assessment) -> Plot:
    asked = [each for each in assessment.metrics if each.target is not None]
    categories = [_marked(f"{each.metric.layer.value} · {each.metric.name}", each.score) for each in asked]
    line = Line("Score", [each.score for each in asked])
    return Plot("bar", "Scores of the metrics with a target", categories, (line,), SHARE, 0, 1)


def _marked(name: str, value: float | None) -> str:
    """A bar that is missing is told from one of length 0."""
    return f"{name} ({NOT_KNOWN})" if value is None else name
