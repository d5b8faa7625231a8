"""`weakspots`, `view`, `demo`: what a strategist reads."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import DAY, Terminal


def test_weakspots_lists_the_worst_first_with_money_and_next_step(example: Terminal) -> None:
    ran = example("weakspots", "--as-of", DAY)
    assert ran.code == 0
    assert "would fall" in ran.out
    assert "120 M CNY" in ran.out
    assert ran.out.index("would fall") < ran.out.index("weak  ")


def test_weakspots_as_json_names_its_format_and_is_the_same_twice(example: Terminal) -> None:
    first, second = (
        example("weakspots", "--as-of", DAY, "--json"),
        example("weakspots", "--json", "--as-of", DAY),
    )
    assert first.out == second.out
    document = first.json
    assert document["format"] == "graphcrm.weakspots/1"
    assert document["account"]["id"] == "org-hailan"
    assert document["as_of"] == DAY
    ranks = {"critical": 0, "weak": 1, "note": 2}
    order = [(ranks[each["severity"]], -(each["at_stake"] or 0)) for each in document["findings"]]
    assert order == sorted(order)
    assert all(each["next_step"] and each["seed"] for each in document["findings"])


def test_weakspots_of_one_opportunity_by_name(example: Terminal) -> None:
    ran = example("weakspots", "--as-of", DAY, "--json", "--opportunity", "Billing transformation")
    assert {each["opportunity"] for each in ran.json["weak_spots"]} == {"o-billing"}


def test_why_shows_the_evidence_with_file_and_row(example: Terminal) -> None:
    ran = example("weakspots", "--as-of", DAY, "--why")
    assert "hailan · KNOWS.csv · row" in ran.out


def test_a_look_back_sees_what_held_then(example: Terminal) -> None:
    def kinds(day: str) -> set[tuple[str, str, tuple[str, ...]]]:
        found = example("weakspots", "--as-of", day, "--json").json["findings"]
        return {(each["kind"], each["opportunity"], tuple(each["who"])) for each in found}

    then, now = kinds("2025-11-20"), kinds(DAY)
    assert ("no_way_round", "o-north-5g", ("e-tomas-novak",)) in then - now


def test_view_writes_one_page_and_does_not_overwrite_it_unasked(example: Terminal, tmp_path: Path) -> None:
    assert example("view", "page.html", "--as-of", DAY).code == 0
    page = (tmp_path / "page.html").read_bytes()
    assert page.startswith(b"<!doctype html>")
    refused = example("view", "page.html", "--as-of", DAY)
    assert refused.code == 1
    assert "exists already" in refused.err
    assert "--yes" in refused.err
    assert example("view", "page.html", "--as-of", DAY, "--yes").code == 0
    assert (tmp_path / "page.html").read_bytes() == page


def test_view_without_a_name_takes_the_accounts(example: Terminal, tmp_path: Path) -> None:
    assert example("view", "--as-of", DAY).code == 0
    assert (tmp_path / "org-hailan.html").exists()


def test_demo_makes_store_table_and_page_and_runs_again(run: Terminal, tmp_path: Path) -> None:
    for _ in range(2):
        ran = run("demo")
        assert ran.code == 0, ran.err
        assert "Hailan Telecom" in ran.out
        page = tmp_path / "graphcrm-demo" / "hailan.html"
        assert str(page) in ran.err
        assert page.stat().st_size > 100_000
    assert sorted(path.name for path in (tmp_path / "graphcrm-demo").iterdir()) == [
        "hailan.db",
        "hailan.html",
    ]


def test_demo_into_a_store_that_was_named_leaves_what_it_holds(example: Terminal) -> None:
    before = json.loads(example("status", "--json").out)
    assert example("demo").code == 0
    assert json.loads(example("status", "--json").out) == before


def test_demo_never_removes_another_store(run: Terminal, tmp_path: Path) -> None:
    assert run("template", "mine.xlsx").code == 0
    (tmp_path / "mine").mkdir()
    assert run("--store", "mine/hailan.db", "import", "mine.xlsx").code == 0
    ran = run("demo", "--folder", "mine")
    assert ran.code == 1
    assert "holds another account" in ran.err
    assert run("--store", "mine/hailan.db", "status", "--json").json["counts"]["Contact"] == 2


def test_an_open_deal_without_deciders_is_a_weak_spot(run: Terminal, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, text in {
        "Organization": "id,name,kind\ncust,Example,customer\n",
        "Opportunity": "id,name,stage,amount\no1,Bare deal,lead,9000000\n",
        "CONCERNS": "from_id,to_id\no1,cust\n",
    }.items():
        (tmp_path / "in" / f"{name}.csv").write_text(text, "utf-8")
    assert run("import", "in").code == 0
    found = run("weakspots", "--opportunity", "Bare deal", "--json").json["findings"]
    assert ("no_deciders", 9_000_000) in [(each["kind"], each["at_stake"]) for each in found]
    assert run("view", "page.html").code == 0


def test_weakspots_of_an_opportunity_by_part_of_its_name(example: Terminal) -> None:
    ran = example("weakspots", "--as-of", DAY, "--json", "--opportunity", "5G")
    assert {each["opportunity"] for each in ran.json["weak_spots"]} == {"o-north-5g"}


def test_an_opportunity_shows_no_weak_spots_before_it_was_opened(example: Terminal) -> None:
    """The core network was opened on 2025-03-10, radio in the north on 2025-05-20, the others later; the cloud platform was open before."""
    found = example("weakspots", "--as-of", "2025-04-01", "--json").json["findings"]
    assert {each["opportunity"] for each in found} <= {None, "o-core-renewal", "o-cloud-platform"}


def test_where_nothing_is_recorded_that_is_said_and_what_to_do(run: Terminal, tmp_path: Path) -> None:
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / "Organization.csv").write_text("id,name,kind\nc1,Calm Cargo,customer\n", "utf-8")
    assert run("init").code == 0
    assert run("import", "f").code == 0
    said = run("weakspots").out
    assert said.startswith("Nothing is recorded yet about Calm Cargo")
    assert "Next: write down" in said
    assert "0 weak spots" not in said
    report = run("report", "r.md")
    assert report.code == 0, report.err
    assert "Nothing is recorded yet" in (tmp_path / "r.md").read_text("utf-8")
