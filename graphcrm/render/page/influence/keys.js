/** The network by keyboard: a list of its marks that nobody sees, steered by where they stand. */
(() => {
  const { make, fill, word, colour, network } = page;
  const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  let list = null;
  let at = null;

  function entries() {
    return [...network.shownMarks.values()].sort((one, two) => one.y - two.y || one.x - two.x);
  }

  /** One entry for each mark; the one that is pointed at says what it is. */
  function point(mark) {
    at = mark ?? null;
    network.pointed = at;
    fill(list);
    if (at) {
      const item = make("li", "", network.tipOf(at).filter(Boolean).join(". "));
      Object.assign(item, { id: "network-mark" });
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "true");
      list.append(item);
      list.setAttribute("aria-activedescendant", item.id);
    } else {
      list.removeAttribute("aria-activedescendant");
    }
    network.vis.redraw();
  }

  /** The nearest mark in a direction; what lies aside counts three times as far. */
  function next([dx, dy]) {
    let best = [Infinity, at];
    for (const mark of entries()) {
      const along = (mark.x - at.x) * dx + (mark.y - at.y) * dy;
      const far = along + 3 * (Math.abs((mark.x - at.x) * dy) + Math.abs((mark.y - at.y) * dx));
      if (along > 1 && far < best[0]) best = [far, mark];
    }
    return best[1];
  }

  function steer(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !at) return;
    if (event.key in WAYS) point(next(WAYS[event.key]));
    else if (event.key === "Home") point(entries()[0]);
    else if (event.key === "End") point(entries().at(-1));
    else if (event.key === "+") network.zoom(1.4);
    else if (event.key === "-") network.zoom(1 / 1.4);
    else if (["Enter", " "].includes(event.key)) network.take(at);
    else return;
    event.preventDefault();
  }

  function markList() {
    list = make("ul", "unseen");
    Object.assign(list, { id: "network-marks", tabIndex: 0 });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", word("network_marks"));
    list.addEventListener("focus", () => point(network.shownMarks.get(`p${network.numbers.get(page.state.chosen?.id)}`) ?? entries()[0]));
    list.addEventListener("blur", () => point(null));
    list.addEventListener("keydown", steer);
    return list;
  }

  function drawPointed(ctx) {
    const { pointed } = network;
    if (!pointed) return;
    const reach = pointed.r + 12;
    ctx.setLineDash([5, 3]);
    page.cathedral.box(ctx, pointed.x - reach, pointed.y - reach, 2 * reach, 2 * reach, 10);
    ctx.strokeStyle = colour("focus");
    ctx.lineWidth = 2 / Math.min(1, network.vis.getScale());
    ctx.stroke();
    ctx.setLineDash([]);
  }

  Object.assign(network, { markList, drawPointed });
})();
