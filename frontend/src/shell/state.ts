/** What is shown now, and the registers of views and cards. */
import type { RouteData, SceneData } from "../data";
import type { Content } from "./elements";
import { needed } from "./needed";

export interface Ids {
  person: string;
  finding: string;
  rank: string;
  moment: string;
  plot: number;
  arch: number;
  stack: boolean;
}
export type Kind = keyof Ids;
export type Chosen = { [K in Kind]: { kind: K; id: Ids[K] } }[Kind];

/** A route of the page, or one worked out here: then `carry` is how likely it carries. */
export interface Route extends RouteData {
  carry?: number;
}

/** A decision as the page brings it, or as it would be if somebody left. */
export interface Scene extends SceneData {
  routes: Route[];
  supposed?: boolean;
}

export const HOOKS = ["opportunity", "chosen", "filtered", "supposed", "theme", "language", "resize"] as const;
export type Hook = (typeof HOOKS)[number];

export interface ViewHooks extends Partial<Record<Hook, () => void>> {
  show: (holder: HTMLElement) => void;
  hide?: () => void;
  print?: (onPaper: boolean) => void;
  legend?: () => Content[];
}

export interface View extends ViewHooks {
  drawn: boolean;
  behind: boolean;
}

export interface Card {
  content: (chosen: Chosen) => Content[];
  stands: (chosen: Chosen) => boolean;
}

export const views: Partial<Record<string, View>> = {};
export const cards: Partial<Record<Kind, Card>> = {};

export const state = {
  view: "",
  scene: null as Scene | null,
  chosen: null as Chosen | null,
  all: false,
  language: "en",
  theme: "system",
  filters: {} as Partial<Record<string, string>>,
  removed: [] as string[],
  settled: true,
};

/** The decision that is shown. */
export function scene(): Scene {
  return needed(state.scene);
}

/** The person who is chosen, if it is one. */
export function chosenPerson(): string | null {
  return state.chosen?.kind === "person" ? state.chosen.id : null;
}

export function viewOf(id: string): View {
  return needed(views[id]);
}

export function cardOf(kind: Kind): Card {
  return needed(cards[kind]);
}
