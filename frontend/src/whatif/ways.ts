/**
 * The ways from us through an access graph: the strongest, those that share nobody, and the people on all of them.
 *
 * A view is what whatif/index.ts makes. Methods and order among equals are those of graphcrm.graphs.
 */
import type { GraphView } from "./graph";
import { queue } from "./queue";

export const NONE = -1;

export type Visit = (other: number, tie: number) => void;
export type Step = (view: GraphView, who: number, visit: Visit) => void;

/** Prices and steps of the strongest routes from us. */
export interface Near {
  price: Float64Array;
  steps: Int32Array;
}

/** Routes that share nobody: whom each on one passes to, and from whom each has it. */
export interface Flow {
  onward: Int32Array;
  back: Int32Array;
  starts: number[];
}

/** Whom a person passes something on to: calls with each tie that is left. */
export function onward({ first, to, price, gone }: GraphView, who: number, visit: Visit): void {
  for (let tie = first[who]; tie < first[who + 1]; tie++) if (price[tie] >= 0 && !gone[to[tie]]) visit(to[tie], tie);
}

/** From whom a person has it, among those who are reached. */
export function before({ firstInto, into, from, price, gone }: GraphView, who: number, visit: Visit): void {
  for (let at = firstInto[who]; at < firstInto[who + 1]; at++) {
    const tie = into[at];
    if (price[tie] >= 0 && !gone[from[tie]]) visit(from[tie], tie);
  }
}

/** From us to everybody: the price of the strongest route, and its steps (Dijkstra 1959). */
export function distances(view: GraphView): Near {
  const price = new Float64Array(view.us + 1).fill(Infinity);
  const steps = new Int32Array(view.us + 1);
  const waiting = queue(view.us + 1, price, steps);
  price[view.us] = 0;
  waiting.put(view.us);
  while (waiting.size) {
    const who = waiting.take();
    onward(view, who, (taker, tie) => {
      const total = price[who] + view.price[tie];
      if (total > price[taker] || (total === price[taker] && steps[who] + 1 >= steps[taker])) return;
      price[taker] = total;
      steps[taker] = steps[who] + 1;
      waiting.put(taker);
    });
  }
  return { price, steps };
}

/** By person: who comes before on the strongest route; of equal ones the shortest, then the first by numbers from us on. */
export function bestBefore(view: GraphView, near: Near): Int32Array {
  const layers: number[][] = [];
  near.price.forEach((price, who) => {
    if (price === Infinity) return;
    while (layers.length <= near.steps[who]) layers.push([]);
    layers[near.steps[who]].push(who);
  });
  const parent = new Int32Array(view.us + 1).fill(NONE);
  const rank = new Int32Array(view.us + 1);
  for (const layer of layers.slice(1)) {
    for (const who of layer) {
      before(view, who, (giver, tie) => {
        if (near.steps[giver] + 1 !== near.steps[who] || near.price[giver] + view.price[tie] !== near.price[who]) return;
        if (parent[who] === NONE || rank[giver] < rank[parent[who]]) parent[who] = giver;
      });
    }
    layer.sort((who, other) => rank[parent[who]] - rank[parent[other]] || who - other);
    layer.forEach((who, at) => { rank[who] = at; });
  }
  return parent;
}

/** Everybody whom a walk from us comes to, in the order in which it leaves them, and each one's place in it. */
function leaving({ us, first, to, price, gone }: GraphView): { order: number[]; number: Int32Array } {
  const number = new Int32Array(us + 1).fill(NONE);
  const at = first.slice();
  const order: number[] = [];
  const stack = [us];
  number[us] = 0;
  while (stack.length) {
    const who = stack[stack.length - 1];
    const tie = at[who]++;
    if (tie >= first[who + 1]) {
      number[who] = order.length;
      order.push(who);
      stack.pop();
    } else if (price[tie] >= 0 && !gone[to[tie]] && number[to[tie]] === NONE) {
      number[to[tie]] = 0;
      stack.push(to[tie]);
    }
  }
  return { order, number };
}

/** By person: the last one whom every route passes; −1 for who is not reached (Cooper, Harvey & Kennedy 2006). */
export function dominators(view: GraphView): Int32Array {
  const { order, number } = leaving(view);
  const above = new Int32Array(view.us + 1).fill(NONE);
  above[view.us] = view.us;
  for (let moved = true; moved;) {
    moved = false;
    for (let place = order.length - 2; place >= 0; place--) {
      let gate = NONE;
      before(view, order[place], (giver) => {
        if (above[giver] === NONE) return;
        let other = giver;
        while (gate !== NONE && gate !== other) {
          if (number[gate] < number[other]) gate = above[gate];
          else other = above[other];
        }
        gate = other;
      });
      if (above[order[place]] === gate) continue;
      above[order[place]] = gate;
      moved = true;
    }
  }
  return above;
}

export function noFlow({ us }: GraphView): Flow {
  return { onward: new Int32Array(us + 1).fill(NONE), back: new Int32Array(us + 1).fill(NONE), starts: [] };
}

/** One route more, by the halves it goes through (see `eachStepBack`). Steps back first: they free what steps on take. */
export function add(flow: Flow, trail: number[], us: number): void {
  const steps = trail.slice(1).map((half, at) => [trail[at], half]).filter(([from, to]) => from >> 1 !== to >> 1);
  for (const [from, to] of steps) {
    if (from & 1) continue;
    flow.back[from >> 1] = NONE;
    flow.onward[to >> 1] = NONE;
  }
  for (const [from, to] of steps) {
    if (!(from & 1)) continue;
    if (from >> 1 === us) flow.starts.push(to >> 1);
    else flow.onward[from >> 1] = to >> 1;
    if (to !== trail[trail.length - 1]) flow.back[to >> 1] = from >> 1;
  }
}

/**
 * From where one route more can come to a half. A person is entered by one half (twice the number) and left by the
 * other (one more), so that each lets one route through; another may turn a route back, so that it goes another way.
 */
export function eachStepBack(view: GraphView, flow: Flow, end: number, half: number, visit: (half: number) => void): void {
  const who = half >> 1;
  const next = flow.onward[who];
  if (half & 1) {
    visit(next === NONE ? half - 1 : 2 * next);
    return;
  }
  before(view, who, (giver) => { if (giver !== end && giver !== flow.back[who]) visit(2 * giver + 1); });
  if (next !== NONE) visit(half + 1);
}

/** The largest number of routes that share nobody but their end (Menger 1927): augmenting paths, sought from the end. */
export function count(view: GraphView, end: number, above: Int32Array): number {
  const flow = noFlow(view);
  const [source, goal] = [2 * view.us + 1, 2 * end];
  const to = new Int32Array(2 * view.us + 2);
  let most = 0;
  before(view, end, (giver) => { if (above[giver] !== NONE) most += 1; });
  for (let routes = 0; routes < most; routes++) {
    const waiting = [goal];
    to.fill(NONE);
    to[goal] = goal;
    for (let at = 0; at < waiting.length && to[source] === NONE; at++) {
      eachStepBack(view, flow, end, waiting[at], (half) => {
        if (to[half] !== NONE) return;
        to[half] = waiting[at];
        waiting.push(half);
      });
    }
    if (to[source] === NONE) return routes;
    const trail = [source];
    while (trail[trail.length - 1] !== goal) trail.push(to[trail[trail.length - 1]]);
    add(flow, trail, view.us);
  }
  return most;
}
