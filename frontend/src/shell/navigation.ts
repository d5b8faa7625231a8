/** What is shown: view, opportunity, who or what is chosen. The address keeps it, so that "back" goes back. */
import { suppose, supposing } from "../supposing/supposing";
import { byId, type Content } from "./elements";
import { tell } from "./events";
import { data } from "./loaded";
import { isPerson } from "./people";
import { cardOf, cards, type Chosen, type Hook, type Ids, type Kind, scene, state, views, type ViewHooks, viewOf } from "./state";

const WITHOUT: ReadonlySet<Hook> = new Set(["opportunity", "filtered", "chosen", "supposed"]);
let from: Element | null = null;

/**
 * Register a view under the id that the registry in Python gives it. Its data is `data.views[id]`: read it anew in
 * every hook, since another language puts other texts there.
 *
 * show(holder): draw everything into the holder; called when the tab is first opened, again when the language has
 * changed, and when anything happened while the view was hidden. Called again it must replace what it drew.
 * opportunity(), chosen(), filtered(), supposed(): what changed while the view is open. Without one, `show` is called.
 * theme(), resize(), hide(), print(onPaper): where a style sheet is not enough. legend(): elements for the legend.
 */
export function view(id: string, hooks: ViewHooks): void {
  views[id] = { ...hooks, drawn: false, behind: false };
}

/** Register a kind of thing that can be chosen: what its card says, and whether it is in the scene shown. */
export function card<K extends Kind>(kind: K, content: (id: Ids[K]) => Content[], stands: (id: Ids[K]) => boolean = () => true): void {
  cards[kind] = { content: ({ id }) => content(id as Ids[K]), stands: ({ id }) => stands(id as Ids[K]) };
}

export function holder(id: string): HTMLElement {
  return byId(`view-${id}`);
}

/** Tell the view that is open; the others are drawn anew when they are opened. */
export function tellView(hook: Hook): void {
  if (hook !== "resize") {
    for (const [id, other] of Object.entries(views)) if (other) other.behind ||= id !== state.view;
  }
  const shown = views[state.view];
  if (!shown?.drawn) return;
  const act = shown[hook];
  if (act) act();
  else if (WITHOUT.has(hook)) shown.show(holder(state.view));
}

function open(id: string): void {
  if (state.view !== id && state.view) viewOf(state.view).hide?.();
  state.view = id;
  tell("view");
  const opened = viewOf(id);
  if (!opened.drawn || opened.behind) opened.show(holder(id));
  else opened.resize?.();
  Object.assign(opened, { drawn: true, behind: false });
}

export function show(id: string): void {
  if (id === state.view) return;
  open(id);
  remember();
}

export function showScene(id: string, { keep = false } = {}): void {
  state.scene = supposing(data.scenes.find((other) => other.id === id) ?? data.scenes[0]);
  state.all = false;
  if (state.chosen && !cardOf(state.chosen.kind).stands(state.chosen)) state.chosen = null;
  tell("scene");
  tellView("opportunity");
  if (!keep) remember();
}

export function choose<K extends Kind>(kind: K, id: Ids[K]): void {
  const active = document.activeElement;
  if (!byId("card").contains(active)) from = active;
  pickUp({ kind, id } as Chosen);
  byId("card").focus({ preventScroll: true });
  byId("panel").scrollTop = 0;
  remember();
}

export function clear(): void {
  const inside = byId("card").contains(document.activeElement);
  pickUp(null);
  if (inside && from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
  remember();
}

function pickUp(chosen: Chosen | null): void {
  const differs = chosen !== null || state.chosen !== null;
  state.chosen = chosen;
  tell("chosen");
  if (differs) tellView("chosen");
}

function address(): string {
  const parts = new URLSearchParams({ view: state.view, opportunity: scene().id });
  if (state.chosen?.kind === "person" || state.chosen?.kind === "finding") parts.set(state.chosen.kind, state.chosen.id);
  for (const who of state.removed) parts.append("without", who);
  return `#${parts.toString()}`;
}

export function remember(): void {
  const wanted = address();
  if (wanted === window.location.hash) return;
  try {
    window.history.pushState(null, "", wanted);
  } catch {
    window.location.hash = wanted;
  }
}

/** Show what the address says; what it does not say, or says wrongly, is as at first. */
export function recall(): void {
  const parts = new URLSearchParams(window.location.hash.slice(1));
  suppose(parts.getAll("without"), { keep: true });
  const opportunity = parts.get("opportunity");
  const wanted = opportunity !== null && data.scenes.some(({ id }) => id === opportunity) ? opportunity : data.first;
  if (state.scene?.id !== wanted) showScene(wanted, { keep: true });
  const asked = parts.get("view");
  const tab = asked !== null && data.tabs.includes(asked) ? asked : data.tabs[0];
  if (tab !== state.view) open(tab);
  pickUp(chosenIn(parts));
}

function chosenIn(parts: URLSearchParams): Chosen | null {
  const [who, finding] = [parts.get("person"), parts.get("finding")];
  if (who !== null) return isPerson(who) ? { kind: "person", id: who } : null;
  return finding !== null && Object.hasOwn(data.findings, finding) ? { kind: "finding", id: finding } : null;
}

export function listenToAddress(): void {
  window.addEventListener("popstate", recall);
}
