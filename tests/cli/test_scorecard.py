"""`scorecard`: scores with their parts, what is not known said as such."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graphcrm.cli import scorecard_text
from graphcrm.scorecard import METRICS
from tests.cli.conftest import DAY, Terminal

RULES = Path(__file__).parents[2] / "examples" / "rules.toml"
NEAR = 1e-9


@pytest.fixture
def sparse(run: Terminal, tmp_path: Path) -> Terminal:
    """A store of which little is known: two people, nothing else."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in {
        "Organization": "id,name,kind\ncust,Example,customer\n",
        "Contact": "id,name\nann,Ann\nbob,Bob [bold]\n",
        "WORKS_IN": "from_id,to_id\nann,cust\nbob,cust\n",
    }.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    assert run("import", "in").code == 0
    return run


def test_the_scorecard_has_scores_metrics_actions_and_weak_spots(example: Terminal) -> None:
    ran = example("scorecard", "--as-of", DAY)
    assert ran.code == 0, ran.err
    assert ran.out.startswith(f"Hailan Telecom, as of {DAY}, tier S")
    assert len(re.findall(r"\d+ of 100, .*% known, between \d+ and \d+", ran.out)) == 4
    for said in ("Meeting discipline", "Effective growth", "The nine actions", "weak spots"):
        assert said in ran.out, said
    assert all(f"E{number} " in ran.out for number in range(1, 10))


def test_why_shows_parts_and_where_they_were_written(example: Terminal) -> None:
    ran = example("scorecard", "--as-of", DAY, "--layer", "E", "--why")
    assert "hailan · KpiYear.csv · row 3" in ran.out
    assert "growth of sales: 0.1605 (from 162 M CNY to 188 M CNY)" in ran.out
    assert "0 of 100 at 0 %, 100 at 10 %; weight 1" in ran.out
    assert "Meeting discipline" not in ran.out


def test_a_layer_shows_only_its_own(example: Terminal) -> None:
    document = example("scorecard", "--as-of", DAY, "--layer", "l3", "--json").json
    assert {each["layer"] for each in document["metrics"]} == {"L3"}
    assert [each["of"] for each in document["layers"]] == ["L3"]
    assert document["actions"] == []
    assert {each["seed"][0] for each in document["findings"]} <= {"O", "L"}
    assert [each["of"] for each in document["total"]["parts"]] == ["L1", "L2", "L3"]


def test_as_json_every_score_comes_with_the_parts_that_make_it(example: Terminal) -> None:
    first, second = (example("scorecard", "--as-of", DAY, "--json") for _ in range(2))
    assert first.out == second.out
    document = first.json
    assert document["format"] == "graphcrm.scorecard/1"
    assert document["account"] == {"id": "org-hailan", "name": "Hailan Telecom", "currency": "CNY"}
    assert (document["as_of"], document["tier"]) == (DAY, {"of_targets": "S", "recorded": True})
    assert [each["id"] for each in document["metrics"]] == list(METRICS)
    for score in (document["total"], *document["layers"]):
        assert score["parts"]
        assert score["interval"][0] - NEAR <= score["score"] <= score["interval"][1] + NEAR
    assert [each["id"] for each in document["metrics"] if each["value"] and not each["parts"]] == []
    assert [each["id"] for each in document["actions"]] == [f"E{number}" for number in range(1, 10)]
    assert {each["status"] for each in document["actions"]} <= {"done", "partly", "not_done", "unknown"}


def test_members_of_the_document_are_those_that_the_docs_name(example: Terminal) -> None:
    docs = (Path(__file__).parents[2] / "docs" / "json.md").read_text("utf-8")
    section = docs.split("## `graphcrm.scorecard/1`")[1].split("\n## ")[0]
    document = example("scorecard", "--as-of", DAY, "--json").json
    members = {
        *document,
        *document["tier"],
        *document["total"],
        *document["metrics"][0],
        *document["actions"][0],
        *document["actions"][0]["conditions"][0],
    } - {"format"}
    assert [name for name in sorted(members) if f"`{name}`" not in section] == []


def test_too_little_to_go_by_is_said_and_what_to_record(sparse: Terminal) -> None:
    ran = sparse("scorecard")
    assert ran.code == 0, ran.err
    assert "tier not recorded, targets of A" in ran.out
    assert "too little" in ran.out
    assert "not known" in ran.out
    assert "sheet KpiYear" in ran.out
    total = sparse("scorecard", "--json").json["total"]
    assert total["enough"] is False
    assert total["interval"][1] - total["interval"][0] > 0.5


@pytest.mark.parametrize("option", ["--rules", "--tier-rules"])
def test_the_companys_rules_count(example: Terminal, option: str) -> None:
    usual = example("scorecard", "--as-of", DAY, "--json").json
    ruled = example("scorecard", "--as-of", DAY, option, RULES, "--json").json
    assert [each["weight"] for each in ruled["total"]["parts"]] == [0.4, 0.3, 0.3]
    growth = {each["id"]: each for each in ruled["metrics"]}["effective_growth"]
    assert growth["target"] == 0.15
    assert usual["total"]["score"] != ruled["total"]["score"]


@pytest.mark.parametrize(
    ("text", "said"),
    [("[generl]\n", "Did you mean general?"), ("this is no TOML", "is no TOML"), (None, "can't be read")],
)
def test_rules_that_cannot_be_used_are_one_sentence(
    example: Terminal, tmp_path: Path, text: str | None, said: str
) -> None:
    if text is not None:
        (tmp_path / "mine.toml").write_text(text, "utf-8")
    ran = example("scorecard", "--rules", "mine.toml")
    assert ran.code in (2, 3)
    assert "mine.toml" in ran.err
    assert said in ran.err
    assert ran.out == ""


def test_a_narrow_terminal_gets_lines_instead_of_tables(
    example: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scorecard_text, "LEAST_WIDTH", 1000)
    ran = example("scorecard", "--as-of", DAY)
    assert "E0 Effective growth: 16 %, aimed at 10 %, score 100 of 100" in ran.out
    assert "─" not in ran.out
    assert re.search(r"^E1 Customer strategy: (done|partly|not done|not known)$", ran.out, re.MULTILINE)


def test_names_are_shown_as_they_are(sparse: Terminal, tmp_path: Path) -> None:
    (tmp_path / "in" / "Contact.csv").write_text("id,name,key\nann,Ann,\nbob,Bob [bold],yes\n", "utf-8")
    assert sparse("import", "in").code == 0
    assert "Bob [bold]" in sparse("scorecard", "--why").out


def test_a_layer_that_does_not_exist_is_wrong_usage(example: Terminal) -> None:
    assert example("scorecard", "--layer", "L9").code == 2


def test_a_pencil_gets_the_total_from_what_is_printed(example: Terminal) -> None:
    out = example("scorecard", "--as-of", DAY, "--layer", "L1").out
    made, by, total = re.search(r"All together: \((.*)\) / \((.*)\) = ([\d.]+)\.", out).groups()  # pyright: ignore[reportOptionalMemberAccess] — a missing line fails
    products = [float(one) * float(two) for one, two in (each.split(" × ") for each in made.split(" + "))]
    weights = [float(each) for each in by.split(" + ")]
    assert sum(products) / sum(weights) == pytest.approx(float(total), abs=0.15)
    for weight, known, counts in re.findall(r"L\d ([\d.]+) × ([\d.]+) % known = (\d\.\d+)", out):
        assert float(weight) * float(known) / 100 == pytest.approx(float(counts), abs=0.001)


def test_a_pencil_gets_a_layer_from_its_metrics(example: Terminal) -> None:
    out = example("scorecard", "--as-of", DAY, "--layer", "L1", "--why").out
    added = re.findall(r"adds ([\d.]+) × ([\d.]+) = ([\d.]+)", out)
    for counts, points, product in added:
        assert float(counts) * float(points) == pytest.approx(float(product), abs=0.01)
    made, by, score = re.search(r"metrics add, ([\d.]+), .* weights, ([\d.]+) = ([\d.]+)", out).groups()  # pyright: ignore[reportOptionalMemberAccess] — a missing line fails
    assert sum(float(each[2]) for each in added) == pytest.approx(float(made), abs=0.1)
    assert float(made) / float(by) == pytest.approx(float(score), abs=0.06)


def test_the_effective_weights_of_the_document_make_its_scores(example: Terminal) -> None:
    document = example("scorecard", "--as-of", DAY, "--json").json
    for score in (document["total"], *document["layers"]):
        parts = [each for each in score["parts"] if each["score"] is not None]
        assert all(each["effective_weight"] == each["weight"] * each["known"] for each in parts)
        counted = sum(each["effective_weight"] for each in parts)
        made = sum(each["effective_weight"] * each["score"] for each in parts)
        assert made / counted == pytest.approx(score["score"])


def test_no_table_loses_text_at_its_edge(example: Terminal) -> None:
    """Oracle: the cells of a column, joined again without their blanks, hold each text of the document."""
    out = example("scorecard", "--as-of", DAY).out
    table = out.split("The nine actions")[1].split("weak spots in these layers")[0].splitlines()
    head = next(line for line in table if "what is missing" in line)
    starts = [head.index(word) for word in ("action", "is  ", "what is missing", "next step")]
    body = [line for line in table if "─" not in line and line != head]
    last = "".join(line[_cut(line, starts[3]) :] for line in body).replace(" ", "")
    steps = [each["next_step"] for each in example("scorecard", "--as-of", DAY, "--json").json["actions"]]
    assert [each for each in steps if each.replace(" ", "") not in last] == []


def _cut(line: str, cells: int) -> int:
    """Where a column begins that is so many cells from the left; a Chinese character takes two."""
    width = 0
    for place, letter in enumerate(line):
        if width >= cells:
            return place
        width += 2 if "\u2e80" <= letter <= "\uffee" else 1
    return len(line)
