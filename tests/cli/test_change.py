"""`whatif`, `trend`, `explain`: the questions of an account workshop."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import DAY, Terminal

SCENARIOS = """
[[scenario]]
name = "Lin Yue leaves"
leaves = ["Lin Yue"]

[[scenario]]
name = "He Jinbao turns"
flips = ["He Jinbao=+1"]
adds = ["Han Mei->Gu Changhai:trusted"]
"""


def test_what_if_a_person_leaves(example: Terminal) -> None:
    ran = example("whatif", "--leaves", "Lin Yue", "--as-of", DAY, "--json")
    assert ran.code == 0, ran.err
    (found,) = ran.json["scenarios"]
    assert ("no_access", ["c-gu-changhai"]) in [(each["kind"], each["who"]) for each in found["arisen"]]
    assert "Gu Changhai" in example("whatif", "--leaves", "Lin Yue", "--as-of", DAY).out


def test_scenarios_of_a_file_stand_side_by_side(example: Terminal, tmp_path: Path) -> None:
    (tmp_path / "plans.toml").write_text(SCENARIOS, "utf-8")
    ran = example("whatif", "--file", "plans.toml", "--as-of", DAY)
    assert ran.code == 0, ran.err
    assert "Side by side" in ran.out
    line = next(line for line in ran.out.splitlines()[::-1] if "ways to Gu Changhai" in line)
    assert line.split()[-3:] == ["1", "0", "3"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nonsense", "is no TOML"),
        ("[other]\n", "holds no scenarios"),
        ('[[scenario]]\nleavs = ["x"]\n', "leavs"),
        ('[[scenario]]\nleaves = "x"\n', "leaves"),
        ('[[scenario]]\nname = "a"\n[[scenario]]\nname = "a"\n', "same name"),
    ],
)
def test_a_wrong_scenario_file_is_said(example: Terminal, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "plans.toml").write_text(text, "utf-8")
    ran = example("whatif", "--file", "plans.toml")
    assert ran.code == 3
    assert said in ran.err


def test_nothing_supposed_is_said(example: Terminal) -> None:
    assert example("whatif").code == 2
    assert example("whatif", "--file", "nowhere.toml").code == 3


def test_trend_tells_better_from_worse(example: Terminal) -> None:
    ran = example("trend", "--since", "2025-11-20", "--as-of", DAY, "--json")
    assert ran.code == 0, ran.err
    assert ("no_way_round", ["e-tomas-novak"]) in [(each["kind"], each["who"]) for each in ran.json["gone"]]
    assert ("no_way_round", ["c-lin-yue"]) in [(each["kind"], each["who"]) for each in ran.json["arisen"]]
    assert "Got better" in example("trend", "--since", "2025-11-20", "--as-of", DAY).out
    assert example("trend", "--since", DAY, "--as-of", DAY).code == 2


@pytest.mark.parametrize(
    "wanted", ["Lin Yue", "林越", "c-lin-yue", "You Qi", "o-billing", "Core network renewal"]
)
def test_explain_says_everything_with_its_place(example: Terminal, wanted: str) -> None:
    ran = example("explain", wanted, "--as-of", DAY)
    assert ran.code == 0, ran.err
    assert "row" in ran.out
    assert "Weak spots" in ran.out
    document = example("explain", wanted, "--as-of", DAY, "--json").json
    assert document["format"] == "graphcrm.explain/1"
    assert all(section["lines"] for section in document["sections"])


def test_explain_of_nobody_names_who_is_near(example: Terminal) -> None:
    ran = example("explain", "Lin Yu")
    assert ran.code in (0, 1)
    ran = example("explain", "Lyn Yue")
    assert ran.code == 1
    assert "Lin Yue" in ran.err


def test_explain_finds_an_opportunity_by_part_of_its_name(example: Terminal) -> None:
    ran = example("explain", "5G", "--as-of", DAY)
    assert ran.code == 0, ran.err
    assert ran.out.startswith("5G radio expansion Province North")


def test_the_chance_to_be_heard_is_one_figure_wherever_it_is_read(example: Terminal) -> None:
    """Oracle: the chance that `whatif --json` gives for today."""
    (found,) = example("whatif", "--leaves", "Lin Yue", "--as-of", DAY, "--json").json["scenarios"]
    name = "chance to be heard by Gu Changhai for Core network renewal"
    today = next(each["before"] for each in found["moved"] if each["name"] == name)
    said = f"{today:.0%}".replace("%", " %")
    explained = example("explain", "Gu Changhai", "--as-of", DAY).out
    assert f"heard by Gu Changhai 顾长海 falls from {said} to 0 %" in explained
    assert f"hears us on Core network renewal with a chance of {said}" in explained
    shown = example("whatif", "--leaves", "Lin Yue", "--as-of", DAY).out
    assert said in next(line for line in shown.splitlines() if name in line)


def test_a_comparison_with_a_day_when_nothing_was_judged_says_so(example: Terminal) -> None:
    ran = example("trend", "--since", "2024-01-01", "--as-of", DAY)
    assert "Nothing was judged by 2024-01-01" in ran.out
    assert "only written down since" in ran.out
