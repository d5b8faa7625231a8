/** The network while it stands: what is wished for, what is shown, and vis-network's parts. */
import type { Lit } from "../cathedral/building";
import type { NetworkData } from "../data";
import { data } from "../shell/loaded";
import { needed } from "../shell/needed";
import type { DataSet, Edge, Network, Spot } from "../vis";

/** A tie between two people, by their numbers. */
export interface NetTie {
  kind: string;
  from: number;
  to: number;
  strength: number | null;
  rank: number;
}

/** What the window shows of the drawing. */
export interface Window {
  scale: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Placed extends Spot {
  id: string;
  r: number;
}
export interface PersonMark extends Placed {
  at: number;
  who: string;
  group?: undefined;
}
export interface GroupMark extends Placed {
  group: number;
  who?: undefined;
}
export type NetMark = PersonMark | GroupMark;

/** One line for all ties of a kind between two marks. */
export interface Line {
  id: string;
  from: string;
  to: string;
  kind: string;
  single: boolean;
  ties: NetTie[];
  rank: number;
  mine: boolean;
}

/** How strong the ties of a type are, where they say so. */
export function strengthsOf(kind: string): number[] | undefined {
  const { strengths }: { strengths: Partial<Record<string, number[]>> } = own();
  return strengths[kind];
}

/** What is drawn: at first the ties that say how strong they are. "weaker": those of little strength, too. */
export const WISHES = [...new Set(Object.entries(data.look.ties).flatMap(([kind, { style }]) => (style === "influence" ? [kind, "weaker"] : [kind])))];

export const net = {
  wish: Object.fromEntries(WISHES.map((kind) => [kind, kind !== "weaker" && data.look.ties[kind].style === "influence"])),
  opened: new Set<number>(),
  groups: [] as number[][],
  vis: null as Network | null,
  nodes: null as DataSet<Spot & { id: string }> | null,
  edges: null as DataSet<Edge> | null,
  sharp: 1,
  lit: null as Lit | null,
  pointed: null as NetMark | null,
  shownMarks: new Map<string, NetMark>(),
  drawn: [] as Line[],
  tied: new Set<string>(),
  names: 0,
};

export function own(): NetworkData {
  return data.views.network;
}

export function drawing(): Network {
  return needed(net.vis);
}
