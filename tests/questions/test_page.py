"""What docs/questions.md says runs as it stands there, with the parameters that it names."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from tests.store.places import Clock, Place
from tests.store.worlds import small_account

PAGE = (Path(__file__).parents[2] / "docs" / "questions.md").read_text("utf-8")
SECTION = re.compile(r"^## (\w+)\n.*?```text\n(.*?)```\n\n```text\n(.*?)```", re.MULTILINE | re.DOTALL)
PARAMETER = re.compile(r"^:param (\w+) => (.+)$", re.MULTILINE)
DAY = datetime.date(2026, 11, 24)
MEANT = {"account": "hailan", "contact": "c1", "opportunity": "o1", "competitor": "rival"}
EVERYDAY = {
    "who_knows", "who_decides", "unknown_people", "last_met", "open_feedback", "open_opportunities", "competitor_support", "routes_to",
    "what_hangs_on", "competitor_spread",
}  # fmt: skip
"""Ten that have an answer in the small account, but for what nobody has said there."""


def test_every_statement_of_the_page_runs_as_it_stands(place: Place, clock: Clock, tmp_path: Path) -> None:
    answered: set[str] = set()
    with place.workspace(clock) as workspace:
        world = small_account().node("Feedback", "f1", kind="need", raised_on="2026-01-01")
        world.tie("CONCERNS", "f1", "hailan").tie("SUPPORTS", "c2", "rival", support="supporter")
        workspace.import_(world.write(tmp_path / "world"))
        for name, parameters, statement in SECTION.findall(PAGE):
            named = [found for found, _ in PARAMETER.findall(parameters)]
            assert set(re.findall(r"\$(\w+)", statement)) <= set(named)
            given = {parameter: MEANT.get(parameter, DAY) for parameter in named}
            answered |= {name} if workspace.ask(statement, given).rows else set()
    assert answered >= EVERYDAY
