"""Equal standing (O3): who of ours faces whom of theirs. Ranks run from 1 (staff) to 6 (chief executive)."""

from __future__ import annotations

import pytest

from graphcrm.account.rules import Rules
from graphcrm.scorecard import METRICS, AssessmentContext
from graphcrm.scorecard.organizational.parity import Parity, parity
from tests.analysis.worlds import World


def faced(world: World, rules: Rules | None = None) -> Parity:
    return parity(AssessmentContext(world.account(rules)))


def world() -> World:
    return World().employee("eve", rank=4).employee("tom", rank=2)


def test_one_rank_lower_is_of_equal_standing_two_are_not() -> None:
    here = (
        world()
        .contact("ann", rank=5, key=True)
        .contact("bob", rank=6, key=True)
        .contact("cat", rank=2, key=True)
    )
    here.knows("eve", "ann bob cat")
    found = faced(here)
    assert found.index == pytest.approx(2 / 3)
    assert [each.contact for each in found.mismatches] == ["bob"]
    assert faced(here, Rules(levels_apart=3)).index == 1.0


def test_those_who_decide_count_by_their_heaviest_voice() -> None:
    here = world().contact("ann", rank=4, key=True).contact("bob", rank=6)
    here.knows("eve", "ann bob").decides("bob", "deal", 2.0).decides("bob", "other", 3.0)
    assert faced(here).index == pytest.approx(1 / (1 + 3))


def test_a_meeting_of_the_last_twelve_months_is_facing_and_an_older_one_is_not() -> None:
    here = world().contact("ann", rank=5, key=True)
    assert faced(here.met("eve ann", 400)).index == 0.0
    assert faced(here.met("eve ann", 30, "call")).index == 0.0
    assert faced(here.met("eve ann", 30)).index == 1.0


def test_nobody_who_faces_them_is_not_at_level_and_a_missing_rank_is_not_known() -> None:
    here = (
        world()
        .employee("sam")
        .contact("ann", rank=6, key=True)
        .contact("bob", key=True)
        .contact("cat", rank=3, key=True)
    )
    here.knows("sam", "ann").knows("eve", "bob")
    found = faced(here)
    assert {each.contact: each.level for each in found.faced} == {"ann": None, "bob": None, "cat": False}
    assert (found.index, found.share_known) == (0.0, pytest.approx(1 / 3))
    assert found.interval == (0.0, pytest.approx(2 / 3))


def test_one_of_ours_at_level_settles_it_whatever_the_ranks_of_others() -> None:
    here = world().employee("sam").contact("ann", rank=5, key=True).knows("sam", "ann")
    assert faced(here).index is None
    assert faced(here.knows("eve", "ann")).index == 1.0


def test_the_matrix_counts_each_contact_at_whoever_knows_them_best() -> None:
    here = world().contact("ann", rank=5).contact("bob").contact("cat", rank=1)
    here.knows("tom", "ann", 4).knows("eve", "ann", 1).knows("eve", "bob", 2).knows("tom", "bob", 2)
    here.met("eve tom ann", 10).met("eve ann", 20)
    found = faced(here)
    assert found.known == {(2, 5): 1, (4, None): 1}
    assert found.met == {(2, 5): 1, (4, 5): 1}


def test_a_mismatch_names_who_of_ours_could_face_them() -> None:
    here = world().contact("ann", rank=5, key=True).knows("tom", "ann")
    findings = METRICS["level_parity"].measure(AssessmentContext(here.account())).findings
    assert [(each.kind, each.who, each.next_step) for each in findings] == [
        ("not_at_level", ("ann",), "Let Eve call on Ann.")
    ]
    alone = World().employee("tom", rank=2).contact("ann", rank=5, key=True).knows("tom", "ann")
    assert (
        "sponsor" in METRICS["level_parity"].measure(AssessmentContext(alone.account())).findings[0].next_step
    )


def test_one_more_acquaintance_never_lowers_the_index() -> None:
    here = world().contact("ann", rank=5, key=True).contact("bob", rank=3, key=True).knows("tom", "ann bob")
    before = faced(here).index
    after = faced(here.knows("eve", "ann", 1)).index
    assert before is not None
    assert after is not None
    assert after > before


def test_without_key_people_or_deciders_nothing_is_known() -> None:
    assert (
        METRICS["level_parity"].measure(AssessmentContext(world().contact("ann", rank=3).account())).value
        is None
    )


def test_the_parts_add_up_to_the_figure() -> None:
    here = world().contact("ann", rank=4, key=True).contact("bob", rank=6).contact("cat", key=True)
    here.knows("eve", "ann bob cat").decides("bob", "deal", 3.0)
    measured = METRICS["level_parity"].measure(AssessmentContext(here.account()))
    known = [(each.value, each.of or 0) for each in measured.parts if each.value is not None]
    assert measured.value == pytest.approx(sum(value for value, _ in known) / sum(of for _, of in known))
