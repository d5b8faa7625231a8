"""What a notebook shows of an account."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

import graphcrm
from graphcrm.analysis import analyze
from graphcrm.render.notebook import WORST
from graphcrm.render.svg import cathedral_svg
from tests.render.pages import account, poisoned
from tests.render.payloads import PAYLOADS


def test_it_shows_the_picture_and_the_worst_findings_in_their_order() -> None:
    analysis = analyze(account().snapshot())
    picture = graphcrm.picture(analysis)
    shown = picture._repr_html_()
    here = [each for each in analysis.weak_spots if each.opportunity in (None, "core")]
    said = "".join(ElementTree.fromstring(shown).itertext())
    places = [said.index(each.sentence) for each in here[:WORST]]
    assert places == sorted(places)
    assert f"and {len(here) - WORST} more" in said
    assert picture.svg == cathedral_svg(analysis)


def test_another_opportunity_and_language_can_be_asked_for() -> None:
    picture = graphcrm.picture(analyze(account().snapshot()), opportunity="radio", language="zh-Hans")
    assert "Radio expansion" in picture.svg
    assert "支柱" in picture.svg


def test_it_is_saved_as_an_svg_file(tmp_path: Path) -> None:
    graphcrm.picture(analyze(account().snapshot())).save(tmp_path / "picture.svg")
    assert ElementTree.fromstring((tmp_path / "picture.svg").read_bytes()).tag.endswith("svg")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_whatever_a_text_holds_it_stays_a_text(payload: str) -> None:
    plain = graphcrm.picture(analyze(account().snapshot()))._repr_html_()
    shown = graphcrm.picture(analyze(poisoned(account().snapshot(), payload)))._repr_html_()
    tags = [{each.tag for each in ElementTree.fromstring(text).iter()} for text in (plain, shown)]
    assert tags[1] <= tags[0] | {"bdi"}
    assert not re.search(r"<(script|img|iframe|style|link)", shown)
