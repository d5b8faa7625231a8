/** The timeline as SVG: a row for each lane, the months below, today; its marks are read by pointer and by keyboard. */
import { fill, isShortcut, make, svg } from "../shell/elements";
import { state } from "../shell/state";
import { word } from "../shell/words";
import type { Lane, Moment } from "./lanes";
import { end, monthStart, own } from "./span";

/** Whom the drawing tells who is pointed at, and who is chosen. */
export interface Hooks {
  point: (moment: Moment | null, element?: Element) => void;
  take: (moment: Moment) => void;
}

interface Spot {
  moment: Moment;
  row: number;
  large: number;
  x: number;
  y: number;
  to: number | null;
}

interface Mark extends Spot {
  element: SVGGElement;
}

const [HEAD, SMALL] = [22, 5];
let marks: Mark[] = [];
let at = -1;
let picture = svg("svg", {});

/** The picture, `wide` pixels wide and `row` high a lane. */
export function draw(lanes: Lane[], wide: number, row: number, hooks: Hooks): SVGSVGElement {
  const high = HEAD + row * lanes.length + 4;
  const x = (day: number) => (Math.max(0, Math.min(day, end())) / end()) * (wide - 2) + 1;
  picture = svg("svg", { id: "timeline-picture", viewBox: `0 0 ${wide} ${high}`, width: wide, height: high, tabindex: 0, role: "listbox", "aria-label": word("timeline_list") });
  picture.append(...months(x, high), ...lanes.map((_, place) => svg("line", { class: "rule", x1: 0, x2: wide, y1: HEAD + row * (place + 1), y2: HEAD + row * (place + 1) })));
  const today = x(own().today);
  picture.append(svg("rect", { class: "future", x: today, y: HEAD, width: wide - today, height: high - HEAD }), svg("line", { class: "today", x1: today, x2: today, y1: 4, y2: high }));
  picture.append(svg("text", { class: "today", x: today + 4, y: 10 }, word("timeline_today")));
  const spots = lanes.flatMap((lane, place) => lane.marks.map((moment): Spot => ({
    moment, row: place, large: row / 2 - 1, x: x(moment.day), y: HEAD + row * (place + 0.5), to: moment.until === undefined ? null : x(moment.until),
  })));
  marks = spots.map((spot, number) => ({ ...spot, element: markOf(spot, number, hooks) }));
  picture.append(...marks.map(({ element }) => element));
  at = -1;
  picture.addEventListener("focus", () => select(at < 0 ? nearestTo(today) : at, hooks));
  picture.addEventListener("blur", () => { mark(-1); hooks.point(null); });
  picture.addEventListener("keydown", (event) => steer(event, hooks));
  return picture;
}

function markOf(spot: Spot, number: number, hooks: Hooks): SVGGElement {
  const { kind, lines } = spot.moment;
  const attributes = { id: `moment-${number}`, class: `moment ${kind}`, role: "option", "aria-label": lines.join(". "), "aria-selected": "false" };
  const element = svg("g", attributes, ...shapes(spot));
  element.addEventListener("pointerenter", () => hooks.point(spot.moment, element));
  element.addEventListener("pointerleave", () => hooks.point(null));
  element.addEventListener("click", () => hooks.take(spot.moment));
  return element;
}

function months(x: (day: number) => number, high: number): SVGElement[] {
  const start = new Date(own().start);
  return Array.from({ length: own().months }, (_, month) => {
    const first = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + month));
    const left = x(monthStart(month));
    const year = first.getUTCMonth() === 0 || (month === 0 && first.getUTCMonth() < 10);
    const line = svg("line", { class: year ? "year" : "month", x1: left, x2: left, y1: year ? 2 : 14, y2: high });
    const quarter = first.getUTCMonth() % 3 === 0 ? first.toLocaleDateString(state.language, { month: "short", timeZone: "UTC" }) : "";
    const text = year ? String(first.getUTCFullYear()) : quarter;
    return text ? [line, svg("text", { class: year ? "year" : "month", x: left + 3, y: 19 }, text)] : [line];
  }).flat();
}

/** Where the pointer reaches a small mark. */
function reach(x: number, y: number): SVGElement {
  return svg("rect", { x: x - 12, y: y - 12, width: 24, height: 24, class: "reach" });
}

function countShapes({ moment, large, x, y }: Spot): SVGElement[] {
  const { kind, month, number = 0, share, tone } = moment;
  const size = kind === "month" ? Math.max(month?.unit === null ? 8 : 4, large * (moment.size ?? 0)) : Math.min(large - 2, 5 + 1.6 * Math.sqrt(number));
  const text = size >= 7.5 || kind === "raised" ? [svg("text", { class: tone ? `on ${tone}` : "on", x, y: y + 4, "text-anchor": "middle" }, String(number))] : [];
  const open = share ? [svg("circle", { class: "share", cx: x, cy: y, r: size + 1.5, "stroke-dasharray": `${2 * Math.PI * (size + 1.5) * share} 999` })] : [];
  return [svg("circle", { class: tone ?? "plain", cx: x, cy: y, r: size }), ...open, ...text];
}

/** What a mark looks like; the first shape is what the pointer finds. */
function shapes(spot: Spot): SVGElement[] {
  const { moment: { kind, tone }, x, y, to } = spot;
  if (kind === "month" || kind === "raised") return countShapes(spot);
  if (kind === "event") return [svg("circle", { class: tone ?? "", cx: x, cy: y, r: SMALL + 0.5 })];
  if (kind.startsWith("deal")) return [reach(x, y), svg("path", { d: kind.endsWith("done") ? `M${x - 4} ${y - 4}h8v8h-8z` : `M${x} ${y - 9}L${x + 8} ${y}L${x} ${y + 9}L${x - 8} ${y}Z` })];
  if (to === null) return [reach(x, y), svg("path", { class: "arch", d: `M${x - 7} ${y + 7}Q${x} ${y - 16} ${x + 7} ${y + 7}` })];
  return [svg("rect", { x, y: y - 5, width: Math.max(5, to - x), height: 10, rx: 3 })];
}

function nearestTo(x: number): number {
  let best = [Infinity, marks.length ? 0 : -1];
  marks.forEach((spot, number) => { if (Math.abs(spot.x - x) < best[0]) best = [Math.abs(spot.x - x), number]; });
  return best[1];
}

function mark(number: number): void {
  picture.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
  const spot = number < 0 ? undefined : marks.at(number);
  if (!spot) {
    picture.removeAttribute("aria-activedescendant");
    return;
  }
  at = number;
  spot.element.setAttribute("aria-selected", "true");
  picture.setAttribute("aria-activedescendant", spot.element.id);
}

function select(number: number, hooks: Hooks): void {
  mark(number);
  const spot = number < 0 ? undefined : marks.at(number);
  if (!spot) return;
  hooks.point(spot.moment, spot.element);
  spot.element.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Where each key leads from a mark. */
function moves(from: Mark): Partial<Record<string, () => Mark | undefined>> {
  const row = marks.filter((spot) => spot.row === from.row).sort((spot, other) => spot.x - other.x);
  const place = row.indexOf(from);
  const rows = [...new Set(marks.map((spot) => spot.row))].sort((number, other) => number - other);
  const near = (step: number) => {
    const wanted = rows.at(rows.indexOf(from.row) + step);
    return marks.filter((spot) => spot.row === wanted).sort((spot, other) => Math.abs(spot.x - from.x) - Math.abs(other.x - from.x)).at(0);
  };
  return {
    ArrowRight: () => row.at(place + 1),
    ArrowLeft: () => (place ? row[place - 1] : undefined),
    ArrowDown: () => near(1),
    ArrowUp: () => (from.row === rows[0] ? undefined : near(-1)),
    Home: () => row[0],
    End: () => row.at(-1),
  };
}

function steer(event: KeyboardEvent, hooks: Hooks): void {
  const from = at < 0 ? undefined : marks.at(at);
  if (isShortcut(event) || !from) return;
  const move = moves(from)[event.key];
  if (move) select(marks.indexOf(move() ?? from), hooks);
  else if (["Enter", " "].includes(event.key)) hooks.take(from.moment);
  else return;
  event.preventDefault();
}

/** The names of the lanes, each beside its row. */
export function names(lanes: Lane[]): HTMLElement {
  return fill(make("ul", "names"), ...lanes.map((lane) => {
    const item = make("li", lane.shownDeal ? "here" : "", make("span", "", lane.name));
    item.title = lane.name;
    return item;
  }));
}
