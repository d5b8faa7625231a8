/** The account as a building, drawn by vis-network: nothing moves, everything has its place. */
(() => {
  const { data, state, byId, word, say, make, button, cathedral } = page;
  const look = () => data.views.cathedral.look;
  const still = window.matchMedia("(max-width: 1180px)");

  function show(holder) {
    if (cathedral.network) return redraw();
    const canvas = make("div", "");
    const tip = make("div", "");
    Object.assign(canvas, { id: "canvas" });
    Object.assign(tip, { id: "tip", hidden: true });
    canvas.setAttribute("role", "img");
    tip.setAttribute("role", "tooltip");
    const reset = button("", word("reset"), page.clear);
    Object.assign(reset, { id: "reset", hidden: true });
    reset.addEventListener("click", fit);
    holder.append(make("div", "canvas", cathedral.markList(), canvas, reset, tip));
    takeMarks();
    cathedral.nodes = new vis.DataSet([...cathedral.marks.values()]);
    cathedral.edges = new vis.DataSet(cathedral.edgeLooks());
    const { options } = data.views.cathedral;
    cathedral.network = new vis.Network(canvas, { nodes: cathedral.nodes, edges: cathedral.edges }, { ...options, nodes: { ...options.nodes, ctxRenderer: cathedral.renderer } });
    cathedral.network.on("beforeDrawing", cathedral.drawBehind);
    cathedral.network.on("afterDrawing", (ctx) => {
      cathedral.drawLabels(ctx);
      cathedral.drawPointed(ctx);
      document.documentElement.dataset.drawn = "true";
    });
    for (const event of ["zoom", "dragEnd"]) cathedral.network.on(event, showReset);
    cathedral.listen(canvas);
    label();
    resize();
    return refresh();
  }

  function label() {
    byId("canvas").setAttribute("aria-label", say("canvas", { headline: state.scene.sentences.join(" ") }));
    byId("marks").setAttribute("aria-label", word("marks"));
    byId("reset").textContent = word("reset");
  }

  function takeMarks() {
    cathedral.marks.clear();
    const dots = page.records(data.views.cathedral.dots).map((dot) => ({ ...dot, who: page.ids[dot.who], id: `dot:${page.ids[dot.who]}` }));
    for (const mark of [...dots, ...page.records(cathedral.scene().nodes)]) cathedral.marks.set(mark.id, cathedral.supposedMark(mark));
  }

  /** Everything anew: another opportunity, another language, or back from another view. */
  function redraw() {
    takeMarks();
    cathedral.lit = null;
    cathedral.edges.clear();
    cathedral.nodes.clear();
    cathedral.nodes.add([...cathedral.marks.values()]);
    cathedral.edges.add(cathedral.edgeLooks());
    label();
    resize();
    return refresh();
  }

  function refresh() {
    const { edges, network } = cathedral;
    cathedral.lit = cathedral.litBy(state.chosen);
    showReset();
    edges.update(cathedral.edgeLooks());
    edges.remove(edges.getIds({ filter: (edge) => String(edge.id).startsWith("tie:") }));
    if (state.chosen?.kind === "person" && page.supposed(state.chosen.id) !== "gone") edges.add(cathedral.tieEdges(state.chosen.id));
    network.redraw();
  }

  function chosen(what) {
    refresh();
    if (what === null) fit();
  }

  /** Fit the drawing to the room there is. */
  function resize() {
    const { clientWidth: wide, clientHeight: high } = byId("canvas");
    if (!wide || !high) return;
    cathedral.network.setOptions({ interaction: { zoomView: !still.matches, dragView: !still.matches } });
    cathedral.network.setSize(`${wide}px`, `${high}px`);
    fit();
    cathedral.network.redraw();
  }

  function home() {
    const { clientWidth: wide, clientHeight: high } = byId("canvas");
    return Math.min(wide / look().width, high / look().height);
  }

  function centre(scale) {
    cathedral.network.moveTo({ position: { x: look().width / 2, y: look().height / 2 }, scale, animation: false });
  }

  function fit() {
    centre(home());
    showReset();
  }

  function showReset() {
    byId("reset").hidden = state.chosen === null && !moved();
  }

  function moved() {
    const { x, y } = cathedral.network.getViewPosition();
    return Math.abs(cathedral.network.getScale() / home() - 1) > 0.01 || Math.abs(x - look().width / 2) + Math.abs(y - look().height / 2) > 2;
  }

  /** On paper sharp enough to be read. */
  function print(onPaper) {
    if (!onPaper) return resize();
    cathedral.network.setSize(`${2 * look().width}px`, `${2 * look().height}px`);
    centre(2);
    return cathedral.network.redraw();
  }

  page.view("cathedral", { show, chosen, opportunity: redraw, filtered: refresh, supposed: redraw, theme: refresh, resize, print, legend: cathedral.legend });
})();
