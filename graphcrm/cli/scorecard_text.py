"""How a scorecard reads on a terminal: as tables, or one below the other where it is narrow; with its parts if asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.cli.common import LEAST_WIDTH, MISSING, account_facts, console, heads, table
from graphcrm.cli.look import SHOWN, show_each
from graphcrm.cli.scorecard import layer_of
from graphcrm.cli.scorecard_sums import layer_sum, metric_share, total_sum
from graphcrm.cli.speaking import echo, read
from graphcrm.messages import Message, Money, Number, Share, listed
from graphcrm.scorecard.metric import Layer, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphcrm.findings import Finding
    from graphcrm.messages import Fact
    from graphcrm.scorecard import Assessment
    from graphcrm.scorecard.measured import Part
    from graphcrm.scorecard.nine_actions.condition import ActionStatus
    from graphcrm.scorecard.scoring import Score, Scored

MOST_PARTS = 12
MOST_PLACES = 3
SCORE_COLUMN = 33
"""How wide the names of layers stand before their scores."""


def show(assessment: Assessment, layers: Sequence[str], *, why: bool) -> None:
    """Scores, metrics, the nine actions, findings: of some layers, and the total of all."""
    currency = assessment.snapshot.account.currency
    below = why or console().width < LEAST_WIDTH
    echo(heading(assessment))
    echo()
    _scores(assessment)
    for layer in (layer for layer in Layer if layer.value in layers):
        metrics = [scored for scored in assessment.metrics if scored.metric.layer is layer]
        title = Message("score.layer.title", of=layer.value, name=layer.message)
        if below:
            score = next((score for score in assessment.layers if score.of == layer.value), None)
            _list(title, metrics, currency, score if why else None, why=why)
        else:
            rows = [_row(scored, currency) for scored in metrics]
            columns = heads("", "metric", "value", "target", "score", "measured")
            table(columns, rows, title=title, least=(2, 16, 9, 9, 5, 30))
    if "E" in layers:
        _actions(assessment.actions, why=why, below=below)
    findings = [finding for finding in assessment.findings if layer_of(finding.seed) in layers]
    _findings(findings, why=why, below=below)


def heading(assessment: Assessment) -> Message:
    """Whose scorecard it is, of which day, by the targets of which tier."""
    kind = "scorecard.head" if assessment.tier_known else "scorecard.head.assumed"
    return Message(kind, tier=assessment.tier, **account_facts(assessment.snapshot))


def _scores(assessment: Assessment) -> None:
    """The total and the three layers, a line each; then the sum."""
    names = {layer.value: Message("score.layer.title", of=layer.value, name=layer.message) for layer in Layer}
    for score in (assessment.total, *assessment.layers):
        name = read(names.get(score.of, Message("score.all")))
        echo(f"{name}{' ' * max(1, SCORE_COLUMN - _width(name))}{read(score_shown(score))}")
        if score is assessment.total and (lowest := assessment.weakest) and lowest.value is not None:
            points = round(100 * lowest.value)
            echo(Message("score.weakest", layer=names[lowest.of], points=points))
    for line in total_sum(assessment.total, assessment.layers):
        echo(line)
    echo()


def _width(words: str) -> int:
    from rich.cells import cell_len

    return cell_len(words)


def score_shown(score: Score) -> Message:
    """``62 of 100, 71 % known, between 44 and 73``; too little to go by is said."""
    if score.value is None:
        return Message("score.too_little" if score.asked else "score.not_asked")
    low, high = (round(100 * end) for end in score.interval)
    kind = "score.value" if score.enough else "score.value.hint"
    return Message(
        kind, points=round(100 * score.value), known=Share(score.known), low=max(low, 0), high=high
    )


def figure(value: float | None, unit: Unit, currency: str | None) -> Fact:
    """A value in its unit: ``62 %``, ``24 days``, ``26.3 M CNY``."""
    if value is None:
        return Message("figure.unknown")
    if unit is Unit.SHARE:
        return Message("figure.minus", figure=Share(-value)) if value < 0 else Share(value)
    if unit is Unit.MONEY:
        return Money(value, currency)
    if unit is Unit.DAYS:
        return Message("figure.days", n=1 if value == 1 else 2, days=Number(value, ".3g"))
    if unit is Unit.INDEX:
        return Number(value, ".2f")
    return Number(value, ".0f" if value == round(value) else ".1f")


def _row(scored: Scored, currency: str | None) -> list[Fact | None]:
    metric, measured = scored.metric, scored.measured
    target = None if scored.target is None else figure(scored.target, metric.unit, currency)
    steps = [measured.step] if measured.value is None and measured.step else []
    said = listed([measured.message, *steps], style="sentence")
    return [
        metric.seed,
        metric.name,
        figure(measured.value, metric.unit, currency),
        target,
        _points(scored),
        said,
    ]


def _points(scored: Scored) -> str:
    return f"{round(100 * scored.score)}" if scored.score is not None else MISSING


def _list(
    title: Message, metrics: Sequence[Scored], currency: str | None, score: Score | None, *, why: bool
) -> None:
    _title(title)
    shares = {share.of: share for share in score.parts} if score else {}
    for scored in metrics:
        metric, measured = scored.metric, scored.measured
        value, target = (figure(end, metric.unit, currency) for end in (measured.value, scored.target))
        aimed = "" if scored.target is None else Message("metric.aimed_at", target=target)
        points = "" if scored.score is None else Message("metric.scored", points=_points(scored))
        echo(
            Message(
                "metric.line", seed=metric.seed, name=metric.name, value=value, target=aimed, score=points
            )
        )
        echo(Message("metric.measured", measured=measured.message))
        if why:
            _why(scored, currency, metric_share(shares.get(metric.id)))
        if measured.step:
            echo(Message("finding.step", step=measured.step))
    if score:
        echo(layer_sum(score))


def _title(title: Message) -> None:
    echo()
    echo(title)
    echo()


def _why(scored: Scored, currency: str | None, share: Fact) -> None:
    metric, measured = scored.metric, scored.measured
    echo(Message("metric.asks", question=metric.question))
    echo(Message("metric.formula", formula=metric.formula))
    if scored.target is not None:
        worst, target = (figure(end, metric.unit, currency) for end in (metric.worst, scored.target))
        weight = Number(scored.weight)
        echo(Message("metric.scale", worst=worst, target=target, weight=weight, share=share))
    if measured.value is None:
        echo(Message("metric.needs", needs=metric.needs))
    elif measured.known < 1:
        low, high = (figure(end, metric.unit, currency) for end in measured.interval or (None, None))
        between = Message("metric.between", low=low, high=high) if measured.interval else ""
        echo(Message("metric.known", known=Share(measured.known), between=between))
    for part in measured.parts[:MOST_PARTS]:
        echo(Message("finding.evidence", reason=_part(part)))
        _places(part.sources)
    if len(measured.parts) > MOST_PARTS:
        echo(Message("metric.more_parts", others=len(measured.parts) - MOST_PARTS))


def _places(sources: Sequence[Fact], *, counted: bool = True) -> None:
    """Where something was written: the first few places; the others are counted, if they are."""
    if not sources:
        return
    shown, others = listed(sources[:MOST_PLACES], style="dot"), len(sources) - MOST_PLACES
    more = Message("sources.more", places=shown, others=others)
    echo(Message("finding.sources", places=more if counted and others > 0 else shown))


def _part(part: Part) -> Message:
    if part.value is None:
        value: Fact = Message("figure.unknown")
    elif part.of is None:
        value = _number(part.value)
    else:
        value = Message("part.out_of", value=_number(part.value), all=_number(part.of))
    note = Message("part.note", note=part.note) if part.note else ""
    return Message("part", name=part.name, value=value, note=note)


def _number(value: float) -> Number:
    """Enough digits to reckon with: ``0.1605``, ``24``, ``2,655,738``."""
    return Number(value, ",.0f" if abs(value) >= 10_000 else ".4g")


def _actions(actions: Sequence[ActionStatus], *, why: bool, below: bool) -> None:
    title = Message("actions.title")
    if not below:
        rows = [
            (
                action.id,
                action.action.name,
                action.status.message,
                _open(action),
                action.step or None,
            )
            for action in actions
        ]
        columns = heads("", "action", "status", "missing", "step")
        table(columns, rows, title=title, least=(2, 16, 9, 26, 24))
        return
    _title(title)
    for action in actions:
        echo(Message("action.line", id=action.id, name=action.action.name, status=action.status.message))
        for found in action.conditions if why else ():
            facts = {"status": found.status.message, "asks": found.condition.asks}
            echo(Message("action.condition", checked=found.checked.message, **facts))
            _places(found.checked.sources, counted=False)
        if not why:
            echo(Message("metric.measured", measured=_open(action)))
        if action.step:
            echo(Message("finding.step", step=action.step))


def _open(action: ActionStatus) -> Fact:
    """What was found of the conditions that are not done; where all are, that."""
    missing = [found.checked.message for found in action.conditions if found.status.value != "done"]
    return listed(_once(missing), style="sentence") if missing else Message("action.nothing_missing")


def _once(facts: Iterable[Fact]) -> list[Fact]:
    return [*dict.fromkeys(facts)]


def _findings(findings: Sequence[Finding], *, why: bool, below: bool) -> None:
    shown = findings if why else findings[:SHOWN]
    title = Message("scorecard.findings", count=Message("count.weak_spots", n=len(findings)))
    if below:
        _title(title)
        show_each(shown, evidence=why)
    elif shown:
        rows = [
            (f"{number}", finding.severity.message, finding.message, finding.step)
            for number, finding in enumerate(shown, 1)
        ]
        table(heads("#", "severity", "matters", "step"), rows, title=title, least=(2, 10, 38, 28))
    if len(shown) < len(findings):
        echo(Message("scorecard.more", shown=len(shown), count=len(findings)))
