"""Pages opened in the Chromium that this machine has, from a file, with everything they say and ask for written down.

Without Chromium these tests are skipped and say why; with ``GRAPHCRM_REQUIRE_CHROMIUM=1`` that is an error.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from graphcrm.analysis import analyze
from graphcrm.render.page import account_page
from tests.render.pages import account, finding, with_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-default-apps", "--disable-sync", "--no-first-run", "--mute-audio",
)  # fmt: skip
DESK, PHONE = (1400, 900), (390, 844)
_PICTURE = "document.querySelector('#canvas canvas').toDataURL()"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        reason = f"no Chromium: none of {', '.join(NAMES)} is on the path"
        if os.environ.get("GRAPHCRM_REQUIRE_CHROMIUM") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield browser
        browser.close()


@dataclass
class Opened:
    """An open page: what it asked for beside its own file, what it complained of, what ran that should not."""

    page: Page
    requests: list[str] = field(default_factory=lambda: [])
    complaints: list[str] = field(default_factory=lambda: [])

    def __getattr__(self, name: str) -> Any:
        return getattr(self.page, name)

    def text(self, selector: str) -> str:
        return self.page.inner_text(selector)

    def clean(self) -> bool:
        return self.requests == self.complaints == []

    def picture(self) -> str:
        """What is drawn, as one text."""
        return self.page.evaluate(f"() => {_PICTURE}")

    def until_drawn_as(self, picture: str) -> None:
        self.page.wait_for_function(f"(wanted) => {_PICTURE} === wanted", arg=picture)

    def until_drawn_otherwise(self, picture: str) -> None:
        self.page.wait_for_function(f"(held) => {_PICTURE} !== held", arg=picture)

    def search(self, typed: str) -> None:
        self.page.fill("#search", typed)


@pytest.fixture
def open_page(chromium: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Open a page's bytes; with ``trusting`` the page's own policy is switched off, so that only its texts protect it."""
    contexts: list[BrowserContext] = []

    def opened(
        content: bytes, size: tuple[int, int] = DESK, *, trusting: bool = False, **wishes: Any
    ) -> Opened:
        path = tmp_path / f"page-{len(contexts)}.html"
        path.write_bytes(content)
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]}, bypass_csp=trusting, offline=True, **wishes
        )
        contexts.append(context)
        context.add_init_script("window.hits = []; window.hit = () => window.hits.push(1);")
        found = Opened(context.new_page())
        own = path.as_uri()
        found.page.on(
            "request",
            lambda asked: None if asked.url in (own, "data:,") else found.requests.append(asked.url),
        )
        found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
        found.page.on("console", lambda said: found.complaints.append(said.text))
        found.page.on("dialog", lambda dialog: found.complaints.append(dialog.message))
        found.page.goto(own)
        found.page.wait_for_selector("html[data-drawn]", state="attached", timeout=15_000)
        return found

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def example() -> bytes:
    """The account of `tests.render.pages`, with a finding of a kind that the page has never heard of."""
    extra = finding("quite_new", "eve", "lin", "nobody-known", message="Something quite new about Lin Yue.")
    return account_page(with_findings(analyze(account().snapshot()), [extra]), prepared_for="the review")


@pytest.fixture(scope="session")
def whole() -> bytes:
    """The invented account that comes with the program, as it is shown on its day."""
    from tests.render.example import example as invented

    return account_page(analyze(invented()))
