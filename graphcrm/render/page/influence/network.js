/** Everybody and their ties, drawn by vis-network: nothing moves, and only so much is drawn as can be read. */
(() => {
  const { data, state, ids, people, word, say, make, fill, button, capital, network, cathedral } = page;
  const KINDS = ["INFLUENCES", "weaker", "REPORTS_TO", "KNOWS", "CONFLICTS_WITH"];
  const PAPER = 2_000;
  const own = () => data.views.network;
  const place = {};
  let waiting = 0;
  Object.assign(network, { vis: null, sharp: 1, lit: null, pointed: null, shownMarks: new Map(), drawn: [], tied: new Set() });

  function show(holder) {
    network.read();
    network.vis?.destroy();
    Object.assign(place, { canvas: make("div", "network-canvas"), count: make("p", "network-count quiet"), tip: make("div", "network-tip") });
    place.canvas.setAttribute("role", "img");
    place.count.setAttribute("role", "status");
    place.tip.setAttribute("role", "tooltip");
    place.tip.hidden = true;
    const tools = make("div", "network-tools", ...KINDS.map(toggle));
    const zoom = make("div", "network-zoom", named("+", "network_in", () => zoomBy(1.4)), named("−", "network_out", () => zoomBy(1 / 1.4)), button("", word("reset"), whole));
    fill(holder, make("div", "network-view", tools, make("div", "network-room", network.markList(), place.canvas, zoom, place.count, place.tip)));
    network.nodes = new vis.DataSet([]);
    network.edges = new vis.DataSet([]);
    const { options } = own();
    network.vis = new vis.Network(place.canvas, { nodes: network.nodes, edges: network.edges }, { ...options, nodes: { ...options.nodes, ctxRenderer: network.renderer } });
    network.vis.on("afterDrawing", (ctx) => {
      network.drawPointed(ctx);
      network.drawNames(ctx);
    });
    for (const event of ["zoom", "dragEnd"]) network.vis.on(event, soon);
    listen(place.canvas);
    resize();
    whole();
    if (state.chosen) chosen();
  }

  function toggle(kind) {
    const box = make("input");
    Object.assign(box, { type: "checkbox", checked: network.wish[kind] });
    box.dataset.kind = kind;
    box.addEventListener("change", () => { network.wish[kind] = box.checked; refresh(); });
    return make("label", "check", box, word(`network_${kind}`));
  }

  function named(sign, key, act) {
    const made = button("", sign, act);
    made.setAttribute("aria-label", word(key));
    made.title = word(key);
    return made;
  }

  /** What the window shows of the drawing. */
  function view() {
    const { clientWidth: wide, clientHeight: high } = place.canvas;
    const scale = network.vis.getScale();
    const { x, y } = network.vis.getViewPosition();
    return { scale, left: x - wide / 2 / scale, right: x + wide / 2 / scale, top: y - high / 2 / scale, bottom: y + high / 2 / scale };
  }

  /** Marks and lines as they are now; only what differs is changed. */
  function refresh() {
    if (!network.vis) return;
    network.lit = ["person", "finding"].includes(state.chosen?.kind) ? cathedral.litBy(state.chosen) : null;
    const seen = view();
    const marks = network.marks(seen);
    const { drawn, shown, all } = network.lines(marks, seen);
    network.shownMarks = marks;
    const edges = drawn.map(network.edge);
    const kept = new Set(edges.map(({ id }) => id));
    network.edges.remove(network.edges.getIds().filter((id) => !kept.has(id)));
    network.nodes.remove(network.nodes.getIds().filter((id) => !marks.has(id)));
    network.nodes.add([...marks.values()].filter(({ id }) => network.nodes.get(id) === null).map(({ id, x, y }) => ({ id, x, y })));
    network.edges.update(edges);
    network.drawn = drawn;
    network.tied = new Set(drawn.flatMap(({ from, to }) => [from, to]));
    place.count.textContent = [say("network_count", { shown, all }), shown < all ? word("network_fewer") : ""].filter(Boolean).join(" · ");
    place.canvas.setAttribute("aria-label", say("network_canvas", { people: ids.length, count: place.count.textContent }));
    network.vis.redraw();
  }

  function soon() {
    if (waiting) return;
    waiting = window.requestAnimationFrame(() => { waiting = 0; refresh(); });
  }

  function whole() {
    network.opened.clear();
    const { x, y, circles } = own();
    const reach = circles.length ? circles : x.map((each, at) => [each, y[at], 24]);
    const [left, right] = [Math.min(0, ...reach.map(([each, , r]) => each - r)), Math.max(0, ...reach.map(([each, , r]) => each + r))];
    const [top, bottom] = [Math.min(0, ...reach.map(([, each, r]) => each - r)), Math.max(0, ...reach.map(([, each, r]) => each + r))];
    const room = [place.canvas.clientWidth - 50, place.canvas.clientHeight - 96].map((each) => Math.max(60, each));
    const scale = Math.min(1.4, room[0] / (right - left || 1), room[1] / (bottom - top || 1));
    network.vis.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 24 / scale }, scale, animation: false });
    refresh();
  }

  function zoomBy(times) {
    network.vis.moveTo({ scale: Math.min(4, Math.max(0.02, network.vis.getScale() * times)), animation: false });
    refresh();
  }

  /** Somebody who stands outside the window is brought into it. */
  function chosen() {
    const at = state.chosen?.kind === "person" ? network.numbers.get(state.chosen.id) : undefined;
    if (at !== undefined) {
      const { left, right, top, bottom } = view();
      const [x, y] = [own().x[at], own().y[at]];
      if (x < left || x > right || y < top || y > bottom) network.vis.moveTo({ position: { x, y }, animation: false });
    }
    refresh();
  }

  function resize() {
    const { clientWidth: wide, clientHeight: high } = place.canvas;
    if (!wide || !high) return;
    network.vis.setSize(`${wide}px`, `${high}px`);
    refresh();
  }

  function print(onPaper) {
    const sharp = PAPER / place.canvas.clientWidth;
    const scale = network.vis.getScale() * (onPaper ? sharp : 1 / place.sharp);
    place.sharp = sharp;
    network.sharp = onPaper ? sharp : 1;
    if (onPaper) network.vis.setSize(`${PAPER}px`, `${place.canvas.clientHeight * sharp}px`);
    else network.vis.setSize(`${place.canvas.clientWidth}px`, `${place.canvas.clientHeight}px`);
    network.vis.moveTo({ scale, animation: false });
    network.vis.redraw();
  }

  /** The mark or the line at a place of the window. */
  function at(event) {
    const area = place.canvas.getBoundingClientRect();
    const spot = { x: event.clientX - area.left, y: event.clientY - area.top };
    const { x, y } = network.vis.DOMtoCanvas(spot);
    const slack = 4 / network.vis.getScale();
    let best = [Infinity, null];
    for (const mark of network.shownMarks.values()) {
      const far = Math.hypot(mark.x - x, mark.y - y) - mark.r;
      if (far < slack && far < best[0]) best = [far, mark];
    }
    return best[1] ?? network.drawn.find(({ id }) => id === network.vis.getEdgeAt(spot)) ?? null;
  }

  function tipOf(found) {
    if (found.who !== undefined) return [page.fullName(found.who), [page.title(found.who), people[found.who].unit].filter(Boolean).join(" · "), people[found.who].ours ? "" : capital(page.stanceWord(found.who))];
    if (found.group !== undefined) return [network.groupName(found.group), say("network_group", { number: network.groups[found.group].length })];
    const [{ one, two }] = found.ties;
    if (found.single) return [say(`tie_${found.kind}`, { a: page.fullName(ids[one]), b: page.fullName(ids[two]) })];
    const name = (id) => { const mark = network.shownMarks.get(id); return mark.who === undefined ? network.groupName(mark.group) : page.fullName(mark.who); };
    return [say("network_bundle", { number: found.ties.length, a: name(found.from), b: name(found.to) })];
  }

  /** Choose a person; open a group. */
  function take(found) {
    if (found.who !== undefined) return page.choose("person", found.who);
    if (found.group === undefined) return found.single ? page.choose("person", ids[found.ties[0].one]) : undefined;
    network.opened.add(found.group);
    const room = Math.min(place.canvas.clientWidth, place.canvas.clientHeight);
    network.vis.moveTo({ position: { x: found.x, y: found.y }, scale: Math.max(network.vis.getScale(), Math.min(1.4, room / 3.4 / found.r)), animation: false });
    return refresh();
  }

  function hover(event) {
    const found = event.buttons ? null : at(event);
    place.canvas.classList.toggle("over", found !== null);
    place.tip.hidden = found === null;
    if (found === null) return;
    const [first, ...rest] = tipOf(found);
    fill(place.tip, make("b", "", first), ...rest.filter(Boolean).map((line) => make("div", "", line)));
    const area = place.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - area.left, event.clientY - area.top];
    place.tip.style.left = `${Math.max(4, Math.min(x + 14, area.width - place.tip.offsetWidth - 4))}px`;
    place.tip.style.top = `${y + 18 + place.tip.offsetHeight > area.height ? Math.max(4, y - place.tip.offsetHeight - 10) : y + 18}px`;
  }

  function listen(canvas) {
    let down = null;
    canvas.addEventListener("pointermove", hover);
    canvas.addEventListener("pointerleave", () => { place.tip.hidden = true; });
    canvas.addEventListener("pointerdown", (event) => { down = [event.clientX, event.clientY]; });
    canvas.addEventListener("click", (event) => {
      if (!down || Math.hypot(event.clientX - down[0], event.clientY - down[1]) >= 5) return;
      const found = at(event);
      if (found) take(found);
      else if (state.chosen) page.clear();
    });
  }

  Object.assign(network, { take, tipOf, zoom: zoomBy, refresh });
  page.view("network", { show, chosen, opportunity: refresh, filtered: refresh, supposed: refresh, theme: refresh, resize, print, legend: network.legend });
})();
