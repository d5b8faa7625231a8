from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphcrm.analysis import analyze
from graphcrm.render.page import account_page
from tests.analysis.worlds import World

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Opened

pytestmark = pytest.mark.browser

_MARK = """([id]) => {
  const { x, y } = page.cathedral.network.canvasToDOM(page.cathedral.marks.get(id));
  const area = document.getElementById('canvas').getBoundingClientRect();
  return [area.left + x, area.top + y];
}"""


def _point(page: Opened, mark: str) -> tuple[float, float]:
    x, y = page.evaluate(_MARK, [mark])
    return x, y


@pytest.mark.parametrize(
    ("typed", "name"),
    [("lin", "Lin Yue 林越"), ("YUE", "Lin Yue 林越"), ("林", "Lin Yue 林越"), ("vice president", "Lin Yue 林越"), ("研究", "Rui Costa"), ("伊", "Eve Ito 伊藤")],
)  # fmt: skip
def test_the_search_finds_by_name_title_and_chinese_name(
    open_page: Callable[..., Opened], example: bytes, typed: str, name: str
) -> None:
    page = open_page(example)
    page.search(typed)
    assert page.get_attribute("#search", "aria-expanded") == "true"
    page.keyboard.press("Enter")
    assert page.text("#card h2") == name
    assert page.locator("#hits").is_hidden()


def test_the_search_is_steered_with_the_keyboard(open_page: Callable[..., Opened], example: bytes) -> None:
    page = open_page(example)
    page.focus("#search")
    page.keyboard.type("a")
    names = page.locator("#hits [role=option]").all_inner_texts()
    assert len(names) > 2
    assert page.get_attribute("#search", "aria-activedescendant") == "hit-0"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.locator("#hits [aria-selected=true]").inner_text() == names[1]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.locator("#hits [aria-selected=true]").inner_text() == names[-1]
    page.keyboard.press("Enter")
    assert page.text("#card h2") == names[-1].split("\n")[0]


def test_a_search_for_nobody_says_so(open_page: Callable[..., Opened], example: bytes) -> None:
    page = open_page(example)
    page.search("zzz")
    assert page.text("#hits") == "Nobody of that name"
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert page.locator("#hits").is_hidden()
    assert page.locator("#card").is_hidden()


def test_a_person_is_told_in_words_with_evidence(open_page: Callable[..., Opened], example: bytes) -> None:
    page = open_page(example)
    page.search("Lin Yue")
    page.keyboard.press("Enter")
    card = page.text("#card")
    for said in (
        "No way round this person", "Champion, on this opportunity", "Supporter, in general", "Eve Ito 伊藤: personal bond (4 of 4)",
        "responsible", "2026-11-20 · Eve", "Last met 2026-11-08, 12 days ago", "Eve Ito → Lin Yue → Gu Changhai", "Lin Yue reports to Gu Changhai",
        "test.csv · Test · row 1",
    ):  # fmt: skip
        assert said in card, said


def test_a_chosen_person_lights_up_and_closing_brings_the_whole_picture_back(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    page = open_page(example)
    before = page.picture()
    assert page.locator("#reset").is_hidden()
    page.mouse.click(*_point(page, "pillar:lin"))
    assert page.text("#card h2") == "Lin Yue 林越"
    assert page.evaluate("page.cathedral.edges.getIds().filter((id) => id.startsWith('tie:')).length") > 0
    page.until_drawn_otherwise(before)
    page.click("#reset")
    assert page.locator("#card").is_hidden()
    page.mouse.move(5, 5)
    page.until_drawn_as(before)


def test_every_kind_of_mark_answers_when_it_is_chosen(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    page = open_page(example)
    for mark, name in (("ours:eve", "Eve Ito 伊藤"), ("dot:ann", "Ann"), ("top:gu", "Gu Changhai 顾长海")):
        page.mouse.click(*_point(page, mark))
        assert page.text("#card h2") == name
        page.keyboard.press("Escape")
        assert page.locator("#card").is_hidden()
    page.evaluate(
        "page.choose('plot', page.data.views.cathedral.plots.findIndex((plot) => plot.name === 'Finance'))"
    )
    assert "None of ours holds a place here." in page.text("#card")
    page.evaluate("page.choose('arch', 0)")
    assert "Missing. Target: 1 in twelve months." in page.text("#card")
    page.click("#card .close")
    assert page.clean(), page.complaints


def test_pointing_at_a_mark_says_who_it_is(open_page: Callable[..., Opened], example: bytes) -> None:
    page = open_page(example)
    page.mouse.move(*_point(page, "pillar:lin"))
    assert "Lin Yue 林越" in page.text("#tip")
    assert "Champion" in page.text("#tip")
    page.mouse.move(5, 5)
    assert page.locator("#tip").is_hidden()


def test_a_finding_shows_what_to_do_and_why(open_page: Callable[..., Opened], example: bytes) -> None:
    page = open_page(example)
    page.click("#falling .finding:has-text('None of ours knows Gu Changhai')")
    card = page.text("#card")
    assert "No way round Lin Yue 林越: every route to Gu Changhai" in card
    assert "falls from 49 % to 0 %" in card
    assert "48 M CNY at stake" in card
    assert "Next:" in card
    assert "The strongest route" in card
    assert page.locator("#falling [aria-pressed=true]").count() == 1
    page.click("#card .link:has-text('Lin Yue')")
    assert page.text("#card h2") == "Lin Yue 林越"
    assert "No way round this person" in page.text("#card")
    page.click("#card .finding:has-text('None of ours knows Gu Changhai')")
    page.click("#card .link:has-text('Gu Changhai')")
    assert page.text("#card h2") == "Gu Changhai 顾长海"
    assert "None of ours knows Gu Changhai" in page.text("#card")


def test_a_finding_of_an_unknown_kind_is_shown_like_any_other(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    page = open_page(example)
    if page.locator("#falling .more").count():
        page.click("#falling .more")
    page.click("#falling .finding:has-text('Something quite new')")
    links = page.locator("#card .link").all_inner_texts()
    assert links == ["Eve Ito 伊藤", "Lin Yue 林越"]
    assert page.clean(), page.complaints


def test_all_findings_can_be_shown(open_page: Callable[..., Opened], example: bytes) -> None:
    page = open_page(example)
    total = page.evaluate("page.state.scene.findings.length")
    assert total > 6
    assert page.locator("#falling .finding").count() == 6
    page.click("#falling .more")
    assert page.locator("#falling .finding").count() == total
    page.click("#falling .more")
    assert page.locator("#falling .finding").count() == 6


def test_another_deal_is_another_picture(open_page: Callable[..., Opened], example: bytes) -> None:
    page = open_page(example)
    before = page.picture()
    page.select_option("#opportunity", "radio")
    assert "Radio expansion" in page.text("#heading")
    assert "decision 2027-03-15" in page.text("#heading")
    assert page.text("#sentences").splitlines() == [
        "By weight of votes: 100 % not known (Rui Costa).",
        "Nobody can stop it alone; the one who decides hears us with this chance: Rui Costa 47 %.",
        "Against us: Bob (through Rui Costa).",
        "Every way to Rui Costa, for a deal of 12 M CNY, goes through one person: Tom.",
    ]
    page.until_drawn_otherwise(before)
    assert page.clean(), page.complaints


def test_everybody_is_in_a_list_for_who_sees_no_picture(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    page = open_page(example)
    everybody = page.evaluate("Object.keys(page.people).length")
    assert page.text("#everyone summary") == f"All people ({everybody})"
    page.click("#everyone summary")
    page.wait_for_selector("#everyone li")
    assert page.locator("#everyone li").count() == everybody
    page.click("#everyone .link:has-text('Rui Costa')")
    assert page.text("#card h2") == "Rui Costa"
    assert "Every way" in (page.get_attribute("#canvas", "aria-label") or "")


def test_where_nothing_is_recorded_the_panel_says_so_and_not_that_all_is_well(
    open_page: Callable[..., Opened],
) -> None:
    bare, calm = World(), World().contact("ann").employee("eve")
    assert "Nothing is recorded yet" in open_page(account_page(analyze(bare.snapshot()))).text("#falling")
    assert "Nothing was found" in open_page(account_page(analyze(calm.snapshot()))).text("#falling")
