/** What a choice lights up: people, routes, and the other ties of the chosen person. */
import type { FindingData } from "../data";
import { shown } from "../shell/filters";
import { colour } from "../shell/frame";
import { data } from "../shell/loaded";
import { needed } from "../shell/needed";
import { ids, routesOf, tiesOf } from "../shell/people";
import { type Chosen, chosenPerson, scene } from "../shell/state";
import { supposed } from "../supposing/supposing";
import { building, type BuildingEdge, type Lit, own, picture } from "./building";
import { ways } from "./supposed";

function isLit(who: string): boolean {
  return building.lit === null || building.lit.people.has(who);
}

/** How strongly somebody is drawn: faint where not lit, fainter where the filters leave them out; never the chosen one. */
export function strength(who: string | undefined): number {
  if (!who) return 1;
  if (supposed(who) === "gone") return 0.4;
  if (isChosen(who)) return 1;
  return shown(who) ? (isLit(who) ? 1 : 0.32) : 0.1;
}

export function isChosen(who: string): boolean {
  return who !== "" && (chosenPerson() === who || Boolean(building.lit?.framed.has(who)));
}

/** Which people and routes belong to what was chosen; null where everything does. */
export function litBy(chosen: Chosen | null): Lit | null {
  if (chosen === null) return null;
  const lit: Lit = { people: new Set(), routes: new Set(), framed: new Set(), about: new Set() };
  if (chosen.kind === "person") {
    lit.people.add(chosen.id);
    for (const number of routesOf(chosen.id)) lit.routes.add(number);
    for (const [, from, to] of tiesOf(chosen.id)) lit.people.add(from).add(to);
  } else if (chosen.kind === "finding") {
    lightFinding(data.findings[chosen.id], lit);
  } else if (chosen.kind === "plot") {
    for (const place of own().plots[chosen.id].people) lit.people.add(ids[place]);
  } else if (chosen.kind === "stack") {
    for (const who of chosen.id ? picture().stacked_ours : picture().stacked) lit.people.add(who);
  } else {
    return null;
  }
  for (const number of lit.routes) for (const who of scene().routes[number].path) lit.people.add(who);
  return lit;
}

function lightFinding({ who, about }: FindingData, lit: Lit): void {
  for (const person of who) {
    lit.people.add(person);
    lit.framed.add(person);
  }
  for (const person of about) {
    lit.people.add(person);
    lit.about.add(person);
  }
  scene().routes.forEach((route, number) => {
    const leads = about.length === 0 || about.includes(route.to);
    if (leads && route.path.some((step) => who.includes(step))) lit.routes.add(number);
  });
}

export function edgeLooks(): BuildingEdge[] {
  const { lit } = building;
  const { bends } = own();
  return ways().map((edge, number) => {
    const mine = lit === null ? edge.main : edge.routes.some((route) => lit.routes.has(route));
    const color = { color: colour("route"), inherit: false, opacity: lit === null ? data.look.strength : mine ? 0.95 : 0.12 };
    return { ...edge, smooth: bends[edge.smooth], id: `way:${number}`, color, hidden: !mine && !(lit !== null && edge.main), dashes: edge.dashes ? data.look.stale : false };
  });
}

/** Thin lines for the ties of one person, beside the routes. */
export function tieEdges(who: string): BuildingEdge[] {
  return tiesOf(who).flatMap(([kind, giver, taker], number) => {
    const [start, end] = tieEnds(giver, taker);
    if (!start || !end || start === end) return [];
    const { dashes, tone, arrow } = data.look.ties[kind];
    const [from, to] = [start, end].map((id) => needed(building.marks.get(id)));
    const smooth = Math.abs(from.y - to.y) < 60
      ? { enabled: true, type: from.x < to.x ? "curvedCW" : "curvedCCW", roundness: 0.18 }
      : { enabled: true, type: "cubicBezier", forceDirection: "vertical", roundness: 0.4 };
    const arrows = { to: { enabled: arrow, scaleFactor: 0.45 } };
    return [{ id: `tie:${number}`, from: start, to: end, width: 1.3, dashes, smooth, arrows, color: { color: colour(tone), inherit: false, opacity: 0.85 }, physics: false }];
  });
}

type Ends = (string | null)[];

/** At which marks a tie to somebody ends: from below, and from above. */
export function endsOf(who: string): Ends {
  const { ends, stacked, stacked_ours: stackedOurs } = picture();
  if (Object.hasOwn(ends, who)) return ends[who];
  const id = stacked.includes(who) ? "stack:theirs" : stackedOurs.includes(who) ? "stack:ours" : `dot:${who}`;
  return building.marks.has(id) ? [id, id] : [null, null];
}

function tieEnds(giver: string, taker: string): Ends {
  const raised = ([, top]: Ends) => top !== null && top.startsWith("head:");
  const [from, to] = [endsOf(giver), endsOf(taker)];
  return raised(from) && raised(to) ? [from[1], to[1]] : [from[0], to[0]];
}
