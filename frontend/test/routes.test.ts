/** The routes that share nobody, and whom to lose cuts all of them, are those of the analyses. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { read, routes, suppose } from "../src/whatif";
import type { RoutesTo } from "../src/whatif/graph";
import { queue } from "../src/whatif/queue";
import { rounded, worlds } from "./cases";

function routesOf({ node, routes: ways, nearUs, nearThem }: RoutesTo, people: string[]): object {
  const names = (places: number[]) => places.map((place) => people[place]);
  return { node, routes: ways.map(rounded), nearUs: names(nearUs), nearThem: names(nearThem) };
}

worlds.forEach(({ access, answers }, number) => {
  test(`world ${number}: the routes without whoever leaves`, () => {
    const graph = read(access);
    for (const { removed, decisions } of answers) {
      for (const { id, deciders } of decisions) {
        const expected = deciders.map(({ node, routes: ways, nearUs, nearThem }) => ({ node, routes: ways, nearUs, nearThem }));
        assert.deepEqual(routes(graph, removed, id).map((way) => routesOf(way, access.people)), expected);
      }
    }
  });
});

test("there are as many routes as are counted", () => {
  for (const { access } of worlds) {
    const graph = read(access);
    for (const { id, deciders } of suppose(graph).decisions) {
      assert.deepEqual(routes(graph, [], id).map((way) => way.routes.length), deciders.map(({ count }) => count));
    }
  }
});

test("nothing is known of a decision that is not there", () => {
  assert.deepEqual(routes(read(worlds[0].access), [], "nothing of the kind"), []);
});

test("the queue gives the least first, then by the second list, then by number", () => {
  const [price, second] = [[3, 1, 1, 2, 1], [0, 5, 4, 0, 4]];
  const waiting = queue(5, price, second);
  for (const item of [0, 1, 2, 3, 4]) waiting.put(item);
  price[0] = 0;
  waiting.put(0);
  assert.deepEqual([0, 1, 2, 3, 4].map(() => waiting.take()), [0, 2, 4, 1, 3]);
  assert.equal(waiting.size, 0);
});
