"""A part of an account: who belongs to it, who leads to its decision, nothing of the others. Oracle: the whole account."""

from __future__ import annotations

import re

import pytest

from graphcrm.analysis import analyze
from graphcrm.errors import NotFound
from graphcrm.records import Action, Contact, Employee, Interaction, Opportunity, OrgUnit
from graphcrm.render.page import account_page
from graphcrm.render.report import page, report
from graphcrm.render.svg import cathedral_svg
from graphcrm.scope import limited_to, part_of
from tests.analysis.worlds import World
from tests.browser.leaving import random_world
from tests.render.example import example


def world() -> World:
    """Two deals; ann leads to dan over bob or over cat; zoe and yan have to do with the other deal only."""
    found = World().unit("north").unit("lab", within="north").unit("south")
    found.contacts("ann bob", "lab").contact("cat", "north").contact("dan", "north").contacts(
        "yan zoe", "south"
    )
    found.opportunity("core", name="Core deal").opportunity("radio", name="Radio deal")
    found.knows("eve", "ann", 4).knows("tom", "zoe", 4).influences(
        "ann > bob, bob > dan, ann > cat, cat > dan, zoe > yan"
    )
    found.decides("dan", "core").decides("yan", "radio").met("eve ann", 5).met("tom zoe", 6)
    return found.supports("cat", 1, on="core")


def test_an_opportunity_keeps_who_decides_who_has_a_stance_and_who_leads_there() -> None:
    part = part_of(world().snapshot(), "Core deal")
    assert set(part.nodes(Contact)) == {"ann", "bob", "cat", "dan"}
    assert set(part.nodes(Employee)) == {"eve"}
    assert set(part.nodes(Opportunity)) == {"core"}
    assert set(part.nodes(OrgUnit)) == {"lab", "north"}
    assert len(part.nodes(Interaction)) == 1
    assert part.part == "core"


def test_a_unit_keeps_its_people_and_those_of_the_units_below() -> None:
    part = part_of(world().snapshot(), "north")
    assert set(part.nodes(Contact)) == {"ann", "bob", "cat", "dan"}
    below = part_of(world().snapshot(), "lab")
    assert set(below.nodes(Contact)) == {"ann", "bob"}
    assert set(below.nodes(Opportunity)) == set()


def test_a_unit_keeps_whoever_leads_to_its_decision_makers() -> None:
    outside = world().contact("guy", "south").knows("eve", "guy", 4).influences("guy > dan")
    assert "guy" in part_of(outside.snapshot(), "north").nodes(Contact)


def test_nothing_of_the_others_is_in_any_file() -> None:
    found = world()
    for who, name in (("yan", "Yanis Quist"), ("zoe", "Zoe Wexford"), ("ann", "Anna Belmonte")):
        found.contact(who, "south" if who != "ann" else "lab", name=name)
    found.employee("tom", name="Tom Zeltweg").knows("eve", "cat", 2, recorded_by="Tom Zeltweg")
    analysis = limited_to(analyze(found.snapshot()), "core")
    for text in (account_page(analysis).decode(), page(report(analysis)).decode(), cathedral_svg(analysis)):
        assert "Anna Belmonte" in text
        assert not any(name in text for name in ("Quist", "Wexford", "Zeltweg", "Radio deal"))
        assert "This is a part of the account only: Core deal." in text


@pytest.mark.parametrize("seed", range(40))
def test_ways_cuts_and_who_can_not_be_gone_round_are_those_of_the_whole_account(seed: int) -> None:
    whole = analyze(random_world(seed).snapshot())
    for deal in {each.opportunity for each in whole.routes.reaches} - {None}:
        part = analyze(part_of(whole.snapshot, str(deal)))
        assert part.routes.of(deal) == whole.routes.of(deal)
        for kind in ("no_way_round", "no_access", "thin_access"):
            here, there = (
                {
                    (each.who, each.about, each.severity)
                    for each in every.findings
                    if (each.kind, each.opportunity) == (kind, deal)
                }
                for every in (part, whole)
            )
            assert here == there, kind


def test_a_unit_is_said_to_be_a_part_and_that_others_may_decide_too() -> None:
    text = account_page(limited_to(analyze(world().snapshot()), "north")).decode()
    assert "This is a part of the account only: North" in text
    assert "whoever else decides with its people, are not in this file" in text


@pytest.mark.parametrize("deal", ["o-core-renewal", "o-north-5g", "o-billing"])
def test_what_is_found_in_a_part_is_found_in_the_whole_account(deal: str) -> None:
    """Nothing comes about by leaving the others out; and whatever concerns the part's own decision stays."""
    whole = analyze(example())
    part = limited_to(whole, deal)
    known = {each.id: each for each in whole.findings}
    assert {each.id for each in part.findings} <= known.keys()
    assert all(each.severity == known[each.id].severity for each in part.findings)
    grave = {
        each.id
        for each in whole.findings
        if (each.opportunity, each.kind) in ((deal, "no_way_round"), (deal, "no_access"))
    }
    assert grave <= {each.id for each in part.findings}
    everybody = {each.name for kind in (Contact, Employee) for each in whole.snapshot.nodes(kind).values()}
    inside = {each.name for kind in (Contact, Employee) for each in part.snapshot.nodes(kind).values()}
    page = account_page(part).decode()
    assert len(everybody - inside) > 50
    assert [name for name in everybody - inside if re.search(rf"\b{name}\b", page)] == []
    deals = {each.name for each in whole.snapshot.nodes(Opportunity).values() if each.id != deal}
    assert [name for name in deals if name in page] == []


def test_what_names_somebody_left_out_is_emptied() -> None:
    found = world()
    found.opportunity("core", name="Core deal", found_by="tom")
    assert part_of(found.snapshot(), "core").nodes(Opportunity)["core"].found_by is None


def test_a_text_that_mentions_somebody_left_out_is_left_out_too() -> None:
    found = world().contact("zoe", "south", name="Zoe Wexford", name_zh="韦佐伊")
    for ident, name in (
        ("one", "Ask Zoe Wexford about Ann"),
        ("two", "问韦佐伊"),
        ("three", "Ask Ann about zoe wexfordians"),
    ):
        found._node("Action", ident, name=name, status="planned", note=name)
        found._tie("CONCERNS.Action.Contact", ident, "ann")
    left = part_of(found.snapshot(), "core").nodes(Action)
    assert {ident: (each.name, each.note) for ident, each in left.items()} == {
        "one": ("…", None),
        "two": ("…", None),
        "three": ("Ask Ann about zoe wexfordians",) * 2,
    }


def test_an_unknown_part_is_refused_with_what_there_is() -> None:
    with pytest.raises(NotFound, match="no unit or opportunity “east”") as caught:
        part_of(world().snapshot(), "east")
    assert "Core deal (core)" in str(caught.value.hint)
