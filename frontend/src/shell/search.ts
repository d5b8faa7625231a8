/** The search: a list that is steered with the keyboard. */
import { byId, fill, make, naming } from "./elements";
import { choose, clear } from "./navigation";
import { fullName, people, titleOf } from "./people";
import { state } from "./state";
import { aside, word } from "./words";

const MOST_HITS = 12;
const search = { hits: [] as string[], at: -1 };

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function texts(who: string): string[] {
  const { name, name_zh: other, search: spelled, title, title_zh: titleZh, units } = people[who];
  return [name, other, spelled, title, titleZh, units].map((text) => plain(text ?? ""));
}

/** Names that begin with it first, then names, titles and units that have it in them. */
function find(typed: string): string[] {
  const parts = plain(typed).split(/\s+/).filter(Boolean);
  if (!parts.length) return [];
  const rank = (who: string) => {
    const all = texts(who);
    if (!parts.every((part) => all.some((text) => text.includes(part)))) return -1;
    if (all.slice(0, 3).some((name) => name.startsWith(parts[0]))) return 0;
    return all.slice(0, 3).some((name) => name.includes(parts[0])) ? 1 : 2;
  };
  const ranked = Object.keys(people).map((who): [number, string] => [rank(who), who]).filter(([place]) => place >= 0);
  return ranked.sort(([place], [other]) => place - other).slice(0, MOST_HITS).map(([, who]) => who);
}

export function showHits(): void {
  const field = byId("search", HTMLInputElement);
  search.hits = find(field.value);
  search.at = search.hits.length ? 0 : -1;
  const items = search.hits.map((who, number) => {
    const below = aside(titleOf(who), people[who].unit);
    const item = naming(make("li", "", fullName(who), below ? make("span", "below", below) : null));
    item.id = `hit-${number}`;
    item.setAttribute("role", "option");
    item.addEventListener("pointerdown", (event) => { event.preventDefault(); take(number); });
    return item;
  });
  if (!items.length) {
    const none = make("li", "none", word("search_none"));
    none.setAttribute("role", "option");
    none.setAttribute("aria-disabled", "true");
    items.push(none);
  }
  fill(byId("hits"), ...items);
  open(field.value.trim() !== "");
  point();
}

function open(shown: boolean): void {
  byId("hits").hidden = !shown;
  byId("search").setAttribute("aria-expanded", String(shown));
  if (!shown) byId("search").removeAttribute("aria-activedescendant");
}

function point(): void {
  search.hits.forEach((_, number) => {
    const item = byId(`hit-${number}`);
    item.setAttribute("aria-selected", String(number === search.at));
    if (number === search.at) item.scrollIntoView({ block: "nearest" });
  });
  if (search.at >= 0) byId("search").setAttribute("aria-activedescendant", `hit-${search.at}`);
}

function take(number: number): void {
  const who = search.hits.at(number);
  if (number < 0 || who === undefined) return;
  open(false);
  byId("search", HTMLInputElement).value = "";
  choose("person", who);
}

const STEPS: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function steer(event: KeyboardEvent): void {
  const step = STEPS[event.key];
  if (step !== undefined && search.hits.length) {
    event.preventDefault();
    if (byId("hits").hidden) {
      showHits();
      return;
    }
    search.at = (search.at + step + search.hits.length) % search.hits.length;
    point();
  } else if (event.key === "Enter") {
    take(search.at);
  } else if (event.key === "Escape") {
    if (byId("hits").hidden && state.chosen) clear();
    open(false);
    byId("search", HTMLInputElement).value = "";
  }
}

export function listenSearch(): void {
  const field = byId("search");
  field.addEventListener("input", showHits);
  field.addEventListener("keydown", steer);
  field.addEventListener("blur", () => open(false));
}
