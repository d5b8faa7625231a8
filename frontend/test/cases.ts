/** What tools/page_cases.py wrote: accounts with the answers of the analyses, crowds with who passes the filters. */
import type { AccessData } from "../src/data";
import type { Candidate } from "../src/shell/passing";
import type { Rule, Way } from "../src/whatif/graph";
import cases from "./cases.json";

interface ExpectedDecider {
  node: number;
  count: number;
  around: number[];
  best: Way | null;
  routes: Way[];
  nearUs: string[];
  nearThem: string[];
}

export interface ExpectedDecision {
  id: string;
  rule: Rule;
  reached: number[];
  deciders: ExpectedDecider[];
}

export interface ExpectedChange {
  id: string;
  gone: number[];
  fresh: number[];
  lost: number[];
  fell: number[][];
  single: number[][];
  cutOff: number[];
}

export interface ExpectedAnswer {
  removed: number[];
  decisions: ExpectedDecision[];
  difference: ExpectedChange[];
}

export interface World {
  access: AccessData;
  answers: ExpectedAnswer[];
}

export interface Crowd {
  people: Record<string, Candidate>;
  filters: Record<string, string>;
  passing: string[];
  shown: string[] | null;
}

export const worlds = cases.worlds as unknown as World[];
export const crowds = cases.crowds as unknown as Crowd[];

/** A way with what it carries as exactly as the cases say it. */
export function rounded(way: Way): Way {
  return { ...way, carry: Number(way.carry.toFixed(9)) };
}
