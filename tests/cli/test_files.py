"""`template`, `import`, `export`: the way of a workbook."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.conftest import DAY, HAILAN, Terminal


def folder(path: Path, **sheets: str) -> Path:
    r"""A folder of CSV files: ``folder(tmp_path / "in", Contact="id,name\\nc1,Li")``."""
    path.mkdir()
    for name, text in sheets.items():
        (path / f"{name}.csv").write_text(text, "utf-8")
    return path


GOOD = {
    "Organization": "id,name,kind\ncust,Example Telecom,customer\n",
    "Contact": "id,name\nc1,Li Na\nc2,Wang Wei\n",
    "WORKS_IN": "from_id,to_id\nc1,cust\nc2,cust\n",
}


def test_the_template_can_be_imported_as_it_stands(run: Terminal) -> None:
    assert run("template", "accounts.xlsx").code == 0
    ran = run("import", "accounts.xlsx", "--json")
    assert ran.code == 0, ran.err
    assert ran.json["rejected"] == 0
    assert run("weakspots").code == 0
    assert run("template", "accounts.xlsx").code == 1


def test_importing_twice_changes_nothing(run: Terminal, tmp_path: Path) -> None:
    path = folder(tmp_path / "in", **GOOD)
    assert run("import", path, "--json").json["created"] == 5
    again = run("import", path, "--json")
    assert again.code == 0
    assert again.json | {"remarks": [], "format": ""} == {
        "format": "", "written": True, "read": 5, "created": 0, "changed": 0, "unchanged": 5, "earlier": 0, "rejected": 0,
        "cells": [], "cell_count": 0, "remarks": [], "rejected_file": None, "problems": [],
    }  # fmt: skip


def test_a_dry_run_writes_nothing(run: Terminal, tmp_path: Path) -> None:
    """Neither a store where there is none, nor rows into one that is there; nor does a file that is mistyped."""
    store = tmp_path / "graphcrm.db"
    good = folder(tmp_path / "in", **GOOD)
    for word in (good, tmp_path / "mistyped"):
        assert run("import", word, "--dry-run").code == (0 if word == good else 3)
        assert run("import", tmp_path / "mistyped").code == 3
        assert not store.exists()
    assert run("init").code == 0
    assert run("import", good, "--dry-run").code == 0
    assert run("status", "--json").json["accounts"] == []


def test_every_problem_is_said_at_once_and_nothing_is_written(run: Terminal, tmp_path: Path) -> None:
    bad = GOOD | {"Contact": "id,name,rank\nc1,Li Na,emperor\nc2,,vice_president\n"}
    ran = run("import", folder(tmp_path / "in", **bad))
    assert ran.code == 3
    assert "Contact.csv · row 2 · rank: “emperor”" in ran.err
    assert "Contact.csv · row 3 · name" in ran.err
    assert "There is no store" in run("status").err


def test_keep_good_writes_the_others_to_a_file_that_can_be_corrected_and_imported(
    run: Terminal, tmp_path: Path
) -> None:
    bad = GOOD | {"Contact": "id,name,rank\nc1,Li Na,emperor\nc2,Wang Wei,director\n"}
    ran = run("import", folder(tmp_path / "in", **bad), "--keep-good", "--json")
    assert ran.code == 3
    assert (ran.json["created"], ran.json["rejected"]) == (3, 2), (
        "the customer, c2 and its place; not c1 nor its place"
    )
    rejected = tmp_path / "in.rejected"
    with (rejected / "Contact.csv").open(encoding="utf-8-sig", newline="") as stream:
        header, row = csv.reader(stream)
    assert header[-1] == "!problem"
    assert "emperor" in ",".join(row)
    text = (rejected / "Contact.csv").read_text("utf-8-sig").replace("c1,Li Na,emperor", "c1,Li Na,director")
    (rejected / "Contact.csv").write_text(text, "utf-8")
    again = run("import", rejected, "--json")
    assert again.code == 0, again.err
    assert again.json["created"] == 2


def test_an_export_can_be_imported_and_exported_to_the_same_bytes(example: Terminal, tmp_path: Path) -> None:
    assert example("export", "one").code == 0
    assert example("--store", "other.db", "import", "one").code == 0
    assert example("--store", "other.db", "export", "two").code == 0
    one, two = tmp_path / "one", tmp_path / "two"
    assert sorted(path.name for path in one.iterdir()) == sorted(path.name for path in two.iterdir())
    assert all((two / path.name).read_bytes() == path.read_bytes() for path in one.iterdir())


def test_a_workbook_goes_round_as_well(example: Terminal) -> None:
    assert example("export", "one.xlsx").code == 0
    ran = example("--store", "other.db", "import", "one.xlsx", "--json")
    assert ran.code == 0, ran.err
    findings = [
        example("--store", store, "weakspots", "--as-of", DAY, "--json").json["findings"]
        for store in ("example.db", "other.db")
    ]
    for each in findings:
        for finding in each:
            del finding["evidence"]  # it names the file that the facts came from
    assert findings[0] == findings[1]


def test_an_export_as_of_a_day_leaves_out_what_came_later(example: Terminal, tmp_path: Path) -> None:
    assert example("export", "then", "--as-of", "2025-11-20").code == 0
    with (tmp_path / "then" / "Interaction.csv").open(encoding="utf-8-sig", newline="") as stream:
        days = [row["held_on"] for row in csv.DictReader(stream)]
    assert max(days) <= "2025-11-20"
    assert days


def test_the_example_imports_without_a_problem(run: Terminal) -> None:
    ran = run("import", HAILAN, "--json")
    assert ran.code == 0, ran.err
    assert ran.json["rejected"] == 0


def test_who_belongs_nowhere_is_remarked_on(run: Terminal, tmp_path: Path) -> None:
    sheets = GOOD | {"WORKS_IN": "from_id,to_id\nc1,cust\n", "Opportunity": "id,name,stage\no1,Core,lead\n"}
    ran = run("import", folder(tmp_path / "in", **sheets))
    assert ran.code == 0
    assert "contacts, since no row of WORKS_IN says where they belong: c2" in ran.err
    assert "opportunities, since no row of CONCERNS says where they belong: o1" in ran.err


def test_an_export_goes_to_a_workbook_or_a_folder_that_can_be_made(example: Terminal, tmp_path: Path) -> None:
    assert example("export", "all.csv").code == 2
    refused = example("export", "nowhere/all.xlsx")
    assert refused.code == 1
    assert "There is no folder nowhere" in refused.err
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("name", ["one.graphml", "one.gexf", "one.cyjs"])
def test_an_account_is_exported_as_a_graph_by_the_ending_of_the_file(
    example: Terminal, tmp_path: Path, name: str
) -> None:
    ran = example("export", name, "--as-of", DAY, "--json")
    assert ran.code == 0, ran.err
    assert ran.json["format"] == name.partition(".")[2]
    assert ran.json["nodes"] > 150
    assert (tmp_path / name).stat().st_size > 100_000
    assert example("export", name, "--as-of", DAY).code == 1
    assert example("export", name, "--as-of", DAY, "--yes").code == 0


def test_the_format_can_be_said_where_the_ending_does_not_say_it(example: Terminal, tmp_path: Path) -> None:
    assert example("export", "graph.xml", "--format", "gexf").code == 0
    assert b"http://gexf.net/1.3" in (tmp_path / "graph.xml").read_bytes()
    assert example("export", "folder.d", "--format", "csv").code == 0
    assert (tmp_path / "folder.d" / "Contact.csv").exists()
    assert example("export", "book", "--format", "xlsx").code == 2
    assert example("export", "book.xlsx", "--format", "csv").code == 2
