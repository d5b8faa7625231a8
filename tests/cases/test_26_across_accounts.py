"""Case 26: a person sits in two accounts; the way by way of the other one was said not to exist."""

from __future__ import annotations

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal


def test_the_way_through_the_other_account_is_seen(run: Terminal) -> None:
    assert run("--store", "x.db", "import", CASES / "26-across-accounts" / "in").code == 0
    spots = run("--store", "x.db", "weakspots", "--all", "--account", "Marsh").out
    assert "none of our people is recorded" not in spots
    explained = run("--store", "x.db", "explain", "Moira Finch", "--account", "Marsh").out
    assert (
        "Nia Owens → Carla Mott (Engineer) → Boris Kuhn (Director Operations) → Ada Brandt → Moira Finch"
        in explained
    )
    assert "From outside" not in run("--store", "x.db", "explain", "Ada Brandt", "--account", "Marsh").out
    assert (
        "From outside Marsh Water"
        in run("--store", "x.db", "explain", "Boris Kuhn", "--account", "Marsh").out
    )


def test_nobody_of_the_other_account_comes_along_for_nothing(run: Terminal) -> None:
    """Whom nobody of the account listens to, by however many steps, stays where he is."""
    run("--store", "x.db", "import", CASES / "26-across-accounts" / "in")
    assert run("--store", "x.db", "explain", "Dilip Rao", "--account", "Marsh").code == 1
    assert run("--store", "x.db", "explain", "Moira Finch", "--account", "Kestrel").code == 1
