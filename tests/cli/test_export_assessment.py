"""`export --assessment`: the workbook of the whole assessment. Oracle: what `scorecard --json` prints of the same day."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import DAY, Terminal

RULES = Path(__file__).parents[2] / "examples" / "rules.toml"


def figures(path: Path) -> dict[str, tuple[Any, Any]]:
    """Value and score by metric, as the sheets of the layers hold them; a blank score is none."""
    found: dict[str, tuple[Any, Any]] = {}
    for page in load_workbook(path):
        rows = list(page.iter_rows(min_row=3, values_only=True))
        if page.title.partition(" ")[0] in ("L1", "L2", "L3", "E"):
            header = list(rows[0])
            places = [header.index(name) for name in ("Id", "Value", "Score")]
            for row in rows[1:]:
                ident, value, score = (row[place] for place in places)
                found[str(ident)] = (value, score)
    return found


@pytest.mark.parametrize("flag", ["--assessment", "--xlsx"])
def test_the_workbook_has_the_figures_of_the_scorecard(example: Terminal, tmp_path: Path, flag: str) -> None:
    ran = example("export", flag, "review.xlsx", "--as-of", DAY, "--json")
    assert ran.code == 0, ran.err
    assert ran.json["written"] == "review.xlsx"
    assert {"Summary", "Parts", "Nine-box", "Moves", "KPIs", "Due"} <= set(ran.json["sheets"])
    metrics = example("scorecard", "--as-of", DAY, "--json").json["metrics"]
    found = figures(tmp_path / "review.xlsx")
    assert list(found) == [each["id"] for each in metrics]
    for each in metrics:
        value, score = found[each["id"]]
        assert value == ("not known" if each["value"] is None else pytest.approx(each["value"]))
        if each["target"] is None:
            assert score is None
        else:
            assert score == ("not known" if each["score"] is None else pytest.approx(each["score"]))


def test_the_companys_rules_count_and_are_named(example: Terminal, tmp_path: Path) -> None:
    assert example("export", "--assessment", "usual.xlsx", "--as-of", DAY).code == 0
    ran = example("export", "--assessment", "ruled.xlsx", "--as-of", DAY, "--rules", RULES)
    assert ran.code == 0, ran.err
    usual, ruled = (
        {row[0]: row for row in load_workbook(tmp_path / name)["Summary"].iter_rows(values_only=True)}
        for name in ("usual.xlsx", "ruled.xlsx")
    )
    assert ruled["Rules"][1] == "rules.toml"
    assert ruled["L1 General relationships"][6] == 0.4, "the weight that the rules give"
    assert usual["All together"][2] != ruled["All together"][2]


def test_a_workbook_that_exists_is_kept_unless_told_otherwise(example: Terminal, tmp_path: Path) -> None:
    (tmp_path / "review.xlsx").write_bytes(b"mine")
    assert example("export", "--assessment", "review.xlsx", "--as-of", DAY).code == 1
    assert (tmp_path / "review.xlsx").read_bytes() == b"mine"
    assert example("export", "--assessment", "review.xlsx", "--as-of", DAY, "--yes").code == 0
    once = (tmp_path / "review.xlsx").read_bytes()
    assert example("export", "--assessment", "review.xlsx", "--as-of", DAY, "--yes").code == 0
    assert (tmp_path / "review.xlsx").read_bytes() == once


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--assessment", "review"), "must end in .xlsx"),
        (("--assessment", "review.gexf"), "must end in .xlsx"),
        (("--assessment", "review.xlsx", "--format", "csv"), "must end in .xlsx"),
        (("all.xlsx", "--rules", "rules.toml"), "--rules goes with --assessment"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(
    example: Terminal, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    ran = example("export", *words)
    assert ran.code == 2
    assert said in ran.err
    assert not any((tmp_path / word).exists() for word in words)
