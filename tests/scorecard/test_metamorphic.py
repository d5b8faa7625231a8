"""What must hold whatever the figures are: more good work never lowers them, age never raises them, names do not matter."""

from __future__ import annotations

import datetime
import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphcrm.scorecard import METRICS, AssessmentContext, assess
from tests.analysis.worlds import World
from tests.scorecard.drawn import day, drawn

SEEDS = st.integers(0, 10**6)
OF_A_VISIT = ("meeting_discipline", "report_timeliness", "report_quality", "minutes_sent", "site_coverage")
OF_FRESHNESS = (
    "meeting_discipline",
    "site_coverage",
    "competitor_watch",
    "judged_relationships",
    "opinions_collected",
    "alignment_meetings",
    "executive_visits",
)


def values(world: World) -> dict[str, float | None]:
    context = AssessmentContext(world.account())
    return {name: metric.measure(context).value for name, metric in METRICS.items()}


@given(SEEDS, st.integers(5, 11), st.integers(0, 2), st.integers(0, 7))
@settings(max_examples=60)
def test_one_more_good_visit_never_lowers_what_is_said_of_visits(
    seed: int, ago: int, ours: int, theirs: int
) -> None:
    before, better = values(drawn(seed)), drawn(seed)
    better.met(
        f"ours{ours} theirs{theirs}", ago, quality=5, filed_on=day(ago), minutes_on=day(ago), serves="Uptime"
    )
    after = values(better)
    for name in OF_A_VISIT:
        old, new = before[name], after[name]
        assert old is None or (new is not None and new >= old - 1e-12), name


@given(SEEDS, st.integers(365, 800))
@settings(max_examples=60)
def test_a_year_without_news_never_raises_what_rests_on_freshness(seed: int, days: int) -> None:
    aged = drawn(seed)
    aged.as_of += datetime.timedelta(days=days)
    before, after = values(drawn(seed)), values(aged)
    for name in OF_FRESHNESS:
        old, new = before[name], after[name]
        assert new is None or (old is not None and new <= old + 1e-12), name


@given(SEEDS)
@settings(max_examples=60)
def test_what_people_and_things_are_called_changes_no_figure(seed: int) -> None:
    def renamed(name: str) -> str:
        return f"x{hashlib.blake2b(name.encode(), digest_size=4).hexdigest()}"

    before, after = values(drawn(seed)), values(drawn(seed, called=renamed))
    for name, old in before.items():
        assert after[name] == (old if old is None else pytest.approx(old)), name


@given(SEEDS, st.integers(5, 11))
@settings(max_examples=40)
def test_two_entries_of_one_meeting_do_not_inflate_discipline(seed: int, ago: int) -> None:
    once, twice = drawn(seed), drawn(seed)
    for world, times in ((once, 1), (twice, 2)):
        for _ in range(times):
            world.met("ours0 ours1 theirs0 theirs1", ago, "meeting")
    assert values(once)["meeting_discipline"] == values(twice)["meeting_discipline"]


def test_of_somebody_of_whom_nothing_is_on_record_every_figure_is_unknown() -> None:
    found = values(World().contact("ann"))
    assert {name for name, value in found.items() if value is not None} == set()


@given(SEEDS)
@settings(max_examples=40)
def test_a_stranger_of_whom_nothing_is_known_makes_nothing_known(seed: int) -> None:
    before, after = values(drawn(seed)), values(drawn(seed).contact("stranger"))
    fresh = {name for name, value in after.items() if value is not None and before[name] is None}
    assert fresh <= {"survey_representativity"}, (
        "one more who was not asked tells whether those who were are like the others"
    )


@given(SEEDS)
@settings(max_examples=40)
def test_every_score_has_its_parts_and_lies_in_its_interval(seed: int) -> None:
    found = assess(AssessmentContext(drawn(seed).account()))
    for score in (*found.layers, found.total):
        assert score.value is None or score.parts
        low, high = score.interval
        assert 0 <= low <= high <= 1 + 1e-9
        assert score.value is None or low - 1e-9 <= score.value <= high + 1e-9
    for each in found.metrics:
        assert each.score is None or 0 <= each.score <= 1
        assert 0 <= each.measured.known <= 1
