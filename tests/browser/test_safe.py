"""Whatever a text holds, opening and using the page runs nothing of it and asks for nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from graphcrm.analysis import analyze
from graphcrm.render.page import account_page
from tests.analysis.worlds import World
from tests.render.pages import account, page_of, poisoned
from tests.render.payloads import PAYLOADS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Opened

pytestmark = pytest.mark.browser

SMALL = (700, 500)
_WALK = """const walk = (view, who, finding) => {
  page.show(view);
  if (who !== undefined) page.choose('person', who);
  if (finding !== undefined) page.choose('finding', finding);
  const shown = page.holder(view);
  for (const each of shown.querySelectorAll('details')) each.open = true;
  for (const each of [...shown.querySelectorAll('button, summary, select, input, svg *, [tabindex], [role]')].slice(0, 150)) {
    const { left, top } = each.getBoundingClientRect();
    for (const kind of ['pointermove', 'mousemove', 'mouseover', 'focus', 'click']) {
      each.dispatchEvent(new MouseEvent(kind, { bubbles: kind !== 'focus', clientX: left + 2, clientY: top + 2 }));
    }
    if (each.matches('select')) each.dispatchEvent(new Event('change', { bubbles: true }));
  }
  for (const key of ['Home', 'ArrowDown', 'ArrowRight', 'Enter', 'Escape']) {
    shown.querySelector('[tabindex]')?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  }
  page.clear();
};"""
"""One view as a reader uses it: somebody chosen, everything in it pointed at and pressed."""

_USE = """() => {
  %s
  const { cathedral, choose, data, fillTip, people } = page;
  const byId = (id) => document.getElementById(id);
  for (const scene of data.scenes) {
    page.showScene(scene.id);
    for (const view of data.tabs) scene === data.scenes[0] ? walk(view, Object.keys(people)[0], scene.findings[0]) : page.show(view);
    page.show('cathedral');
    for (const who of Object.keys(people)) choose('person', who);
    for (const id of scene.findings) choose('finding', id);
    data.views.cathedral.plots.forEach((_, number) => choose('plot', number));
    data.views.cathedral.arches.forEach((_, number) => choose('arch', number));
    for (const ours of [true, false]) choose('stack', ours);
    for (const mark of cathedral.marks.values()) if (mark.who) fillTip(byId('tip'), cathedral.tipOf({ kind: 'person', id: mark.who }));
    cathedral.edges.getIds().filter((id) => id.startsWith('way:')).forEach((id) => cathedral.tipOf({ kind: 'way', id }));
  }
  byId('marks').focus();
  byId('everyone').open = true;
  for (const language of data.languages) page.setLanguage(language);
  byId('search').value = '<';
  page.showHits();
  page.clear();
  page.recall();
}""".replace("%s", _WALK)


def _used(page: Opened) -> None:
    page.evaluate(_USE)
    page.wait_for_timeout(60)
    assert page.evaluate("window.hits") == []
    assert page.clean(), (page.requests, page.complaints)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_text_in_every_field_runs_nothing_and_asks_for_nothing(
    open_page: Callable[..., Opened], payload: str
) -> None:
    content = account_page(analyze(poisoned(account().snapshot(), payload)), prepared_for=payload)
    page = open_page(content, SMALL, trusting=True)
    _used(page)
    assert page.evaluate("page.data.account.name") == payload


@pytest.mark.parametrize(
    "ident", ["<img/src=x/onerror=hit()>", "</script><script>hit()</script>", "__proto__", "constructor"]
)
def test_an_id_is_no_more_than_an_id(open_page: Callable[..., Opened], ident: str) -> None:
    world = World().knows("eve", ident).influences(ident, "gu", 0.75).decides("gu").decides(ident, weight=2.0)
    world.contact("bob", ident).supports(ident, 1)
    page = open_page(page_of(world), SMALL, trusting=True)
    _used(page)


def test_the_policy_is_one_and_the_same_whatever_the_texts_hold(example: bytes) -> None:
    policies = {
        tuple(re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page.decode()))
        for page in (
            example,
            *(
                account_page(analyze(poisoned(account().snapshot(), each)), prepared_for=each)
                for each in PAYLOADS
            ),
        )
    }
    ((policy,),) = policies
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_no_view_does_what_the_policy_forbids(open_page: Callable[..., Opened], whole: bytes) -> None:
    """The policy is on: a style or script written into the page would be complained of."""
    page = open_page(whole)
    walk = "() => { %s for (const view of page.data.tabs) walk(view, Object.keys(page.people)[0], Object.keys(page.data.findings)[0]); }"
    page.evaluate(walk % _WALK)
    page.wait_for_timeout(100)
    assert page.clean(), (page.requests, page.complaints)


def test_the_policy_stops_what_a_page_should_never_do(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    page = open_page(example)
    refused: list[str | None] = []
    page.page.on("requestfailed", lambda asked: refused.append(asked.failure))
    page.evaluate("""() => {
      const script = document.createElement('script');
      script.textContent = 'hit()';
      const picture = document.createElement('img');
      picture.src = 'https://example.invalid/pixel';
      document.body.append(script, picture);
    }""")
    page.wait_for_timeout(100)
    assert page.evaluate("window.hits") == []
    assert refused == ["csp"]
    assert any("Content Security Policy" in said for said in page.complaints)
