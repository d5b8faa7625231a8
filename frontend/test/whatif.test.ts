/** What the script says if people leave is what the analyses say of the account without them. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { difference, read, suppose } from "../src/whatif";
import type { Answer, Change } from "../src/whatif/graph";
import { type ExpectedChange, rounded, worlds } from "./cases";

function sorted(numbers: Iterable<number>): number[] {
  return [...numbers].sort((number, other) => number - other);
}

function pairs(lists: number[][]): number[][] {
  return lists.sort((list, other) => list[0] - other[0] || list[1] - other[1]);
}

function decisionsOf({ decisions }: Answer): object[] {
  return decisions.map(({ id, rule, reached, deciders }) => ({
    id,
    rule,
    reached: [...reached.keys()].filter((who) => reached[who]),
    deciders: deciders.map((decider) => ({ ...decider, best: decider.best && rounded(decider.best) })),
  }));
}

function changesOf(changes: Change[]): ExpectedChange[] {
  return changes.map(({ id, gone, fresh, lost, fell, single, cutOff }) => ({
    id,
    gone: sorted(gone),
    fresh: sorted(fresh),
    lost: sorted(lost),
    fell: pairs(fell.map(({ node, before, after }) => [node, before.count, after.count])),
    single: pairs(single.flatMap(({ node, about }) => about.map((who) => [node, who]))),
    cutOff: sorted(cutOff),
  }));
}

worlds.forEach(({ access, answers }, number) => {
  test(`world ${number}: who leaves changes what the analyses say changes`, () => {
    const graph = read(access);
    const today = suppose(graph);
    for (const { removed, decisions, difference: changes } of answers) {
      const answer = suppose(graph, removed);
      const expected = decisions.map((decision) => ({
        ...decision,
        deciders: decision.deciders.map(({ node, count, around, best }) => ({ node, count, around, best })),
      }));
      assert.deepEqual(decisionsOf(answer), expected);
      assert.deepEqual(changesOf(difference(today, answer)), changes);
    }
  });
});

test("to undo is to ask again with fewer: nothing is left behind by a question", () => {
  const graph = read(worlds[3].access);
  const first = decisionsOf(suppose(graph, [0]));
  const none = decisionsOf(suppose(graph));
  suppose(graph, [0, 1, 2]);
  assert.deepEqual(decisionsOf(suppose(graph, [0])), first);
  assert.deepEqual(decisionsOf(suppose(graph)), none);
});

test("whoever is in trouble is red, and nobody who left", () => {
  for (const { access, answers } of worlds) {
    const graph = read(access);
    const today = suppose(graph);
    for (const { removed } of answers) {
      for (const { red, lost, single, cutOff } of difference(today, suppose(graph, removed))) {
        assert.deepEqual(new Set(red), new Set([...lost, ...single.map(({ node }) => node), ...cutOff].filter((who) => !removed.includes(who))));
        assert.ok(!red.some((who) => removed.includes(who)));
      }
    }
  }
});
