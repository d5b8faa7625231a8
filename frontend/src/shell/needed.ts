/** What must be there by now; it is a mistake of the page where it is not. */
export function needed<Thing>(thing: Thing | null | undefined): Thing {
  if (thing === null || thing === undefined) throw new Error("something of the page is missing");
  return thing;
}
