from __future__ import annotations

import base64
import gzip
import json

from graphcrm.analysis import analyze
from graphcrm.render.page import account_page
from graphcrm.render.page.packing import READABLE, packed
from tests.analysis.worlds import World
from tests.render.pages import account, data_of, page_of

INLINE_PAGE = 1_300_000
"""What PyVis's own page with everything in it weighs at 2,000 people."""


def large() -> World:
    """Two thousand contacts of whom everything is known that takes room: names, titles, stances, ties."""
    world = World()
    for number in range(2000):
        who = f"c{number}"
        world.contact(
            who, f"unit {number // 20}", name=f"Name {number}", name_zh=f"林{number}", title="Vice President"
        )
        world.supports(who, number % 5 - 2, source=f"Visit {number}", recorded_by="Eve")
        world.knows(f"e{number % 25}", who, number % 5, source="Visit", recorded_by="Eve")
        if number:
            world.reports(who, f"c{number // 6}").influences(who, f"c{number * 7 % number}", 0.75)
    return world.decides("c1 c2 c3", "deal")


def test_small_data_can_be_read_in_the_file() -> None:
    assert b"Lin Yue" in page_of(account())


def test_large_data_is_packed_and_comes_back_whole() -> None:
    data = {"texts": [f"{number} <b>&</b>" for number in range(READABLE // 10)]}
    kept = packed(data)
    assert kept.type == "application/gzip"
    assert json.loads(gzip.decompress(base64.b64decode(kept.text))) == data
    assert kept == packed(data)


def test_at_two_thousand_people_the_page_weighs_no_more_than_that_of_pyvis() -> None:
    page = account_page(analyze(large().snapshot()))
    assert len(data_of(page)["people"]["rows"]) == 2025
    assert len(page) <= INLINE_PAGE
