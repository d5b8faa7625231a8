/** The drawing of the building while it stands: marks, lights, and vis-network's parts. */
import type { CathedralData, MarkKind, PictureData, WayRecord } from "../data";
import { data } from "../shell/loaded";
import { scene } from "../shell/state";
import type { DataSet, Edge, Network } from "../vis";

export type { Ctx } from "../shell/parts";

export interface Mark {
  id: string;
  mark: MarkKind;
  x: number;
  y: number;
  w: number;
  h: number;
  who: string;
  short?: string;
  count?: number;
  crack?: boolean;
  veto?: boolean;
}

/** A line as the drawing holds it; only those of routes know which routes they are of. */
export interface BuildingEdge extends Edge {
  routes?: number[];
  main?: boolean;
}

/** A step of routes: drawn once, however many of them take it. */
export type WayEdge = WayRecord;

/** What a choice lights up. */
export interface Lit {
  people: Set<string>;
  routes: Set<number>;
  framed: Set<string>;
  about: Set<string>;
}

/** Where something stands that can be pointed at. */
export type Target =
  | { kind: "person"; id: string }
  | { kind: "stack"; id: boolean }
  | { kind: "plot"; id: number }
  | { kind: "arch"; id: number };

export type Spot = Target & { x: number; y: number; w: number; h: number };

export const building = {
  marks: new Map<string, Mark>(),
  lit: null as Lit | null,
  pointed: null as Spot | null,
  network: null as Network | null,
  nodes: null as DataSet<Mark> | null,
  edges: null as DataSet<BuildingEdge> | null,
};

export function own(): CathedralData {
  return data.views.cathedral;
}

/** The picture of the decision shown. */
export function picture(): PictureData {
  return own().scenes[scene().id];
}
