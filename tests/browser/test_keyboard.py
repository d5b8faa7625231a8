"""Everything by keyboard, everything readable. Oracles: the ARIA practices for tabs and listboxes, WCAG 2.2."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Opened

pytestmark = pytest.mark.browser

_ACTIVE = "document.activeElement.id"
_POINTED = "document.getElementById(document.getElementById('marks').getAttribute('aria-activedescendant')).textContent"


def test_the_first_tab_stop_skips_to_the_view(open_page: Callable[..., Opened], example: bytes) -> None:
    page = open_page(example)
    page.keyboard.press("Tab")
    assert page.evaluate(_ACTIVE) == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate(_ACTIVE) == "marks"


def test_a_slash_goes_to_the_search_and_escape_clears(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    page = open_page(example)
    page.keyboard.press("/")
    assert page.evaluate(_ACTIVE) == "search"
    page.keyboard.type("Lin/")
    assert page.input_value("#search") == "Lin/"
    page.search("Lin")
    page.keyboard.press("Enter")
    assert page.evaluate(_ACTIVE) == "card"
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()
    assert page.evaluate(_ACTIVE) == "search"


def test_the_tab_key_passes_through_everything_and_is_never_caught(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    page = open_page(example)
    seen: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        now = page.evaluate(
            "document.activeElement === document.body ? '' : document.activeElement.id || document.activeElement.className || document.activeElement.tagName"
        )
        if now == "" or (now == "skip" and len(seen) > 1):
            break
        seen.append(now)
    else:
        pytest.fail(f"never came round: {seen}")
    for stop in (
        "search",
        "language",
        "theme",
        "print",
        "opportunity",
        "tab-cathedral",
        "filter-open",
        "marks",
    ):
        assert stop in seen, (stop, seen)
    assert "SUMMARY" in seen


def test_marks_are_walked_with_arrows_and_chosen_with_enter(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    page = open_page(example)
    page.focus("#marks")
    marks = page.locator("#marks [role=option]").count()
    assert marks == page.evaluate(
        "[...page.cathedral.marks.values()].filter((mark) => mark.mark !== 'anchor').length + page.data.views.cathedral.plots.length + page.data.views.cathedral.arches.length"
    )
    page.keyboard.press("Home")
    assert "Gu Changhai" in page.evaluate(_POINTED) or "Shen Ruoyun" in page.evaluate(_POINTED)
    before = page.picture()
    page.keyboard.press("ArrowDown")
    page.until_drawn_otherwise(before)
    assert page.locator("#marks [aria-selected=true]").count() == 1
    for _ in range(12):
        page.keyboard.press("ArrowDown")
    assert "Eve Ito" in page.evaluate(_POINTED) or "tom" in page.evaluate(_POINTED).lower()
    page.keyboard.press("Enter")
    assert page.evaluate("page.people[page.state.chosen.id].ours") is True
    page.keyboard.press("Escape")
    assert page.evaluate(_ACTIVE) == "marks"


def test_every_mark_can_be_reached_with_arrows(open_page: Callable[..., Opened], example: bytes) -> None:
    page = open_page(example)
    page.focus("#marks")
    reached, wanted = page.evaluate("""async () => {
      const list = document.getElementById('marks');
      const press = (key) => list.dispatchEvent(new KeyboardEvent('keydown', { key }));
      const here = () => Number(list.getAttribute('aria-activedescendant').slice(5));
      const seen = new Set([here()]);
      const goTo = (number) => { press('Home'); for (const key of paths.get(number)) press(key); };
      const paths = new Map([[0, []]]);
      const open = [0];
      while (open.length) {
        const from = open.shift();
        for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp']) {
          goTo(from);
          press(key);
          if (paths.has(here())) continue;
          paths.set(here(), [...paths.get(from), key]);
          open.push(here());
        }
      }
      return [paths.size, list.children.length];
    }""")
    assert reached == wanted


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_stand_out_from_what_is_behind_them(
    open_page: Callable[..., Opened], example: bytes, scheme: str
) -> None:
    """WCAG 2.2: 4.5 to 1 for texts, 3 to 1 for the outline of a field and of the focus."""
    page = open_page(example, color_scheme=scheme)
    pairs = [
        *((text, account) for text in ("ink", "quiet", "accent", "fall", "weak-ink") for account in ("paper", "wash")),
        *((f"on-{tone}", tone) for tone in ("champion", "supporter", "neutral", "sceptic", "opponent", "ours", "accent")),
        *(("band-ink", f"band-{band}") for band in ("spire", "vault", "pillars", "ground", "bedrock")),
        *((text, f"band-{band}") for text in ("ink", "quiet", "fall") for band in ("spire", "vault", "pillars", "ground", "bedrock")),
        *(("ground-ink", f"plot-{step}") for step in range(5)),
    ]  # fmt: skip
    weak = {pair: ratio for pair in pairs if (ratio := _contrast(page, *pair)) < 4.5}
    assert weak == {}
    lines = [(line, account) for line in ("field", "accent") for account in ("paper", "wash")]
    lines += [("focus", f"band-{band}") for band in ("spire", "vault", "pillars", "ground", "bedrock")]
    faint = {pair: ratio for pair in lines if (ratio := _contrast(page, *pair)) < 3.0}
    assert faint == {}


def _contrast(page: Opened, one: str, two: str) -> float:
    light, dark = sorted((_luminance(page, one), _luminance(page, two)), reverse=True)
    return round((light + 0.05) / (dark + 0.05), 2)


def _luminance(page: Opened, name: str) -> float:
    colour: str = page.evaluate(f"page.colour('{name}')")
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize(
    "tab", ["cathedral", "findings", "network", "tree", "ninebox", "coverage", "timeline"]
)
def test_what_is_pressed_is_large_enough_to_hit(
    open_page: Callable[..., Opened], example: bytes, tab: str
) -> None:
    """WCAG 2.2, 2.5.8: at least 24 by 24, but for links within a sentence."""
    page = open_page(example)
    page.click(f"#tab-{tab}")
    page.click("#filter-open")
    page.evaluate("page.choose('person', 'lin')")
    page.evaluate("document.getElementById('everyone').open = true")
    page.wait_for_timeout(50)
    small = page.evaluate("""() => [...document.querySelectorAll('button, select, input, summary')]
      .filter((each) => each.offsetParent && !each.closest('#card li') && each.type !== 'checkbox')
      .filter((each) => { const { width, height } = each.getBoundingClientRect(); return Math.min(width, height) < 23.5; })
      .map((each) => each.outerHTML.slice(0, 90))""")
    assert small == []


def test_everything_that_is_pressed_has_a_name(open_page: Callable[..., Opened], example: bytes) -> None:
    page = open_page(example)
    page.click("#filter-open")
    for role in ("button", "combobox", "listbox", "tab", "tabpanel", "searchbox"):
        for each in page.get_by_role(role).all():
            name = each.evaluate(
                "(each) => each.getAttribute('aria-label') || [...(each.labels ?? [])].map((label) => label.textContent).join('') || (each.getAttribute('aria-labelledby') && document.getElementById(each.getAttribute('aria-labelledby')).textContent) || each.textContent"
            )
            assert name.strip(), each.evaluate("(each) => each.outerHTML.slice(0, 80)")
