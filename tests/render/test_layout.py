from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from graphcrm.account.graph import AccountGraph
from graphcrm.render.scene import layout, marks, order
from graphcrm.render.scene import plots as ground
from graphcrm.render.scene.presenter import Presenter
from graphcrm.render.scene.text import shorten, width
from graphcrm.render.words import Words
from tests.analysis.worlds import World
from tests.render.pages import account, page_of, scene_of

if TYPE_CHECKING:
    from graphcrm.render.scene.layout import Figure, Label, Placement

thorough = settings(max_examples=80, deadline=None)
NAMES = st.text("abcmwWM 林越顾长海·—🙂é", min_size=1, max_size=40).map(lambda text: text.strip() or "x")


def _people(prefix: str, most: int) -> st.SearchStrategy[list[Figure]]:
    one = st.builds(
        layout.Figure,
        id=st.just(""),
        name=NAMES,
        below=NAMES,
        other=st.one_of(st.just(""), NAMES),
        intimacy=st.one_of(st.none(), st.integers(0, 4)),
        weight=st.floats(0, 9),
        veto=st.booleans(),
        crack=st.booleans(),
    )
    listed = st.lists(one, max_size=most)
    return listed.map(lambda found: [_named(each, f"{prefix}{number}") for number, each in enumerate(found)])


def _named(person: Figure, ident: str) -> Figure:
    return layout.Figure(
        ident, person.name, person.below, person.other, person.intimacy, person.weight, person.veto, person.crack
    )  # fmt: skip


@st.composite
def pictures(draw: st.DrawFn) -> Placement:
    ours, pillars = draw(_people("e", 18)), draw(_people("c", 20))
    deciders = pillars[: draw(st.integers(0, 16))]
    everyone = [each.id for each in (*ours, *pillars)]
    pair = st.tuples(st.sampled_from(everyone), st.sampled_from(everyone)) if everyone else st.nothing()
    links = draw(st.lists(pair, max_size=12)) if everyone else []
    return layout.picture(ours, pillars, deciders, links, {}, Words.of())


def _overlap(one: Label, two: Label) -> bool:
    slack = 0.01
    apart = one.x + one.w <= two.x + slack or two.x + two.w <= one.x + slack
    return not (apart or one.y + one.h <= two.y + slack or two.y + two.h <= one.y + slack)


@thorough
@given(pictures())
def test_no_two_labels_overlap_and_none_leaves_the_drawing(picture: Placement) -> None:
    for label in picture.labels:
        assert label.x >= layout.LEFT - 10
        assert label.x + label.w <= layout.WIDTH
        assert label.y >= 0
        assert label.y + label.h <= layout.HEIGHT
    assert [pair for pair in combinations(picture.labels, 2) if _overlap(*pair)] == []


@thorough
@given(pictures())
def test_every_text_fits_its_box(picture: Placement) -> None:
    for label in picture.labels:
        if label.lines[0].tone == "fall" and label.lines[0].text == Words.of().say("page.tag_1"):
            continue
        assert all(width(line.text, line.size, bold=line.bold) <= label.w + 0.01 for line in label.lines)


@thorough
@given(pictures())
def test_everybody_stands_somewhere_once(picture: Placement) -> None:
    ids = [mark.id for mark in picture.marks]
    assert len(ids) == len(set(ids))
    assert all(start in ids and end in ids for start, end in picture.ends.values())


@thorough
@given(st.lists(st.integers(0, 40), min_size=1, max_size=16), st.lists(NAMES, min_size=16, max_size=16))
def test_titles_and_dots_stay_in_their_plots(sizes: list[int], names: list[str]) -> None:
    plots = [
        ground.Plot(f"u{number}", names[number], "", (), tuple(map(str, range(size + 1))), tuple(f"{number}.{one}" for one in range(size)), number % 2, 0)
        for number, size in enumerate(sizes)
    ]  # fmt: skip
    placed = ground.place(plots)
    for one, two in pairwise(placed):
        assert one.x + one.w <= two.x or one.y + one.h <= two.y
    dots = {mark.id: mark for mark in ground.dots(placed)}
    for each in placed:
        for label in ground.titles(each, Words.of()):
            assert each.x <= label.x
            assert label.x + label.w <= each.x + each.w + 0.01
            assert label.y + label.h <= each.y + each.h
        for mark in (dots[f"dot:{who}"] for who in each.plot.dots):
            assert each.x <= mark.x - mark.w / 2 + 0.1
            assert mark.x + mark.w / 2 <= each.x + each.w + 0.1
            assert mark.y + mark.h / 2 <= each.y + each.h + 0.1


def test_the_building_stands_on_our_people_and_ends_in_who_decides() -> None:
    order_ = ["spire", "vault", "pillars", "ground", "bedrock"]
    assert list(layout.BANDS) == order_
    assert all(layout.BANDS[one][1] == layout.BANDS[two][0] for one, two in pairwise(order_))
    band = {"ours": "bedrock", "pillar": "pillars", "decider": "spire"}
    for mark in scene_of(page_of(account()), "core")["nodes"]:
        if mark["mark"] in band:
            top, bottom = layout.BANDS[band[mark["mark"]]]
            assert top <= mark["y"] - mark["h"] / 2
            assert mark["y"] + mark["h"] / 2 <= bottom


def test_a_pillar_is_as_high_as_our_best_relationship_is_close() -> None:
    heights = [marks.pillar_height(step) for step in range(5)]
    assert heights == sorted(set(heights))
    assert marks.pillar_height(None) == heights[0]


def test_beyond_fourteen_the_rest_is_a_stack() -> None:
    world = World().decides("a0").knows("eve", "a0")
    world.contacts([f"a{number}" for number in range(1, 20)], key=True)
    scene = scene_of(page_of(world), "deal")
    assert sum(each["mark"] == "pillar" for each in scene["nodes"]) == layout.MOST - 1
    assert len(scene["stacked"]) == 20 - layout.MOST + 1
    assert "a0" not in scene["stacked"]


def test_rows_are_ordered_so_that_lines_cross_less() -> None:
    rows = [["a", "b", "c"], ["x", "y", "z"]]
    links = {("a", "z"), ("b", "y"), ("c", "x")}
    arranged = order.arrange(rows, links, {})
    assert order.crossings(arranged, links, {}) < order.crossings(rows, links, {})


def test_large_units_are_opened_up_and_small_ones_share_a_plot() -> None:
    world = World()
    for number in range(30):
        world.contact(f"c{number}", f"u{number}")
    plots = ground.plots(Presenter(AccountGraph(world.snapshot()), Words.of()), ())
    assert len(plots) <= ground.MOST_PLOTS
    assert sum(len(each.people) for each in plots) == 30


def test_texts_are_abbreviated_before_they_are_cut() -> None:
    assert shorten("Chief Executive Officer", 60, 12) == "CEO"
    assert shorten("Vice President Network", 120, 12) == "VP Network"
    assert shorten("w" * 90, 60, 12).endswith("…")
    assert width(shorten("w" * 90, 60, 12), 12) <= 60
