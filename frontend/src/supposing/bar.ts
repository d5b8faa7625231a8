/** What is said where somebody is supposed to leave: a bar over the view, the list in the side panel, a button on the card. */
import { button, byId, type Content, fill, make, naming } from "../shell/elements";
import { on } from "../shell/events";
import { sceneName } from "../shell/frame";
import { data } from "../shell/loaded";
import { showScene, tellView } from "../shell/navigation";
import { fullName, shortName } from "../shell/people";
import { scene, state } from "../shell/state";
import { capital, say, word } from "../shell/words";
import { type Sentence, sentences } from "./sentences";
import { comeBack, leave, supposable, supposed, suppose, supposition, undo } from "./supposing";

const MOST_SAID = 3;
const bar = make("section", "");
let high = 0;

function items(list: Sentence[]): HTMLElement[] {
  return list.map(([text, red]) => make("li", red ? "fall" : "", text));
}

/** What changes for the decision shown. */
function changesShown(): Sentence[] {
  const change = supposition().changes.find(({ id }) => id === scene().id);
  return change ? sentences(change) : [];
}

function chip(who: string): HTMLElement {
  const element = naming(button("chip", [fullName(who), make("span", "cross", "✕")], () => { comeBack(who); stay(); }));
  element.title = say("whatif_restore", { name: fullName(who) });
  element.setAttribute("aria-label", element.title);
  return element;
}

/** The keyboard stays where something can be done. */
function stay(): void {
  (bar.querySelector<HTMLElement>(".undo") ?? byId(`tab-${state.view}`)).focus({ preventScroll: true });
}

function showBar(): void {
  const { removed } = state;
  bar.hidden = removed.length === 0;
  byId("views").classList.toggle("supposing", !bar.hidden);
  bar.setAttribute("aria-label", word("whatif_title"));
  if (bar.hidden) {
    fill(bar);
    return;
  }
  const back = button("undo", word("whatif_undo"), () => { undo(); stay(); });
  back.title = word("whatif_undo_hint");
  back.hidden = !supposition().undoable;
  const all = button("all", word("whatif_all"), () => { suppose([]); stay(); });
  const changes = changesShown();
  const list = make("ul", "", ...items(changes.slice(0, MOST_SAID)));
  if (changes.length > MOST_SAID) list.append(make("li", "quiet", say("more_people", { number: changes.length - MOST_SAID })));
  if (!changes.length) list.append(make("li", "quiet", `${sceneName(scene().id)}${word("colon")}${word("whatif_same")}`));
  list.setAttribute("role", "status");
  fill(bar,
    make("div", "who", make("b", "", word("whatif_without")), ...removed.map(chip), make("span", "doing", back, all)),
    list,
    make("p", "quiet", ...others()));
}

/** The other opportunities where something changes: each leads there. */
function others(): Content[] {
  const changed = supposition().changes.filter(({ id }) => id !== scene().id).map((change) => ({ id: change.id, number: sentences(change).length }));
  const shown = changed.filter(({ id, number }) => number && data.scenes.some((other) => other.id === id));
  if (shown.length === 0) return [];
  return [word("whatif_elsewhere"), ...shown.map(({ id, number }) => button("link", say("whatif_other", { name: sceneName(id), number }), () => showScene(id)))];
}

function showPanel(): void {
  const panel = byId("whatif");
  panel.hidden = state.removed.length === 0;
  if (panel.hidden) {
    fill(panel);
    return;
  }
  const changed = supposition().changes.map((change) => ({ id: change.id, list: sentences(change) }));
  const rank = ({ id }: { id: string }) => (id === scene().id ? 0 : 1);
  const parts = changed.sort((change, other) => rank(change) - rank(other)).flatMap(({ id, list }) => [
    make("h3", "", sceneName(id)),
    list.length ? make("ul", "", ...items(list)) : make("p", "quiet", capital(word("whatif_same"))),
  ]);
  fill(panel, make("h2", "", word("whatif_title")), make("p", "quiet", word("whatif_today")), ...parts);
}

/** For the card of a person: the question, or what the answer is. */
export function supposedPart(who: string): Content[] {
  if (!supposable(who)) return [];
  const gone = supposed(who) === "gone";
  const ask = button("more leave", say(gone ? "whatif_back" : "whatif_ask", { name: shortName(who) }), () => {
    (gone ? comeBack : leave)(who);
    byId("card").querySelector<HTMLElement>(".leave")?.focus({ preventScroll: true });
  });
  if (!gone) return [ask];
  const changes = changesShown();
  const nothing: Sentence = [capital(word("whatif_same")), false];
  return [ask, make("ul", "supposed-list", ...items(changes.length ? changes : [nothing]))];
}

/** In the legend of every view, while somebody is supposed to leave. */
export function supposedSigns(): Content[] {
  if (!state.removed.length) return [];
  return [make("h3", "", word("whatif_title")), make("ul", "pairs",
    make("li", "", make("span", "supposed-gone", "Aa"), word("whatif_left")),
    make("li", "", make("span", "supposed-red", "Aa"), word("whatif_red")))];
}

function show(): void {
  showBar();
  showPanel();
  if (high === bar.offsetHeight) return;
  high = bar.offsetHeight;
  tellView("resize");
}

export function addBar(): void {
  Object.assign(bar, { id: "supposed", hidden: true });
  byId("views").prepend(bar);
  on("supposed", show);
  on("scene", show);
  on("language", show);
}
