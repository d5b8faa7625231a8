/** The nine-box: three bands of closeness beside three of support, what is not judged apart, and where we mean to be. */
import type { NineBoxData, StepData } from "./data";
import { button, type Content, fill, make, naming, svg } from "./shell/elements";
import { shown } from "./shell/filters";
import { data } from "./shell/loaded";
import { choose, holder as holderOf, view } from "./shell/navigation";
import { needed } from "./shell/needed";
import { fullName, glyphMark, ids, people, shortName } from "./shell/people";
import { records } from "./shell/records";
import { chosenPerson } from "./shell/state";
import { capital, joined, say, word } from "./shell/words";
import { withSupposed } from "./supposing/supposing";

/** Closeness, support; see `UNKNOWN`. */
type Box = number[];

/** Where somebody stands, and where we mean to be with them. */
interface Place {
  who: string;
  by: string[];
  box: Box;
  goal: Box | null;
  support?: number;
  stale?: number;
  steps: StepData[];
}

interface Move {
  box: Box;
  goal: Box;
  number: number;
}

interface Area {
  x: number;
  y: number;
  w: number;
  h: number;
}

interface Drawn {
  table: HTMLElement;
  arrows: SVGSVGElement;
  note: HTMLElement;
  grid: HTMLElement;
}

const [UNKNOWN, MOST, ON_PAPER] = [-1, 7, 12];
const [LINES, LETTERS, ASIDE] = [25, 17, 18]; // of a sheet of paper, and of a line; of arrows over a box between
const ROWS = [2, 1, 0, UNKNOWN];
const COLUMNS = [0, 1, 2, UNKNOWN];
const open = new Set<string>();
let places: Place[] = [];
let drawn: Drawn | null = null;
let most = MOST;

function own(): NineBoxData {
  return data.views.ninebox;
}

function band(name: "intimacy" | "support", step: number): string {
  return step === UNKNOWN ? own().blank : own()[name][step];
}

function boxName([intimacy, support]: Box): string {
  if (intimacy === UNKNOWN && support === UNKNOWN) return own().blank;
  return say("ninebox_cell", { support: band("support", support), intimacy: band("intimacy", intimacy), number: "" }).replace(/[:：]\s*人?$/, "");
}

function same(box: Box | null, other: Box | null): boolean {
  return box !== null && other !== null && box[0] === other[0] && box[1] === other[1];
}

/** The box that is aimed at: in what no target is set, it stays as it is. */
function read(): void {
  places = records(own().people).map(({ who, by, box, aim, support, stale, steps }) => ({
    who: ids[who],
    by: by.map((place) => ids[place]),
    box,
    goal: aim ? aim.map((step, at) => (step === UNKNOWN ? box[at] : step)) : null,
    support,
    stale,
    steps: steps ?? [],
  }));
}

function show(holder: HTMLElement): void {
  read();
  if (!places.length) {
    fill(holder, make("p", "quiet ninebox-none", word("ninebox_none")));
    return;
  }
  const head = make("tr", "", make("td", ""), ...COLUMNS.map((step) => heading(step === UNKNOWN ? "apart" : "", capital(band("intimacy", step)), "col")));
  const rows = ROWS.map((support) => make("tr", support === UNKNOWN ? "apart" : "",
    heading("", capital(band("support", support)), "row"), ...COLUMNS.map((intimacy) => cell([intimacy, support]))));
  const table = make("table", "", make("thead", "", head), make("tbody", "", ...rows));
  const arrows = svg("svg", { class: "arrows", "aria-hidden": "true" });
  const note = make("div", "note");
  note.setAttribute("role", "status");
  const judged = places.filter(({ box }) => !box.includes(UNKNOWN)).length;
  drawn = { table, arrows, note, grid: make("div", "grid", arrows, table) };
  fill(holder, make("div", "ninebox",
    make("div", "top", make("h2", "", word("ninebox_title")), make("span", "quiet", say("ninebox_all", { number: places.length, placed: judged }))),
    drawn.grid, note, lists()));
  chosen();
}

function heading(kind: string, text: string, scope: string): HTMLElement {
  const element = make("th", kind, text);
  element.scope = scope;
  return element;
}

function cell(box: Box): HTMLElement {
  const members = places.filter((place) => same(place.box, box));
  const aimed = places.filter(({ goal }) => same(goal, box)).length;
  const key = box.join();
  const element = make("td", box.includes(UNKNOWN) ? "apart" : "");
  element.dataset.box = key;
  element.dataset.support = String(box.includes(UNKNOWN) ? "" : box[1]);
  const first = open.has(key) ? members : members.slice(0, members.length > most ? most - 1 : most);
  const list = make("ul", "", ...first.map((place) => make("li", "", chip(place))));
  if (first.length < members.length) list.append(make("li", "", more(key, `+${members.length - first.length}`)));
  else if (members.length > most) list.append(make("li", "", more(key, "−")));
  const count = make("span", "count", make("b", "", String(members.length)), aimed ? ` ⇢ ${aimed}` : "");
  count.title = say("ninebox_aimed", { number: members.length, aimed });
  return fill(element, count, list);
}

function more(key: string, text: string): HTMLElement {
  const element = button("stack", text, () => {
    if (!open.delete(key)) open.add(key);
    show(holderOf("ninebox"));
    drawn?.table.querySelector<HTMLElement>(`[data-box="${key}"] .stack`)?.focus({ preventScroll: true });
  });
  element.setAttribute("aria-label", `${text} ${boxName(key.split(",").map(Number))}`);
  element.setAttribute("aria-expanded", String(open.has(key)));
  return element;
}

function chip(place: Place): HTMLElement {
  const { who, by, stale, goal, box, support } = place;
  const kind = ["chip", shown(who) ? "" : "dim", goal && !same(goal, box) ? "moves" : ""].filter(Boolean).join(" ");
  const { tones, glyphs, not_judged: blank } = data.look;
  const stance = support === undefined ? glyphMark("blank", blank) : glyphMark(tones[support], glyphs[support]);
  const owners = by.length ? by.slice(0, 2).map((owner) => make("span", "by", initials(owner))) : [make("span", "by none", "✕")];
  const name = naming(make("span", "name", fullName(who), stale ? " ◷" : ""));
  const element = button(withSupposed(kind, who), [stance, name, ...owners], () => choose("person", who));
  element.dataset.who = who;
  element.title = statements(place).join(" · ");
  element.setAttribute("aria-label", element.title);
  return element;
}

function initials(who: string): string {
  return people[who].name.split(/[\s-]+/).map((part) => part.charAt(0)).join("").slice(0, 2).toUpperCase();
}

function planned({ name, by, due, late }: StepData): string {
  return [
    say("ninebox_step", { name }),
    by === UNKNOWN ? "" : shortName(ids[by]),
    due ? say(late ? "ninebox_late" : "ninebox_due", { date: due }) : "",
  ].filter(Boolean).join(", ");
}

/** Where somebody stands, what is aimed at, what is planned, who answers for it. */
function statements({ who, box, goal, by, stale, steps }: Place): string[] {
  const aim = !goal ? word("ninebox_no_aim") : same(goal, box) ? word("ninebox_there") : say("ninebox_aim", { box: boxName(goal) });
  return [
    say("ninebox_now", { name: fullName(who), box: boxName(box) }), aim, ...steps.map(planned),
    by.length ? say("ninebox_by", { names: joined(by.map(shortName)) }) : word("ninebox_nobody"),
    stale ? word("ninebox_stale") : "",
  ].filter(Boolean);
}

/** The same by boxes one below the other, where there is no room for a grid. */
function lists(): HTMLElement {
  const boxes = ROWS.flatMap((support) => COLUMNS.map((intimacy) => [intimacy, support]));
  return make("div", "by-box", ...boxes.flatMap((box): Content[] => {
    const members = places.filter((place) => same(place.box, box));
    if (!members.length) return [];
    return [make("h3", "", `${capital(boxName(box))} (${members.length})`), make("ul", "", ...members.map((place) => make("li", "", chip(place))))];
  }));
}

function chosen(): void {
  if (!drawn) return;
  const who = chosenPerson() ?? "";
  for (const element of holderOf("ninebox").querySelectorAll<HTMLElement>("[data-who]")) element.setAttribute("aria-pressed", String(element.dataset.who === who));
  const place = places.find((other) => other.who === who);
  fill(drawn.note, ...(place ? statements(place).map((text) => make("span", "", text)) : [make("span", "quiet", word("ninebox_hint"))]));
  drawArrows(drawn, place);
}

/** Where the moves go, box to box, with how many are to make them; that of the chosen person stands out. */
function drawArrows({ arrows, grid }: Drawn, place: Place | undefined): void {
  const moves = new Map<string, Move>();
  for (const { box, goal } of places) {
    if (!goal || same(goal, box)) continue;
    const key = `${box.join()}>${goal.join()}`;
    moves.set(key, { box, goal, number: (moves.get(key)?.number ?? 0) + 1 });
  }
  const { width, height } = grid.getBoundingClientRect();
  arrows.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const parts = [...moves.values()].map((move) => arrow(move, place !== undefined && same(place.box, move.box) && same(place.goal, move.goal)));
  fill(arrows, ...parts.flatMap(([line, head]) => [line, head]), ...parts.flatMap(([, , ...number]) => number));
}

function arrow({ box, goal, number }: Move, strong: boolean): SVGElement[] {
  const [from, to] = [rectangle(box), rectangle(goal)];
  const kind = strong ? "move strong" : "move";
  const wide = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / wide, (to.y - from.y) / wide];
  const beside = Math.max(...box.map((step, at) => Math.abs(step - goal[at]))) > 1 ? ASIDE : 0;
  const [start, end] = [edge(from, to), edge(to, from)].map(({ x, y }) => ({ x: x - beside * uy, y: y + beside * ux }));
  const long = Math.hypot(end.x - start.x, end.y - start.y);
  const back = { x: end.x - 11 * ux, y: end.y - 11 * uy };
  const middle = { x: start.x + Math.min(12, long / 2) * ux, y: start.y + Math.min(12, long / 2) * uy };
  const corners = [[end.x, end.y], [back.x - 6 * uy, back.y + 6 * ux], [back.x + 6 * uy, back.y - 6 * ux]];
  return [
    svg("line", { class: kind, x1: start.x, y1: start.y, x2: back.x, y2: back.y }),
    svg("polygon", { class: kind, points: corners.map((corner) => corner.join()).join(" ") }),
    svg("circle", { class: kind, cx: middle.x, cy: middle.y, r: 8.5 }),
    svg("text", { class: `${kind} number`, x: middle.x, y: middle.y + 4, "text-anchor": "middle" }, String(number)),
  ];
}

function rectangle(box: Box): Area {
  const { grid, table } = needed(drawn);
  const area = grid.getBoundingClientRect();
  const { left, top, width, height } = needed(table.querySelector(`[data-box="${box.join()}"]`)).getBoundingClientRect();
  return { x: left - area.left + width / 2, y: top - area.top + height / 2, w: width / 2, h: height / 2 };
}

/** Where the line between two boxes leaves the first. */
function edge(from: Area, to: Area): { x: number; y: number } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const share = 1 / Math.max(Math.abs(dx) / from.w, Math.abs(dy) / from.h, 1);
  return { x: from.x + dx * share, y: from.y + dy * share };
}

/** As many of each box as one sheet has room for. */
function fitting(): number {
  const long = (who: string) => Math.ceil(Array.from(fullName(who)).reduce((sum, letter) => sum + (letter > "\u2e80" ? 2 : 1), 0) / LETTERS);
  const cells = ROWS.map((support) => COLUMNS.map((intimacy) => places.filter(({ box }) => same(box, [intimacy, support])).map(({ who }) => long(who))));
  const high = (list: number[], number: number) => list.slice(0, number).reduce((sum, lines) => sum + lines, 0);
  const lines = (number: number) => cells.reduce((sum, row) => sum + Math.max(...row.map((list) => high(list, number))), 0);
  let number = ON_PAPER;
  while (number > 2 && lines(number) > LINES) number -= 1;
  return number;
}

/** Whoever is folded away on the screen stands on the paper, if there is room. */
function print(onPaper: boolean): void {
  most = onPaper ? fitting() : MOST;
  show(holderOf("ninebox"));
}

function legend(): Content[] {
  return [make("h3", "", word("ninebox_title")), ...["arrow", "apart", "by", "stale"].map((name) => make("p", "", word(`ninebox_l_${name}`)))];
}

export function addNineBox(): void {
  view("ninebox", { show, chosen, resize: chosen, print, legend });
}
