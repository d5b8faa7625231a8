/** The pointer: what stands at a place of the drawing, and what is said of it. */
import { byId } from "../shell/elements";
import { choose, clear } from "../shell/navigation";
import { needed } from "../shell/needed";
import { fullName, ids, people, stanceWord, titleOf } from "../shell/people";
import { clicks, placeTip } from "../shell/tip";
import { scene, state } from "../shell/state";
import { aside, both, capital, joined, say, word } from "../shell/words";
import { building, own, picture, type Target } from "./building";

type Pointed = Target | { kind: "way"; id: string };

function inside({ x, y }: { x: number; y: number }, left: number, top: number, wide: number, high: number, slack = 0): boolean {
  return x >= left - slack && x <= left + wide + slack && y >= top - slack && y <= top + high + slack;
}

/** What stands at a place of the drawing: the smallest thing there. */
function at(event: MouseEvent): Pointed | null {
  const network = needed(building.network);
  const area = byId("canvas").getBoundingClientRect();
  const spot = { x: event.clientX - area.left, y: event.clientY - area.top };
  const place = network.DOMtoCanvas(spot);
  for (const mark of [...building.marks.values()].reverse()) {
    if (mark.mark === "anchor" || !inside(place, mark.x - mark.w / 2, mark.y - mark.h / 2, mark.w, mark.h, 2)) continue;
    return mark.mark === "stack" ? { kind: "stack", id: mark.id === "stack:ours" } : { kind: "person", id: mark.who };
  }
  const named = picture().labels.find(({ who, x, y, w, lines }) => who && inside(place, x, y, w, own().look.row * lines.length));
  if (named?.who) return { kind: "person", id: named.who };
  const edge = network.getEdgeAt(spot);
  if (edge !== undefined && building.edges?.get(edge)?.routes) return { kind: "way", id: edge };
  const plot = own().plots.findIndex(({ x, y, w, h }) => inside(place, x, y, w, h));
  if (plot >= 0) return { kind: "plot", id: plot };
  const arch = own().arches.findIndex(({ x, y, w, h }) => inside(place, x, y, w, h));
  return arch >= 0 ? { kind: "arch", id: arch } : null;
}

function routesAt(id: string): number[] {
  return building.edges?.get(id)?.routes ?? [];
}

/** A heading and lines below it, for a person anywhere. */
export function personTip(who: string): string[] {
  return [fullName(who), aside(titleOf(who), people[who].unit), people[who].ours ? "" : capital(stanceWord(who))];
}

/** A heading and lines below it. */
export function tipOf(pointed: Pointed): string[] {
  if (pointed.kind === "person") return personTip(pointed.id);
  if (pointed.kind === "plot") {
    const plot = own().plots[pointed.id];
    return [both(plot.name, plot.name_zh), say("plot", { share: plot.share, number: plot.people.length }), plot.blank ? word("plot_none") : ""];
  }
  if (pointed.kind === "arch") {
    const arch = own().arches[pointed.id];
    return [arch.name, capital(arch.said), arch.why];
  }
  if (pointed.kind === "stack") return [word(pointed.id ? "stack_ours" : "stack")];
  const routes = routesAt(pointed.id).map((number) => scene().routes[number]);
  const names = [...new Set(routes.map((route) => fullName(route.to)))];
  const lines = routes.slice(0, 3).map(({ path, carries }) => `${path.map((who) => people[who].name).join(" → ")}${word("colon")}${say("carries", { percent: carries })}`);
  return [say("way_tip", { names: joined(names) }), ...lines];
}

function hover(event: PointerEvent): void {
  const pointed = event.buttons ? null : at(event);
  const tip = byId("tip");
  byId("canvas").classList.toggle("over", pointed !== null && pointed.kind !== "way");
  tip.hidden = pointed === null;
  if (pointed) placeTip(tip, needed(byId("canvas").parentElement), event, tipOf(pointed));
}

function press(event: MouseEvent): void {
  const pointed = at(event);
  if (pointed === null) {
    if (state.chosen) clear();
  } else if (pointed.kind === "way") {
    choose("person", scene().routes[routesAt(pointed.id)[0]].to);
  } else {
    choose(pointed.kind, pointed.id);
  }
}

export function listen(canvas: HTMLElement): void {
  canvas.addEventListener("pointermove", hover);
  canvas.addEventListener("pointerleave", () => { byId("tip").hidden = true; });
  clicks(canvas, press);
}

/** Everybody of a plot, by id. */
export function peopleOf(plot: number): string[] {
  return own().plots[plot].people.map((place) => ids[place]);
}
