/** Around the views: headline, tabs, language, colours, keyboard, paper. */
import { byId, choice, fill, isShortcut, isTyping, make } from "./elements";
import { on, tell } from "./events";
import { data } from "./loaded";
import { clear, holder, show, showScene, tellView } from "./navigation";
import { scene, state, viewOf } from "./state";
import { aside, both, say, speak, word } from "./words";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
let colours = new Map<string, string>();
let style = getComputedStyle(document.documentElement);

function readColours(): void {
  style = getComputedStyle(document.documentElement);
  colours = new Map();
}

/** A colour of the theme by its name in the style sheet. */
export function colour(name: string): string {
  const last = colours.get(name);
  if (last !== undefined) return last;
  const value = style.getPropertyValue(`--${name}`).trim();
  colours.set(name, value);
  return value;
}

function showHeadline(): void {
  const { id, name, name_zh: other, heading, sentences, facts } = scene();
  byId("account").textContent = both(data.account.name, data.account.name_zh);
  fill(byId("heading"), both(name, other), ...heading.filter(Boolean).map((part) => make("span", "aside", part)));
  fill(byId("sentences"), ...sentences.flatMap((sentence) => [make("span", "", sentence), " "]));
  byId("facts").textContent = facts;
  byId("opportunity", HTMLSelectElement).value = id;
}

export function makeTabs(): void {
  for (const id of data.tabs) {
    const tab = make("button", "tab");
    Object.assign(tab, { id: `tab-${id}`, type: "button" });
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", `view-${id}`);
    tab.addEventListener("click", () => show(id));
    byId("tabs").append(tab);
    const panel = make("section", "view");
    Object.assign(panel, { id: `view-${id}`, hidden: true });
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    byId("views").append(panel);
  }
  byId("tabs").addEventListener("keydown", steerTabs);
}

function steerTabs(event: KeyboardEvent): void {
  const at = data.tabs.indexOf(state.view);
  const last = data.tabs.length - 1;
  const steps: Partial<Record<string, number>> = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last };
  const to = steps[event.key];
  if (to === undefined) return;
  event.preventDefault();
  show(data.tabs[to]);
  byId(`tab-${data.tabs[to]}`).focus();
}

function showTabs(): void {
  for (const id of data.tabs) {
    const tab = byId(`tab-${id}`);
    tab.setAttribute("aria-selected", String(id === state.view));
    tab.tabIndex = id === state.view ? 0 : -1;
    byId(`view-${id}`).hidden = id !== state.view;
  }
}

/** Everything around the views that is only words. */
export function label(): void {
  document.title = [data.account.name, word("confidential"), data.as_of].join(" · ");
  const texts = { skip: "skip", "switch-name": "opportunity", print: "print", "fall-name": "would_fall" };
  for (const [id, key] of Object.entries(texts)) byId(id).textContent = word(key);
  const names = { tabs: "views", panel: "panel", language: "language", theme: "theme", search: "search", hits: "search" };
  for (const [id, key] of Object.entries(names)) byId(id).setAttribute("aria-label", word(key));
  for (const id of data.tabs) byId(`tab-${id}`).textContent = word(`view_${id}`);
  const search = byId("search", HTMLInputElement);
  search.placeholder = `${word("search")} ( / )`;
  search.title = word("search_hint");
  byId("footer").textContent = data.footer.join(" · ");
  choice(byId("language", HTMLSelectElement), data.languages.map((language, at) => [language, data.language_names[at]]), state.language);
  choice(byId("theme", HTMLSelectElement), ["system", "light", "dark"].map((theme) => [theme, word(`theme_${theme}`)]), state.theme);
  const opportunity = byId("opportunity", HTMLSelectElement);
  choice(opportunity, data.scenes.map(({ id, name, name_zh: other, heading }) => [id, aside(both(name, other), heading[0])]), state.scene?.id ?? "");
  if (opportunity.parentElement) opportunity.parentElement.hidden = data.scenes.length < 2;
}

export function setLanguage(language: string): void {
  speak(language);
  label();
  showHeadline();
  tell("language");
  tellView("language");
  viewOf(state.view).show(holder(state.view));
}

function setTheme(theme: string): void {
  state.theme = theme;
  repaint();
}

function onPaper(): boolean {
  return "print" in document.documentElement.dataset;
}

export function repaint(): void {
  const isDark = !onPaper() && (state.theme === "dark" || (state.theme === "system" && dark.matches));
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  readColours();
  tell("theme");
  tellView("theme");
}

/** On paper: light, and only the view that is open. */
function paper(begins: boolean): void {
  if (begins) document.documentElement.dataset.print = "true";
  else delete document.documentElement.dataset.print;
  repaint();
  const shown = viewOf(state.view);
  if (shown.drawn) shown.print?.(begins);
}

function press(event: KeyboardEvent): void {
  if (event.key === "/" && !isTyping(event) && !isShortcut(event)) {
    event.preventDefault();
    byId("search").focus();
  }
  if (event.key === "Escape" && !isTyping(event) && state.chosen) clear();
}

export function listen(): void {
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    const shown = holder(state.view);
    (shown.querySelector<HTMLElement>("[tabindex='0'], button, select, input, a[href]") ?? shown).focus();
  });
  const [opportunity, language, theme] = ["opportunity", "language", "theme"].map((id) => byId(id, HTMLSelectElement));
  opportunity.addEventListener("change", () => showScene(opportunity.value));
  language.addEventListener("change", () => setLanguage(language.value));
  theme.addEventListener("change", () => setTheme(theme.value));
  byId("print").addEventListener("click", () => window.print());
  document.addEventListener("keydown", press);
  dark.addEventListener("change", repaint);
  window.addEventListener("beforeprint", () => paper(true));
  window.addEventListener("afterprint", () => paper(false));
  new ResizeObserver(() => { if (!onPaper()) tellView("resize"); }).observe(byId("views"));
}

export function listenToScenes(): void {
  on("view", showTabs);
  on("scene", showHeadline);
}

/** The name of an opportunity, or of the account as a whole. */
export function sceneName(id: string): string {
  const named = data.scenes.find((other) => other.id === id);
  return named ? both(named.name, named.name_zh) : word("whole_account");
}

/** What the drawing says in words, for who can't see it. */
export function headlineOf(key: string): string {
  return say(key, { headline: scene().sentences.join(" ") });
}
