/** Who reports to whom, as a tree: rows are made when what is above them is opened. */
import { button, type Content, fill, isShortcut, make, naming } from "../shell/elements";
import { shown } from "../shell/filters";
import { choose, holder as holderOf, view } from "../shell/navigation";
import { needed } from "../shell/needed";
import { type Acquaintance, fullName, glyphMark, glyphOf, ids, isPerson, numbers, people, titleOf, toneOf, voiceOf } from "../shell/people";
import { chosenPerson, scene } from "../shell/state";
import { aside, joined, say, word } from "../shell/words";
import { withSupposed } from "../supposing/supposing";
import { above, alone, below, lined, superiors, total } from "./lines";

const MOST_ROWS = 100;
const FEW = 30;

/** People without a line of reporting are a branch of their own. */
interface Branch {
  key: "alone" | "alone_ours";
  below: number[];
}
type Entry = number | Branch;
type Key = number | Branch["key"];

/** What a row stands for, and the rows that a row of the kind "more" would bring. */
interface RowInfo {
  key: Key;
  level: number;
  below: number[];
}

const open = new Set<Key>();
const rows = new Map<number, HTMLElement>();
const infos = new WeakMap<Element, RowInfo>();
const more = new WeakMap<Element, () => HTMLElement[]>();
let tree = make("ul", "tree");
let begun = false;
let number = 0;

/** First everything down to those who decide and whom there is no way round is open, and the tops. */
function begin(): void {
  begun = true;
  const marked = [...Object.keys(scene().deciders), ...scene().cracked].filter(isPerson);
  for (const who of marked) for (const at of above(needed(numbers.get(who)))) open.add(at);
  for (const at of lined) if (below[at].length <= FEW) open.add(at);
}

function show(holder: HTMLElement): void {
  if (!begun) begin();
  rows.clear();
  tree = make("ul", "tree");
  tree.setAttribute("role", "tree");
  tree.setAttribute("aria-label", word("view_tree"));
  tree.append(...items(tops(), 1));
  tree.addEventListener("keydown", steer);
  tree.addEventListener("click", press);
  const about = make("p", "quiet", lined.length ? say("tree_about", { placed: lined.reduce((sum, at) => sum + total[at], 0), roots: lined.length }) : word("tree_none"));
  const tools = make("div", "tree-tools", button("more", word("tree_all"), () => openAll(holder)), button("more", word("tree_few"), () => { open.clear(); show(holder); }), about);
  fill(holder, make("div", "tree-view", tools, make("div", "tree-scroll", tree)));
  focusable(tree.querySelector<HTMLElement>("[role=treeitem]"));
  chosen();
}

/** The tops of all lines; then, as two more branches, those of whom no line is known. */
function tops(): Entry[] {
  const branches: Branch[] = [{ key: "alone", below: alone(false) }, { key: "alone_ours", below: alone(true) }];
  return [...lined, ...branches.filter((branch) => branch.below.length)];
}

function openAll(holder: HTMLElement): void {
  below.forEach((list, at) => { if (list.length) open.add(at); });
  show(holder);
}

/** Rows of one level; of very many the first, until more is asked for. */
function items(list: Entry[], level: number, most = MOST_ROWS): HTMLElement[] {
  const first = list.slice(0, most).map((entry, place) => item(entry, level, place, list.length));
  if (list.length <= most) return first;
  const last = make("li", "tree-more");
  describe(last, make("div", "tree-row", say("tree_more", { number: list.length - most })), level, most, most + 1);
  more.set(last, () => items(list, level, list.length).slice(most));
  return [...first, last];
}

function describe(row: HTMLElement, content: HTMLElement, level: number, place: number, size: number): void {
  row.append(content);
  row.setAttribute("role", "treeitem");
  row.setAttribute("aria-level", String(level));
  row.setAttribute("aria-posinset", String(place + 1));
  row.setAttribute("aria-setsize", String(size));
  row.tabIndex = -1;
  number += 1;
  content.id = `tree-row-${number}`;
  row.setAttribute("aria-labelledby", content.id);
}

function item(entry: Entry, level: number, place: number, size: number): HTMLElement {
  const row = make("li", "");
  if (typeof entry === "number") {
    describe(row, personRow(entry), level, place, size);
    infos.set(row, { key: entry, level, below: below[entry] });
    row.dataset.at = String(entry);
    row.setAttribute("aria-selected", "false");
    row.classList.toggle("dim", !shown(ids[entry]));
    rows.set(entry, row);
  } else {
    const name = word(`tree_${entry.key}`).replace("{number}", String(entry.below.length));
    describe(row, make("div", "tree-row", twisty(entry.below), name), level, place, size);
    infos.set(row, { key: entry.key, level, below: entry.below });
  }
  const { key, below: under } = infoOf(row);
  if (under.length) turn(row, open.has(key));
  return row;
}

function infoOf(row: Element): RowInfo {
  return needed(infos.get(row));
}

function twisty(list: number[]): HTMLElement {
  const sign = make("span", list.length ? "twisty" : "twisty none");
  sign.setAttribute("aria-hidden", "true");
  return sign;
}

/** Name and title, and what a seller looks for: who decides, whom there is no way round, who of ours knows them. */
function personRow(at: number): HTMLElement {
  const who = ids[at];
  const voice = voiceOf(who);
  const title = titleOf(who);
  const mark = people[who].ours ? make("span", "hexagon", "⬢") : glyphMark(toneOf(who), glyphOf(who));
  const also = superiors[at].slice(1).map((superior) => fullName(ids[superior]));
  return make(
    "div", "tree-row", twisty(below[at]), mark, naming(make("b", withSupposed("", who), fullName(who))), title ? make("span", "role", title) : null,
    voice ? make("span", `badge decides${voice.veto ? " veto" : ""}`, aside(`△ ${word("tree_decides")}`, voice.role, voice.veto ? word("tree_veto") : "")) : null,
    scene().cracked.includes(who) ? make("span", "badge fall", word("no_way_round")) : null,
    knownBadge(who),
    total[at] ? make("span", "quiet", say("tree_below", { number: total[at] })) : null,
    also.length ? make("span", "quiet", say("tree_also", { names: joined(also) })) : null,
  );
}

function knownBadge(who: string): Content {
  const { ours, known } = people[who];
  if (ours) return null;
  return known.length
    ? make("span", "badge known", say("tree_known", { names: joined(known.map(acquaintance), 3) }))
    : make("span", "badge unknown", word("tree_unknown"));
}

function acquaintance({ who, intimacy }: Acquaintance): string {
  return `${fullName(who)} ${intimacy ?? "?"}`;
}

/** Open or close a row; what is closed is gone from the page. */
function turn(row: Element, opened: boolean): void {
  const { key, level, below: under } = infoOf(row);
  row.setAttribute("aria-expanded", String(opened));
  if (opened) open.add(key);
  else open.delete(key);
  row.querySelector(":scope > ul")?.remove();
  if (!opened) return;
  const group = make("ul", "", ...items(under, level + 1));
  group.setAttribute("role", "group");
  row.append(group);
}

function close(row: HTMLElement): void {
  const inside = row.querySelector(":scope > ul [tabindex='0']");
  turn(row, false);
  if (inside) focusable(row);
}

/** One row can be reached with the tab key, the others with arrows. */
function focusable(row: HTMLElement | null): void {
  tree.querySelector("[tabindex='0']")?.setAttribute("tabindex", "-1");
  row?.setAttribute("tabindex", "0");
}

function go(row: HTMLElement | null | undefined): void {
  if (!row) return;
  focusable(row);
  row.focus({ preventScroll: true });
  row.firstElementChild?.scrollIntoView({ block: "nearest" });
}

function isOpen(row: Element): boolean {
  return row.getAttribute("aria-expanded") === "true";
}

function isClosed(row: Element): boolean {
  return row.getAttribute("aria-expanded") === "false";
}

function act(row: HTMLElement): void {
  const bring = more.get(row);
  if (bring) {
    const further = bring();
    row.replaceWith(...further);
    go(further[0]);
  } else if (row.dataset.at) choose("person", ids[Number(row.dataset.at)]);
  else if (isOpen(row)) close(row);
  else turn(row, true);
}

function rowAt(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>("[role=treeitem]") : null;
}

function press(event: MouseEvent): void {
  const row = rowAt(event);
  if (!row || !(event.target instanceof Element) || !event.target.closest(".tree-row")) return;
  focusable(row);
  if (!event.target.classList.contains("twisty") || !infos.get(row)?.below.length) act(row);
  else if (isOpen(row)) close(row);
  else turn(row, true);
}

function steer(event: KeyboardEvent): void {
  const row = rowAt(event);
  if (!row || isShortcut(event)) return;
  const all = [...tree.querySelectorAll<HTMLElement>("[role=treeitem]")];
  const at = all.indexOf(row);
  const siblings = [...(row.parentElement?.children ?? [])];
  const keys: Partial<Record<string, () => void>> = {
    ArrowDown: () => go(all[at + 1]),
    ArrowUp: () => { if (at > 0) go(all[at - 1]); },
    Home: () => go(all[0]),
    End: () => go(all.at(-1)),
    ArrowRight: () => { if (isClosed(row)) turn(row, true); else if (isOpen(row)) go(all[at + 1]); },
    ArrowLeft: () => { if (isOpen(row)) close(row); else go(row.parentElement?.closest<HTMLElement>("[role=treeitem]")); },
    Enter: () => act(row),
    " ": () => act(row),
    "*": () => { for (const sibling of siblings.filter(isClosed)) turn(sibling, true); },
  };
  const move = keys[event.key];
  if (move) move();
  else if (event.key.length === 1 && event.key !== "/") go([...all.slice(at + 1), ...all.slice(0, at)].find((other) => beginsWith(other, event.key)));
  else return;
  event.preventDefault();
}

function beginsWith(row: HTMLElement, letter: string): boolean {
  return row.querySelector("b")?.textContent.toLowerCase().startsWith(letter.toLowerCase()) ?? false;
}

/** The tree opens down to whoever was chosen. */
function chosen(): void {
  for (const row of tree.querySelectorAll("[aria-selected=true]")) row.setAttribute("aria-selected", "false");
  const who = chosenPerson();
  const at = who === null ? undefined : numbers.get(who);
  if (at === undefined) return;
  for (const superior of above(at)) {
    const row = reached(superior);
    if (row && isClosed(row)) turn(row, true);
  }
  const row = reached(at);
  if (!row) return;
  row.setAttribute("aria-selected", "true");
  focusable(row);
  row.firstElementChild?.scrollIntoView({ block: "nearest" });
}

/** Somebody's row; where it is among those not yet shown, these are. */
function reached(at: number): HTMLElement | null {
  for (const branch of tree.querySelectorAll<HTMLElement>(":scope > [aria-expanded=false]")) {
    if (!branch.dataset.at && infoOf(branch).below.includes(at)) turn(branch, true);
  }
  if (!rows.get(at)?.isConnected) {
    for (const last of [...tree.querySelectorAll(".tree-more")]) {
      const holder = last.parentElement?.closest("[role=treeitem]");
      if ((holder ? infoOf(holder).below : lined).includes(at)) last.replaceWith(...(more.get(last)?.() ?? []));
    }
  }
  const row = rows.get(at);
  return row?.isConnected ? row : null;
}

function again(): void {
  show(holderOf("tree"));
}

export function addTree(): void {
  const legend = () => [make("p", "quiet", word("tree_legend")), make("p", "quiet", word("tree_keys"))];
  view("tree", { show, chosen, opportunity: again, filtered: again, supposed: again, legend });
}
