/** The reporting lines as a forest: who stands below whom. Of several superiors, the first places somebody. */
import { data } from "../shell/loaded";
import { ids, people } from "../shell/people";

/** By number: the superiors of each, and who is placed below each. */
export const superiors: number[][] = ids.map(() => []);
export const below: number[][] = ids.map(() => []);
/** How many stand below each. */
export const total: number[] = ids.map(() => 0);
const tops: number[] = [];

function readLines(): void {
  const flat = Object.entries(data.ties).flatMap(([kind, ties]) => (data.look.ties[kind].style === "reporting" ? ties : []));
  for (let at = 0; at < flat.length; at += 2) {
    const [who, superior] = [flat[at], flat[at + 1]];
    if (!superiors[who].length) below[superior].push(who);
    superiors[who].push(superior);
  }
}

/** Counts who is below whom, from the tops down; a circle of people who report to each other is cut where it is met. */
function count(): void {
  const seen = new Set<number>();
  const walk = (top: number) => {
    tops.push(top);
    const order = [top];
    seen.add(top);
    for (const boss of order) {
      below[boss] = below[boss].filter((who) => !seen.has(who));
      for (const who of below[boss]) {
        seen.add(who);
        order.push(who);
      }
    }
    for (const boss of order.reverse()) total[boss] = below[boss].reduce((sum, who) => sum + 1 + total[who], 0);
  };
  ids.forEach((_, at) => { if (!superiors[at].length) walk(at); });
  ids.forEach((_, at) => { if (!seen.has(at)) walk(at); });
  for (const list of below) list.sort((at, other) => total[other] - total[at] || at - other);
}

readLines();
count();

function isOurs(at: number): boolean {
  return people[ids[at]].ours;
}

/** The tops that have somebody below them. */
export const lined = tops
  .filter((at) => total[at] > 0)
  .sort((at, other) => Number(isOurs(at)) - Number(isOurs(other)) || total[other] - total[at]);

export function alone(ours: boolean): number[] {
  return tops.filter((at) => total[at] === 0 && isOurs(at) === ours);
}

/** All above somebody, the highest first. */
export function above(at: number): number[] {
  const chain: number[] = [];
  for (let up = parent(at); up !== undefined; up = parent(up)) chain.unshift(up);
  return chain;
}

function parent(at: number): number | undefined {
  const up = superiors[at].at(0);
  return up !== undefined && below[up].includes(at) ? up : undefined;
}
