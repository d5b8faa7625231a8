"""The numbers of the rules as sentences name them: by the name of the entry, and as a span of time where they are one."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from graphcrm.messages import Fact, Message, Number
from graphcrm.scorecard.policy import Policy

_NAMED = {91: "quarter", 365: "year", 455: "fifteen_months", 730: "two_years"}
"""Days that people call by another name."""


def last(days: int) -> Message:
    """``the last twelve months``, ``the last 90 days``."""
    return Message(f"last.{_NAMED[days]}") if days in _NAMED else Message("last.days", n=days)


def span(days: int) -> Message:
    """``twelve months``, ``90 days``."""
    return Message(f"span.{_NAMED[days]}") if days in _NAMED else Message("count.days", n=days)


def before(days: int) -> Message:
    """``the year before``, ``the 90 days before``."""
    return Message("before.year") if days == 365 else Message("before.days", n=days)


def rate(days: int) -> Message:
    """How often something is counted: ``a year``, ``every 90 days``."""
    return Message("rate.year") if days == 365 else Message("rate.days", n=days)


def within(days: int) -> Message:
    """``48 hours``, ``10 days``: up to two days are counted in hours."""
    return Message("count.hours", n=24 * days) if days <= 2 else Message("count.days", n=days)


def facts(policy: Policy) -> dict[str, Fact]:
    """Every number of the rules by the name of its entry, and the spans that sentences about metrics name."""
    fit, instruments = policy.organizational.fit, policy.organizational.instruments
    survey, pipeline = policy.general.survey_days, instruments.pipeline_days
    years = Message("years.ahead", least=fit.least_years, n=fit.years_ahead)
    if (fit.least_years, fit.years_ahead) == (3, 5):
        years = Message("years.three_to_five")
    return {
        **dict(_numbers(policy)),
        "window": last(policy.window_days),
        "months": span(policy.window_days),
        "survey_span": Message("span.yearly") if survey == 455 else Message("count.days", n=survey),
        "survey_window": last(survey),
        "competitor_window": last(policy.general.competitor_days),
        "pipeline_span": Message(f"pipeline.{'two_years' if pipeline == 730 else 'days'}", n=pipeline),
        "minutes_within": within(instruments.minutes_days),
        "fit_years": years,
    }


@cache
def usual() -> Mapping[str, Fact]:
    """The same under the rules as they come."""
    return MappingProxyType(facts(Policy()))


def _numbers(rules: Any) -> Iterator[tuple[str, Fact]]:  # noqa: ANN401 — any dataclass of rules
    for field in dataclasses.fields(rules):
        value = getattr(rules, field.name)
        if dataclasses.is_dataclass(value):
            yield from _numbers(value)
        elif isinstance(value, int | float):
            yield field.name, Number(value)
