"""How long a page takes from opening its file until it shows its picture and has answered a click, in headless Chromium.

Ours, once on its first view and once on the network of everybody, beside PyVis's pages of the same people and ties:
its default page up to 2,000 contacts, and at 10,000 the bare fixed page (physics off, everybody's place given). All are
opened in the same run, offline, each in a context of its own. Ours never moves. PyVis's default page first works for
1,000 rounds behind a bar, then shows its picture, still moving: that moment counts, and where it has not come within
the limit, the limit does (“at least”). How long it goes on moving is printed beside it, up to the limit.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.measured import Target, report
from benchmarks.whole_analysis import ACCOUNT, AS_OF, write
from tests.browser.conftest import DESK, NAMES, QUIET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright import sync_api as playwright
    from playwright.sync_api import Browser

    from graphcrm.analysis import Analysis

TIMES_SOONER = {150: 10.0, 500: 60.0, 2_000: 100.0}
LARGE = 10_000
MEGABYTES = 1.3
LIMIT = 200


class Page(NamedTuple):
    """A file; when it shows its picture, where to click then, when that has been answered, and when nothing moves."""

    name: str
    path: Path
    shown: str
    spot: str
    answered: str
    address: str = ""
    still: str = ""


class Took(NamedTuple):
    """Seconds until it had answered, and until nothing moved; none where that was not within the limit."""

    answered: float | None
    still: float | None
    limit: int

    @property
    def seconds(self) -> float:
        return self.limit if self.answered is None else self.answered

    def __str__(self) -> str:
        said = [f"not within {self.limit} s" if each is None else f"{each:.2f} s" for each in self[:2]]
        return f"answers a click after {said[0]}" + (
            "" if said[0] == said[1] else f", is still after {said[1]}"
        )


_READY = "document.documentElement.dataset.ready === 'true'"
_OURS = {
    "": (
        f"() => {_READY} && document.documentElement.dataset.drawn === 'true'",
        """() => {
          const mark = [...page.cathedral.marks.values()].find(({ mark }) => mark === 'decider' || mark === 'dot');
          const { left, top } = document.getElementById('canvas').getBoundingClientRect();
          const { x, y } = page.cathedral.network.canvasToDOM(mark);
          return [left + x, top + y];
        }""",
        "() => page.state.chosen !== null && !document.getElementById('card').hidden",
    ),
    "#view=network": (
        f"() => {_READY} && page.network.names > 0",
        """() => {
          const mark = [...page.network.shownMarks.values()][0];
          const { left, top } = document.querySelector('.network-canvas').getBoundingClientRect();
          const { x, y } = page.network.vis.canvasToDOM(mark);
          return [left + x, top + y];
        }""",
        "() => page.state.chosen !== null || page.network.opened.size > 0",
    ),
}
_PYVIS_SPOT = """() => {
  network.once('click', () => { window.answered = true; });
  const { width, left, top } = document.getElementById('mynetwork').getBoundingClientRect();
  return [left + width / 2, top + 300];
}"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[*TIMES_SOONER, LARGE], help="contacts")
    parser.add_argument("--rounds", type=int, default=3, help="how often ours are opened; medians count")
    parser.add_argument("--limit", type=int, default=LIMIT, help="seconds that PyVis's page is waited for")
    given = parser.parse_args()
    from playwright.sync_api import sync_playwright

    chromium = next(path for name in NAMES if (path := shutil.which(name)))
    targets: list[Target] = []
    with (
        tempfile.TemporaryDirectory(prefix="graphcrm-page-opening-") as folder,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        for size in given.sizes:
            targets += _compared(browser, Path(folder, str(size)), size, given.rounds, given.limit)
        browser.close()
    return report(*targets)


def _compared(browser: Browser, folder: Path, size: int, rounds: int, limit: int) -> list[Target]:
    fixed = size >= LARGE
    ours, theirs = _pages(folder, size, fixed=fixed)
    found = {each.name: _median([opened(browser, each, limit) for _ in range(rounds)]) for each in ours}
    other = _median([opened(browser, theirs, limit) for _ in range(rounds if fixed else 1)])
    weight = {each.name: each.path.stat().st_size / 1e6 for each in (*ours, theirs)}
    for name, took in {**found, theirs.name: other}.items():
        print(f"{size:>7,} contacts, {name}: {took}, {weight[name]:.2f} MB", flush=True)
    targets = (
        [Target(f"{size:,} contacts: our file in MB", weight["ours"], MEGABYTES)] if size == 2_000 else []
    )
    for name, took in found.items():
        if fixed:
            targets.append(
                Target(f"{size:,} contacts: {name} / PyVis's fixed page", took.seconds / other.seconds, 1.0)
            )
        else:
            least = "" if other.answered is not None else " (at least)"
            wanted = TIMES_SOONER.get(size, 1.0)
            sooner = other.seconds / took.seconds
            targets.append(
                Target(
                    f"{size:,} contacts: {name}, times sooner than PyVis's default{least}",
                    sooner,
                    wanted,
                    at_least=True,
                )
            )
    return targets


def opened(browser: Browser, page: Page, limit: int) -> Took:
    """Open the file, wait for the picture, click, and wait for the answer; then until nothing moves."""
    from playwright.sync_api import TimeoutError as TooLate

    context = browser.new_context(viewport={"width": DESK[0], "height": DESK[1]}, offline=True)
    window = context.new_page()
    window.set_default_timeout(limit * 1000)
    start, answered = time.perf_counter(), None
    try:
        window.goto(page.path.as_uri() + page.address, wait_until="commit")
        window.wait_for_function(page.shown)
        while not _answers(window, page):
            if time.perf_counter() - start > limit:
                return Took(None, None, limit)
        answered = time.perf_counter() - start
        if not page.still:
            return Took(answered, answered, limit)
        window.wait_for_function(page.still, timeout=max(1.0, limit - answered) * 1000)
        return Took(answered, time.perf_counter() - start, limit)
    except TooLate:
        return Took(answered, None, limit)
    finally:
        context.close()


def _answers(window: playwright.Page, page: Page) -> bool:
    """Click; a click on what still lies over the picture has no answer."""
    window.mouse.click(*window.evaluate(page.spot))
    return any(window.evaluate(page.answered) or time.sleep(0.05) for _ in range(6))


def _median(rounds: Sequence[Took]) -> Took:
    """Of several: the one in the middle by when it answered."""
    return sorted(rounds, key=lambda each: each.seconds)[len(rounds) // 2]


# -- the pages ------------------------------------------------------------------------------------------------------


def _pages(folder: Path, size: int, *, fixed: bool) -> tuple[list[Page], Page]:
    from graphcrm.analysis import analyze
    from graphcrm.render.page import account_page
    from graphcrm.workspace import Workspace

    with Workspace.open(folder.with_suffix(".db")) as workspace:
        workspace.import_(write(folder, size))
        analysis = analyze(workspace.snapshot(ACCOUNT, as_of=AS_OF))
    start = time.perf_counter()
    own = folder / "ours.html"
    own.write_bytes(account_page(analysis))
    print(f"{size:>7,} contacts, our page made in {time.perf_counter() - start:.2f} s")
    other = folder / "pyvis.html"
    other.write_text(pyvis_page(analysis, fixed=fixed), encoding="utf-8")
    ours = [
        Page(name, own, *_OURS[address], address)
        for name, address in (("ours", ""), ("ours, its network", "#view=network"))
    ]
    shown = (
        "() => window.network && network.physics.ready"
        if not fixed
        else f"() => window.network && network.body.nodeIndices.length > {size}"
    )
    name, still = (
        ("PyVis's fixed page", "") if fixed else ("PyVis's default page", "() => network.physics.stabilized")
    )
    return ours, Page(name, other, shown, _PYVIS_SPOT, "() => window.answered === true", still=still)


def pyvis_page(analysis: Analysis, *, fixed: bool) -> str:
    """Everybody and every tie between them, as PyVis writes it with everything in line.

    Nodes and edges are listed as `add_node` and `add_edge` list them, without their search through all that are there.
    """
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    from graphcrm.render.page import people
    from graphcrm.render.page.places import places
    from graphcrm.render.scene.presenter import Presenter
    from graphcrm.render.words import Words

    presenter = Presenter(analysis.account, Words.of("en"))
    names = {who: each.name for who, each in (*presenter.contacts.items(), *presenter.employees.items())}
    ids = list(names)
    pairs = [
        (flat[at], flat[at + 1]) for flat in people.ties(presenter).values() for at in range(0, len(flat), 2)
    ]
    network = Network(directed=True, cdn_resources="in_line", height="860px")
    spots = places((0,) * len(ids), (), (0,) * len(ids)) if fixed else None
    for at, who in enumerate(ids):
        place: dict[str, Any] = {"x": spots.x[at], "y": spots.y[at]} if spots else {}
        network.nodes.append(Node(who, "dot", label=names[who], **place).options)
        network.node_ids.append(who)
    for one, two in pairs:
        network.edges.append(Edge(ids[one], ids[two], directed=True).options)
    if fixed:
        network.toggle_physics(status=False)
    return str(network.generate_html())


if __name__ == "__main__":
    sys.exit(main())
