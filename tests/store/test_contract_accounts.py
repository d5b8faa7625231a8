"""Several accounts in one store: each is read with all that is its own, and nothing that is another's alone."""

from __future__ import annotations

import datetime

import pytest

from graphcrm.errors import NotFound
from graphcrm.records import (
    Action,
    Attended,
    Concerns,
    Contact,
    Employee,
    Feedback,
    Instrument,
    Interaction,
    Knows,
    Opportunity,
    Organization,
    OrgUnit,
    Raised,
    ReportsTo,
    Supports,
    Survey,
    WorksIn,
)
from graphcrm.schema.scales import MEETINGS
from graphcrm.workspace import Workspace
from tests.store.places import Clock, exported
from tests.store.worlds import Bring, World


def account(name: str) -> World:
    """One account of two units and two people."""
    return (
        World()
        .account(name)
        .unit(f"{name}-u1", name)
        .unit(f"{name}-u2", f"{name}-u1")
        .contact(f"{name}-c1", f"{name}-u1")
        .contact(f"{name}-c2", f"{name}-u2")
        .opportunity(f"{name}-o", f"{name}-u1")
        .tie("REPORTS_TO", f"{name}-c2", f"{name}-c1", observed_on="2026-01-01")
        .tie("DECIDES", f"{name}-c1", f"{name}-o", role="approver", observed_on="2026-01-01")
    )


def ours(*known: str) -> World:
    return (
        World()
        .organization("own")
        .organization("rival", "competitor")
        .unit("our-unit", "own")
        .employee("shared", *known)
        .employee("boss")
        .tie("WORKS_IN", "shared", "our-unit")
        .tie("WORKS_IN", "boss", "our-unit")
        .tie("REPORTS_TO", "shared", "boss", observed_on="2026-01-01")
    )


def two_accounts(bring: Bring) -> None:
    for world in (account("a"), account("b"), ours("a-c1", "b-c1")):
        bring(world)


def test_an_account_is_read_without_the_others(workspace: Workspace, bring: Bring) -> None:
    two_accounts(bring)
    seen = workspace.snapshot("a")
    assert set(seen.nodes(Contact)) == {"a-c1", "a-c2"}
    assert set(seen.nodes(Organization)) == {"a", "own", "rival"}
    assert set(seen.nodes(OrgUnit)) == {"a-u1", "a-u2", "our-unit"}
    assert set(seen.nodes(Opportunity)) == {"a-o"}
    assert set(seen.nodes(Employee)) == {"shared"}
    assert [tie.to_id for tie in seen.ties(Knows)] == ["a-c1"]
    assert len(seen.ties(WorksIn)) == 3
    assert not any(b"b-" in content for content in exported(workspace, account="a").values())
    whole = exported(workspace)
    for name in ("Contact", "KNOWS", "WORKS_IN"):
        assert b"a-" in whole[name]
        assert b"b-" in whole[name]


def test_history_of_a_shared_employee_does_not_count_in_the_other_account(
    workspace: Workspace, bring: Bring, clock: Clock
) -> None:
    two_accounts(bring)
    clock.advance(days=1)
    for month in range(2, 6):
        bring(
            World().tie(
                "KNOWS",
                "shared",
                "b-c1",
                intimacy="none",
                observed_on=f"2026-0{month}-01",
                level="vendor" if month % 2 else None,
            )
        )
    today = clock().date()
    now, past = workspace.snapshot("a"), workspace.snapshot("a", as_of=today - datetime.timedelta(days=1))
    assert (now.hidden, past.hidden) == (0, 0)
    assert workspace.store.account("a", history=True).revisions == []
    assert len(workspace.store.account("b", history=True).revisions) == 4


def test_adding_an_account_changes_nothing_in_another(workspace: Workspace, bring: Bring) -> None:
    bring(account("a"))
    bring(ours("a-c1"))
    before = exported(workspace, account="a")
    bring(account("b"))
    bring(World().tie("KNOWS", "shared", "b-c2", intimacy="trusted", observed_on="2026-02-01"))
    bring(World().tie("SUPPORTS", "b-c1", "rival", support="champion", observed_on="2026-02-01"))
    assert exported(workspace, account="a") == before


def test_one_who_changed_jobs_belongs_to_each_account_in_his_time(workspace: Workspace, bring: Bring) -> None:
    two_accounts(bring)
    bring(
        World()
        .tie("WORKS_IN", "a-c2", "a-u2", valid_to="2026-06-01")
        .tie("WORKS_IN", "a-c2", "b-u2", valid_from="2026-06-01")
        .tie("SUPPORTS", "a-c2", "own", support="champion", observed_on="2026-02-01")
    )

    def people(name: str, as_of: str | None = None) -> set[str]:
        day = datetime.date.fromisoformat(as_of) if as_of else None
        return set(workspace.snapshot(name, as_of=day).nodes(Contact))

    assert people("a") == {"a-c1"}
    assert people("b") == {"a-c2", "b-c1", "b-c2"}
    assert people("a", "2026-05-31") == {"a-c1", "a-c2"}
    assert people("b", "2026-05-31") == {"b-c1", "b-c2"}
    assert [tie.from_id for tie in workspace.snapshot("b").ties(Supports)] == ["a-c2"]
    assert workspace.snapshot("a").ties(Supports) == ()


def test_one_who_works_in_two_accounts_at_once_is_seen_in_both(workspace: Workspace, bring: Bring) -> None:
    two_accounts(bring)
    bring(World().tie("WORKS_IN", "a-c1", "b").tie("WORKS_IN", "a-c1", "a"))
    for name in ("a", "b"):
        seen = workspace.snapshot(name)
        assert "a-c1" in seen.nodes(Contact)
        assert all(unit in ("a", "a-u1", "b") for unit in seen.units_of("a-c1"))
    assert workspace.snapshot("a").units_of("a-c1") == ("a", "a-u1") or set(
        workspace.snapshot("a").units_of("a-c1")
    ) == {"a", "a-u1"}


def test_everything_about_an_account_is_found_on_every_way_to_it(workspace: Workspace, bring: Bring) -> None:
    two_accounts(bring)
    bring(
        World()
        .employee("met-only")
        .node("Interaction", "i-people", kind="visit", held_on="2026-02-01")
        .node("Interaction", "i-unit", kind="call", held_on="2026-02-02")
        .node("Interaction", "i-opp", kind="call", held_on="2026-02-03")
        .node("Instrument", "t1", kind="executive visit", held_on="2026-02-04")
        .node("Feedback", "f-unit", kind="need", raised_on="2026-02-05")
        .node("Feedback", "f-raised", kind="need", raised_on="2026-02-06")
        .node("Survey", "s1", name="Survey", held_on="2026-02-07")
        .node("Action", "act", name="Win over", status="planned", owner="shared")
        .tie("ATTENDED", "a-c2", "i-people")
        .tie("ATTENDED", "met-only", "i-people")
        .tie("CONCERNS", "i-people", "a-u2")
        .tie("CONCERNS", "i-unit", "a-u2")
        .tie("CONCERNS", "i-opp", "a-o")
        .tie("CONCERNS", "t1", "a")
        .tie("ATTENDED", "shared", "t1")
        .tie("CONCERNS", "f-unit", "a-u1")
        .tie("RAISED", "shared", "f-unit")
        .tie("RAISED", "a-c1", "f-raised")
        .tie("CONCERNS", "s1", "a-u1")
        .tie("CONCERNS", "act", "a-c1")
    )
    seen = workspace.snapshot("a")
    assert set(seen.nodes(Interaction)) == {"i-people", "i-unit", "i-opp"}
    assert set(seen.nodes(Feedback)) == {"f-unit", "f-raised"}
    assert (set(seen.nodes(Instrument)), set(seen.nodes(Survey)), set(seen.nodes(Action))) == (
        {"t1"},
        {"s1"},
        {"act"},
    )
    assert set(seen.nodes(Employee)) == {"shared", "met-only"}
    assert len(seen.ties(Attended)) == 3
    assert len(seen.ties(Raised)) == 2
    assert len(seen.ties(Concerns)) == 8
    assert len(seen.ties(ReportsTo)) == 1
    other = workspace.snapshot("b")
    assert not other.nodes(Interaction)
    assert len(other.ties(Concerns)) == 1


def test_accounts_are_customers_that_are_no_part_of_another(workspace: Workspace, bring: Bring) -> None:
    assert workspace.accounts() == []
    two_accounts(bring)
    bring(World().account("a-branch").tie("PART_OF", "a-branch", "a").contact("branch-c", "a-branch"))
    assert workspace.accounts() == [("a", "The a"), ("b", "The b")]
    assert [row[0] for row in workspace.store.accounts()] == ["a", "b"]
    assert "branch-c" in workspace.snapshot("a").nodes(Contact)


def test_an_account_that_does_not_exist_is_empty_to_the_store_and_not_found_by_name(
    workspace: Workspace, bring: Bring
) -> None:
    two_accounts(bring)
    facts = workspace.store.account("nobody", history=True)
    assert not any(facts.rows.values())
    assert (facts.revisions, facts.imports) == ([], {})
    with pytest.raises(NotFound, match="There is no account “nobody”"):
        workspace.snapshot("nobody")
    with pytest.raises(NotFound, match="2 accounts"):
        workspace.snapshot()


def test_units_are_followed_eight_steps_down(workspace: Workspace, bring: Bring) -> None:
    world = account("b").account("deep").unit("d1", "deep")
    for level in range(2, 9):
        world.unit(f"d{level}", f"d{level - 1}")
    bring(world.contact("bottom", "d8"))
    seen = workspace.snapshot("deep")
    assert set(seen.nodes(OrgUnit)) == {f"d{level}" for level in range(1, 9)}
    assert set(seen.nodes(Contact)) == {"bottom"}


def test_the_days_on_which_ours_met_others_are_known_and_whom_they_met_is_not(
    workspace: Workspace, bring: Bring, clock: Clock
) -> None:
    two_accounts(bring)
    world = World()
    for ident, day, kind, who in (
        ("i1", 1, "visit", "a-c1"),
        ("i2", 2, "visit", "b-c1"),
        ("i3", 2, "meal", "b-c1"),
        ("i4", 3, "call", "b-c2"),
        ("i5", 4, "visit", "b-c2"),
    ):
        world.node("Interaction", ident, kind=kind, held_on=f"2026-01-0{day}")
        world.tie("ATTENDED", "shared", ident).tie("ATTENDED", who, ident)
    bring(world)
    second, fourth = (datetime.date(2026, 1, day) for day in (2, 4))
    assert workspace.snapshot("a").elsewhere("shared", MEETINGS) == (second, fourth)
    assert workspace.snapshot("b").elsewhere("shared", MEETINGS) == (datetime.date(2026, 1, 1),)
    assert workspace.snapshot("a", as_of=datetime.date(2026, 1, 3)).elsewhere("shared", MEETINGS) == (second,)
    assert workspace.snapshot("a").elsewhere("boss", MEETINGS) == ()
    assert not any(b"b-c" in content for content in exported(workspace, account="a").values())
