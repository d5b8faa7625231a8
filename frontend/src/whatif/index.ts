/**
 * What if these people leave? Whom we still reach, by how many ways, by which best one, and whom there is no way round.
 *
 * The data is what access.py writes; people and ties go by their numbers. Nothing here is kept or changed: whoever asks
 * keeps the list of those who left, and asks again with one less to undo. The answers are those of graphcrm.analysis
 * (decisions, access, routes, single_points) for the account without these people, as graphcrm.whatif makes it.
 */
import type { AccessData } from "../data";
import type { Answer, Change, Deal, DecisionAnswer, Graph, GraphView, RoutesTo, Rule, Target } from "./graph";
import { apart, walk } from "./routes";
import { bestBefore, count, distances, dominators, type Near, NONE } from "./ways";

const STEP = 2 ** 40;
const LESS = 1 - 1e-9; // what differs by rounding is equal

/** The data, ready to be asked; once a page. We ourselves are the last number, with a tie to each of ours. */
export function read({ people, ours, ties, prices, decisions, account }: AccessData): Graph {
  const us = people.length;
  const total = ties.to.length + ours;
  const first = new Int32Array(us + 2);
  ties.leaving.forEach((number, who) => { first[who + 1] = first[who] + number; });
  first[us + 1] = total;
  const to = Int32Array.from({ length: total }, (_, tie) => (tie < ties.to.length ? ties.to[tie] : tie - ties.to.length));
  const from = new Int32Array(total);
  const firstInto = new Int32Array(us + 2);
  for (let who = 0; who <= us; who++) from.fill(who, first[who], first[who + 1]);
  for (const taker of to) firstInto[taker + 1] += 1;
  for (let who = 0; who <= us; who++) firstInto[who + 1] += firstInto[who];
  const into = new Int32Array(total);
  const filled = firstInto.slice();
  for (let tie = 0; tie < total; tie++) into[filled[to[tie]]++] = tie;
  const priced = (number: number) => (number < 0 ? NONE : prices[number]);
  const whole = Float64Array.from({ length: total }, (_, tie) => (tie < ties.to.length ? priced(ties.price[tie]) : 0));
  const deals = decisions.map(({ id, deciders, other }) => {
    const price = whole.slice();
    for (let at = 0; at < other.length; at += 2) price[other[at]] = priced(other[at + 1]);
    return { id, deciders, price };
  });
  return { people, ours, us, first, to, from, firstInto, into, stale: ties.stale, deals, account: { ...account, price: whole } };
}

/** Every decision without these people (their numbers), with how each of its decision makers is reached. */
export function suppose(graph: Graph, removed: number[] = []): Answer {
  const gone = goneFrom(graph, removed);
  const decisions = decisionsWithout(graph, gone).map(({ id, rule, deciders, price }): DecisionAnswer => {
    const view = { ...graph, price, gone };
    const near = distances(view);
    const above = dominators(view);
    const parent = deciders.length ? bestBefore(view, near) : new Int32Array();
    const reached = Uint8Array.from(above, (who, place) => Number(who !== NONE && place !== graph.us));
    return { id, rule, reached, deciders: deciders.map((node) => target(view, node, near, above, parent)) };
  });
  return { removed: [...removed], decisions };
}

function goneFrom({ us }: Graph, removed: number[]): Uint8Array {
  const gone = new Uint8Array(us + 1);
  for (const who of removed) gone[who] = 1;
  return gone;
}

/**
 * Who decides what once these are gone, as account.decisions: the seat of who decided on a deal stays, vacant, and no way
 * leads there. The account as a whole has the id "".
 */
function decisionsWithout(graph: Graph, gone: Uint8Array): (Deal & { rule: Rule })[] {
  const deals = graph.deals.map((deal) => ({ ...deal, rule: "decides" as const }));
  if (deals.some((deal) => deal.deciders.length)) return deals;
  const key = graph.account.key.filter((who) => !gone[who]);
  const deciders = key.length ? key : heads(graph.account.lines, gone);
  const rule = key.length ? "key" : deciders.length ? "top" : "none";
  return [...deals, { id: "", rule, deciders, price: graph.account.price }];
}

/** Who reports to nobody and has the most people below; several where they are equal. */
function heads(lines: number[], gone: Uint8Array): number[] {
  const below = new Map<number, number[]>();
  const led = new Set<number>();
  for (let at = 0; at < lines.length; at += 2) {
    const [who, boss] = [lines[at], lines[at + 1]];
    if (gone[who] || gone[boss]) continue;
    below.set(boss, [...(below.get(boss) ?? []), who]);
    led.add(who);
  }
  const sizes = [...below.keys()].filter((who) => !led.has(who)).map((who) => {
    const seen = new Set([who]);
    for (const boss of seen) for (const report of below.get(boss) ?? []) seen.add(report);
    return [who, seen.size];
  });
  const most = sizes.reduce((largest, [, size]) => Math.max(largest, size), 0);
  return sizes.filter(([, size]) => size === most).map(([who]) => who).sort((who, other) => who - other);
}

function target(view: GraphView, node: number, near: Near, above: Int32Array, parent: Int32Array): Target {
  if (above[node] === NONE) return { node, count: 0, around: [], best: null };
  const around: number[] = [];
  for (let who = above[node]; who !== view.us; who = above[who]) around.unshift(who);
  const path = [node];
  while (path[0] !== view.us) path.unshift(parent[path[0]]);
  const best = { path: path.slice(1), carry: 2 ** (-near.price[node] / STEP), stale: isStale(view, path) };
  return { node, count: around.length ? 1 : count(view, node, above), around, best };
}

function isStale({ first, to, stale }: GraphView, path: number[]): boolean {
  return path.slice(0, -1).some((who, at) => {
    for (let tie = first[who]; tie < first[who + 1]; tie++) if (to[tie] === path[at + 1]) return stale[tie] === "1";
    return false;
  });
}

/** To draw them: the routes to each decision maker of one decision that share nobody, and the smallest cuts nearest to us and to them. */
export function routes(graph: Graph, removed: number[], id: string): RoutesTo[] {
  const gone = goneFrom(graph, removed);
  const deal = decisionsWithout(graph, gone).find((decision) => decision.id === id);
  if (!deal) return [];
  const view = { ...graph, price: deal.price, gone };
  const reached = walk(view, graph.us);
  return deal.deciders.map((node) => {
    const { ways, nearUs, nearThem } = apart(view, node, reached);
    const shown = ways.map(({ path, price }) => ({ path, carry: 2 ** (-price / STEP), stale: isStale(view, path) }));
    return { node, routes: shown, nearUs, nearThem };
  });
}

/**
 * What changes from one answer of `suppose` to another, by decision. Of its decision makers: who is `gone` (or the head no
 * more), who is `fresh`, who `lost` all ways, to whom the ways `fell`. Who became `single`: no way round, and to whom.
 * Who else was reached and is `cutOff`. `red`: all whom this puts into trouble.
 */
export function difference(was: Answer, now: Answer): Change[] {
  const left = new Set(now.removed);
  const earlier = new Map(was.decisions.map((decision) => [decision.id, decision]));
  return now.decisions.map((decision) => changeOf(decision, earlier.get(decision.id), left));
}

function changeOf(decision: DecisionAnswer, past: DecisionAnswer | undefined, left: Set<number>): Change {
  const old = new Map((past?.deciders ?? []).map((decider) => [decider.node, decider]));
  const stayed = decision.deciders.flatMap((after) => {
    const before = old.get(after.node);
    return before ? [{ node: after.node, before, after }] : [];
  });
  const lost = stayed.filter(({ before, after }) => before.count && !after.count).map(({ node }) => node);
  const fell = stayed.filter(({ before, after }) => after.count && (after.count < before.count || (after.best?.carry ?? 0) < LESS * (before.best?.carry ?? 0)));
  const single = new Map<number, number[]>();
  for (const { node, around } of decision.deciders) {
    for (const who of around) if (!old.get(node)?.around.includes(who)) single.set(who, [...(single.get(who) ?? []), node]);
  }
  const reached = past?.reached ?? new Uint8Array();
  const cutOff = [...reached.keys()].filter((who) => reached[who] && !decision.reached[who] && !left.has(who));
  return {
    id: decision.id,
    gone: [...old.keys()].filter((node) => decision.deciders.every((decider) => decider.node !== node)),
    fresh: decision.deciders.map(({ node }) => node).filter((node) => !old.has(node)),
    lost,
    fell,
    single: [...single].map(([node, about]) => ({ node, about })),
    cutOff,
    red: [...new Set([...lost, ...single.keys(), ...cutOff])].filter((who) => !left.has(who)),
  };
}
