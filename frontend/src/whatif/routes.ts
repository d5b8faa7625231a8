/**
 * Routes that share nobody, the strongest such set, and the fewest people whose loss cuts all of them; see ways.ts.
 *
 * Successive shortest paths from distances to the end, step for step as graphcrm.graphs.ways, so that equals are chosen alike.
 */
import type { GraphView } from "./graph";
import { queue } from "./queue";
import { add, before, eachStepBack, type Flow, noFlow, NONE, onward, type Step } from "./ways";

const STEP = 2 ** 28; // one step more weighs more than any sum of places

export interface Disjoint {
  ways: { path: number[]; price: number }[];
  nearUs: number[];
  nearThem: number[];
}

/** What is left to the end, in price, then in steps and sum of places; and the place of each among the useful. */
interface Left {
  price: Float64Array;
  second: Float64Array;
  rank: Int32Array;
}

interface Ahead {
  price: Float64Array;
  second: Float64Array;
}

interface Search {
  trail: number[] | null;
  seen: Set<number>;
}

/** As many routes that share nobody as there can be, the best first, with the smallest cuts nearest to either end. */
export function apart(view: GraphView, end: number, reached: Uint8Array): Disjoint {
  if (!reached[end]) return { ways: [], nearUs: [], nearThem: [] };
  const { price, second, rank } = leftTo(view, end, reached);
  const halved = (by: Float64Array) => Float64Array.from({ length: 2 * view.us + 2 }, (_, half) => by[half >> 1]);
  const ahead = { price: halved(price), second: halved(second) };
  const flow = noFlow(view);
  let search = cheapest(view, end, flow, rank, ahead);
  while (search.trail) {
    add(flow, search.trail, view.us);
    search = cheapest(view, end, flow, rank, ahead);
  }
  const nearUs = cut(view, end, search.seen);
  return { ways: inOrder(view, end, flow), nearUs, nearThem: cut(view, end, nearEnd(view, end, flow, rank)) };
}

/** The strongest first, then the shorter, then by numbers. */
function inOrder(view: GraphView, end: number, flow: Flow): Disjoint["ways"] {
  const ways = flow.starts.map((start) => {
    const path = [start];
    while (path[path.length - 1] !== end) path.push(flow.onward[path[path.length - 1]]);
    return { path, price: path.slice(1).reduce((sum, who, at) => sum + priceOf(view, path[at], who), 0) };
  });
  return ways.sort((way, other) => way.price - other.price || way.path.length - other.path.length || firstDifference(way.path, other.path));
}

function firstDifference(path: number[], other: number[]): number {
  const at = path.findIndex((who, place) => who !== other[place]);
  return path[at] - other[at];
}

function leftTo(view: GraphView, end: number, reached: Uint8Array): Left {
  const size = view.us + 1;
  const useful = walk(view, end, before);
  const rank = new Int32Array(size).fill(NONE);
  for (let who = 0, place = 0; who < size; who++) if (reached[who] && useful[who]) rank[who] = place++;
  const price = new Float64Array(size).fill(Infinity);
  const second = new Float64Array(size);
  const waiting = queue(size, price, second);
  price[end] = 0;
  waiting.put(end);
  while (waiting.size) {
    const who = waiting.take();
    before(view, who, (giver, tie) => {
      if (rank[giver] === NONE) return;
      const [total, further] = [price[who] + view.price[tie], second[who] + STEP + rank[who]];
      if (total > price[giver] || (total === price[giver] && further >= second[giver])) return;
      price[giver] = total;
      second[giver] = further;
      waiting.put(giver);
    });
  }
  return { price, second, rank };
}

/** Whom a walk from somebody comes to. */
export function walk(view: GraphView, start: number, step: Step = onward): Uint8Array {
  const seen = new Uint8Array(view.us + 1);
  const waiting = [start];
  seen[start] = 1;
  for (const who of waiting) {
    step(view, who, (other) => {
      if (seen[other]) return;
      seen[other] = 1;
      waiting.push(other);
    });
  }
  return seen;
}

/** The cheapest way to one route more, and what the search saw; it makes what is `ahead` fit the next (Suurballe 1974). */
function cheapest(view: GraphView, end: number, flow: Flow, rank: Int32Array, ahead: Ahead): Search {
  const size = 2 * view.us + 2;
  const [source, goal] = [2 * view.us + 1, 2 * end];
  const from = new Int32Array(size);
  const price = new Float64Array(size).fill(Infinity);
  const second = new Float64Array(size);
  const seen = new Set<number>();
  const waiting = queue(size, price, second);
  price[source] = 0;
  waiting.put(source);
  while (waiting.size && !seen.has(goal)) {
    const half = waiting.take();
    seen.add(half);
    if (half === goal) break;
    eachStep(view, flow, half, rank, (other, cost, costSecond) => {
      if (seen.has(other) || rank[other >> 1] === NONE) return;
      const total = price[half] - ahead.price[half] + cost + ahead.price[other];
      const further = second[half] - ahead.second[half] + costSecond + ahead.second[other];
      if (total > price[other] || (total === price[other] && further >= second[other])) return;
      price[other] = total;
      second[other] = further;
      from[other] = half;
      waiting.put(other);
    });
  }
  if (!seen.has(goal)) return { trail: null, seen };
  for (const half of seen) {
    ahead.price[half] += price[goal] - price[half];
    ahead.second[half] += second[goal] - second[half];
  }
  const trail = [goal];
  while (trail[trail.length - 1] !== source) trail.push(from[trail[trail.length - 1]]);
  return { trail: trail.reverse(), seen };
}

/** Where one route more can go from a half, and what that costs; back along a route, it gets back what that cost. */
function eachStep(view: GraphView, { onward: next, back }: Flow, half: number, rank: Int32Array, visit: (half: number, cost: number, second: number) => void): void {
  const who = half >> 1;
  if (half & 1) {
    onward(view, who, (taker, tie) => visit(2 * taker, view.price[tie], STEP + rank[taker]));
    if (next[who] !== NONE) visit(half - 1, 0, 0);
  } else if (back[who] === NONE) {
    visit(half + 1, 0, 0);
  } else if (back[who] !== view.us) {
    visit(2 * back[who] + 1, -priceOf(view, back[who], who), -STEP - rank[who]);
  }
}

function priceOf(view: GraphView, giver: number, taker: number): number {
  let price = NONE;
  onward(view, giver, (other, tie) => { if (other === taker) price = view.price[tie]; });
  return price;
}

/** From which halves the end can still be had. */
function nearEnd(view: GraphView, end: number, flow: Flow, rank: Int32Array): Set<number> {
  const seen = new Set([2 * end]);
  for (const half of seen) {
    eachStepBack(view, flow, end, half, (other) => { if (rank[other >> 1] !== NONE) seen.add(other); });
  }
  return seen;
}

/** Who was seen by one half only. */
function cut({ us }: GraphView, end: number, seen: Set<number>): number[] {
  const people = [...seen].filter((half) => !seen.has(half ^ 1)).map((half) => half >> 1);
  return people.filter((who) => who !== us && who !== end).sort((who, other) => who - other);
}
