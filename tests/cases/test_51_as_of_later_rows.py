"""Case 51: what is dated later was seen before: judgements, and who of ours came to the account later."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal

INPUT = CASES / "51-as-of-later-rows" / "in"


def test_who_comes_later_and_what_is_judged_later_is_not_there(run: Terminal, tmp_path: Path) -> None:
    """As a store that never saw the rows of October and November."""
    later = shutil.copytree(INPUT, tmp_path / "later")
    with (later / "KNOWS.csv").open("a", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerow(["e2", "x", "confirmed", "2026-10-01", "trusted"])
    never = shutil.copytree(INPUT, tmp_path / "never")
    (never / "DECIDES.csv").unlink()
    for name, folder in (("later.db", later), ("never.db", never)):
        assert run("--store", name, "import", folder).code == 0
        run("--store", name, "export", "--as-of", "2026-03-01", "--yes", f"{name}.out")
    for file in (tmp_path / "never.db.out").glob("*.csv"):
        assert (tmp_path / "later.db.out" / file.name).read_text() == file.read_text(), file.name
