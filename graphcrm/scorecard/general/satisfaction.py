"""Would they recommend us, and how satisfied are they with what? (G8)

The newest survey counts, for `GeneralRules.survey_days`. The Net Promoter Score is made of the answers all in all (those without
a topic): p is the share of 9 and 10, d that of 0 to 6.

Its interval is the adjusted Wald interval of Rocks (2016), with n answers of N invited, z the normal quantile of
`GeneralRules.confidence`, and ¾ promoters, 1½ passives, ¾ detractors added:

    ñ = n + 3,   p̃ = (p·n + ¾)/ñ,   d̃ = (d·n + ¾)/ñ,   se = 100 √((p̃ + d̃ − (p̃ − d̃)²)/ñ · (N − n)/(N − 1))
    interval = 100 (p̃ − d̃) ± z·se, widened to hold the score itself, within −100 … 100

The factor (N − n)/(N − 1) is 1 where N is not known, and the interval is the score itself where all answered. A change Δ since the
survey before is more than chance where |Δ| > z √(se₁² + se₂²).

Customer satisfaction (CSAT) is the share of the answers about a topic that give `GeneralRules.satisfied` of 10 or more, as 4
and 5 of 5 are on the usual scale.
"""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

from graphcrm.messages import Fact, Message, Name, Number
from graphcrm.scorecard.general import surveys
from graphcrm.scorecard.general.figures import beyond_chance, net_promoter_score, score_error, score_interval
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.scorecard.policy.facts import last
from graphcrm.scorecard.ratio import ratio

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphcrm.records import Rated
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.general.surveys import Answered


def recommend(context: AssessmentContext) -> Measured:
    """The Net Promoter Score of the newest survey, with its interval and its change."""
    newest = surveys.newest(context)
    if newest is None or not newest.overall:
        return unknown(PROMOTERS.id, survey_window=last(context.policy.general.survey_days))
    counts, total = newest.promoters, len(newest.overall)
    value = net_promoter_score(counts)
    low, high = interval = score_interval(counts, context.policy.general.confidence, newest.invited)
    rows = sources(newest.account.snapshot, newest.overall)
    parts = tuple(
        Part(Message(f"metric.net_promoter_score.{name}"), count, total, sources=rows if not place else ())
        for place, (name, count) in enumerate(counts._asdict().items())
    )
    facts: dict[str, Fact] = {
        "promoters": Message("count.promoters", n=counts.promoters),
        "detractors": Message("count.detractors", n=counts.detractors),
        "answers": Message("count.answers", n=total),
        "survey": Name(newest.survey.name),
        "value": _points(value),
        "low": _points(low),
        "high": _points(high),
    }
    if surveys.before(context):
        said = Message(
            "metric.net_promoter_score.said_change", **facts, change=_change(context, value, newest)
        )
    else:
        said = Message("metric.net_promoter_score.said", **facts)
    return Measured(value, said, parts, interval=interval, step=_advice(context, newest))


def satisfied(context: AssessmentContext) -> Measured:
    """The share of answers about topics that are satisfied, by topic."""
    newest = surveys.newest(context)
    if newest is None or not newest.topics:
        return unknown(SATISFACTION.id, survey_window=last(context.policy.general.survey_days))
    enough = context.policy.general.satisfied
    before = surveys.before(context)
    earlier: Mapping[str, Sequence[Rated]] = before.topics if before else {}
    parts = [
        Part(
            Name(topic),
            sum(tie.score >= enough for tie in ties),
            len(ties),
            note=_note(ties, earlier.get(topic)),
            sources=sources(newest.account.snapshot, ties),
        )
        for topic, ties in newest.topics.items()
    ]
    return ratio(
        SATISFACTION.id,
        parts,
        topics=Message("count.topics", n=len(parts)),
        enough=enough,
        step=Message("metric.customer_satisfaction.step", topic=_worst(context, newest) or ""),
    )


def _advice(context: AssessmentContext, newest: Answered) -> Message:
    if not newest.promoters.detractors:
        return Message("metric.net_promoter_score.speak")
    topic = _worst(context, newest)
    if topic is None:
        return Message("metric.net_promoter_score.ask")
    return Message("metric.net_promoter_score.ask_topic", topic=topic)


def _note(ties: Sequence[Rated], before: Sequence[Rated] | None) -> Message:
    mean = Number(fmean(tie.score for tie in ties), ".1f")
    if not before:
        return Message("metric.customer_satisfaction.note", mean=mean)
    was = Number(fmean(tie.score for tie in before), ".1f")
    return Message("metric.customer_satisfaction.note_before", mean=mean, before=was)


def _change(context: AssessmentContext, value: float, newest: Answered) -> Message:
    """What became of the score since the survey before: larger than noise, or not."""
    earlier = surveys.before(context)
    if earlier is None or not earlier.overall:
        return Message("metric.net_promoter_score.no_change")
    was = net_promoter_score(earlier.promoters)
    errors = (
        score_error(newest.promoters, newest.invited),
        score_error(earlier.promoters, earlier.invited),
    )
    real = beyond_chance(value - was, errors, context.policy.general.confidence)
    kind = "change" if real else "change_by_chance"
    return Message(
        f"metric.net_promoter_score.{kind}", change=_points(value - was), survey=Name(earlier.survey.name)
    )


def _points(value: float) -> Number:
    return Number(value, "+.0f")


def _worst(context: AssessmentContext, newest: Answered) -> Name | None:
    """The topic with the smallest share of satisfied answers."""
    enough = context.policy.general.satisfied
    shares = {topic: fmean(tie.score >= enough for tie in ties) for topic, ties in newest.topics.items()}
    worst = min(shares, key=lambda topic: (shares[topic], topic), default=None)
    return Name(worst) if worst is not None else None


PROMOTERS = Metric(
    "net_promoter_score",
    "G8",
    Layer.GENERAL,
    Unit.POINTS,
    recommend,
    by_tier(50.0, 50.0, 40.0, 30.0),
    worst=-50.0,
    weight=1.5,
)

SATISFACTION = Metric("customer_satisfaction", "G8", Layer.GENERAL, Unit.SHARE, satisfied)

METRICS = (PROMOTERS, SATISFACTION)
