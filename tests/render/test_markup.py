"""Texts in markup: names that run against the text around them are isolated, and no text becomes markup."""

from __future__ import annotations

import pytest

from graphcrm.render.markup import escaped, xml_text
from graphcrm.render.scene.text import shorten, width


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("\u2068לין\u2069 knows <Ann>", "<bdi>לין</bdi> knows &lt;Ann&gt;"),
        ("\u2068לין\u2069, \u2068נועה\u2069", "<bdi>לין</bdi>, <bdi>נועה</bdi>"),
        ("\u2068never closed", "\u2068never closed"),
        ("closed\u2069 before", "closed\u2069 before"),
    ],
)
def test_an_isolated_name_stands_in_an_element_of_its_own(text: str, html: str) -> None:
    assert escaped(text) == html


def test_in_a_picture_the_characters_stay() -> None:
    assert xml_text("\u2068לין\u2069 & Co") == "\u2068לין\u2069 &amp; Co"


def test_what_isolates_has_no_width_and_is_closed_where_a_text_is_cut() -> None:
    assert width("\u2068לין\u2069", 12) == width("לין", 12)
    short = shorten("\u2068" + "לין" * 20 + "\u2069", 60, 12)
    assert short.count("\u2068") == short.count("\u2069") == 1
