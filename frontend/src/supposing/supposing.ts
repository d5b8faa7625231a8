/** What if these people leave: who is gone, who is in trouble then, and the scene with the routes that are left. */
import type { SceneData } from "../data";
import { tell } from "../shell/events";
import { isTyping } from "../shell/elements";
import { data } from "../shell/loaded";
import { remember, tellView } from "../shell/navigation";
import { needed } from "../shell/needed";
import { type Route, type Scene, state } from "../shell/state";
import * as whatif from "../whatif";
import type { Answer, Change, DecisionAnswer, Graph, Target } from "../whatif/graph";

export type Supposed = "gone" | "red" | "";

const places = new Map(data.access.people.map((person, place) => [person, place]));
const earlier: string[][] = [];
let graph: Graph | null = null;
let today: Answer | null = null;
let now: Answer | null = null;
let changes: Change[] = [];
let reds = new Map<string, Set<string>>();
let waiting = 0;

export function whoAt(place: number): string {
  return data.access.people[place];
}

/** What becomes of somebody in the scene shown: 'gone', 'red' (cut off, or nobody gets round them any more) or ''. */
export function supposed(who: string): Supposed {
  if (state.removed.includes(who)) return "gone";
  return state.scene && reds.get(state.scene.id)?.has(who) ? "red" : "";
}

/** Whether it can be said what would be: nothing is known of the ways to a decision that is closed. */
export function supposable(who: string): boolean {
  return places.has(who) && state.scene !== null && inGraph(state.scene.id);
}

function inGraph(id: string): boolean {
  return id === "" || data.access.decisions.some((decision) => decision.id === id);
}

function removedPlaces(): number[] {
  return state.removed.map((who) => needed(places.get(who)));
}

function ask(): void {
  graph ??= whatif.read(data.access);
  today ??= whatif.suppose(graph);
  now = whatif.suppose(graph, removedPlaces());
  changes = state.removed.length ? whatif.difference(today, now) : [];
  reds = new Map(changes.map(({ id, red }) => [id, new Set(red.map(whoAt))]));
}

/** The people who are supposed to leave; whoever is not known is passed over. */
export function suppose(removed: string[], { keep = false } = {}): void {
  const wanted = [...new Set(removed)].filter((who) => places.has(who));
  if (same(wanted, state.removed)) return;
  if (!keep) earlier.push(state.removed);
  state.removed = wanted;
  ask();
  if (!state.scene) return;
  const { id } = state.scene;
  state.scene = supposing(needed(data.scenes.find((scene) => scene.id === id)));
  tell("supposed");
  tellView("supposed");
  if (!keep) remember();
}

export function leave(who: string): void {
  suppose([...state.removed, who]);
}

export function comeBack(who: string): void {
  suppose(state.removed.filter((other) => other !== who));
}

function same(list: string[], other: string[]): boolean {
  return list.join("\n") === other.join("\n");
}

export function undo(): void {
  let last = earlier.pop();
  while (last && same(last, state.removed)) last = earlier.pop(); // the reader went back in another way meanwhile
  if (!last) return;
  suppose(last, { keep: true });
  remember();
}

/** The scene as it would be. Red marks and the routes that are left come at once, the routes instead of those lost after. */
export function supposing(scene: SceneData): Scene {
  window.clearTimeout(waiting);
  state.settled = true;
  if (!state.removed.length || !inGraph(scene.id)) return scene;
  state.settled = false;
  waiting = window.setTimeout(() => {
    state.scene = without(scene, routesNow(scene.id));
    state.settled = true;
    tell("rerouted");
    tellView("supposed");
  });
  return without(scene, scene.routes.filter(({ path }) => !path.some((who) => state.removed.includes(who))));
}

/** The scene itself stays below, so that another language shows in it. */
function without(scene: SceneData, routes: Route[]): Scene {
  const cracked = deciders(scene.id).flatMap(({ around }) => around.map(whoAt));
  return Object.assign(Object.create(scene) as SceneData, { supposed: true, routes, cracked: [...new Set(cracked)] });
}

function deciders(id: string): Target[] {
  return now?.decisions.find((decision) => decision.id === id)?.deciders ?? [];
}

/** As the analyses list them: for each who decides the best first, which may share people with the others. */
function routesNow(id: string): Route[] {
  const best = new Map(deciders(id).map((decider) => [decider.node, decider.best]));
  return whatif.routes(needed(graph), removedPlaces(), id).flatMap(({ node, routes }) => {
    const first = best.get(node);
    const listed = !first || routes.some(({ path }) => path.join() === first.path.join()) ? routes : [first, ...routes];
    return listed.map(({ path, carry, stale }) => ({ to: whoAt(node), path: path.map(whoAt), carry, carries: percent(carry), stale }));
  });
}

/** A chance in whole percent; never 0 for what is not nothing, never 100 for what is not sure. */
export function percent(share: number): string {
  const shown = Math.round(share * 100);
  return share > 0 && shown === 0 ? "under 1 %" : share < 1 && shown === 100 ? "over 99 %" : `${shown} %`;
}

/** A class for whoever is named, beside others. */
export function withSupposed(kind: string, who: string): string {
  const fate = supposed(who);
  return fate ? `${kind} supposed-${fate}`.trim() : kind;
}

export function supposition(): { changes: Change[]; decisions: DecisionAnswer[]; undoable: boolean } {
  return { changes, decisions: now?.decisions ?? [], undoable: earlier.length > 0 };
}

export function listenForUndo(): void {
  document.addEventListener("keydown", (event) => {
    if (isTyping(event) || event.shiftKey || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || !earlier.length) return;
    event.preventDefault();
    undo();
  });
}
