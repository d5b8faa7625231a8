/** Our ranks against theirs: how many we know and meet in each cell, who is not faced at level, and why the index is what it is. */
import type { CellData, CoverageData } from "./data";
import { button, type Content, fill, make } from "./shell/elements";
import { filtering, shown } from "./shell/filters";
import { data } from "./shell/loaded";
import { card, choose, view } from "./shell/navigation";
import { folded, part, personLink } from "./shell/panel";
import { fullName, glyphMark, glyphOf, ids, toneOf } from "./shell/people";
import { records } from "./shell/records";
import { chosenPerson, state } from "./shell/state";
import { capital, say, word } from "./shell/words";

/** Somebody who counts, with the highest of ours who knows or meets them. */
interface Facing {
  who: string;
  rank: number;
  weight: number;
  by: string | null;
  ourRank: number;
  level?: number;
}

const [UNKNOWN, NOBODY] = [0, -1];
let cells = new Map<string, CellData>();
let faced: Facing[] = [];
let drawn = make("table");

function own(): CoverageData {
  return data.views.coverage;
}

function rank(step: number): string {
  const ranks: Partial<Record<string, string>> = own().ranks;
  return step === NOBODY ? word("coverage_nobody") : ranks[step] ?? word("coverage_unknown");
}

function read(): void {
  cells = new Map(own().cells.map((cell) => [`${cell.ours},${cell.theirs}`, cell]));
  faced = records(own().faced).map(({ who, rank: theirs, weight, by, our_rank: ourRank, level }) => ({
    who: ids[who], rank: theirs, weight, by: by === undefined ? null : ids[by], ourRank, level,
  }));
}

/** Ranks from low to high, with the unknown one where somebody has it. */
function ranksOf(side: "ours" | "theirs"): number[] {
  const ranks = Object.keys(own().ranks).map(Number);
  const unknown = own().cells.some((cell) => cell[side] === UNKNOWN) || (side === "theirs" && faced.some((facing) => facing.rank === UNKNOWN));
  return unknown ? [...ranks, UNKNOWN] : ranks;
}

function show(holder: HTMLElement): void {
  read();
  const columns = ranksOf("theirs");
  const rows = [...ranksOf("ours").filter((step) => step !== UNKNOWN).reverse(), ...ranksOf("ours").filter((step) => step === UNKNOWN), NOBODY];
  const corner = make("td", "corner", `${word("coverage_ours")} ↓ · ${word("coverage_theirs")} →`);
  const head = make("tr", "", corner, ...columns.map((step) => heading(step, "col")));
  drawn = make("table", "", make("thead", "", head), make("tbody", "", ...rows.map((ours) => make("tr", ours === NOBODY ? "nobody" : "",
    heading(ours, "row"), ...columns.map((theirs) => (ours === NOBODY ? nobody(theirs) : cellOf(ours, theirs)))))));
  fill(holder, make("div", "coverage", make("div", "matrix", make("h2", "", word("coverage_title")), make("div", "scroll", drawn)), make("div", "index", ...index())));
  chosen();
}

function heading(step: number, scope: string): HTMLElement {
  const element = make("th", step > 0 ? "" : "blank", make("span", "", capital(rank(step))));
  element.scope = scope;
  return element;
}

/** How many are known and met; of whom the filters let through, where the page brings everybody of the cell. */
function counted({ counts, known, met }: CellData): number[] {
  const theirs = [known, met].map((flat) => new Set(flat.filter((_, at) => at % 2 === 0)));
  if (!filtering() || theirs.some((people, at) => people.size < counts[at])) return counts;
  return theirs.map((people) => [...people].filter((place) => shown(ids[place])).length);
}

function cellOf(ours: number, theirs: number): HTMLElement {
  const cell = cells.get(`${ours},${theirs}`);
  const [known, met] = cell ? counted(cell) : [0, 0];
  const apart = faced.filter((facing) => shown(facing.who) && facing.level === 0 && facing.by !== null && facing.rank === theirs && facing.ourRank === ours).length;
  const element = make("td", [tone(ours, theirs), known || met ? "" : "empty"].filter(Boolean).join(" "));
  if (!known && !met && !apart) return element;
  const open = button("", [make("b", "", String(known)), make("span", "met", ` ${met}`), apart ? make("span", "apart", `! ${apart}`) : ""], () => choose("rank", `${ours},${theirs}`));
  element.dataset.depth = String(Math.min(4, Math.ceil(known / 4)));
  return named(element, open, ours, theirs, cellText(ours, theirs, known, met));
}

function cellText(ours: number, theirs: number, known: number, met: number): string {
  return say("coverage_cell", { ours: capital(rank(ours)), theirs: capital(rank(theirs)), known, met });
}

/** Those who count and whom nobody of ours knows or meets. */
function nobody(theirs: number): HTMLElement {
  const number = alone(theirs).length;
  const element = make("td", number ? "low" : "empty");
  if (!number) return element;
  const open = button("", make("span", "apart", `! ${number}`), () => choose("rank", `${NOBODY},${theirs}`));
  return named(element, open, NOBODY, theirs, say("coverage_cell_nobody", { theirs: capital(rank(theirs)), number }));
}

function named(element: HTMLElement, open: HTMLElement, ours: number, theirs: number, text: string): HTMLElement {
  open.setAttribute("aria-label", text);
  open.title = text;
  open.dataset.cell = `${ours},${theirs}`;
  return fill(element, open);
}

function alone(theirs: number): Facing[] {
  return faced.filter((facing) => shown(facing.who) && facing.by === null && facing.rank === theirs);
}

function tone(ours: number, theirs: number): string {
  if (ours === UNKNOWN || theirs === UNKNOWN) return "unknown";
  return ours >= theirs - own().below ? "level" : "low";
}

function weightOf(list: Facing[]): number {
  return list.reduce((sum, { weight }) => sum + weight, 0);
}

function short(number: number): string {
  return String(Math.round(number * 100) / 100);
}

function listOf(facings: Facing[]): Content {
  return facings.length ? folded(facings.map(item), 8) : null;
}

function index(): Content[] {
  if (!faced.length) return [make("p", "quiet", word("coverage_none"))];
  const judged = faced.filter(({ level }) => level !== undefined);
  const level = judged.filter((facing) => facing.level === 1);
  const [low, high] = own().interval;
  const title = own().index === null ? word("coverage_index_none") : say("coverage_index", { percent: own().index });
  const sum = say("coverage_total", { level: short(weightOf(level)), all: short(weightOf(judged)), percent: own().index ?? "?" });
  return [
    make("h2", "", title),
    make("p", "", judged.length ? say("coverage_said", { level: level.length, all: judged.length, below: own().below }) : ""),
    judged.length < faced.length ? make("p", "", say("coverage_between", { number: faced.length - judged.length, low, high })) : null,
    ...part(word("coverage_why"), listOf(faced.filter((facing) => facing.level === 0))),
    ...part(word("coverage_open"), listOf(faced.filter((facing) => facing.level === undefined))),
    make("details", "", make("summary", "", word("coverage_sum")), make("p", "", sum), make("ul", "", ...faced.map(item))),
  ];
}

function item(facing: Facing): HTMLElement {
  const how = facing.by === null ? word("coverage_by_none") : say("coverage_by", { name: fullName(facing.by), rank: rank(facing.ourRank) });
  const line = [capital(rank(facing.rank)), how, say("coverage_weight", { weight: facing.weight })].join(" · ");
  return make("li", "", glyphMark(toneOf(facing.who), glyphOf(facing.who)), personLink(facing.who), make("span", facing.level === 0 ? "small fall" : "small", line));
}

/** The people of a cell: whom we know, with who knows them best; whom we met, with who did. */
function rankCard(id: string): Content[] {
  read();
  const [ours, theirs] = id.split(",").map(Number);
  const title = make("h2", "", `${capital(rank(ours))} ↔ ${capital(rank(theirs))}`);
  if (ours === NOBODY) return [title, make("ul", "", ...alone(theirs).map(item))];
  const { counts, known, met } = cells.get(id) ?? { counts: [0, 0], known: [], met: [] };
  return [title,
    make("p", "quiet", cellText(ours, theirs, counts[0], counts[1])),
    ...part(word("coverage_known"), pairs(known, counts[0])), ...part(word("coverage_met"), pairs(met, counts[1]))];
}

function pairs(flat: number[], count: number): Content {
  const ours = new Map<string, string[]>();
  for (let at = 0; at < flat.length; at += 2) ours.set(ids[flat[at]], [...(ours.get(ids[flat[at]]) ?? []), ids[flat[at + 1]]]);
  const items = [...ours].map(([who, by]) => make("li", "", personLink(who), make("span", "small by", ...by.flatMap((other, at) => [at ? word("comma") : "", personLink(other)]))));
  if (ours.size < count) items.push(make("li", "quiet", say("coverage_more", { number: count - ours.size })));
  return items.length ? folded(items, 15) : null;
}

/** The chosen cell, and the cell of a chosen person. */
function chosen(): void {
  const who = chosenPerson();
  for (const element of drawn.querySelectorAll<HTMLElement>("[data-cell]")) {
    const { known, met } = cells.get(element.dataset.cell ?? "") ?? { known: [], met: [] };
    const concerned = who !== null && [...known, ...met].some((place) => ids[place] === who);
    element.setAttribute("aria-pressed", String(state.chosen?.kind === "rank" && state.chosen.id === element.dataset.cell));
    element.classList.toggle("concerned", concerned);
  }
}

function legend(): Content[] {
  return [make("h3", "", word("coverage_title")), ...["cell", "level", "below", "mark"].map((name) => make("p", "", word(`coverage_l_${name}`)))];
}

export function addCoverage(): void {
  card("rank", rankCard);
  view("coverage", { show, chosen, legend });
}
