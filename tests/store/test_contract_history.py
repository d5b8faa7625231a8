"""Time: a change keeps what was held before, a late row goes into the history, a look back sees what held then."""

from __future__ import annotations

import datetime

import pytest

from graphcrm.errors import NotFound
from graphcrm.records import Contact, Interaction, Knows, Organization, Supports, WorksIn
from graphcrm.workspace import Workspace
from tests.store.places import Clock, exported
from tests.store.worlds import Bring, World, small_account


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def people() -> World:
    return World().account("a").organization("own").contact("c1", "a").employee("e1")


def knows(intimacy: str, observed_on: str | None = None, **cells: str) -> World:
    return World().tie("KNOWS", "e1", "c1", intimacy=intimacy, observed_on=observed_on, **cells)


def intimacy(workspace: Workspace, as_of: str | None = None, known_on: str | None = None) -> int | None:
    """How well e1 knows c1, as seen; −1 where it is not seen that they know each other."""
    seen = workspace.snapshot("a", as_of=day(as_of) if as_of else None, known_on=known_on).ties(Knows)
    assert len(seen) <= 1
    return seen[0].intimacy if seen else -1


def revisions(workspace: Workspace) -> int:
    return len(workspace.store.account("a", history=True).revisions)


def test_a_changed_judgement_keeps_the_one_it_replaces(
    workspace: Workspace, bring: Bring, clock: Clock
) -> None:
    bring(people())
    bring(knows("acquainted", "2026-01-10"))
    clock.advance(days=1)
    result = bring(knows("trusted", "2026-06-10"))
    assert (result.changed, result.created, result.earlier) == (1, 0, 0)
    assert [intimacy(workspace), intimacy(workspace, "2026-06-09"), intimacy(workspace, "2026-01-09")] == [
        3,
        1,
        -1,
    ]
    (kept,) = workspace.store.account("a", history=True).revisions
    assert (kept.shape, kept.subject, kept.valid_from) == ("KNOWS.Employee.Contact", "e1", day("2026-01-10"))
    assert kept.recorded_at < kept.superseded_at == clock.stamp
    assert workspace.counts()["KNOWS"] == 1


def test_a_row_that_is_older_than_what_is_held_goes_into_the_history(
    workspace: Workspace, bring: Bring, clock: Clock
) -> None:
    bring(people())
    bring(knows("trusted", "2026-06-10"))
    export = exported(workspace)
    clock.advance(days=1)
    late = bring(knows("acquainted", "2026-01-10"))
    assert (late.earlier, late.changed, late.created) == (1, 0, 0)
    assert exported(workspace) == export
    assert [intimacy(workspace), intimacy(workspace, "2026-03-01")] == [3, 1]
    again = bring(knows("acquainted", "2026-01-10"))
    assert (again.unchanged, again.earlier) == (1, 0)
    assert revisions(workspace) == 1


def test_several_rows_of_one_tie_in_one_file_are_its_history(workspace: Workspace, bring: Bring) -> None:
    world = people()
    for word, since in (("working contact", "2026-03-01"), ("none", "2025-03-01"), ("trusted", "2026-09-01")):
        world.tie("KNOWS", "e1", "c1", intimacy=word, observed_on=since)
    result = bring(world)
    assert result.earlier == 2
    seen = [
        intimacy(workspace, on)
        for on in ("2025-02-28", "2025-03-01", "2026-02-28", "2026-03-01", "2026-09-01")
    ]
    assert seen == [-1, 0, 0, 2, 3]


def test_a_change_without_a_date_holds_from_the_day_we_learned_of_it(
    workspace: Workspace, bring: Bring, clock: Clock
) -> None:
    bring(people().contact("c2", "a", title="Engineer"))
    clock.advance(days=30)
    bring(World().contact("c2", title="Director"))
    on = clock().date()

    def title(as_of: datetime.date) -> str | None:
        return workspace.snapshot("a", as_of=as_of).nodes(Contact)["c2"].title

    assert title(on) == "Director"
    assert title(on - datetime.timedelta(days=1)) == "Engineer"
    clock.advance(days=30)
    assert bring(World().contact("c2", title="Director")).unchanged == 1


def test_what_comes_back_to_an_earlier_state_is_a_change_of_its_own(
    workspace: Workspace, bring: Bring, clock: Clock
) -> None:
    bring(people())
    for month, word in enumerate(("none", "trusted", "none", "trusted", "none"), start=1):
        clock.advance(days=1)
        assert bring(knows(word, f"2026-0{month}-01")).changed == (month > 1)
    assert revisions(workspace) == 4
    seen = [intimacy(workspace, f"2026-0{month}-15") for month in range(1, 6)]
    assert seen == [0, 3, 0, 3, 0]


def test_a_judgement_corrected_for_the_same_day_is_seen_as_it_was_known(
    workspace: Workspace, bring: Bring, clock: Clock
) -> None:
    bring(people())
    for word in ("none", "trusted", "none", "acquainted"):
        bring(knows(word, "2026-01-10"))
        known = clock.stamp
        clock.advance(days=1)
        assert intimacy(workspace, known_on=known) == intimacy(workspace)
    assert intimacy(workspace, "2026-01-10") == 1
    first = (clock() - datetime.timedelta(days=4)).isoformat(timespec="microseconds").replace("+00:00", "Z")
    assert intimacy(workspace, known_on=first) == 0
    assert intimacy(workspace, "2026-01-10", known_on=first) == 0


def test_an_account_that_was_not_known_yet_is_not_found(
    workspace: Workspace, bring: Bring, clock: Clock
) -> None:
    bring(people())
    with pytest.raises(NotFound, match="was not known yet on 2020"):
        workspace.snapshot("a", known_on="2020-01-01T00:00:00.000000Z")
    bring(World().account("later", valid_from="2026-05-01"))
    assert workspace.snapshot("later", as_of=day("2026-05-01")).account.id == "later"
    with pytest.raises(NotFound, match="2026-04-30"):
        workspace.snapshot("later", as_of=day("2026-04-30"))


def test_what_has_ended_is_seen_until_its_last_day_and_stays_in_an_export(
    workspace: Workspace, bring: Bring, clock: Clock
) -> None:
    bring(people())
    bring(knows("trusted", "2026-01-10"))
    clock.advance(days=1)
    bring(knows("trusted", "2026-01-10", valid_to="2026-07-01"))
    assert [intimacy(workspace), intimacy(workspace, "2026-06-30"), intimacy(workspace, "2026-07-01")] == [
        -1,
        3,
        -1,
    ]
    assert b"2026-07-01" in exported(workspace)["KNOWS"]
    assert "KNOWS" not in exported(workspace, account="a")
    assert "KNOWS" in exported(workspace, as_of=day("2026-06-30"))


def test_an_end_in_the_past_counts_from_that_day_also_where_the_row_has_no_beginning(
    workspace: Workspace, bring: Bring, clock: Clock
) -> None:
    bring(people())
    bring(knows("trusted"))
    clock.advance(days=1)
    bring(knows("trusted", valid_to="2026-07-01"))
    assert [intimacy(workspace), intimacy(workspace, "2026-06-30"), intimacy(workspace, "2026-07-01")] == [
        -1,
        3,
        -1,
    ]
    assert bring(knows("trusted", valid_to="2026-07-01")).unchanged == 1


def test_an_export_of_what_has_ended_can_be_imported(
    workspace: Workspace, bring: Bring, clock: Clock
) -> None:
    bring(people())
    bring(knows("trusted"))
    clock.advance(days=1)
    bring(knows("none", valid_to="2026-07-01"))
    _, row = exported(workspace)["KNOWS"].decode("utf-8-sig").splitlines()
    assert ",,2026-07-01" in row


def test_nothing_is_removed_because_a_file_no_longer_has_it(workspace: Workspace, bring: Bring) -> None:
    bring(small_account())
    before = exported(workspace)
    bring(World().account("hailan", name="Hailan Telecom", name_zh="海蓝电信"))
    assert exported(workspace) == before


@pytest.mark.parametrize("corrected", ["2026-02-05", "2026-04-05"])
def test_an_event_is_corrected_in_place_and_has_one_day(
    workspace: Workspace, bring: Bring, clock: Clock, corrected: str
) -> None:
    bring(small_account())
    known = clock.stamp
    clock.advance(days=1)
    result = bring(World().node("Interaction", "i1", kind="visit", held_on=corrected))
    assert result.changed == 1

    def held_on(as_of: str | None = None, known_on: str | None = None) -> list[str]:
        seen = workspace.snapshot("hailan", as_of=day(as_of) if as_of else None, known_on=known_on)
        return [str(each.held_on) for each in seen.nodes(Interaction).values()]

    assert held_on() == [corrected]
    assert held_on("2026-06-01") == [corrected]
    assert held_on("2026-03-20") == ([corrected] if corrected < "2026-03-20" else [])
    assert held_on("2026-02-20") == ([corrected] if corrected < "2026-02-20" else [])
    assert held_on("2026-06-01", known_on=known) == ["2026-03-05"]


def test_a_look_back_sees_what_the_account_was_then(workspace: Workspace, bring: Bring, clock: Clock) -> None:
    bring(
        World()
        .account("a", name="Old name", valid_from="2025-01-01")
        .organization("own")
        .contact("c1", "a", valid_from="2025-06-01")
        .contact("c2")
        .tie("WORKS_IN", "c2", "a", valid_from="2025-02-01", valid_to="2025-12-01")
        .tie("SUPPORTS", "c2", "own", support="opponent", observed_on="2025-03-01")
    )
    clock.advance(days=1)
    bring(World().account("a", name="New name", valid_from="2026-01-01"))
    then, now = workspace.snapshot("a", as_of=day("2025-03-15")), workspace.snapshot("a")
    assert (then.account.name, now.account.name) == ("Old name", "New name")
    assert (list(then.nodes(Contact)), list(now.nodes(Contact))) == (["c2"], ["c1"])
    assert [len(seen.ties(Supports)) for seen in (then, now)] == [1, 0]
    assert [tie.from_id for tie in then.ties(WorksIn)] == ["c2"]
    assert {ident for ident, _ in workspace.accounts()} == {"a"}
    assert set(then.nodes(Organization)) == {"a", "own"}


def test_a_row_without_a_beginning_that_ended_before_the_held_one_began_is_about_the_past(
    workspace: Workspace, bring: Bring
) -> None:
    bring(people())
    bring(knows("trusted", "2026-06-10"))
    late = bring(knows("none", valid_to="2026-03-01"))
    assert (late.earlier, late.changed) == (1, 0)
    seen = [intimacy(workspace, on) for on in ("2026-02-28", "2026-03-01", "2026-06-10")]
    assert seen == [0, -1, 3]
    assert bring(knows("none", valid_to="2026-03-01")).unchanged == 1


def test_a_change_of_what_only_begins_later_begins_with_it(
    workspace: Workspace, bring: Bring, clock: Clock
) -> None:
    bring(people())
    bring(knows("trusted", valid_from="2026-12-24"))
    clock.advance(days=1)
    assert bring(knows("none")).changed == 1
    assert intimacy(workspace) == -1
    clock.advance(days=60)
    assert intimacy(workspace) == intimacy(workspace, str(clock().date())) == 0
    assert intimacy(workspace, "2026-12-23") == -1
