/** Filters over people: what is chosen there holds in every view. */
import { byId, choice, make } from "./elements";
import { on, tell } from "./events";
import { data } from "./loaded";
import { tellView } from "./navigation";
import { type Candidate, type FilterName, letThrough, wishes } from "./passing";
import { fullName, isPerson, people, stanceOf, voiceOf } from "./people";
import { scene, state } from "./state";
import { both, say, scale, word } from "./words";

type Options = [string, string][];

const contacts = Object.keys(people).filter((who) => !people[who].ours);
let shownPeople: Set<string> | null = null;

/** The choices of each filter as [value, text]. */
const OPTIONS: Record<FilterName, () => Options> = {
  unit: () => [
    ...data.people.units
      .map(([name, other], place): [string, string] => [String(place), both(name, other)])
      .filter(([place]) => contacts.some((who) => String(people[who].place) === place)),
    ["-1", word("unit_none")],
  ],
  role: () => [["decides", word("role_decides")], ["key", word("role_key")], ...roles(), ["other", word("role_other")]],
  stance: () => [
    ...["2", "1", "0", "-1", "-2"].map((step): [string, string] => [step, `${data.look.glyphs[step]} ${scale("support", step)}`]),
    ["none", `${data.look.not_judged} ${word("not_judged")}`],
  ],
  owner: () => [
    ...Object.keys(people)
      .filter((who) => people[who].ours && people[who].known.some((tie) => tie.responsible))
      .map((who): [string, string] => [`=${who}`, fullName(who)]),
    ["-", word("owner_none")],
  ],
  fresh: () => ["due", "late", "never", "stale"].map((name) => [name, word(`fresh_${name}`)]),
};
const NAMES = Object.keys(OPTIONS) as FilterName[];

function roles(): Options {
  const codes = new Set(Object.values(scene().deciders).flatMap(({ code }) => (code ? [code] : [])));
  return [...codes].map((code) => [code, scale("decision_role", code)]);
}

/** Whether the filters let somebody through; one of ours, where they know somebody who passes. */
export function shown(who: string): boolean {
  return shownPeople === null || shownPeople.has(who);
}

/** Whether the filters leave anybody out. */
export function filtering(): boolean {
  return shownPeople !== null;
}

/** Show these people only, until a filter is set. */
export function showOnly(these: Iterable<string>): void {
  shownPeople = new Set(these);
}

/** A finding is shown where it names nobody, or somebody who is shown. */
export function findingShown(id: string): boolean {
  const named = [...data.findings[id].who, ...data.findings[id].about].filter(isPerson);
  return shownPeople === null || named.length === 0 || named.some(shown);
}

function candidate(who: string): Candidate {
  return { person: people[who], voice: voiceOf(who), stance: stanceOf(who) };
}

function reckon(): void {
  const wanted = wishes(state.filters);
  const { passing, shown: through } = letThrough(new Map(contacts.map((who) => [who, candidate(who)])), wanted);
  shownPeople = through;
  byId("filter-count").textContent = wanted.length ? say("filter_count", { shown: passing.length, all: contacts.length }) : "";
  byId("filter-clear").hidden = wanted.length === 0;
  byId("filter-open").classList.toggle("on", wanted.length > 0);
}

function apply(): void {
  reckon();
  tell("filtered");
  tellView("filtered");
}

export function setFilter(name: string, value: string): void {
  state.filters[name] = value;
  byId(`filter-${name}`, HTMLSelectElement).value = value;
  apply();
}

export function clearFilters(): void {
  state.filters = {};
  showFilters();
  apply();
  byId("filter-open").focus();
}

/** The choices, in the language and for the scene shown; a choice that is gone falls back to all. */
function showFilters(): void {
  byId("filter-open").textContent = word("filter");
  byId("filter-clear").textContent = word("filter_clear");
  byId("filters").setAttribute("aria-label", word("filter"));
  for (const name of NAMES) {
    const list: Options = [["", word("filter_all")], ...OPTIONS[name]()];
    const chosen = state.filters[name] ?? "";
    if (!list.some(([value]) => value === chosen)) state.filters[name] = "";
    const field = byId(`filter-${name}`, HTMLSelectElement);
    if (field.previousElementSibling) field.previousElementSibling.textContent = word(`filter_${name}`);
    choice(field, list, state.filters[name] ?? "");
  }
  reckon();
}

export function makeFilters(): void {
  for (const name of NAMES) {
    const field = make("select");
    field.id = `filter-${name}`;
    field.addEventListener("change", () => setFilter(name, field.value));
    byId("filters").append(make("label", "", make("span"), field));
  }
  byId("filter-open").addEventListener("click", () => {
    const closed = byId("filters").hidden;
    byId("filters").hidden = !closed;
    byId("filter-open").setAttribute("aria-expanded", String(closed));
  });
  byId("filter-clear").addEventListener("click", clearFilters);
}

export function listenForFilters(): void {
  on("scene", showFilters);
  on("language", showFilters);
}
