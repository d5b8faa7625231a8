"""What is around the views: tabs, the address, language, colours, filters; and that a choice is one in all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Opened

pytestmark = pytest.mark.browser


def _open(open_page: Callable[..., Opened], example: bytes, tab: str) -> Opened:
    page = open_page(example)
    page.click(f"#tab-{tab}")
    return page


def test_one_view_is_shown_at_a_time_and_made_when_it_is_first_opened(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    page = open_page(example)
    assert page.evaluate("page.views.findings.drawn") is False
    page.click("#tab-findings")
    assert page.locator("#view-findings").is_visible()
    assert page.locator("#view-cathedral").is_hidden()
    assert page.get_attribute("#tab-findings", "aria-selected") == "true"
    assert page.get_attribute("#tab-cathedral", "aria-selected") == "false"
    assert page.clean(), page.complaints


def test_tabs_are_steered_with_arrows(open_page: Callable[..., Opened], example: bytes) -> None:
    page = open_page(example)
    tabs = page.evaluate("page.data.tabs")
    page.focus(f"#tab-{tabs[0]}")
    for key, tab in (("ArrowLeft", tabs[-1]), ("ArrowRight", tabs[0]), ("End", tabs[-1]), ("Home", tabs[0])):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") == f"tab-{tab}"
        assert page.locator(f"#view-{tab}").is_visible()
    assert page.locator("[role=tab][tabindex='0']").count() == 1


def test_a_person_chosen_in_one_view_is_chosen_in_the_others(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    page = open_page(example)
    page.evaluate("page.choose('person', 'lin')")
    page.click("#tab-findings")
    assert page.text("#card h2") == "Lin Yue 林越"
    marked = page.locator(".findings-view .concerned")
    assert marked.count() > 0
    assert all("Lin Yue" in said for said in marked.all_inner_texts())
    page.click(".findings-view td.who .link:has-text('Gu Changhai') >> nth=0")
    page.click("#tab-cathedral")
    assert page.text("#card h2") == "Gu Changhai 顾长海"
    assert page.evaluate("page.cathedral.isChosen('gu')") is True


def test_back_goes_back_over_people_views_and_deals(open_page: Callable[..., Opened], example: bytes) -> None:
    page = open_page(example)
    page.evaluate("page.choose('person', 'lin')")
    page.click("#tab-findings")
    page.select_option("#opportunity", "radio")
    assert page.evaluate("location.hash") == "#view=findings&opportunity=radio&person=lin"
    page.go_back()
    assert "Core renewal" in page.text("#heading")
    page.go_back()
    assert page.locator("#view-cathedral").is_visible()
    assert page.text("#card h2") == "Lin Yue 林越"
    page.go_back()
    assert page.locator("#card").is_hidden()
    page.go_forward()
    assert page.text("#card h2") == "Lin Yue 林越"
    assert page.clean(), (page.requests, page.complaints)


def test_an_address_that_names_nothing_is_as_at_first(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    page = open_page(example)
    page.evaluate("location.hash = 'view=nothing&opportunity=none&person=__proto__'")
    page.wait_for_timeout(50)
    assert page.locator("#view-cathedral").is_visible()
    assert page.locator("#card").is_hidden()
    assert page.clean(), page.complaints


@pytest.mark.parametrize(
    ("language", "tab", "spire", "sentence"),
    [("zh-Hans", "发现", "塔尖", "反对我方：Bob（通过顾长海）。"), ("zh-Hant", "發現", "塔尖", "反對我方：Bob（透過顾长海）。"), ("en", "Findings", "Spire", "Against us: Bob (through Gu Changhai).")],
)  # fmt: skip
def test_the_language_is_switched_without_a_reload(
    open_page: Callable[..., Opened], example: bytes, language: str, tab: str, spire: str, sentence: str
) -> None:
    page = open_page(example)
    page.evaluate("page.choose('person', 'lin')")
    before = page.picture()
    page.select_option("#language", "zh-Hans")
    page.until_drawn_otherwise(before)
    page.select_option("#language", language)
    assert page.get_attribute("html", "lang") == language
    assert page.text("#tab-findings") == tab
    assert sentence in page.text("#sentences")
    assert page.evaluate("page.word('spire')") == spire
    assert page.text("#card h2") == ("Lin Yue 林越" if language == "en" else "林越")
    assert page.get_attribute("#card h2", "dir") == "auto"
    if language == "en":
        page.until_drawn_as(before)
    assert page.clean(), page.complaints


def test_nothing_english_is_left_around_the_views_in_chinese(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    """Oracle: the table's own English, but for words that are the same or stand inside data."""
    page = open_page(example)
    page.evaluate("page.choose('person', 'lin')")
    page.select_option("#language", "zh-Hans")
    page.click("#tab-findings")
    said = page.text("body")
    english = page.evaluate("Object.values(page.data.words).filter(Array.isArray).map(([en]) => en)")
    left = [each for each in english if len(each) > 12 and "{" not in each and each in said]
    assert left == []


def test_colours_follow_the_system_or_the_readers_choice(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    page = open_page(example, color_scheme="dark")
    assert page.get_attribute("html", "data-theme") == "dark"
    dark = page.picture()
    page.select_option("#theme", "light")
    assert page.get_attribute("html", "data-theme") == "light"
    page.until_drawn_otherwise(dark)
    page.select_option("#theme", "system")
    page.until_drawn_as(dark)
    page.emulate_media(color_scheme="light")
    page.wait_for_selector("html[data-theme=light]", state="attached")


def test_filters_narrow_people_in_every_view(open_page: Callable[..., Opened], example: bytes) -> None:
    page = open_page(example)
    before = page.picture()
    page.click("#filter-open")
    page.select_option("#filter-unit", label="Lab")
    assert page.text("#filter-count") == "4 of 7 people"
    page.until_drawn_otherwise(before)
    assert page.evaluate("['rui', 'ann', 'lin', 'gu'].map(page.shown)") == [True, True, False, False]
    assert page.evaluate("['tom', 'eve'].map(page.shown)") == [True, False]
    page.click("#tab-findings")
    ids = page.evaluate(
        "[...document.querySelectorAll('.findings-view [data-id]')].map((row) => row.dataset.id)"
    )
    assert ids == page.evaluate("page.data.views.findings.order.filter(page.findingShown)")
    assert 0 < len(ids) < page.evaluate("page.data.views.findings.order.length")
    page.click("#filter-clear")
    assert page.text("#filter-count") == ""
    page.click("#filter-open")
    page.click("#tab-cathedral")
    page.mouse.move(5, 5)
    page.until_drawn_as(before)


@pytest.mark.parametrize(
    ("name", "value", "who"),
    [
        ("stance", "2", ["lin"]), ("stance", "none", ["shen", "cat", "rui"]), ("role", "decides", ["gu", "shen"]), ("role", "approver", ["gu"]),
        ("role", "key", ["gu", "lin", "rui", "shen"]), ("owner", "=eve", ["lin"]), ("fresh", "due", ["lin"]), ("fresh", "late", ["rui"]),
    ],
)  # fmt: skip
def test_each_filter_asks_what_the_page_says(
    open_page: Callable[..., Opened], example: bytes, name: str, value: str, who: list[str]
) -> None:
    """Oracle: the account of `tests.render.pages`, as it was written down."""
    page = open_page(example)
    page.evaluate(f"page.setFilter('{name}', '{value}')")
    shown = page.evaluate(
        "Object.keys(page.people).filter((who) => !page.people[who].ours && page.shown(who))"
    )
    assert sorted(shown) == sorted(who)


def test_findings_are_sorted_and_narrowed(open_page: Callable[..., Opened], example: bytes) -> None:
    page = _open(open_page, example, "findings")
    money = "[...document.querySelectorAll('.findings-view [data-id]')].map((row) => page.data.findings[row.dataset.id].amount ?? -1)"
    page.click(".findings-view th.stake button")
    assert page.evaluate(money) == sorted(page.evaluate(money), reverse=True)
    assert page.get_attribute(".findings-view th.stake", "aria-sort") == "descending"
    page.click(".findings-view th.stake button")
    assert page.evaluate(money) == sorted(page.evaluate(money))
    page.select_option(".findings-view .by-severity", "critical")
    assert (
        page.locator(".findings-view .line").count() == page.locator(".findings-view .critical").count() > 0
    )
    page.select_option(".findings-view .by-person", "=lin")
    assert all("Lin Yue" in each for each in page.locator(".findings-view .line td.who").all_inner_texts())
    page.click(".findings-view .open >> nth=0")
    assert "Next:" in page.text("#card")
    assert page.locator(".findings-view .chosen").count() == 1


def test_a_finding_on_another_deal_brings_that_deal(open_page: Callable[..., Opened], example: bytes) -> None:
    page = _open(open_page, example, "findings")
    page.click(".findings-view .line:has-text('Radio expansion') .open >> nth=0")
    assert "Radio expansion" in page.text("#heading")
    assert page.locator("#card").is_visible()
    page.go_back()
    assert "Core renewal" in page.text("#heading")


@pytest.mark.parametrize(
    "tab", ["cathedral", "findings", "network", "tree", "ninebox", "coverage", "timeline"]
)
def test_no_view_sticks_out_sideways_on_a_phone(
    open_page: Callable[..., Opened], example: bytes, tab: str
) -> None:
    page = open_page(example, PHONE)
    page.click("#filter-open")
    page.click(f"#tab-{tab}")
    assert page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth") <= 0


@pytest.mark.parametrize(
    "tab", ["cathedral", "findings", "network", "tree", "ninebox", "coverage", "timeline"]
)
def test_on_paper_stand_headline_view_legend_and_footer(
    open_page: Callable[..., Opened], example: bytes, tab: str
) -> None:
    page = _open(open_page, example, tab)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for part in ("#heading", f"#view-{tab}", "#legend", "#footer"):
        assert page.locator(part).is_visible(), part
    for part in ("#search", "#tabs", "#filter-open", "#everyone"):
        assert page.locator(part).is_hidden(), part
    assert page.clean(), page.complaints


def test_pinyin_finds_a_chinese_name(open_page: Callable[..., Opened], example: bytes) -> None:
    page = open_page(example)
    for typed in ("linyue", "ly", "guch", "yiteng"):
        page.search(typed)
        assert page.locator("#hits [role=option]").first.inner_text() != "Nobody of that name", typed
