"""Marks are said once. Oracles: the page's data beside the picture of the same account; the vocabulary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

from graphcrm.analysis import analyze
from graphcrm.render.scene import marks, palette, shapes
from graphcrm.render.svg import cathedral_svg
from graphcrm.schema import TIE_TYPES
from tests.render.example import example
from tests.render.pages import account, data_of, records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphcrm.snapshot import Snapshot

SVG = "{http://www.w3.org/2000/svg}"
_PATH = re.compile(r"M(?:[MLHVCQAhvqaz]|-?\d+(?:\.\d+)?| |,)+")


@pytest.fixture(scope="module", params=["account", "example"])
def both(request: pytest.FixtureRequest) -> tuple[dict[str, Any], ElementTree.Element]:
    """The page's data, and the picture of the decision that it shows first."""
    from graphcrm.render.page import account_page

    snapshot: Snapshot = account().snapshot() if request.param == "account" else example()
    analysis = analyze(snapshot)
    return data_of(account_page(analysis)), ElementTree.fromstring(cathedral_svg(analysis))


def _place(node: dict[str, Any]) -> str:
    return f"translate({node['x']:g} {node['y']:g})"


def _always(parts: Iterable[dict[str, Any]], reasons: dict[str, Any]) -> list[str]:
    """The paths that are drawn, in their order; one without its own has that of the part before."""
    told: list[str] = []
    outline = ""
    for part in parts:
        outline = part.get("d", outline)
        if "text" not in part and (part.get("when") is None or reasons.get(part["when"])):
            told.append(outline)
    return told


def test_page_and_picture_draw_the_same_paths_in_the_same_places(
    both: tuple[dict[str, Any], ElementTree.Element],
) -> None:
    data, picture = both
    cathedral = data["views"]["cathedral"]
    drawn: dict[str, list[list[str]]] = {}
    for group in picture.iter(f"{SVG}g"):
        paths = [path.get("d") or "" for path in group.findall(f"{SVG}path")]
        drawn.setdefault(group.get("transform") or "", []).append(paths)
    nodes = [*records(cathedral["dots"]), *records(cathedral["scenes"][data["first"]]["nodes"])]
    shown = [
        (_place(node), cathedral["marks"][f"{node['mark']} {node['h']:g}"], node)
        for node in nodes
        if node["mark"] != "anchor"
    ]
    shown += [(_place(place), place["parts"], {}) for place in (*cathedral["plots"], *cathedral["arches"])]
    assert len(shown) > 10
    for place, parts, reasons in shown:
        assert _always(parts, reasons) in drawn[place], place
    told = [
        _always(parts, {"crack": True})
        for parts in (data["signs"]["marks"] | data["signs"]["arches"]).values()
        if parts is not data["signs"]["marks"]["l_tie"]
    ]
    everywhere = [paths for groups in drawn.values() for paths in groups]
    assert all(paths in everywhere for paths in told)


def test_every_part_is_a_path_or_a_text_in_colours_that_there_are(
    both: tuple[dict[str, Any], ElementTree.Element],
) -> None:
    data, _ = both
    views, signs = data["views"], data["signs"]
    kinds = [*views["cathedral"]["marks"].values(), *views["network"]["marks"].values()]
    kinds += [parts for group in signs.values() for parts in group.values()]
    colours = {*palette.LIGHT, "stance", "on-stance"}
    for parts in kinds:
        assert "d" in parts[0]
        for part in parts:
            assert {part.get("fill", "ink"), part.get("line", "ink"), part.get("halo", "ink")} <= colours
            assert part.get("when", "crack") in {"crack", "chosen", "veto", "judged"}
            assert "text" in part or _PATH.fullmatch(part.get("d", "M0 0"))
            assert ("text" in part) == ("size" in part)


def test_a_pillar_stands_on_the_floor_and_is_as_wide_as_its_capitals() -> None:
    for high in map(marks.pillar_height, (None, *marks.INTIMACY_STEPS)):
        shaft, *capitals = [part["d"] for part in shapes.of("pillar", 50.0, high) if "d" in part][:3]
        assert shaft == f"M-18 {8 - high / 2:g}h36v{high - 16:g}h-36z"
        for capital, top in zip(capitals, (-high / 2, high / 2 - 8), strict=True):
            assert capital.startswith(f"M-23.5 {top:g}h47")


def test_every_tie_between_people_is_drawn_read_and_in_the_legend(
    both: tuple[dict[str, Any], ElementTree.Element],
) -> None:
    data, _ = both
    people = {"Contact", "Employee"}
    between = {kind.name for kind in TIE_TYPES if all({*ends} <= people for ends in kind.ends)}
    assert between == {*data["look"]["ties"]}
    assert {f"network_l_{kind}" for kind in between} <= {*data["signs"]["network"]}
    for kind in between:
        assert {"{a}", "{b}"} <= {*re.findall(r"\{\w\}", str(data["words"][f"tie_{kind}"]))}
        assert data["words"][f"network_{kind}"]
        assert data["words"][f"network_l_{kind}"]
    assert {*data["ties"]} <= between
