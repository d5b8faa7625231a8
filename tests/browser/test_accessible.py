"""Nobody is kept out: no serious or critical violation in any view. Oracle: axe-core, which holds the rules of WCAG 2.2 A and AA."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest

from graphcrm.analysis import analyze
from graphcrm.render.report import page as report_page
from graphcrm.render.report import report
from tests.render.example import example

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Opened

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_GRAVE = ("serious", "critical")
_ASK = """async (rules) => {
  const found = await axe.run(document, { runOnly: rules, resultTypes: ['violations'] });
  return found.violations.map(({ id, impact, help, nodes }) => ({
    id, impact, help, nodes: nodes.slice(0, 4).map(({ html, failureSummary }) => `${html.slice(0, 160)}: ${failureSummary}`),
  }));
}"""

_CHOOSE = {
    "person": """() => {
      page.choose('person', Object.values(page.people).find((each) => !each.ours).id);
      document.querySelectorAll('details').forEach((each) => { each.open = true; });
    }""",
    "finding": "page.choose('finding', Object.keys(page.data.findings)[0])",
}


def _axe() -> str:
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def _violations(page: Opened | Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(_ASK, RULES)
    return [each for each in found if each["impact"] in _GRAVE]


@pytest.mark.parametrize(
    ("scheme", "language", "chosen"),
    [("light", "en", True), ("dark", "zh-Hans", True), ("dark", "en", False), ("light", "zh-Hant", False)],
)
def test_no_view_has_a_serious_violation(
    open_page: Callable[..., Opened], whole: bytes, scheme: str, language: str, *, chosen: bool
) -> None:
    """Each view as it opens; and with everything unfolded and a person, then a finding, told beside it."""
    page = open_page(whole, color_scheme=scheme)
    page.evaluate(_axe())
    page.evaluate("(language) => page.setLanguage(language)", language)
    found: dict[str, list[dict[str, Any]]] = {}
    for view in page.evaluate("page.data.tabs"):
        page.evaluate("(view) => { page.clear(); page.show(view); }", view)
        page.wait_for_timeout(50)
        found[view] = _violations(page)
        for kind, choose in _CHOOSE.items() if chosen else ():
            page.evaluate(choose)
            found[f"{view}, a {kind} chosen"] = _violations(page)
    assert {place: each for place, each in found.items() if each} == {}


def test_the_report_has_none_either(chromium: Browser) -> None:
    context = chromium.new_context(viewport={"width": 1240, "height": 900}, offline=True)
    page = context.new_page()
    page.set_content(report_page(report(analyze(example()))).decode())
    page.evaluate(_axe())
    assert _violations(page) == []
    context.close()
