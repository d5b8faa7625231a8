"""Would they recommend us, and how satisfied are they with what? (G8)

The newest survey counts. The Net Promoter Score is made of the answers all in all (those without a topic); its interval
and the noise that a change must exceed are those of `figures`. Customer satisfaction (CSAT) is the share of the answers
about a topic that give `GeneralRules.satisfied` of 10 or more, as 4 and 5 of 5 are on the usual scale.
"""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

from graphcrm.account.wording import counted
from graphcrm.scorecard.general import surveys
from graphcrm.scorecard.general.figures import beyond_chance, net_promoter_score, score_error, score_interval
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.general.surveys import Answered

_ASK = "Hold the yearly satisfaction survey, and record its answers (sheets Survey, RATED)."


def recommend(context: AssessmentContext) -> Measured:
    """The Net Promoter Score of the newest survey, with its interval and its change."""
    found = surveys.newest(context)
    if found is None or not found.overall:
        return unknown(PROMOTERS.unknown, step=_ASK)
    counts, total = found.promoters, len(found.overall)
    value = net_promoter_score(counts)
    low, high = interval = score_interval(counts, context.policy.general.confidence, found.invited)
    names = ("Promoters (9 and 10)", "Passives (7 and 8)", "Detractors (0 to 6)")
    rows = sources(found.account.snapshot, found.overall)
    parts = tuple(
        Part(name, count, total, sources=rows if not place else ())
        for place, (name, count) in enumerate(zip(names, counts, strict=True))
    )
    said = (
        f"{counted(counts.promoters, 'promoter', 'promoters')} and {counted(counts.detractors, 'detractor', 'detractors')} "
        f"of {counted(total, 'answer', 'answers')} to {found.survey.name}: {value:+.0f}, between {low:+.0f} and {high:+.0f}"
    )
    said += f"; {_change(context, value, found)}." if surveys.before(context) else "."
    topic = _worst(context, found)
    step = f"Ask those who gave 6 or less why; {topic} is where they are least satisfied." if topic else "Ask those who gave 6 or less why."  # fmt: skip
    return Measured(
        value, said, parts, interval=interval, step=step if counts.detractors else "Ask promoters to speak for us."
    )  # fmt: skip


def satisfied(context: AssessmentContext) -> Measured:
    """The share of answers about topics that are satisfied, by topic."""
    found = surveys.newest(context)
    if found is None or not found.topics:
        return unknown(SATISFACTION.unknown, step=_ASK)
    enough = context.policy.general.satisfied
    earlier = surveys.before(context)
    parts: list[Part] = []
    for topic, ties in found.topics.items():
        note = f"mean {fmean(tie.score for tie in ties):.1f} of 10"
        if earlier and topic in earlier.topics:
            note += f", {fmean(tie.score for tie in earlier.topics[topic]):.1f} the time before"
        rows = sources(found.account.snapshot, ties)
        parts.append(
            Part(topic, sum(tie.score >= enough for tie in ties), len(ties), note=note, sources=rows)
        )
    every = [tie.score for ties in found.topics.values() for tie in ties]
    done, total = sum(score >= enough for score in every), len(every)
    said = f"{done} of {counted(total, 'answer', 'answers')} about {counted(len(parts), 'topic', 'topics')} give {enough} of 10 or more."
    return Measured(done / total, said, tuple(parts), step=f"Begin with {_worst(context, found)}.")


def _change(context: AssessmentContext, value: float, found: Answered) -> str:
    """What became of the score since the survey before: larger than noise, or not."""
    earlier = surveys.before(context)
    if earlier is None or not earlier.overall:
        return "the survey before has no such answers"
    was = net_promoter_score(earlier.promoters)
    errors = (
        score_error(found.promoters, found.invited),
        score_error(earlier.promoters, earlier.invited),
    )
    real = beyond_chance(value - was, errors, context.policy.general.confidence)
    size = "more than chance would make" if real else "no more than chance could make"
    return f"{value - was:+.0f} since {earlier.survey.name}, {size}"


def _worst(context: AssessmentContext, found: Answered) -> str | None:
    """The topic with the smallest share of satisfied answers."""
    enough = context.policy.general.satisfied
    shares = {topic: fmean(tie.score >= enough for tie in ties) for topic, ties in found.topics.items()}
    return min(shares, key=lambda topic: (shares[topic], topic), default=None)


PROMOTERS = Metric(
    id="net_promoter_score",
    seed="G8",
    layer=Layer.GENERAL,
    unit=Unit.POINTS,
    measure=recommend,
    targets=by_tier(50.0, 50.0, 40.0, 30.0),
    worst=-50.0,
    weight=1.5,
)

SATISFACTION = Metric(
    id="customer_satisfaction",
    seed="G8",
    layer=Layer.GENERAL,
    unit=Unit.SHARE,
    measure=satisfied,
)

METRICS = (PROMOTERS, SATISFACTION)
