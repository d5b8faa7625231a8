/** The picture by keyboard: a list of its marks that nobody sees, steered by where they stand. */
(() => {
  const { data, make, fill, capital, cathedral } = page;
  const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  let list = null;
  let spots = [];
  let at = -1;

  function allSpots() {
    const { plots, arches } = data.views.cathedral;
    const boxes = (kind, found) => found.map((each, id) => ({ kind, id, x: each.x + each.w / 2, y: each.y + each.h / 2, w: each.w - 20, h: each.h - 20 }));
    const marks = [...cathedral.marks.values()].filter((mark) => mark.mark !== "anchor");
    const drawn = marks.map((mark) => ({ kind: mark.mark === "stack" ? "stack" : "person", id: mark.mark === "stack" ? mark.id === "stack:ours" : mark.who, x: mark.x, y: mark.y, w: mark.w, h: mark.h }));
    return [...drawn, ...boxes("arch", arches), ...boxes("plot", plots)].sort((one, two) => one.y - two.y || one.x - two.x);
  }

  /** One entry for each mark, made when the list gets the focus. */
  function enter() {
    spots = allSpots();
    fill(list, ...spots.map((spot, number) => {
      const [name, ...rest] = cathedral.tipOf(spot);
      const item = make("li", "", [name, ...rest].filter(Boolean).map((each) => capital(each)).join(". "));
      item.id = `mark-${number}`;
      item.setAttribute("role", "option");
      return item;
    }));
    const { chosen } = page.state;
    point(Math.max(0, spots.findIndex((spot) => chosen && spot.kind === chosen.kind && spot.id === chosen.id)));
  }

  function point(number) {
    list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
    at = number;
    cathedral.pointed = spots[at] ?? null;
    const item = list.children[at];
    item?.setAttribute("aria-selected", "true");
    if (item) list.setAttribute("aria-activedescendant", item.id);
    cathedral.network.redraw();
  }

  function leave() {
    cathedral.pointed = null;
    list.removeAttribute("aria-activedescendant");
    cathedral.network.redraw();
  }

  /** The nearest mark in a direction; what lies aside counts three times as far. */
  function next([dx, dy]) {
    const here = spots[at];
    let best = [Infinity, at];
    spots.forEach((spot, number) => {
      const along = (spot.x - here.x) * dx + (spot.y - here.y) * dy;
      const aside = Math.abs((spot.x - here.x) * dy) + Math.abs((spot.y - here.y) * dx);
      const far = along + 3 * aside;
      if (along > 1 && far < best[0]) best = [far, number];
    });
    return best[1];
  }

  function steer(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in WAYS) point(next(WAYS[event.key]));
    else if (event.key === "Home") point(0);
    else if (event.key === "End") point(spots.length - 1);
    else if (["Enter", " "].includes(event.key)) page.choose(spots[at].kind, spots[at].id);
    else return;
    event.preventDefault();
  }

  function markList() {
    list = make("ul", "unseen");
    Object.assign(list, { id: "marks", tabIndex: 0 });
    list.setAttribute("role", "listbox");
    list.addEventListener("focus", enter);
    list.addEventListener("blur", leave);
    list.addEventListener("keydown", steer);
    return list;
  }

  Object.assign(cathedral, { markList });
})();
