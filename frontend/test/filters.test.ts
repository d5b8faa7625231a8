/** Who passes the filters is who has what is asked for. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { letThrough, wishes } from "../src/shell/passing";
import { crowds } from "./cases";

crowds.forEach(({ people, filters, passing, shown }, number) => {
  test(`crowd ${number}: ${Object.entries(filters).join(" ") || "no filter"}`, () => {
    const through = letThrough(new Map(Object.entries(people)), wishes(filters));
    assert.deepEqual(through.passing, passing);
    assert.deepEqual(through.shown && [...through.shown].sort(), shown);
  });
});

test("an empty value asks for nothing", () => {
  assert.deepEqual(wishes({ role: "", stance: "2", unit: undefined }), [["stance", "2"]]);
});
