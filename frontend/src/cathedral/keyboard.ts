/** The picture by keyboard: a list of its marks that nobody sees, steered by where they stand. */
import { fill, isShortcut, make, unseenList } from "../shell/elements";
import { choose } from "../shell/navigation";
import { DIRECTIONS, nearest } from "../shell/tip";
import { state } from "../shell/state";
import { capital } from "../shell/words";
import { building, own, type Spot } from "./building";
import { tipOf } from "./pointer";

let list = unseenList("marks");
let spots: Spot[] = [];
let at = -1;

function allSpots(): Spot[] {
  const boxes = (kind: "plot" | "arch", places: { x: number; y: number; w: number; h: number }[]) =>
    places.map(({ x, y, w, h }, id): Spot => ({ kind, id, x: x + w / 2, y: y + h / 2, w: w - 20, h: h - 20 }));
  const marks = [...building.marks.values()].filter(({ mark }) => mark !== "anchor").map(({ mark, id, who, x, y, w, h }): Spot =>
    (mark === "stack" ? { kind: "stack", id: id === "stack:ours", x, y, w, h } : { kind: "person", id: who, x, y, w, h }));
  return [...marks, ...boxes("arch", own().arches), ...boxes("plot", own().plots)].sort((spot, other) => spot.y - other.y || spot.x - other.x);
}

/** One entry for each mark, made when the list gets the focus. */
function enter(): void {
  spots = allSpots();
  fill(list, ...spots.map((spot, number) => {
    const item = make("li", "", tipOf(spot).filter(Boolean).map(capital).join(". "));
    item.id = `mark-${number}`;
    item.setAttribute("role", "option");
    return item;
  }));
  const { chosen } = state;
  point(Math.max(0, spots.findIndex((spot) => chosen && spot.kind === chosen.kind && spot.id === chosen.id)));
}

function point(number: number): void {
  list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
  at = number;
  building.pointed = spots.at(at) ?? null;
  const item = list.children.item(at);
  item?.setAttribute("aria-selected", "true");
  if (item) list.setAttribute("aria-activedescendant", item.id);
  building.network?.redraw();
}

function leave(): void {
  building.pointed = null;
  list.removeAttribute("aria-activedescendant");
  building.network?.redraw();
}

function steer(event: KeyboardEvent): void {
  if (isShortcut(event)) return;
  const direction = DIRECTIONS[event.key];
  if (direction) point(spots.indexOf(nearest(spots, spots[at], direction)));
  else if (event.key === "Home") point(0);
  else if (event.key === "End") point(spots.length - 1);
  else if (["Enter", " "].includes(event.key)) choose(spots[at].kind, spots[at].id);
  else return;
  event.preventDefault();
}

export function markList(): HTMLElement {
  list = unseenList("marks");
  list.addEventListener("focus", enter);
  list.addEventListener("blur", leave);
  list.addEventListener("keydown", steer);
  return list;
}
