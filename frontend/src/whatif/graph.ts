/** The access graph of an account as numbers, and what is asked of it. */

/** One decision: who decides, and what each tie costs for it (below 0: no tie). */
export interface Deal {
  id: string;
  deciders: number[];
  price: Float64Array;
}

/** People and ties by number. We ourselves are the last number, `us`, with a tie to each of ours. */
export interface Graph {
  people: string[];
  ours: number;
  us: number;
  first: Int32Array;
  to: Int32Array;
  from: Int32Array;
  firstInto: Int32Array;
  into: Int32Array;
  stale: string;
  deals: Deal[];
  account: { key: number[]; lines: number[]; price: Float64Array };
}

/** The graph of one decision, without those who are gone. */
export interface GraphView extends Graph {
  price: Float64Array;
  gone: Uint8Array;
}

export interface Way {
  path: number[];
  carry: number;
  stale: boolean;
}

/** How somebody who decides is reached: by how many ways, past whom there is no way round, by which best one. */
export interface Target {
  node: number;
  count: number;
  around: number[];
  best: Way | null;
}

export type Rule = "decides" | "key" | "top" | "none";

export interface DecisionAnswer {
  id: string;
  rule: Rule;
  reached: Uint8Array;
  deciders: Target[];
}

export interface Answer {
  removed: number[];
  decisions: DecisionAnswer[];
}

export interface RoutesTo {
  node: number;
  routes: Way[];
  nearUs: number[];
  nearThem: number[];
}

export interface Fall {
  node: number;
  before: Target;
  after: Target;
}

export interface Change {
  id: string;
  gone: number[];
  fresh: number[];
  lost: number[];
  fell: Fall[];
  single: { node: number; about: number[] }[];
  cutOff: number[];
  red: number[];
}
