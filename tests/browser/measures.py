"""What a browser is asked about a page that is open."""

from __future__ import annotations

CUT_OFF = """() => {
  const cut = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest('script, style, noscript, .unseen, option')) continue;
    if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const why = [...range.getClientRects()].filter(({ width }) => width >= 1).map((box) => cutBy(box, parent)).find(Boolean);
    if (why) cut.push([node.data.trim().slice(0, 40), why]);
  }
  function cutBy(box, parent) {
    if (box.left < -1 || box.right > innerWidth + 1) return 'the page';
    for (let up = parent; up; up = up.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(up);
      const frame = up.getBoundingClientRect(), air = 0.3 * box.height;
      const across = overflowX !== 'visible' && (box.left < frame.left - 1 || box.right > frame.right + 1);
      const down = overflowY !== 'visible' && (box.top < frame.top - air || box.bottom > frame.bottom + air);
      if (across || down) return up.id || up.className.baseVal || up.className || up.tagName;
    }
    return '';
  }
  return cut;
}"""
"""Each text that is cut off by something around it or by the page's edge, and by what. A line is higher than its letters."""
