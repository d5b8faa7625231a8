/** Everybody and their ties, drawn by vis-network: nothing moves, and only so much is drawn as can be read. */
import { litBy } from "../cathedral/lights";
import { personTip } from "../cathedral/pointer";
import { button, fill, make } from "../shell/elements";
import { choose, clear, view } from "../shell/navigation";
import { needed } from "../shell/needed";
import { fullName, ids } from "../shell/people";
import { clicks, fillTip } from "../shell/tip";
import { state } from "../shell/state";
import { aside, say, word } from "../shell/words";
import { dataSet, drawNetwork } from "../vis";
import { chosenNumber, groupName, linesBetween, marksIn, read } from "./graph";
import { drawPointed, markList } from "./keys";
import { legend } from "./legend";
import { edgeOf, renderer } from "./looks";
import { drawNames } from "./names";
import { drawing, type Line, net, type NetMark, own, type Window, WISHES } from "./net";

const PAPER = 2_000;
const place = { canvas: make("div"), count: make("p"), tip: make("div"), sharp: 1 };
let waiting = 0;

function show(holder: HTMLElement): void {
  read();
  net.vis?.destroy();
  Object.assign(place, { canvas: make("div", "network-canvas"), count: make("p", "network-count quiet"), tip: make("div", "network-tip") });
  place.canvas.setAttribute("role", "img");
  place.count.setAttribute("role", "status");
  place.tip.setAttribute("role", "tooltip");
  place.tip.hidden = true;
  const tools = make("div", "network-tools", ...WISHES.map(toggle));
  const zooms = make("div", "network-zoom", named("+", "network_in", () => zoom(1.4)), named("−", "network_out", () => zoom(1 / 1.4)), button("", word("reset"), whole));
  fill(holder, make("div", "network-view", tools, make("div", "network-room", markList(), place.canvas, zooms, place.count, place.tip)));
  net.nodes = dataSet([]);
  net.edges = dataSet([]);
  net.vis = drawNetwork(place.canvas, net.nodes, net.edges, own().options, renderer);
  net.vis.on("afterDrawing", (ctx) => {
    drawPointed(ctx);
    drawNames(ctx);
  });
  for (const event of ["zoom", "dragEnd"]) net.vis.on(event, soon);
  listen(place.canvas);
  resize();
  whole();
  if (state.chosen) chosen();
}

function toggle(kind: string): HTMLElement {
  const box = make("input");
  Object.assign(box, { type: "checkbox", checked: net.wish[kind] });
  box.dataset.kind = kind;
  box.addEventListener("change", () => { net.wish[kind] = box.checked; refresh(); });
  return make("label", "check", box, word(`network_${kind}`));
}

function named(sign: string, key: string, act: () => void): HTMLElement {
  const element = button("", sign, act);
  element.setAttribute("aria-label", word(key));
  element.title = word(key);
  return element;
}

function shownWindow(): Window {
  const { clientWidth: wide, clientHeight: high } = place.canvas;
  const scale = drawing().getScale();
  const { x, y } = drawing().getViewPosition();
  return { scale, left: x - wide / 2 / scale, right: x + wide / 2 / scale, top: y - high / 2 / scale, bottom: y + high / 2 / scale };
}

/** Marks and lines as they are now; only what differs is changed. */
function refresh(): void {
  if (!net.vis) return;
  const [nodes, lines] = [needed(net.nodes), needed(net.edges)];
  net.lit = state.chosen?.kind === "person" || state.chosen?.kind === "finding" ? litBy(state.chosen) : null;
  const seen = shownWindow();
  const marks = marksIn(seen);
  const { drawn, shown, all } = linesBetween(marks, seen);
  net.shownMarks = marks;
  const edges = drawn.map(edgeOf);
  const stays = new Set(edges.map(({ id }) => id));
  lines.remove(lines.getIds().filter((id) => !stays.has(id)));
  nodes.remove(nodes.getIds().filter((id) => !marks.has(id)));
  nodes.add([...marks.values()].filter(({ id }) => nodes.get(id) === null).map(({ id, x, y }) => ({ id, x, y })));
  lines.update(edges);
  net.drawn = drawn;
  net.tied = new Set(drawn.flatMap(({ from, to }) => [from, to]));
  const count = aside(say("network_count", { shown, all }), shown < all ? word("network_fewer") : "");
  place.count.textContent = count;
  place.canvas.setAttribute("aria-label", say("network_canvas", { people: ids.length, count }));
  net.vis.redraw();
}

function soon(): void {
  if (waiting) return;
  waiting = window.requestAnimationFrame(() => { waiting = 0; refresh(); });
}

function whole(): void {
  net.opened.clear();
  const { x, y, circles } = own();
  const spots = circles.length ? circles : x.map((across, at) => [across, y[at], 24]);
  const reach = (middle: (spot: number[]) => number) => [
    Math.min(0, ...spots.map((spot) => middle(spot) - spot[2])),
    Math.max(0, ...spots.map((spot) => middle(spot) + spot[2])),
  ];
  const [left, right] = reach(([across]) => across);
  const [top, bottom] = reach(([, down]) => down);
  const [wide, high] = [place.canvas.clientWidth - 50, place.canvas.clientHeight - 96].map((room) => Math.max(60, room));
  const scale = Math.min(1.4, wide / (right - left || 1), high / (bottom - top || 1));
  drawing().moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 24 / scale }, scale, animation: false });
  refresh();
}

export function zoom(times: number): void {
  drawing().moveTo({ scale: Math.min(4, Math.max(0.02, drawing().getScale() * times)), animation: false });
  refresh();
}

/** Somebody who stands outside the window is brought into it. */
function chosen(): void {
  const at = chosenNumber();
  if (at !== undefined) {
    const { left, right, top, bottom } = shownWindow();
    const [x, y] = [own().x[at], own().y[at]];
    if (x < left || x > right || y < top || y > bottom) drawing().moveTo({ position: { x, y }, animation: false });
  }
  refresh();
}

function resize(): void {
  const { clientWidth: wide, clientHeight: high } = place.canvas;
  if (!wide || !high) return;
  drawing().setSize(`${wide}px`, `${high}px`);
  refresh();
}

function print(onPaper: boolean): void {
  const { clientWidth: wide, clientHeight: high } = place.canvas;
  const sharp = PAPER / wide;
  const scale = drawing().getScale() * (onPaper ? sharp : 1 / place.sharp);
  place.sharp = sharp;
  net.sharp = onPaper ? sharp : 1;
  if (onPaper) drawing().setSize(`${PAPER}px`, `${high * sharp}px`);
  else drawing().setSize(`${wide}px`, `${high}px`);
  drawing().moveTo({ scale, animation: false });
  drawing().redraw();
}

/** The mark or the line at a place of the window. */
function at(event: MouseEvent): NetMark | Line | null {
  const area = place.canvas.getBoundingClientRect();
  const spot = { x: event.clientX - area.left, y: event.clientY - area.top };
  const { x, y } = drawing().DOMtoCanvas(spot);
  const slack = 4 / drawing().getScale();
  let best: [number, NetMark | null] = [Infinity, null];
  for (const mark of net.shownMarks.values()) {
    const far = Math.hypot(mark.x - x, mark.y - y) - mark.r;
    if (far < slack && far < best[0]) best = [far, mark];
  }
  return best[1] ?? net.drawn.find(({ id }) => id === drawing().getEdgeAt(spot)) ?? null;
}

function markName(id: string): string {
  const mark = needed(net.shownMarks.get(id));
  return mark.who === undefined ? groupName(mark.group) : fullName(mark.who);
}

export function tipOf(thing: NetMark | Line): string[] {
  if ("ties" in thing) {
    const [{ from, to }] = thing.ties;
    if (thing.single) return [say(`tie_${thing.kind}`, { a: fullName(ids[from]), b: fullName(ids[to]) })];
    return [say("network_bundle", { number: thing.ties.length, a: markName(thing.from), b: markName(thing.to) })];
  }
  if (thing.who !== undefined) return personTip(thing.who);
  return [groupName(thing.group), say("network_group", { number: net.groups[thing.group].length })];
}

/** Choose a person; open a group. */
export function take(thing: NetMark | Line): void {
  if ("ties" in thing) {
    if (thing.single) choose("person", ids[thing.ties[0].from]);
  } else if (thing.who !== undefined) {
    choose("person", thing.who);
  } else {
    net.opened.add(thing.group);
    const room = Math.min(place.canvas.clientWidth, place.canvas.clientHeight);
    drawing().moveTo({ position: { x: thing.x, y: thing.y }, scale: Math.max(drawing().getScale(), Math.min(1.4, room / 3.4 / thing.r)), animation: false });
    refresh();
  }
}

function hover(event: PointerEvent): void {
  const thing = event.buttons ? null : at(event);
  place.canvas.classList.toggle("over", thing !== null);
  place.tip.hidden = thing === null;
  if (thing === null) return;
  fillTip(place.tip, tipOf(thing));
  const area = place.canvas.getBoundingClientRect();
  const [x, y] = [event.clientX - area.left, event.clientY - area.top];
  place.tip.style.left = `${Math.max(4, Math.min(x + 14, area.width - place.tip.offsetWidth - 4))}px`;
  place.tip.style.top = `${y + 18 + place.tip.offsetHeight > area.height ? Math.max(4, y - place.tip.offsetHeight - 10) : y + 18}px`;
}

function listen(canvas: HTMLElement): void {
  canvas.addEventListener("pointermove", hover);
  canvas.addEventListener("pointerleave", () => { place.tip.hidden = true; });
  clicks(canvas, (event) => {
    const thing = at(event);
    if (thing) take(thing);
    else if (state.chosen) clear();
  });
}

export function addNetwork(): void {
  view("network", { show, chosen, opportunity: refresh, filtered: refresh, supposed: refresh, theme: refresh, resize, print, legend });
}
