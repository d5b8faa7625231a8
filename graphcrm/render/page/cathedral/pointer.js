/** The pointer: what stands at a place of the drawing, and what is said of it. */
(() => {
  const { data, state, people, word, say, make, fill, byId, capital, cathedral } = page;
  const own = () => data.views.cathedral;

  /** What stands at a place of the drawing: the smallest thing there. */
  function at(event) {
    const area = byId("canvas").getBoundingClientRect();
    const spot = { x: event.clientX - area.left, y: event.clientY - area.top };
    const { x, y } = cathedral.network.DOMtoCanvas(spot);
    const inside = (left, top, wide, high, slack = 0) => x >= left - slack && x <= left + wide + slack && y >= top - slack && y <= top + high + slack;
    for (const mark of [...cathedral.marks.values()].reverse()) {
      if (mark.mark === "anchor" || !inside(mark.x - mark.w / 2, mark.y - mark.h / 2, mark.w, mark.h, 2)) continue;
      return mark.mark === "stack" ? { kind: "stack", id: mark.id === "stack:ours" } : { kind: "person", id: mark.who };
    }
    const label = cathedral.scene().labels.find((each) => each.who && inside(each.x, each.y, each.w, own().look.row * each.lines.length));
    if (label) return { kind: "person", id: label.who };
    const edge = cathedral.network.getEdgeAt(spot);
    if (edge !== undefined && cathedral.edges.get(edge)?.routes) return { kind: "way", id: edge };
    for (const kind of ["plot", "arch"]) {
      const place = own()[kind === "plot" ? "plots" : "arches"].findIndex((each) => inside(each.x, each.y, each.w, each.h));
      if (place >= 0) return { kind, id: place };
    }
    return null;
  }

  /** A heading and lines below it. */
  function tipOf({ kind, id }) {
    if (kind === "person") {
      const place = [page.title(id), people[id].unit].filter(Boolean).join(" · ");
      return [page.fullName(id), place, people[id].ours ? "" : capital(page.stanceWord(id))];
    }
    if (kind === "plot") {
      const plot = own().plots[id];
      return [page.both(plot.name, plot.name_zh), say("plot", { share: plot.share, number: plot.people.length }), plot.blank ? word("plot_none") : ""];
    }
    if (kind === "arch") return [own().arches[id].name, capital(own().arches[id].said), own().arches[id].why];
    if (kind === "stack") return [word(id ? "stack_ours" : "stack")];
    const routes = cathedral.edges.get(id).routes.map((number) => state.scene.routes[number]);
    const names = [...new Set(routes.map((route) => page.fullName(route.to)))];
    return [say("way_tip", { names: page.joined(names) }), ...routes.slice(0, 3).map((route) => `${route.path.map((who) => people[who].name).join(" → ")}${word("colon")}${say("carries", { percent: route.carries })}`)];
  }

  function hover(event) {
    const found = event.buttons ? null : at(event);
    const tip = byId("tip");
    byId("canvas").classList.toggle("over", Boolean(found) && found.kind !== "way");
    tip.hidden = found === null;
    if (found === null) return;
    const [first, ...rest] = tipOf(found);
    fill(tip, make("b", "", first), ...rest.filter(Boolean).map((line) => make("div", "", line)));
    const room = byId("canvas").parentElement;
    const area = room.getBoundingClientRect();
    const [x, y] = [event.clientX - area.left, event.clientY - area.top];
    const left = Math.max(4, Math.min(x + 14, room.clientWidth - tip.offsetWidth - 4));
    const top = y + 18 + tip.offsetHeight > room.clientHeight ? y - tip.offsetHeight - 10 : y + 18;
    tip.style.left = `${left + room.scrollLeft}px`;
    tip.style.top = `${Math.max(4, top)}px`;
  }

  function press(event) {
    const found = at(event);
    if (found === null) return state.chosen && page.clear();
    if (found.kind !== "way") page.choose(found.kind, found.id);
    else page.choose("person", state.scene.routes[cathedral.edges.get(found.id).routes[0]].to);
    return undefined;
  }

  function listen(canvas) {
    let down = null;
    canvas.addEventListener("pointermove", hover);
    canvas.addEventListener("pointerleave", () => { byId("tip").hidden = true; });
    canvas.addEventListener("pointerdown", (event) => { down = [event.clientX, event.clientY]; });
    canvas.addEventListener("click", (event) => {
      if (down && Math.hypot(event.clientX - down[0], event.clientY - down[1]) < 5) press(event);
    });
  }

  Object.assign(cathedral, { at, tipOf, listen });
})();
