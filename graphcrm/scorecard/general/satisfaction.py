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

from collections.abc import Mapping, Sequence
from statistics import fmean

from graphcrm.messages import Fact, Message, Name, Number
from graphcrm.records import Rated
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.general.figures import beyond_chance, net_promoter_score, score_error, score_interval
from graphcrm.scorecard.general.surveys import Answered, before, newest, no_survey
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit, by_tier


def recommend(context: AssessmentContext) -> Measured:
    """The Net Promoter Score of the newest survey, with its interval and its change."""
    survey = newest(context)
    if survey is None or not survey.overall:
        return no_survey(context, PROMOTERS)
    counts, total = survey.promoters, len(survey.overall)
    value = net_promoter_score(counts)
    low, high = interval = score_interval(counts, context.policy.general.confidence, survey.invited)
    rows = context.sources(survey.overall, survey.account)
    parts = tuple(
        Part(PROMOTERS.says(name), count, total, sources=() if place else rows)
        for place, (name, count) in enumerate(counts._asdict().items())
    )
    facts: dict[str, Fact] = {
        "promoters": Message("count.promoters", n=counts.promoters),
        "detractors": Message("count.detractors", n=counts.detractors),
        "answers": Message("count.answers", n=total),
        "survey": Name(survey.survey.name),
        "value": _points(value),
        "low": _points(low),
        "high": _points(high),
    }
    earlier = before(context)
    if earlier:
        facts["change"] = _change(context, survey, earlier)
    said = PROMOTERS.says("said_change" if earlier else "said", **facts)
    known = 1 - (high - low) / 200
    return Measured(value, said, parts, known, interval, _advice(context, survey))


def satisfied(context: AssessmentContext) -> Measured:
    """The share of answers about topics that are satisfied, by topic."""
    survey, earlier = newest(context), before(context)
    if survey is None or not survey.topics:
        return no_survey(context, SATISFACTION)
    enough = context.policy.general.satisfied
    past: Mapping[str, Sequence[Rated]] = earlier.topics if earlier else {}
    parts: list[Part] = []
    for topic, ties in survey.topics.items():
        rows, done = context.sources(ties, survey.account), sum(tie.score >= enough for tie in ties)
        parts.append(Part(Name(topic), done, len(ties), note=_note(ties, past.get(topic)), sources=rows))
    topics, step = (
        Message("count.topics", n=len(parts)),
        SATISFACTION.says("step", topic=_worst(context, survey) or ""),
    )
    return SATISFACTION.ratio(parts, topics=topics, enough=enough, step=step)


def _advice(context: AssessmentContext, survey: Answered) -> Message:
    if not survey.promoters.detractors:
        return PROMOTERS.says("speak")
    topic = _worst(context, survey)
    return PROMOTERS.says("ask") if topic is None else PROMOTERS.says("ask_topic", topic=topic)


def _note(ties: Sequence[Rated], past: Sequence[Rated] | None) -> Message:
    mean = Number(fmean(tie.score for tie in ties), ".1f")
    if not past:
        return SATISFACTION.says("note", mean=mean)
    return SATISFACTION.says("note_before", mean=mean, before=Number(fmean(tie.score for tie in past), ".1f"))


def _change(context: AssessmentContext, survey: Answered, earlier: Answered) -> Message:
    """What became of the score since the survey before: larger than noise, or not."""
    if not earlier.overall:
        return PROMOTERS.says("no_change")
    change = net_promoter_score(survey.promoters) - net_promoter_score(earlier.promoters)
    errors = (score_error(survey.promoters, survey.invited), score_error(earlier.promoters, earlier.invited))
    real = beyond_chance(change, errors, context.policy.general.confidence)
    kind = "change" if real else "change_by_chance"
    return PROMOTERS.says(kind, change=_points(change), survey=Name(earlier.survey.name))


def _points(value: float) -> Number:
    return Number(value, "+.0f")


def _worst(context: AssessmentContext, survey: Answered) -> Name | None:
    """The topic with the smallest share of satisfied answers."""
    enough = context.policy.general.satisfied
    shares = {topic: fmean(tie.score >= enough for tie in ties) for topic, ties in survey.topics.items()}
    return Name(min(shares, key=lambda topic: (shares[topic], topic))) if shares else None


PROMOTERS = Metric(
    "net_promoter_score",
    "G8",
    Unit.POINTS,
    recommend,
    by_tier(50.0, 50.0, 40.0, 30.0),
    worst=-50.0,
    weight=1.5,
)
SATISFACTION = Metric("customer_satisfaction", "G8", Unit.SHARE, satisfied)
METRICS = (PROMOTERS, SATISFACTION)
