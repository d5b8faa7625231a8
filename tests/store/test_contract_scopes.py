"""What makes a fact one and the same: the id within a label; the two ends; and, for some, what it is about."""

from __future__ import annotations

from graphcrm.records import Rated, Supports
from graphcrm.schema import SHAPES
from graphcrm.workspace import Workspace
from tests.store.worlds import Bring, World, small_account


def test_support_for_one_opportunity_stands_beside_support_in_general(
    workspace: Workspace, bring: Bring
) -> None:
    bring(
        small_account()
        .opportunity("o2", "hailan")
        .tie("SUPPORTS", "c1", "own", support="opponent", opportunity="o1", observed_on="2026-02-01")
        .tie("SUPPORTS", "c1", "own", support="champion", opportunity="o2", observed_on="2026-02-01")
    )

    def stances() -> dict[str | None, int]:
        return {
            tie.opportunity: tie.support for tie in workspace.snapshot().ties(Supports) if tie.to_id == "own"
        }

    assert stances() == {None: 1, "o1": -2, "o2": 2}
    result = bring(
        World().tie("SUPPORTS", "c1", "own", support="neutral", opportunity="o1", observed_on="2026-03-01")
    )
    assert (result.changed, result.created) == (1, 0)
    assert stances() == {None: 1, "o1": 0, "o2": 2}
    result = bring(World().tie("SUPPORTS", "c1", "own", support="sceptic", observed_on="2026-03-01"))
    assert (result.changed, result.created) == (1, 0)
    assert stances() == {None: -1, "o1": 0, "o2": 2}


def test_a_survey_is_answered_once_a_topic(workspace: Workspace, bring: Bring) -> None:
    bring(
        small_account()
        .node("Survey", "s1", name="Spring", held_on="2026-04-01")
        .tie("CONCERNS", "s1", "hailan")
        .tie("RATED", "c1", "s1", score=7)
        .tie("RATED", "c1", "s1", topic="Delivery", score=9)
    )
    result = bring(World().tie("RATED", "c1", "s1", topic="Delivery", score=2, comment="迟了"))
    assert (result.changed, result.created) == (1, 0)
    seen = {tie.topic: (tie.score, tie.comment) for tie in workspace.snapshot().ties(Rated)}
    assert seen == {None: (7, None), "Delivery": (2, "迟了")}


def test_one_id_may_stand_under_several_labels(workspace: Workspace, bring: Bring) -> None:
    world = (
        World()
        .account("1")
        .organization("own")
        .node("OrgUnit", "1", name="Unit 1", level="site")
        .node("Contact", "1", name="Contact 1")
        .node("Employee", "1", name="Employee 1")
        .tie("PART_OF", "1", "1", from_label="OrgUnit", to_label="Organization")
        .tie("WORKS_IN", "1", "1", from_label="Contact", to_label="OrgUnit")
        .tie("WORKS_IN", "1", "own", from_label="Employee", to_label="Organization")
        .tie("KNOWS", "1", "1", intimacy="trusted", observed_on="2026-01-01")
    )
    first = bring(world)
    assert first.created == first.read
    again = bring(world)
    assert again.unchanged == again.read
    facts = workspace.store.account("1", history=False)
    found = {shape.name: len(rows) for shape, rows in facts.rows.items() if rows}
    assert found == {
        "Organization": 2,
        "OrgUnit": 1,
        "Contact": 1,
        "Employee": 1,
        "WORKS_IN.Contact.OrgUnit": 1,
        "WORKS_IN.Employee.Organization": 1,
        "PART_OF.OrgUnit.Organization": 1,
        "KNOWS.Employee.Contact": 1,
    }
    bring(World().node("Contact", "1", name="Contact one"))
    names = {shape.name: next(iter(workspace.store.rows(shape)))[1] for shape in SHAPES[1:4]}
    assert names == {"OrgUnit": "Unit 1", "Contact": "Contact one", "Employee": "Employee 1"}
