"""People and organizations move: what is seen of them follows, on the day it happens, on every store."""

from __future__ import annotations

import datetime

from graphcrm.analysis import AccountGraph
from graphcrm.records import Attended, Contact, Employee, Interaction, Knows, OrgUnit, Supports
from graphcrm.workspace import Workspace
from tests.store.worlds import Bring, World, small_account

LEFT = datetime.date(2026, 6, 1)
BEFORE = LEFT - datetime.timedelta(days=1)


def known(workspace: Workspace, day: datetime.date) -> set[str]:
    return set(AccountGraph(workspace.snapshot("hailan", as_of=day)).known_by)


def test_whom_one_of_ours_alone_knew_is_uncovered_on_the_day_he_leaves(
    workspace: Workspace, bring: Bring
) -> None:
    bring(small_account().unit("sales", "own").tie("WORKS_IN", "e1", "sales").tie("WORKS_IN", "e2", "sales"))
    bring(World().tie("WORKS_IN", "e1", "sales", valid_to=LEFT.isoformat()))
    assert known(workspace, BEFORE) == {"c1", "c2"}
    assert known(workspace, LEFT) == {"c2"}
    today = workspace.snapshot("hailan")
    assert set(today.nodes(Employee)) == {"e2"}
    assert {tie.from_id for tie in today.ties(Attended)} == {"c1"}, (
        "the meeting stays in the contact's history"
    )


def test_one_of_ours_who_moves_within_our_house_stays(workspace: Workspace, bring: Bring) -> None:
    bring(small_account().unit("sales", "own").unit("service", "own").tie("WORKS_IN", "e1", "sales"))
    bring(
        World()
        .tie("WORKS_IN", "e1", "sales", valid_to=LEFT.isoformat())
        .tie("WORKS_IN", "e1", "service", valid_from=LEFT.isoformat())
    )
    assert known(workspace, LEFT) == {"c1", "c2"}
    assert "e2" in workspace.snapshot("hailan").nodes(Employee), (
        "nobody said where he works, so nobody says he left"
    )


def test_a_contact_who_changes_units_takes_the_history_along(workspace: Workspace, bring: Bring) -> None:
    bring(small_account())
    bring(
        World()
        .tie("WORKS_IN", "c1", "u1", valid_to=LEFT.isoformat())
        .tie("WORKS_IN", "c1", "u2", valid_from=LEFT.isoformat())
    )
    before, after = (workspace.snapshot("hailan", as_of=day) for day in (BEFORE, LEFT))
    assert (before.units_of("c1"), after.units_of("c1")) == (("u1",), ("u2",))
    for kind in (Supports, Knows):
        assert [tie for tie in after.ties(kind) if "c1" in tie[:2]] == [
            tie for tie in before.ties(kind) if "c1" in tie[:2]
        ]
    assert [tie.to_id for tie in after.ties(Attended) if tie.from_id == "c1"] == ["i1"]
    assert AccountGraph(after).people_in.get("u1") is None, "the old seat is vacant"


def test_a_merged_organization_brings_its_people_from_the_day_of_the_merger(
    workspace: Workspace, bring: Bring
) -> None:
    bring(small_account())
    bring(
        World()
        .account("bay", name="Bay Telecom")
        .unit("bay-u", "bay")
        .contact("bay-c", "bay-u")
        .employee("e9", "bay-c")
        .node("Interaction", "bay-i", kind="visit", held_on="2026-03-09")
        .tie("ATTENDED", "bay-c", "bay-i")
        .tie("ATTENDED", "e9", "bay-i")
    )
    assert [name for name, _ in workspace.accounts()] == ["bay", "hailan"]
    bring(World().tie("PART_OF", "bay", "hailan", valid_from=LEFT.isoformat()))
    assert [name for name, _ in workspace.accounts()] == ["hailan"]
    before, after = (workspace.snapshot("hailan", as_of=day) for day in (BEFORE, LEFT))
    assert "bay-c" not in before.nodes(Contact)
    assert {"bay-c", "c1"} <= set(after.nodes(Contact))
    assert "bay-u" in after.nodes(OrgUnit)
    assert "bay-i" in after.nodes(Interaction)
    assert AccountGraph(after).known_by["bay-c"][0].from_id == "e9"
