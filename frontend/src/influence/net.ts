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

const wish: Record<string, boolean> = { INFLUENCES: true, weaker: false, REPORTS_TO: false, KNOWS: false, CONFLICTS_WITH: false };

export const net = {
  wish,
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
