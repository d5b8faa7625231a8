"""Case 01: a file with a few columns erased all the others."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal

BASE = CASES / "00-base" / "base"
PART = CASES / "01-partial-file-erases" / "part"


def exported(run: Terminal, name: str, sheet: str) -> dict[str, dict[str, str]]:
    """By id (or the two ends), the rows of a sheet of an export."""
    assert run("export", name).code == 0
    with (Path(name) / f"{sheet}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return {row.get("id") or f"{row['from_id']}-{row['to_id']}": row for row in csv.DictReader(stream)}


def test_columns_that_a_file_does_not_have_stay_as_they_are(run: Terminal) -> None:
    assert run("import", BASE).code == 0
    before = exported(run, "before", "Contact"), exported(run, "before2", "KNOWS")
    dry = run("import", PART, "--dry-run")
    assert "title (c2): Director Operations → Chief Operating Officer" in dry.out
    assert exported(run, "dry", "Contact") == before[0]
    done = run("import", PART)
    assert "Contact.csv · row 2 · title (c2): Director Operations → Chief Operating Officer" in done.out
    contacts = exported(run, "after", "Contact")
    changed = {name for name, cell in contacts["c2"].items() if cell != before[0]["c2"][name]}
    assert changed == {"title", "valid_from", "!exported"}
    assert {key: row for key, row in contacts.items() if key != "c2"} == {
        key: row for key, row in before[0].items() if key != "c2"
    }
    assert exported(run, "after2", "KNOWS") == before[1]


def test_a_blank_cell_leaves_what_is_held_and_says_so(run: Terminal, tmp_path: Path) -> None:
    assert run("import", BASE).code == 0
    (tmp_path / "Contact.csv").write_text("id,name,title,rank\nc2,Boris Kuhn,,director\n")
    ran = run("import", "Contact.csv")
    assert "title (c2): the cell is blank, Director Operations stays; write - to clear it" in ran.out
    assert exported(run, "after", "Contact")["c2"]["title"] == "Director Operations"


CLEARING = {
    "dash": ("id,name,title\nc2,Boris Kuhn,-\n", ""),
    "rule": ("id,name,title\nc2,Boris Kuhn,\n", '[import]\nblank = "clear"\n'),
}


@pytest.mark.parametrize(("content", "rules"), CLEARING.values(), ids=CLEARING)
def test_before_a_cell_becomes_blank_it_is_asked(
    run: Terminal, tmp_path: Path, content: str, rules: str
) -> None:
    """There is no terminal here: then nothing is written, unless --yes is said."""
    assert run("import", BASE).code == 0
    (tmp_path / "graphcrm.toml").write_text(rules)
    (tmp_path / "Contact.csv").write_text(content)
    refused = run("import", "Contact.csv")
    assert (refused.code, "“Director Operations” would become blank" in refused.err) == (3, True)
    assert exported(run, "kept", "Contact")["c2"]["title"] == "Director Operations"
    assert run("import", "Contact.csv", "--dry-run").code == 0
    done = run("import", "Contact.csv", "--yes")
    assert (done.code, "title (c2): Director Operations → nothing" in done.out) == (0, True)
    assert exported(run, "cleared", "Contact")["c2"]["title"] == ""


def test_a_new_judgement_does_not_take_over_the_evidence_of_the_one_before(
    run: Terminal, tmp_path: Path
) -> None:
    assert run("import", BASE).code == 0
    (tmp_path / "KNOWS.csv").write_text(
        "from_id,to_id,intimacy,observed_on\ne1,c3,personal_bond,2026-11-01\n"
    )
    assert run("import", "KNOWS.csv").code == 0
    tie = exported(run, "after", "KNOWS")["e1-c3"]
    assert [tie[name] for name in ("intimacy", "observed_on", "source", "confidence")] == [
        "personal_bond",
        "2026-11-01",
        "",
        "",
    ]
    assert tie["responsible"] == "yes"
