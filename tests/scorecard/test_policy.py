"""A company's rules as TOML: what is written replaces the default, what can't be used is named in one sentence."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from graphcrm.errors import UsageError
from graphcrm.scorecard import METRICS, Policy, read_policy

ROOT = Path(__file__).parents[2]


def read(text: str) -> Policy:
    return read_policy(tomllib.loads(text), where="rules.toml")


def test_what_is_not_named_keeps_its_default() -> None:
    policy = read('assumed_tier = "B"\n[general]\nmeetings_a_week = 4\n[actions.close_days]\n5 = 7')
    assert (policy.assumed_tier, policy.general.meetings_a_week) == ("B", 4)
    assert policy.general.weeks == Policy().general.weeks
    assert policy.actions.close_days == {**Policy().actions.close_days, "5": 7}
    assert read("") == Policy()


def test_the_page_of_metrics_holds_exactly_the_defaults() -> None:
    page = (ROOT / "docs" / "metrics.md").read_text("utf-8")
    blocks = re.findall(r"^```toml\n(.*?)^```$", page, flags=re.MULTILINE | re.DOTALL)
    assert read("\n".join(blocks)) == Policy()


def test_every_metric_has_its_section_on_the_page() -> None:
    page = (ROOT / "docs" / "metrics.md").read_text("utf-8")
    assert [ident for ident in METRICS if f"\n`{ident}` · " not in page] == []


def test_the_example_of_rules_loads_and_differs() -> None:
    text = (ROOT / "examples" / "rules.toml").read_text("utf-8")
    policy = read_policy(tomllib.loads(text)["scorecard"], where="rules.toml")
    assert policy.targets["meeting_discipline"]["B"] == 0.8
    assert policy.weights == {"time_to_close": 2, "profit": 0}
    assert policy.general.meetings_by_role["executive_sponsor"] == 1
    assert policy.couplings.close == 4


@pytest.mark.parametrize(
    ("text", "named", "help_given"),
    [
        ("[generale]\nweeks = 3", "generale", "Did you mean general?"),
        ("[general]\nweek = 3", "general.week", "Did you mean weeks?"),
        ("[targets.meeting_disciplin]\nS = 1", "targets.meeting_disciplin", "meeting_discipline"),
        ("[targets.meeting_discipline]\nX = 1", "targets.meeting_discipline.X", "Known: A, B, C, S"),
        ('[targets.meeting_discipline]\nS = "all"', "targets.meeting_discipline.S", "As in"),
        ("[targets]\nmeeting_discipline = 1", "targets.meeting_discipline", "no table"),
        ("[weights]\ntime_to_close = -1", "weights.time_to_close", "Give 0"),
        ("[weights]\ntime_to_close = nan", "weights.time_to_close", "As in"),
        ("window_days = 'year'", "window_days", "As in"),
        ("[general]\nweeks = 2.5", "general.weeks", "no whole number"),
        ("[general]\nweeks = inf", "general.weeks", "As in"),
        ("[general]\nweeks = 0", "[general]", "at least 1"),
        ("general = 5", "general", "no table"),
        ("looks_back = 30", "looks_back", "no list"),
        ("looks_back = [0]", "looks_back", "at least 1"),
        ("assumed_tier = 1", "assumed_tier", "As in"),
        ('assumed_tier = "Z"', "assumed_tier", "one of S, A, B, C"),
        ('[layers]\nL1 = "much"', "layers.L1", "As in"),
        ("[layers]\nL4 = 1", "layers", "L1, L2 and L3"),
        ("[layers]\nL1 = 0\nL2 = 0\nL3 = 0", "layers", "not 0 to all"),
        ("[actions.close_days]\n6 = 7", "[actions]", "close_days"),
        ('[actions.close_days]\n5 = "soon"', "actions.close_days.5", "As in"),
        ("[actions]\npartly_from = 0.95", "[actions]", "partly_from"),
        (
            "[general.meetings_by_role]\nexecutive_sponser = 1",
            "executive_sponser",
            "did you mean executive_sponsor?",
        ),
        (
            "[general.meetings_by_role]\nexecutive_sponsor = 1.5",
            "meetings_by_role.executive_sponsor",
            "no whole number",
        ),
        ("[targets.meeting_discipline]\nS = 100", "targets.meeting_discipline.S", "Write 1 for 100 %"),
        ("[targets.meeting_discipline]\nS = 80", "8,000 %", "Write 0.8 for 80 %"),
        ("[actions.close_days]\n5 = 7.5", "actions.close_days.5", "no whole number"),
        ("[couplings]\nclose = 9", "[couplings]", "close is an intimacy"),
        ("[couplings]\nclose = true", "couplings.close", "can't be True"),
    ],
)
def test_what_cannot_be_used_is_named_in_one_sentence(text: str, named: str, help_given: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(text)
    said = str(caught.value)
    assert named in said
    assert help_given in said
    assert "rules.toml" in said
    assert "\n" not in said


def test_a_growth_may_be_aimed_above_its_double_and_so_may_points() -> None:
    policy = read("[targets.effective_growth]\nS = 1.5\n[targets.net_promoter_score]\nS = 60")
    assert policy.targets["effective_growth"]["S"] == 1.5


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    text = "week = 3\n[actions.close_days]\n5 = 7.5\n4 = 30\n[targets.meeting_discipline]\nS = 100\n[general.meetings_by_role]\nboss = 1"
    with pytest.raises(UsageError) as caught:
        read(text)
    said = str(caught.value)
    assert said.startswith("4 entries of rules.toml can't be used: (1) ")
    for named in ("There is no week", "actions.close_days.5", "targets.meeting_discipline.S", "no role boss"):
        assert named in said, named
    assert "close_days.4" not in said


def test_what_is_right_only_in_company_is_no_mistake_of_its_own() -> None:
    """Each bound alone would break the order of the usual ones."""
    text = "[organizational.tiers.sales]\nS = 4e6\nA = 3e6\nB = 2e6\n"
    assert read(text).organizational.tiers.sales["S"] == 4e6
    with pytest.raises(UsageError, match="There is no weak") as caught:
        read(f"weak = 1\n{text}")
    assert "sales" not in str(caught.value)


def test_a_list_of_words_is_read_as_words_and_one_of_numbers_as_numbers() -> None:
    read = read_policy({"general": {"minutes_for": ["visit"]}, "looks_back": [30.0, 60]}, where="rules.toml")
    assert (read.general.minutes_for, read.looks_back) == (("visit",), (30, 60))
    with pytest.raises(UsageError, match="looks_back"):
        read_policy({"looks_back": ["visit"]}, where="rules.toml")
