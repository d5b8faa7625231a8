"""The picture as SVG. Oracles: the analyses, the page's own layout, XML as the standard library parses it."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree

import pytest

from graphcrm.analysis import analyze
from graphcrm.errors import NotFound
from graphcrm.render.scene import palette
from graphcrm.render.scene.layout import MOST
from graphcrm.render.svg import cathedral_svg
from graphcrm.render.svg.building import wrapped
from graphcrm.render.svg.plan import context, plan
from tests.analysis.worlds import World
from tests.render.pages import account, poisoned
from tests.render.payloads import PAYLOADS

SVG = "{http://www.w3.org/2000/svg}"


def _root(world: World, **wishes: object) -> ElementTree.Element:
    return ElementTree.fromstring(_svg(world, **wishes))


def _svg(world: World, **wishes: object) -> str:
    return cathedral_svg(analyze(world.snapshot()), **wishes)  # type: ignore[arg-type]


def _texts(root: ElementTree.Element) -> list[str]:
    """What is read; halos are not."""
    return ["".join(each.itertext()) for each in root.iter(f"{SVG}text") if each.get("aria-hidden") is None]


def _titles(root: ElementTree.Element) -> Counter[str]:
    return Counter(each.text or "" for each in root.iter(f"{SVG}title"))


def test_the_same_input_gives_the_same_text() -> None:
    assert _svg(account()) == _svg(account())


def test_it_says_the_result_in_words_and_what_the_marks_mean() -> None:
    texts = _texts(_root(account()))
    assert "Core renewal 核心网更新 · 48 M CNY · decision date not known" in texts
    assert "Every way to Gu Changhai, for a deal of 48 M CNY, goes through one person: Lin Yue." in texts
    assert "Red rim: can stop it alone" in texts
    bare = _texts(_root(account(), headline=False, key=False))
    assert not {
        "Red rim: can stop it alone",
        "Core renewal 核心网更新 · 48 M CNY · decision date not known",
    } & set(bare)


def test_everybody_stands_in_it_once_and_who_decides_twice() -> None:
    titles = _titles(_root(account()))
    for name, often in (("Lin Yue", 1), ("Gu Changhai", 2), ("Shen Ruoyun", 2), ("Rui Costa", 1), ("Ann", 1)):
        found = sum(number for title, number in titles.items() if title.split(" · ")[0] == name)
        assert found == often, name
    assert "Lin Yue · Vice President Network · champion · personal bond" in titles
    assert "Shen Ruoyun · not judged" in titles


def test_stances_veto_and_cracks_have_their_colours() -> None:
    svg = _svg(account(), key=False)
    colours = palette.LIGHT
    assert (
        svg.count(f'fill="{colours["champion"]}" stroke=') == 1
    )  # Lin's pillar; a champion on this deal alone
    veto = re.findall(rf'<path [^>]*stroke="{colours["fall"]}" stroke-width="2.6"', svg)
    assert len(veto) == 1
    cracked = {
        who
        for each in analyze(account().snapshot()).findings
        if each.kind == "no_way_round" and each.opportunity == "core"
        for who in each.who
    }
    cracks = re.findall(rf'<path [^>]*stroke="{colours["fall"]}" stroke-width="2.4"', svg)
    assert len(cracks) == len(cracked)


def test_each_step_of_the_main_ways_is_one_line() -> None:
    shown = plan(context(analyze(account().snapshot())))
    lines = re.findall(r'<path [^>]*stroke-opacity="0.78"[^>]*>', _svg(account(), key=False))
    assert len(lines) == sum(way.main for way in shown.ways) > 0
    assert sum("stroke-dasharray" in each for each in lines) == sum(
        way.stale for way in shown.ways if way.main
    )


@pytest.mark.parametrize(("wanted", "name"), [("radio", "Radio expansion"), ("Old deal", "Old deal")])
def test_an_opportunity_can_be_asked_for_open_or_closed(wanted: str, name: str) -> None:
    assert any(each.startswith(name) for each in _texts(_root(account(), opportunity=wanted)))


def test_an_unknown_opportunity_is_refused() -> None:
    with pytest.raises(NotFound):
        _svg(account(), opportunity="no such deal")


def test_it_speaks_chinese() -> None:
    texts = _texts(_root(account(), language="zh-Hans"))
    assert {"支柱", "拥护者", "未评估"} <= set(texts)
    assert "Pillars" not in texts


@pytest.mark.parametrize("payload", PAYLOADS)
def test_whatever_a_text_holds_it_stays_a_text(payload: str) -> None:
    plain = {each.tag for each in _root(account()).iter()}
    svg = cathedral_svg(analyze(poisoned(account().snapshot(), payload)))
    root = ElementTree.fromstring(svg)
    assert {each.tag for each in root.iter()} <= plain
    names = {name for each in root.iter() for name in each.attrib}
    assert not [name for name in names if name.startswith("on") or name in ("href", "style", "class", "id")]
    assert not re.search("[\u2028\u2029\x00-\x08]", svg)


@pytest.mark.parametrize(
    "world",
    [
        World(),
        World().contact("ann"),
        World().employee("eve"),
        World().opportunity("deal"),
        World().contact("ann").opportunity("deal", amount=None),
        World().knows("eve", "ann", None).decides("ann", weight=0.0),
        World().opportunity("deal", stage="won").decides("ann", "deal"),
    ],
    ids=["nobody", "one contact", "only ours", "no decider", "no amount", "no weight", "won"],
)
def test_however_little_is_known_there_is_a_picture(world: World) -> None:
    assert _texts(_root(world))


def test_of_many_key_people_the_rest_is_a_stack() -> None:
    world = World().employee("eve").opportunity("deal")
    for number in range(40):
        world.contact(f"c{number}", name=f"Name {number}", key=True)
    assert f"+{40 - (MOST - 1)}" in _texts(_root(world))


def test_it_has_every_colour_and_fonts_for_chinese() -> None:
    tones = {
        "champion",
        "on-champion",
        "blank-line",
        "fall",
        "route",
        "ours",
        "stone",
        "band-ground",
        "plot-0",
        "arch-gone",
    }
    assert tones <= set(palette.LIGHT)
    assert "CJK" in palette.FONT
    assert palette.LIGHT["paper"] == "#ffffff"


def test_lines_are_broken_at_spaces_and_elsewhere_only_where_there_are_none() -> None:
    assert wrapped("key people; height: how close", 110, 11.5) == ["key people;", "height: how close"]
    assert "".join(wrapped("关键人物；高度：亲密度", 60, 11.5)) == "关键人物；高度：亲密度"
    assert len(wrapped("关键人物；高度：亲密度", 60, 11.5)) > 1
