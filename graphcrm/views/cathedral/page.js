/** The picture, the pointer, the search: what is chosen, and what that lights up. */

let network = null;
let nodes = null;
let edges = null;

const TIE_LOOK = {
  KNOWS: { dashes: false, tone: "route" },
  INFLUENCES: { dashes: false, tone: "tie", arrow: true },
  REPORTS_TO: { dashes: [2, 3], tone: "quiet", arrow: true },
  CONFLICTS_WITH: { dashes: [7, 3, 2, 3], tone: "weak" },
};

function isChosen(who) {
  return who !== "" && ((state.chosen?.kind === "person" && state.chosen.id === who) || Boolean(lit?.framed.has(who)));
}

function choose(kind, id) {
  state.chosen = { kind, id };
  refresh();
  byId("card").focus({ preventScroll: true });
  byId("card").parentElement.scrollTop = 0;
}

function clear() {
  state.chosen = null;
  refresh();
  fit();
}

function refresh() {
  lit = litBy(state.chosen);
  byId("reset").hidden = state.chosen === null && !moved();
  showCard();
  showFindings();
  edges.update(state.scene.edges.map((edge) => edgeLook(edge)));
  edges.remove(edges.getIds({ filter: (edge) => String(edge.id).startsWith("tie:") }));
  if (state.chosen?.kind === "person") edges.add(tieEdges(state.chosen.id));
  network.redraw();
}

/** Which people and routes belong to what was chosen; null where everything does. */
function litBy(chosen) {
  if (chosen === null) return null;
  const found = { people: new Set(), routes: new Set(), framed: new Set(), about: new Set() };
  if (chosen.kind === "person") {
    found.people.add(chosen.id);
    routesOf(chosen.id).forEach((number) => found.routes.add(number));
    data.ties.forEach(([, one, two]) => {
      if (one === chosen.id) found.people.add(two);
      if (two === chosen.id) found.people.add(one);
    });
  } else if (chosen.kind === "finding") {
    lightFinding(data.findings[chosen.id], found);
  } else if (chosen.kind === "plot") {
    data.plots[chosen.id].people.forEach((who) => found.people.add(who));
  } else if (chosen.kind === "stack") {
    (chosen.id ? state.scene.stacked_ours : state.scene.stacked).forEach((who) => found.people.add(who));
  } else {
    return null;
  }
  found.routes.forEach((number) => state.scene.routes[number].path.forEach((who) => found.people.add(who)));
  return found;
}

function lightFinding({ who, about }, found) {
  for (const each of who) found.people.add(each).size && found.framed.add(each);
  for (const each of about) found.people.add(each).size && found.about.add(each);
  const leads = (route) => about.length === 0 || about.includes(route.to);
  state.scene.routes.forEach((route, number) => {
    if (leads(route) && route.path.some((each) => who.includes(each))) found.routes.add(number);
  });
}

function edgeLook(edge) {
  const mine = lit === null ? edge.main : edge.routes.some((number) => lit.routes.has(number));
  const color = { color: colours.route, inherit: false, opacity: lit === null ? 0.78 : mine ? 0.95 : 0.12 };
  return { ...edge, color, hidden: !mine && !(lit !== null && edge.main), dashes: edge.dashes ? [7, 5] : false };
}

/** Thin lines for the ties of one person, beside the routes. */
function tieEdges(who) {
  const made = [];
  data.ties.forEach(([kind, one, two], number) => {
    if (one !== who && two !== who) return;
    const [start, end] = tieEnds(one, two);
    if (!start || !end || start === end) return;
    const { dashes, tone, arrow } = TIE_LOOK[kind];
    const level = Math.abs(marks.get(start).y - marks.get(end).y) < 60;
    const smooth = level
      ? { enabled: true, type: marks.get(start).x < marks.get(end).x ? "curvedCW" : "curvedCCW", roundness: 0.18 }
      : { enabled: true, type: "cubicBezier", forceDirection: "vertical", roundness: 0.4 };
    const arrows = { to: { enabled: Boolean(arrow), scaleFactor: 0.45 } };
    made.push({ id: `tie:${number}`, from: start, to: end, width: 1.3, dashes, smooth, arrows, color: { color: colours[tone], inherit: false, opacity: 0.85 }, physics: false });
  });
  return made;
}

function tieEnds(one, two) {
  const ends = (who) => state.scene.ends[who] ?? (marks.has(`dot:${who}`) ? [`dot:${who}`, `dot:${who}`] : [null, null]);
  const raised = ([, head]) => head !== null && head.startsWith("head:");
  const [from, to] = [ends(one), ends(two)];
  return raised(from) && raised(to) ? [from[1], to[1]] : [from[0], to[0]];
}

function showScene(id) {
  state.scene = data.scenes.find((scene) => scene.id === id) ?? data.scenes[0];
  state.all = false;
  const { name, name_zh: other, heading, sentences, facts } = state.scene;
  const { name: account, name_zh: accountZh } = data.account;
  const full = (one, two) => (two && two !== one ? `${one} ${two}` : one);
  byId("account").textContent = full(account, accountZh);
  fill(byId("heading"), full(name, other), ...heading.filter(Boolean).map((each) => make("span", "aside", each)));
  fill(byId("sentences"), ...sentences.flatMap((each) => [make("span", "", each), " "]));
  byId("facts").textContent = facts;
  byId("canvas").setAttribute("aria-label", say("canvas", { headline: sentences.join(" ") }));
  byId("opportunity").value = state.scene.id;
  marks.clear();
  for (const mark of [...data.dots, ...state.scene.nodes]) marks.set(mark.id, mark);
  if (network) {
    edges.clear();
    nodes.clear();
    nodes.add([...marks.values()]);
    edges.add(state.scene.edges.map(edgeLook));
    if (state.chosen && !stands(state.chosen)) state.chosen = null;
    refresh();
  }
}

function stands({ kind, id }) {
  return kind === "finding" ? state.scene.findings.includes(id) : kind !== "stack";
}

function start() {
  state.scene = data.scenes[0];
  data.scenes.forEach((scene) => scene.edges.forEach((edge, number) => { edge.id = `way:${number}`; }));
  readColours();
  showScene(data.first);
  nodes = new vis.DataSet([...marks.values()]);
  edges = new vis.DataSet(state.scene.edges.map(edgeLook));
  const options = { ...data.options, nodes: { ...data.options.nodes, ctxRenderer: renderer } };
  network = new vis.Network(byId("canvas"), { nodes, edges }, options);
  network.on("beforeDrawing", drawBehind);
  network.on("afterDrawing", (ctx) => {
    drawLabels(ctx);
    document.documentElement.dataset.drawn = "true";
  });
  for (const event of ["zoom", "dragEnd"]) network.on(event, () => { byId("reset").hidden = state.chosen === null && !moved(); });
  size();
  refresh();
  showLegend();
  showEveryone();
}

/** Fit the drawing to the room there is. */
function size() {
  const { clientWidth: wide, clientHeight: high } = byId("canvas");
  if (!wide || !high) return;
  const still = stacked();
  network.setOptions({ interaction: { zoomView: !still, dragView: !still } });
  network.setSize(`${wide}px`, `${high}px`);
  fit();
  network.redraw();
}

function stacked() {
  return window.matchMedia("(max-width: 1180px)").matches;
}

function home() {
  const { clientWidth: wide, clientHeight: high } = byId("canvas");
  return Math.min(wide / look.width, high / look.height);
}

function fit() {
  network.moveTo({ position: { x: look.width / 2, y: look.height / 2 }, scale: home(), animation: false });
}

function moved() {
  if (!network) return false;
  const { x, y } = network.getViewPosition();
  return Math.abs(network.getScale() / home() - 1) > 0.01 || Math.abs(x - look.width / 2) + Math.abs(y - look.height / 2) > 2;
}

/** What stands at a place of the drawing: the smallest thing there. */
function at(event) {
  const area = byId("canvas").getBoundingClientRect();
  const spot = { x: event.clientX - area.left, y: event.clientY - area.top };
  const { x, y } = network.DOMtoCanvas(spot);
  const inside = (left, top, wide, high, slack = 0) => x >= left - slack && x <= left + wide + slack && y >= top - slack && y <= top + high + slack;
  for (const mark of [...marks.values()].reverse()) {
    if (mark.mark === "anchor" || !inside(mark.x - mark.w / 2, mark.y - mark.h / 2, mark.w, mark.h, 2)) continue;
    return mark.mark === "stack" ? { kind: "stack", id: mark.id === "stack:ours" } : { kind: "person", id: mark.who };
  }
  const label = state.scene.labels.find((each) => each.who && inside(each.x, each.y, each.w, look.row * each.lines.length));
  if (label) return { kind: "person", id: label.who };
  const edge = network.getEdgeAt(spot);
  if (edge !== undefined && edges.get(edge)?.routes) return { kind: "way", id: edge };
  for (const kind of ["plot", "arch"]) {
    const place = data[kind === "plot" ? "plots" : "arches"].findIndex((each) => inside(each.x, each.y, each.w, each.h));
    if (place >= 0) return { kind, id: place };
  }
  return null;
}

function tipOf({ kind, id }) {
  if (kind === "person") {
    const place = [title(id), people[id].unit].filter(Boolean).join(" · ");
    return [fullName(id), place, people[id].ours ? "" : capital(stanceWord(id))];
  }
  if (kind === "plot") {
    const plot = data.plots[id];
    return [plot.name, say("plot", { share: plot.share, number: plot.people.length }), plot.blank ? words.plot_none : ""];
  }
  if (kind === "arch") return [data.arches[id].name, capital(data.arches[id].said), data.arches[id].why];
  if (kind === "stack") return [id ? words.stack_ours : words.stack];
  const routes = edges.get(id).routes.map((number) => state.scene.routes[number]);
  const names = [...new Set(routes.map((route) => fullName(route.to)))];
  return [say("way_tip", { names: joined(names) }), ...routes.slice(0, 3).map((route) => `${route.path.map((who) => people[who].name).join(" → ")}: ${say("carries", { percent: route.carries })}`)];
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
  if (found === null) return state.chosen && clear();
  if (found.kind !== "way") choose(found.kind, found.id);
  else choose("person", state.scene.routes[edges.get(found.id).routes[0]].to);
  return undefined;
}

function listen() {
  const canvas = byId("canvas");
  let down = null;
  canvas.addEventListener("pointermove", hover);
  canvas.addEventListener("pointerleave", () => { byId("tip").hidden = true; });
  canvas.addEventListener("pointerdown", (event) => { down = [event.clientX, event.clientY]; });
  canvas.addEventListener("click", (event) => {
    if (down && Math.hypot(event.clientX - down[0], event.clientY - down[1]) < 5) press(event);
  });
  byId("reset").addEventListener("click", clear);
  byId("opportunity").addEventListener("change", (event) => showScene(event.target.value));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target !== byId("search") && state.chosen) clear();
  });
  new ResizeObserver(() => { if (!("print" in document.documentElement.dataset)) size(); }).observe(canvas);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  window.addEventListener("beforeprint", () => print(true));
  window.addEventListener("afterprint", () => print(false));
}

function repaint() {
  readColours();
  showLegend();
  refresh();
}

/** On paper: light, and sharp enough to be read. */
function print(on) {
  if (on) document.documentElement.dataset.print = "true";
  else delete document.documentElement.dataset.print;
  state.all = on;
  repaint();
  if (!on) return size();
  network.setSize(`${2 * look.width}px`, `${2 * look.height}px`);
  network.moveTo({ position: { x: look.width / 2, y: look.height / 2 }, scale: 2, animation: false });
  return network.redraw();
}

function label() {
  document.title = [data.account.name, words.confidential, data.as_of].join(" · ");
  byId("fall-name").textContent = words.would_fall;
  byId("reset").textContent = words.reset;
  byId("switch-name").textContent = words.opportunity;
  byId("footer").textContent = data.footer.join(" · ");
  const options = data.scenes.map((scene) => {
    const option = make("option", "", [scene.name, scene.heading[0]].filter(Boolean).join(" · "));
    option.value = scene.id;
    return option;
  });
  fill(byId("opportunity"), ...options);
  byId("opportunity").parentElement.hidden = data.scenes.length < 2;
}

label();
start();
listen();
listenSearch();
