"""Pictures of every view of the example's page, for people to look at: on a desk, dark and in Chinese, on a phone, on paper.

python tools/shots.py [FOLDER]          FOLDER is `shots` unless given
python tools/shots.py FOLDER PAGE.html  of a page that is there already
"""

from __future__ import annotations

import datetime
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import sync_playwright

from graphcrm.render.page import account_page
from graphcrm.render.pictures import chromium
from graphcrm.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

DAY = datetime.date(2026, 11, 20)


class Look(NamedTuple):
    """One way of looking at a view: window, colours, language, and whether somebody is chosen."""

    name: str
    size: tuple[int, int]
    scheme: Any
    language: str
    chosen: bool = False


LOOKS = (
    Look("desk", (1400, 900), "light", "en"),
    Look("chosen", (1400, 900), "light", "en", chosen=True),
    Look("dark", (1400, 900), "dark", "zh-Hans"),
    Look("phone", (390, 844), "light", "zh-Hant"),
)
PAPERS = {"A4": ("297mm", "210mm"), "A3": ("420mm", "297mm")}
_CHOOSE = "page.choose('person', page.data.scenes[0].cracked[0] ?? Object.keys(page.people)[0])"


def main(words: list[str]) -> int:
    folder = Path(words[0] if words else "shots")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as held:
        page = Path(words[1]).resolve() if words[1:] else _example(Path(held))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=str(chromium()), args=["--no-sandbox", "--disable-gpu"]
            )
            for path in _taken(browser, page.as_uri(), folder):
                print(path)
            browser.close()
    return 0


def _example(folder: Path) -> Path:
    path = folder / "example.html"
    with Workspace.open(folder / "example.db") as workspace:
        workspace.import_(Workspace.example())
        path.write_bytes(account_page(workspace.analyze(as_of=DAY)))
    return path


def _taken(browser: Browser, address: str, folder: Path) -> Iterator[Path]:
    for look in LOOKS:
        wide, high = look.size
        context = browser.new_context(
            viewport={"width": wide, "height": high}, color_scheme=look.scheme, offline=True
        )
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector("html[data-drawn]", state="attached")
        page.evaluate("(language) => page.setLanguage(language)", look.language)
        for view in page.evaluate("page.data.tabs"):
            page.evaluate("(view) => { page.clear(); page.show(view); }", view)
            if look.chosen:
                page.evaluate(_CHOOSE)
            page.wait_for_timeout(200)
            path = folder / f"{view}-{look.name}.png"
            page.screenshot(path=path, full_page=wide < high)
            yield path
            for paper, (width, height) in PAPERS.items() if look is LOOKS[0] else ():
                printed = folder / f"{view}-{paper}.pdf"
                page.pdf(
                    path=printed, width=width, height=height, print_background=True, prefer_css_page_size=True
                )
                yield printed
        context.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
