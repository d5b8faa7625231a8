/** Every finding in a table: sorted by the heads of its columns, narrowed by severity, person and opportunity. */
import type { FindingData } from "./data";
import { button, choice, fill, make, naming, within } from "./shell/elements";
import { findingShown, shown } from "./shell/filters";
import { data } from "./shell/loaded";
import * as navigation from "./shell/navigation";
import { needed } from "./shell/needed";
import { fullName, namedBy } from "./shell/people";
import { chosenPerson, scene, state } from "./shell/state";
import { both, capital, say, word } from "./shell/words";
import { withSupposed } from "./supposing/supposing";

type Column = "severity" | "what" | "stake";

const WEIGHT: Record<string, number> = { critical: 3, weak: 2, note: 1 };
/** More reasons of one weak spot stand on its card. */
const MOST_ALSO = 4;
const wish = { severity: "", person: "", shownOnly: false, sort: "severity" as Column, down: true };

interface Parts {
  table: HTMLTableSectionElement;
  count: HTMLElement;
  head: HTMLTableRowElement;
}
let shownParts: Parts | null = null;

function parts(): Parts {
  return needed(shownParts);
}

function compare(id: string, other: string): number {
  const [finding, second] = [data.findings[id], data.findings[other]];
  const order = wish.sort === "what"
    ? finding.short.localeCompare(second.short, state.language)
    : weightOf(finding) - weightOf(second);
  return wish.down ? -order : order;
}

function weightOf({ severity, amount }: FindingData): number {
  return wish.sort === "severity" ? WEIGHT[severity] : amount ?? -1;
}

function matching(): string[] {
  return data.views.findings.order.filter((id) => {
    const { severity, opportunity } = data.findings[id];
    return findingShown(id)
      && (wish.severity === "" || severity === wish.severity)
      && (wish.person === "" || namedBy(id).includes(wish.person.slice(1)))
      && (!wish.shownOnly || opportunity === null || opportunity === scene().id);
  });
}

function show(holder: HTMLElement): void {
  shownParts = { table: make("tbody"), count: make("p", "quiet"), head: make("tr") };
  const { table: body, count, head: heads } = shownParts;
  count.setAttribute("role", "status");
  const table = make("table", "", make("thead", "", heads), body);
  fill(holder, make("div", "findings-view", make("div", "findings-tools", ...tools(), count), make("div", "findings-scroll", table)));
  list();
}

function tools(): HTMLElement[] {
  const severity = choice(make("select"), [["", word("filter_all")], ...Object.keys(WEIGHT).map((name): [string, string] => [name, word(`severity_${name}`)])], wish.severity);
  const everybody = [...new Set(data.views.findings.order.flatMap(namedBy))].sort((who, other) => fullName(who).localeCompare(fullName(other), state.language));
  const person = choice(make("select"), [["", word("findings_all_people")], ...everybody.map((who): [string, string] => [`=${who}`, fullName(who)])], wish.person);
  const only = make("input");
  Object.assign(only, { type: "checkbox", checked: wish.shownOnly });
  severity.addEventListener("change", () => { wish.severity = severity.value; list(); });
  person.addEventListener("change", () => { wish.person = person.value; list(); });
  only.addEventListener("change", () => { wish.shownOnly = only.checked; list(); });
  severity.className = "by-severity";
  person.className = "by-person";
  return [make("label", "", word("findings_severity"), severity), make("label", "", word("findings_person"), person), make("label", "check", only, word("findings_here"))];
}

function head(name: Column, text: string): HTMLElement {
  const cell = make("th", name, button("", text, () => {
    Object.assign(wish, { down: wish.sort === name ? !wish.down : name !== "what", sort: name });
    list();
    within(parts().head, `.${name} button`).focus();
  }));
  cell.scope = "col";
  cell.setAttribute("aria-sort", wish.sort !== name ? "none" : wish.down ? "descending" : "ascending");
  return cell;
}

function list(): void {
  const { table, count, head: heads } = parts();
  const ids = matching().sort(compare);
  fill(heads, head("severity", word("findings_severity")), head("what", word("findings_what")), head("stake", word("findings_stake")), make("th", "who", word("findings_person")));
  fill(table, ...ids.map(line));
  if (!ids.length) table.append(make("tr", "", Object.assign(make("td", "quiet", word("findings_none")), { colSpan: 4 })));
  count.textContent = say("findings_count", { shown: ids.length, all: data.views.findings.order.length });
  mark();
}

function line(id: string): HTMLElement {
  const { severity, short, also, money, opportunity } = data.findings[id];
  const deal = data.scenes.find((other) => other.id === opportunity);
  const row = make("tr", `line ${severity}`,
    make("td", "severity", capital(word(`severity_${severity}`))),
    make("td", "what", button("open", short, () => choose(id)), ...also.slice(0, MOST_ALSO).map((reason) => make("span", "small also", reason)), deal ? make("span", "small", both(deal.name, deal.name_zh)) : null),
    make("td", "stake", money || "–"),
    make("td", "who", ...namedBy(id).slice(0, 3).map(nameButton)));
  row.dataset.id = id;
  return row;
}

function nameButton(who: string): HTMLElement {
  return naming(button(withSupposed(shown(who) ? "link" : "link dim", who), fullName(who), () => navigation.choose("person", who)));
}

/** A finding brings the opportunity that it is about. */
function choose(id: string): void {
  const { opportunity } = data.findings[id];
  if (opportunity !== null && opportunity !== scene().id) navigation.showScene(opportunity, { keep: true });
  navigation.choose("finding", id);
}

/** The chosen finding, and all that name the chosen person. */
function mark(): void {
  const who = chosenPerson();
  for (const row of parts().table.querySelectorAll<HTMLElement>("[data-id]")) {
    const id = row.dataset.id ?? "";
    const chosen = state.chosen?.kind === "finding" && state.chosen.id === id;
    row.classList.toggle("chosen", chosen);
    row.classList.toggle("concerned", who !== null && namedBy(id).includes(who));
    within(row, ".open").setAttribute("aria-pressed", String(chosen));
  }
}

export function addFindings(): void {
  navigation.view("findings", {
    show,
    chosen: mark,
    opportunity: list,
    filtered: list,
    legend: () => [make("p", "quiet", word("findings_legend"))],
  });
}
