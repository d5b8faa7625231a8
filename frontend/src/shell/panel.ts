/** The side panel: what was chosen, what would fall, how to read the view, everybody. */
import type { PartData } from "../data";
import { supposedSigns } from "../supposing/bar";
import { withSupposed } from "../supposing/supposing";
import { button, byId, type Content, fill, make, naming, within } from "./elements";
import { on } from "./events";
import { findingShown, shown } from "./filters";
import { data } from "./loaded";
import { choose, clear } from "./navigation";
import { needed } from "./needed";
import { drawParts } from "./parts";
import { fullName, glyphMark, glyphOf, isPerson, people, titleOf, toneOf } from "./people";
import { cardOf, scene, state, viewOf } from "./state";
import { capital, say, scale, word } from "./words";

const SHOWN_FIRST = 6;
const MOST_LISTED = 12;

/** A name that leads to the person. */
export function personLink(who: string, name = fullName(who), kind = "link"): Node {
  if (!isPerson(who)) return document.createTextNode(who);
  return naming(button(withSupposed(kind, who), name, () => choose("person", who)));
}

/** A list of which the end is folded away. */
export function folded(items: HTMLElement[], most = MOST_LISTED): HTMLElement {
  const list = make("ul", "", ...items.slice(0, most));
  if (items.length <= most) return list;
  const more = make("li", "");
  more.append(button("link", say("more_people", { number: items.length - most }), () => more.replaceWith(...items.slice(most))));
  list.append(more);
  return list;
}

/** A heading with what stands below it; nothing where there is nothing. */
export function part(heading: string, ...content: Content[]): Content[] {
  const filled = content.filter(Boolean);
  return filled.length ? [make("h3", "", heading), ...filled] : [];
}

export function personItem(who: string): HTMLElement {
  const mark = people[who].ours ? null : glyphMark(toneOf(who), glyphOf(who));
  const title = titleOf(who);
  return make("li", "", mark, personLink(who), title ? make("span", "small", title) : null);
}

function findingButton(id: string): HTMLElement {
  const { severity, short, stake } = data.findings[id];
  const element = button(`finding ${severity}`, [
    make("span", "stake", make("b", "", capital(word(`severity_${severity}`))), stake ? ` · ${stake}` : ""),
    make("span", "said", short),
  ], () => choose("finding", id));
  element.setAttribute("aria-pressed", String(state.chosen?.kind === "finding" && state.chosen.id === id));
  return element;
}

export function findingList(ids: string[]): HTMLElement | null {
  return ids.length ? make("ul", "", ...ids.map((id) => make("li", "", findingButton(id)))) : null;
}

function showFindings(): void {
  const ids = scene().findings.filter(findingShown);
  const items = (state.all ? ids : ids.slice(0, SHOWN_FIRST)).map((id) => make("li", "", findingButton(id)));
  if (!ids.length) items.push(make("li", "quiet", word(Object.keys(people).length ? "nothing_falls" : "nothing_recorded")));
  if (ids.length > SHOWN_FIRST) {
    const text = state.all ? word("show_less") : say("show_all", { number: ids.length });
    items.push(make("li", "", button("more", text, () => {
      state.all = !state.all;
      showFindings();
      within(byId("falling"), ".more").focus();
    })));
  }
  fill(byId("falling"), ...items);
}

function showCard(): void {
  const card = byId("card");
  card.hidden = state.chosen === null;
  if (state.chosen === null) {
    fill(card);
    return;
  }
  fill(card, ...cardOf(state.chosen.kind).content(state.chosen), button("close", word("close"), clear));
  card.setAttribute("aria-label", card.querySelector("h2")?.textContent ?? "");
  card.scrollTop = 0;
}

/** Stances are the same everywhere; the rest is the open view's. */
function showLegend(): void {
  const { tones, glyphs, not_judged: notJudged } = data.look;
  const steps = Object.keys(tones).map(Number).sort((step, other) => other - step);
  const stances = steps.map((step) => make("li", "", glyphMark(tones[step], glyphs[step]), scale("support", step)));
  stances.push(make("li", "", glyphMark("blank", notJudged), word("not_judged")));
  fill(
    byId("legend"),
    make("h2", "", word("legend")),
    make("h3", "", word("l_stance")),
    make("ul", "pairs", ...stances),
    ...supposedSigns(),
    ...(viewOf(state.view).legend?.() ?? []),
  );
}

/** The signs of a part of the legend, each with what it says. */
export function signs(group: string, wanted: (name: string) => boolean = () => true): HTMLElement[] {
  return Object.entries(data.signs[group]).filter(([name]) => wanted(name)).map(([name, parts]) => make("li", "", sign(parts), word(name)));
}

/** A small picture for the legend, drawn in 26 by 18. */
function sign(parts: PartData[]): HTMLElement {
  const picture = make("canvas", "sign");
  const sharp = Math.max(2, window.devicePixelRatio || 1);
  [picture.width, picture.height] = [26 * sharp, 18 * sharp];
  const ctx = needed(picture.getContext("2d"));
  ctx.scale(sharp, sharp);
  drawParts(ctx, parts, 0, 0);
  picture.setAttribute("aria-hidden", "true");
  return picture;
}

/** Everybody, by unit; made when it is opened. */
export function showEveryone(): void {
  const holder = byId("everyone", HTMLDetailsElement);
  fill(holder, make("summary", "", say("everyone", { number: Object.keys(people).length })));
  if (!holder.open) return;
  const groups = new Map<string, string[]>();
  for (const [who, person] of Object.entries(people)) {
    if (!shown(who)) continue;
    const name = person.ours ? word("ours") : person.unit || word("theirs");
    groups.set(name, [...(groups.get(name) ?? []), who]);
  }
  for (const [name, members] of groups) {
    const items = members.map((who) => make("li", "", personLink(who), titleOf(who) ? ` · ${titleOf(who)}` : ""));
    holder.append(make("h3", "", name), make("ul", "", ...items));
  }
}

function showRerouted(): void {
  const focused = document.activeElement?.matches("#card .leave");
  showCard();
  if (focused) byId("card").querySelector<HTMLElement>(".leave")?.focus({ preventScroll: true });
}

export function listenForPanel(): void {
  byId("everyone").addEventListener("toggle", () => { if (byId("everyone").childElementCount < 2) showEveryone(); });
  on("chosen", () => { showCard(); showFindings(); });
  on("scene", () => { showCard(); showFindings(); });
  on("filtered", () => { showFindings(); showEveryone(); });
  on("language", () => { showCard(); showFindings(); showLegend(); showEveryone(); });
  on("view", showLegend);
  on("rerouted", showRerouted);
  on("supposed", () => { showCard(); showLegend(); showEveryone(); });
  on("theme", () => { if (state.view) showLegend(); });
}
