/** What of the network is shown: people one by one or in groups, and which ties between them. */
import { shown } from "../shell/filters";
import { data } from "../shell/loaded";
import { needed } from "../shell/needed";
import { ids, isPerson, numbers, people } from "../shell/people";
import { chosenPerson, state } from "../shell/state";
import { aside, word } from "../shell/words";
import { type Line, net, type NetMark, type NetTie, own, strengthsOf, type Window } from "./net";

const MOST_LINES = 400;
const LEAST_LINES = 50;
const LINES_A_MARK = 1.2;
const MOST_PEOPLE = 700;
const NEAR = 70;
const groupOf: number[] = [];
let allTies: NetTie[] | null = null;
let around: NetTie[][] = [];

/** Units, theirs and ours apart, in the order in which the list of people comes upon them. */
function readGroups(): void {
  const seen = new Map<string, number>();
  ids.forEach((who, at) => {
    const key = `${people[who].place} ${String(people[who].ours)}`;
    const group = seen.get(key) ?? net.groups.push([]) - 1;
    seen.set(key, group);
    groupOf[at] = group;
    net.groups[group].push(at);
  });
}

export function read(): void {
  if (allTies) return;
  readGroups();
  around = ids.map(() => []);
  allTies = Object.entries(data.ties).flatMap(([kind, flat]) => Array.from({ length: flat.length / 2 }, (_, number) => {
    const [from, to] = [flat[2 * number], flat[2 * number + 1]];
    const strength = strengthsOf(kind)?.[number] ?? null;
    const tie = { kind, from, to, strength, rank: (strength ?? data.look.ties[kind].rank) + (weight(from) + weight(to)) / 100 };
    around[from].push(tie);
    around[to].push(tie);
    return tie;
  }));
}

function weight(at: number): number {
  const { weights } = own();
  return Number(at < weights.length ? weights[at] : 4);
}

export function groupName(group: number): string {
  const { ours, unit } = people[ids[net.groups[group][0]]];
  return aside(ours ? word("ours") : "", unit) || word("theirs");
}

/** The number of the person who is chosen. */
export function chosenNumber(): number | undefined {
  const who = chosenPerson();
  return who === null ? undefined : numbers.get(who);
}

/** Whom a choice is about: all of them are shown one by one. */
function concerned(): number[] {
  const chosen = chosenNumber();
  if (chosen !== undefined) return [chosen, ...around[chosen].flatMap(({ from, to }) => [from, to])];
  if (state.chosen?.kind !== "finding") return [];
  const { who, about } = data.findings[state.chosen.id];
  return [...who, ...about].filter(isPerson).map((person) => needed(numbers.get(person)));
}

/** Marks by id: everybody, or with many people those of the groups that are open, and a circle for each other group. */
export function marksIn(view: Window): Map<string, NetMark> {
  read();
  const { x, y, circles } = own();
  const marks = new Map<string, NetMark>();
  const first = new Set(concerned());
  let single = ids.map((_, at) => at);
  if (circles.length) {
    const open = circles.map(([cx, cy, r], group) => net.opened.has(group) || (r * view.scale > NEAR && inside(view, cx, cy, r)));
    circles.forEach(([cx, cy, r], group) => { if (!open[group]) marks.set(`g${group}`, { id: `g${group}`, group, x: cx, y: cy, r: 0.85 * r }); });
    single = single.filter((at) => open[groupOf[at]] || first.has(at));
  }
  if (single.length > MOST_PEOPLE && circles.length) {
    const order = (at: number) => (first.has(at) ? 200 : 0) + (inside(view, x[at], y[at], 0) ? 100 : 0) + weight(at);
    single = single.sort((at, other) => order(other) - order(at) || at - other).slice(0, MOST_PEOPLE);
  }
  for (const at of single) marks.set(`p${at}`, { id: `p${at}`, at, who: ids[at], x: x[at], y: y[at], r: 7 + 0.75 * weight(at) });
  return marks;
}

function inside(view: Window, x: number, y: number, r: number): boolean {
  return x + r > view.left && x - r < view.right && y + r > view.top && y - r < view.bottom;
}

function wished({ kind, strength }: NetTie): boolean {
  if (!net.wish[kind]) return false;
  return strength === null || net.wish.weaker || strength > own().moderate;
}

/** The ties of the chosen person, or those between the people of the chosen finding. */
function chosenTies(): Set<NetTie> {
  const chosen = chosenNumber();
  if (chosen !== undefined) return new Set(around[chosen]);
  const lit = state.chosen?.kind === "finding" ? net.lit?.people : null;
  return new Set(lit ? needed(allTies).filter(({ from, to }) => lit.has(ids[from]) && lit.has(ids[to])) : []);
}

/**
 * The lines between marks, and how many of the ties asked for they stand for. Ties between the same two groups are one
 * line; a line that only passes through the window is left out.
 */
export function linesBetween(marks: Map<string, NetMark>, view: Window): { drawn: Line[]; shown: number; all: number } {
  const seen = (id: string) => {
    const { x, y, r } = needed(marks.get(id));
    return inside(view, x, y, r);
  };
  const mine = chosenTies();
  const wanted = needed(allTies).filter((tie) => (mine.has(tie) || wished(tie)) && shown(ids[tie.from]) && shown(ids[tie.to]));
  const bundles = new Map<string, Line>();
  for (const tie of wanted) {
    const [from, to] = [tie.from, tie.to].map((at) => (marks.has(`p${at}`) ? `p${at}` : `g${groupOf[at]}`));
    if (from === to || !marks.has(from) || !marks.has(to)) continue;
    const single = from.startsWith("p") && to.startsWith("p");
    const id = [tie.kind, ...(single ? [from, to] : [from, to].sort())].join(" ");
    const line = bundles.get(id) ?? { id, from, to, kind: tie.kind, single, ties: [], rank: 0, mine: false };
    line.ties.push(tie);
    line.rank += tie.rank;
    line.mine ||= mine.has(tie);
    bundles.set(id, line);
  }
  const ranked = [...bundles.values()].sort((line, other) => Number(other.mine) - Number(line.mine) || other.rank - line.rank || (line.id < other.id ? -1 : 1));
  const near = [...marks.keys()].filter(seen).length;
  const most = Math.min(MOST_LINES, Math.max(LEAST_LINES, LINES_A_MARK * near));
  const drawn = ranked.filter((line) => line.mine || seen(line.from) || seen(line.to)).filter((line, number) => line.mine || number < most);
  return { drawn, shown: drawn.reduce((sum, line) => sum + line.ties.length, 0), all: wanted.length };
}
