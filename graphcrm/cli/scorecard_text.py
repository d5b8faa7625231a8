"""How a scorecard reads on a terminal: as tables, or one below the other where it is narrow; with its parts if asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphcrm.account.wording import counted, percent
from graphcrm.cli.common import console, table
from graphcrm.cli.look import LEAST_WIDTH, SHOWN, show_each
from graphcrm.cli.scorecard import layer_of
from graphcrm.cli.scorecard_sums import layer_sum, metric_share, total_sum
from graphcrm.scorecard.metric import Layer, Unit
from graphcrm.values import money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.findings import Finding
    from graphcrm.scorecard import Assessment
    from graphcrm.scorecard.measured import Part
    from graphcrm.scorecard.nine_actions.condition import ActionStatus
    from graphcrm.scorecard.scoring import Score, Scored

UNKNOWN = "not known"
MOST_PARTS = 12


def show(assessment: Assessment, layers: Sequence[str], *, why: bool) -> None:
    """Scores, metrics, the nine actions, findings: of some layers, and the total of all."""
    currency = assessment.snapshot.account.currency
    listed = why or console().width < LEAST_WIDTH
    click.echo(heading(assessment))
    click.echo(scores(assessment))
    for layer in (each for each in Layer if each.value in layers):
        every = [each for each in assessment.metrics if each.metric.layer is layer]
        title = f"{layer.value} {layer.message}"
        if listed:
            made = next((each for each in assessment.layers if each.of == layer.value), None)
            _list(title, every, currency, made if why else None, why=why)
        else:
            rows = [_row(each, currency) for each in every]
            table(("", "metric", "is", "aimed at", "score", "what it says"), rows, title=title, least=(2, 16, 9, 9, 5, 30))  # fmt: skip
    if "E" in layers:
        _actions(assessment.actions, why=why, listed=listed)
    found = [each for each in assessment.findings if layer_of(each.seed) in layers]
    _findings(found, currency, why=why, listed=listed)


def heading(assessment: Assessment) -> str:
    """Whose scorecard it is, of which day, by the targets of which tier."""
    snapshot = assessment.snapshot
    tier = (
        f"tier {assessment.tier}"
        if assessment.tier_known
        else f"tier not recorded, targets of {assessment.tier}"
    )
    return f"{snapshot.account.name}, as of {snapshot.as_of}, {tier}\n"


def scores(assessment: Assessment) -> str:
    """The total and the three layers, a line each."""
    names = {layer.value: f"{layer.value} {layer.message}" for layer in Layer}
    lines = [
        f"{names.get(each.of, 'All together'):<33}{score_said(each)}"
        for each in (assessment.total, *assessment.layers)
    ]
    return "\n".join([*lines, total_sum(assessment.total), ""])


def score_said(score: Score) -> str:
    """``62 of 100, 71 % known, between 44 and 73``; too little to go by is said."""
    if score.value is None:
        return f"{UNKNOWN}: too little is on record"
    low, high = (round(100 * end) for end in score.interval)
    said = (
        f"{round(100 * score.value)} of 100, {percent(score.known)} known, between {max(low, 0)} and {high}"
    )
    return said if score.enough else f"{said}; too little is known to rely on it"


def figure(value: float | None, unit: Unit, currency: str | None) -> str:
    """A value in its unit: ``62 %``, ``24 days``, ``26.3 M CNY``."""
    if value is None:
        return UNKNOWN
    if unit is Unit.SHARE:
        return f"{'−' if value < 0 else ''}{percent(abs(value))}"
    if unit is Unit.MONEY:
        return money(value, currency)
    if unit is Unit.DAYS:
        return f"{value:.3g} {'day' if value == 1 else 'days'}"
    if unit is Unit.INDEX:
        return f"{value:.2f}"
    return f"{value:.0f}" if value == round(value) else f"{value:.1f}"


def _row(one: Scored, currency: str | None) -> tuple[str, str, str, str, str, str]:
    metric, measured = one.metric, one.measured
    target = "–" if one.target is None else figure(one.target, metric.unit, currency)
    said = measured.said if measured.value is not None else f"{measured.said} {measured.next_step}".strip()
    return (metric.seed, str(metric.name), figure(measured.value, metric.unit, currency), target, _points(one), said)  # fmt: skip


def _points(one: Scored) -> str:
    return f"{round(100 * one.score)}" if one.score is not None else "–"


def _list(
    title: str, every: Sequence[Scored], currency: str | None, made: Score | None, *, why: bool
) -> None:
    click.echo(f"\n{title}\n")
    shares = {each.of: each for each in made.parts} if made else {}
    for each in every:
        metric, measured = each.metric, each.measured
        aimed = f", aimed at {figure(each.target, metric.unit, currency)}" if each.target is not None else ""
        score = f", score {_points(each)} of 100" if each.score is not None else ""
        click.echo(f"{metric.seed} {metric.name}: {figure(measured.value, metric.unit, currency)}{aimed}{score}")  # fmt: skip
        click.echo(f"   {measured.said}")
        if why:
            _why(each, currency, metric_share(shares.get(metric.id)))
        if measured.next_step:
            click.echo(f"   → {measured.next_step}")
    if made:
        click.echo(layer_sum(made))


def _why(one: Scored, currency: str | None, share: str) -> None:
    metric, measured = one.metric, one.measured
    click.echo(f"   {metric.question}\n   = {metric.formula}")
    if one.target is not None:
        worst = figure(metric.worst, metric.unit, currency)
        click.echo(f"   0 of 100 at {worst}, 100 at {figure(one.target, metric.unit, currency)}; weight {one.weight:g}{share}")  # fmt: skip
    if measured.value is not None and measured.known < 1:
        between = f", so it lies from {figure(measured.interval[0], metric.unit, currency)} to {figure(measured.interval[1], metric.unit, currency)}" if measured.interval else ""  # fmt: skip
        click.echo(f"   {percent(measured.known)} of what it needs is known{between}.")
    if measured.value is None:
        click.echo(f"   It needs: {metric.needs}")
    for part in measured.parts[:MOST_PARTS]:
        click.echo(f"   – {_part(part)}")
        if part.sources:
            rest = f", and {len(part.sources) - 3} more" if len(part.sources) > 3 else ""
            click.echo(f"     [{' · '.join(part.sources[:3])}{rest}]")
    if len(measured.parts) > MOST_PARTS:
        click.echo(f"   – and {len(measured.parts) - MOST_PARTS} more parts; --json has them all")


def _part(part: Part) -> str:
    value = UNKNOWN if part.value is None else _number(part.value)
    of = f" of {_number(part.of)}" if part.of is not None and part.value is not None else ""
    return f"{part.name}: {value}{of}{f' ({part.note})' if part.note else ''}"


def _number(value: float) -> str:
    """Enough digits to reckon with: ``0.1605``, ``24``, ``2,655,738``."""
    return f"{value:,.0f}" if abs(value) >= 10_000 else f"{value:.4g}"


def _actions(every: Sequence[ActionStatus], *, why: bool, listed: bool) -> None:
    title = "The nine actions"
    if not listed:
        rows = [
            (
                each.id,
                each.action.name.en,
                each.status.term.en,
                _open(each),
                each.next_step or "–",
            )
            for each in every
        ]
        table(("", "action", "is", "what is missing", "next step"), rows, title=title, least=(2, 16, 9, 26, 24))  # fmt: skip
        return
    click.echo(f"\n{title}\n")
    for each in every:
        click.echo(f"{each.id} {each.action.name.en}: {each.status.term.en}")
        for one in each.conditions if why else ():
            click.echo(f"   – {one.status.term.en}: {one.condition.asks} {one.checked.said}")
            if one.checked.sources:
                click.echo(f"     [{' · '.join(one.checked.sources[:3])}]")
        if not why:
            click.echo(f"   {_open(each)}")
        if each.next_step:
            click.echo(f"   → {each.next_step}")


def _open(one: ActionStatus) -> str:
    """What was found of the conditions that are not done; where all are, that."""
    missing = [each for each in one.conditions if each.status.value != "done"]
    return " ".join(dict.fromkeys(each.checked.said for each in missing)) or "Nothing."


def _findings(found: Sequence[Finding], currency: str | None, *, why: bool, listed: bool) -> None:
    shown = found if why else found[:SHOWN]
    title = f"{counted(len(found), 'weak spot', 'weak spots')} in these layers"
    if listed:
        click.echo(f"\n{title}\n")
        show_each(shown, currency, evidence=why)
    elif shown:
        rows = [(f"{number}", each.severity.shown, each.sentence, each.next_step) for number, each in enumerate(shown, 1)]  # fmt: skip
        table(("#", "what", "why it matters", "next step"), rows, title=title, least=(2, 10, 38, 28))
    if len(shown) < len(found):
        click.echo(f"The {len(shown)} worst of {len(found)}; --why shows all.")
