"""Case 09: a decider and an owner left; nobody said what they left behind, and nobody by their names was known."""

from __future__ import annotations

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal

DAY = "2026-11-20"


def loaded(run: Terminal) -> Terminal:
    assert run("--store", "x.db", "import", CASES / "09-left-person" / "in").code == 0
    return run


def test_findings_say_what_was_left_behind(run: Terminal) -> None:
    spots = loaded(run)("--store", "x.db", "weakspots", "--all", "--as-of", DAY, "--json").json["findings"]
    sentences = {spot["kind"]: spot["sentence"] for spot in spots}
    assert "Boris Kuhn" in sentences["seat_empty"]
    assert "2026-11-01" in sentences["seat_empty"]
    assert sentences["contacts_left"].startswith("Nia Owens of ours left on 2026-11-10")
    assert "Carla Mott" in sentences["contacts_left"]
    assert "Carla Mott" in sentences["no_chief"]


def test_before_they_left_nothing_was_left_behind(run: Terminal) -> None:
    spots = loaded(run)("--store", "x.db", "weakspots", "--all", "--as-of", "2026-10-15", "--json").json[
        "findings"
    ]
    assert not {spot["kind"] for spot in spots} & {"seat_empty", "contacts_left", "no_chief"}


def test_who_left_is_explained(run: Terminal) -> None:
    told = loaded(run)("--store", "x.db", "explain", "Boris Kuhn", "--as-of", DAY)
    assert told.code == 0
    assert "Left on 2026-11-01" in told.out
    assert "Led Carla Mott" in " ".join(told.out.split())
    ours = run("--store", "x.db", "explain", "Nia Owens", "--as-of", DAY)
    assert "Left on 2026-11-10" in ours.out
    assert "Planned step: Win Boris over" in " ".join(ours.out.split())


def test_a_step_of_and_towards_who_left_says_so(run: Terminal) -> None:
    due = loaded(run)("--store", "x.db", "due", "--for", "Nia Owens", "--as-of", DAY, "--json").json["due"]
    step = next(entry for entry in due if entry["kind"] == "step")
    assert "Nia Owens left on 2026-11-10: who takes over?" in step["why"]
    assert "Boris Kuhn, who left on 2026-11-01" in step["why"]


def test_a_veto_that_left_is_graver_and_every_output_is_made(run: Terminal) -> None:
    loaded(run)
    for words in (
        ("view", "x.html"),
        ("view", "x.svg"),
        ("report", "x.html"),
        ("export", "--assessment", "x.xlsx"),
        ("export", "x.graphml"),
    ):
        for redact in ((), ("--redact", "people")):
            assert run("--store", "x.db", words[0], *redact, *words[1:], "--yes", "--as-of", DAY).code == 0, (
                words
            )
