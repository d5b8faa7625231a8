"""Nine-box, coverage and timeline as they are used: by pointer and keyboard, on paper, with somebody chosen or gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.worlds import World
from tests.browser.conftest import PHONE
from tests.render.pages import account, page_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Opened

pytestmark = pytest.mark.browser

VIEWS = ("ninebox", "coverage", "timeline")
_BOX = "#view-ninebox [data-box='{}'] .chip"
_READ = "document.getElementById(document.getElementById('timeline-picture').getAttribute('aria-activedescendant')).getAttribute('aria-label')"


@pytest.fixture(scope="module")
def told() -> bytes:
    world = account().met("eve lin", 40, "call", quality=2, purpose="Prices").met("eve gu", 3)
    return page_of(world.supports("shen", -1).knows("tom", "shen", 1, target_intimacy=3))


@pytest.fixture(scope="module")
def crowd() -> bytes:
    """Sixty key people, all of them close and for us."""
    world, names = World(), [f"c{number:02}" for number in range(60)]
    for who in names:
        world.contact(who, key=True)
    return page_of(world.knows("eve", " ".join(names), 4).supports(" ".join(names), 2))


def opened(open_page: Callable[..., Opened], content: bytes, tab: str, **wishes: object) -> Opened:
    page = open_page(content, **wishes)
    page.click(f"#tab-{tab}")
    return page


def test_everybody_stands_in_a_box_and_is_chosen_there(open_page: Callable[..., Opened], told: bytes) -> None:
    page = opened(open_page, told, "ninebox")
    close = page.locator(_BOX.format("2,2"))
    assert close.all_inner_texts()[0].split("\n")[1] == "Lin Yue 林越"
    close.first.click()
    assert page.text("#card h2") == "Lin Yue 林越"
    assert close.first.get_attribute("aria-pressed") == "true"
    assert "Lin Yue 林越: For us, Close today" in page.text("#view-ninebox .note")
    assert page.clean(), page.complaints


def test_an_arrow_leads_to_the_box_that_is_aimed_at(open_page: Callable[..., Opened], told: bytes) -> None:
    """Shen is distant and against us, and is to be close; nobody else has a target."""
    page = opened(open_page, told, "ninebox")
    assert page.locator("#view-ninebox text.move").all_text_contents() == ["1"]
    head = page.locator("#view-ninebox polygon.move").bounding_box()
    aimed = page.locator("#view-ninebox [data-box='2,0']").bounding_box()
    assert abs(head["x"] + head["width"] - aimed["x"]) < 2
    page.evaluate("page.choose('person', 'shen')")
    assert page.locator("#view-ninebox line.strong").count() == 1


def test_sixty_in_one_box_are_stacked_and_the_stack_opens(
    open_page: Callable[..., Opened], crowd: bytes
) -> None:
    page = opened(open_page, crowd, "ninebox")
    chips = page.locator(_BOX.format("2,2"))
    assert chips.count() == 6
    assert page.text("#view-ninebox [data-box='2,2'] .stack") == "+54"
    page.click("#view-ninebox [data-box='2,2'] .stack")
    assert chips.count() == 60
    assert page.evaluate("document.activeElement.className") == "stack"
    page.keyboard.press("Enter")
    assert chips.count() == 6


def test_a_cell_lists_its_people(open_page: Callable[..., Opened], told: bytes) -> None:
    page = opened(open_page, told, "coverage")
    cell = page.locator("#view-coverage [data-cell]").first
    cell.focus()
    page.keyboard.press("Enter")
    assert cell.get_attribute("aria-pressed") == "true"
    assert "Met by" in page.text("#card")
    page.click("#card .link >> nth=0")
    assert page.locator("#view-coverage .concerned").count() > 0
    assert page.clean(), page.complaints


def test_the_index_says_why(open_page: Callable[..., Opened], told: bytes) -> None:
    page = opened(open_page, told, "coverage")
    assert "Equal standing" in page.text("#view-coverage .index h2")
    page.click("#view-coverage summary")
    assert "weight 3" in page.text("#view-coverage details")


def test_the_timeline_is_read_with_arrows(open_page: Callable[..., Opened], told: bytes) -> None:
    page = opened(open_page, told, "timeline")
    page.focus("#timeline-picture")
    for _ in range(20):
        page.keyboard.press("ArrowUp")
    assert page.evaluate(_READ) == "Radio expansion: decision 2027-03-15"
    assert page.text("#timeline-tip") == "Radio expansion: decision 2027-03-15"
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    assert "Executive visits" not in page.evaluate(_READ)
    page.keyboard.press("Enter")
    assert page.locator("#card").is_visible()


def test_a_chosen_person_has_a_timeline_of_their_own(open_page: Callable[..., Opened], told: bytes) -> None:
    page = opened(open_page, told, "timeline")
    assert page.locator("#view-timeline .moment.month").count() > 0
    page.evaluate("page.choose('person', 'lin')")
    labels = page.locator("#view-timeline .moment.event").evaluate_all(
        "(found) => found.map((each) => each.getAttribute('aria-label'))"
    )
    assert labels == [
        "Visit · 2026-11-08. quality not rated. with Eve Ito 伊藤",
        "Call · 2026-10-11. Prices. quality: fair. with Eve Ito 伊藤",
    ]
    page.click("#view-timeline .top .more")
    assert page.locator("#view-timeline .moment.event").count() == 0
    assert page.locator("#card").is_hidden()


def test_a_month_opens_what_was_held_in_it(open_page: Callable[..., Opened], told: bytes) -> None:
    page = opened(open_page, told, "timeline")
    month = page.locator("#view-timeline .moment.month[aria-label^='All interactions, October 2026']")
    month.locator("circle").first.click()
    assert page.text("#card li").startswith("Call · 2026-10-11")
    page.click("#card .link:has-text('Lin Yue')")
    assert "Lin Yue 林越: 2 interactions" in page.text("#view-timeline .top")


@pytest.mark.parametrize("tab", VIEWS)
@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_every_word_changes_with_the_language(
    open_page: Callable[..., Opened], told: bytes, tab: str, language: str
) -> None:
    page = opened(open_page, told, tab)
    english = page.text(f"#view-{tab} h2")
    page.select_option("#language", language)
    assert page.text(f"#view-{tab} h2") != english
    assert "undefined" not in page.text(f"#view-{tab}")
    assert page.clean(), page.complaints


@pytest.mark.parametrize("tab", VIEWS)
def test_on_paper_it_is_one_page(open_page: Callable[..., Opened], told: bytes, tab: str) -> None:
    page = opened(open_page, told, tab)
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1


def test_whoever_is_gone_is_struck_out_in_the_nine_box(open_page: Callable[..., Opened], told: bytes) -> None:
    page = opened(open_page, told, "ninebox")
    page.evaluate("page.leave('lin')")
    page.wait_for_function("page.state.settled")
    assert page.locator("#view-ninebox td .supposed-gone").get_attribute("data-who") == "lin"
    assert page.locator("#view-ninebox td .supposed-red[data-who='gu']").count() == 1


@pytest.mark.parametrize("tab", VIEWS)
def test_on_a_phone_everything_is_there(open_page: Callable[..., Opened], told: bytes, tab: str) -> None:
    page = opened(open_page, told, tab, size=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if tab == "ninebox":
        assert page.locator("#view-ninebox .by-box .chip:has-text('Lin Yue')").is_visible()


@pytest.mark.parametrize("tab", VIEWS)
def test_an_empty_account_has_an_empty_view(open_page: Callable[..., Opened], tab: str) -> None:
    page = opened(open_page, page_of(World()), tab)
    assert page.locator(f"#view-{tab}").inner_text().strip()
    assert page.clean(), page.complaints


def test_the_filters_hold_in_all_three(open_page: Callable[..., Opened], told: bytes) -> None:
    """Only the champion is left: Lin Yue, met in two months, in the matrix where Eve knows her and where Eve met her."""
    page = opened(open_page, told, "timeline")
    counts = page.locator("#view-timeline .moment.month")
    numbers = page.locator("#view-coverage td button b")
    every = counts.count()
    page.evaluate("page.setFilter('stance', '2')")
    assert counts.count() == 4 < every
    page.click("#tab-ninebox")
    assert page.locator("#view-ninebox td .chip:not(.dim)").get_attribute("data-who") == "lin"
    page.click("#tab-coverage")
    assert numbers.all_inner_texts() == ["1"]
    page.evaluate("page.clearFilters()")
    assert len(numbers.all_inner_texts()) > 1


def test_narrowed_months_are_the_months_when_nobody_is_left_out(
    open_page: Callable[..., Opened], told: bytes
) -> None:
    """A filter that lets everybody through who ever met us changes no number."""
    page = opened(open_page, told, "timeline")
    labels = "[...document.querySelectorAll('#view-timeline .moment.month')].map((each) => each.getAttribute('aria-label'))"
    before = page.evaluate(labels)
    page.evaluate("page.showOnly(page.ids); page.views.timeline.show(page.holder('timeline'))")
    assert page.evaluate("page.timeline.narrowed()") is True
    assert page.evaluate(labels) == before
