/** Everybody, unpacked from columns: who they are, where they stand, what ties them. */
import type { EvidenceRecord, KnowsRecord, PersonRecord, StanceRecord, VoiceData } from "../data";
import { make } from "./elements";
import { data } from "./loaded";
import { needed } from "./needed";
import { record } from "./records";
import { scene } from "./state";
import { both, chinese, scale, word } from "./words";

/** Where a judgement comes from. */
export interface Evidence {
  day?: string;
  stale?: number;
  confidence?: number;
  source: string;
  by: string;
  place: string;
  line?: number;
}

/** What somebody thinks of us (or of a rival), in an opportunity or in general. */
export interface Stance extends Evidence {
  support: number;
  opportunity: string;
  rival: string;
}

/** A tie between one of ours and one of theirs, seen from either. */
export interface Acquaintance extends Evidence {
  who: string;
  intimacy?: number;
  responsible?: number;
}

export interface Meeting {
  day: string;
  days: number;
  by: string[];
}

export interface Person {
  id: string;
  name: string;
  name_zh?: string;
  search?: string;
  title?: string;
  title_zh?: string;
  job?: string;
  ours: boolean;
  readonly unit: string;
  units: string;
  place: number;
  stances: Stance[];
  stance?: number;
  known: Acquaintance[];
  key?: number;
  placeholder?: number;
  cadence: number;
  met?: Meeting;
  fresh: "never" | "late" | "due";
  facts: string[][];
}

/** Type, from, to. */
export type Tie = [string, string, string];

const { rows, units, texts } = data.people;
type Columns<Row> = (string & keyof Row)[];
const columns = data.people.columns as Columns<PersonRecord>;
const stanceColumns = data.people.stance as Columns<StanceRecord>;
const knowsColumns = data.people.knows as Columns<KnowsRecord>;

export const ids = rows.map((row) => row[0] as string);
export const numbers = new Map(ids.map((who, number) => [who, number]));

function text(number: number | undefined): string {
  return number === undefined ? "" : texts[number];
}

/** The day that many days before the day of the page. */
function before(days: number): string {
  return new Date(Date.parse(data.as_of) - days * 86_400_000).toISOString().slice(0, 10);
}

function evidenceOf({ day, stale, confidence, source, by, place, line }: Partial<EvidenceRecord>): Evidence {
  return { day, stale, confidence, source: text(source), by: text(by), place: text(place), line };
}

function stanceFrom(row: unknown[]): Stance {
  const stance = record<StanceRecord>(stanceColumns, row);
  return { ...evidenceOf(stance), support: needed(stance.support), opportunity: text(stance.opportunity), rival: text(stance.rival) };
}

function acquaintanceFrom(row: unknown[]): Acquaintance {
  const tie = record<KnowsRecord>(knowsColumns, row);
  return { ...evidenceOf(tie), who: ids[needed(tie.who)], intimacy: tie.intimacy, responsible: tie.responsible };
}

function meetingFrom([days, ...by]: number[]): Meeting {
  return { day: before(days), days, by: by.map((place) => ids[place]) };
}

function personFrom(row: unknown[]): Person {
  const person = record<PersonRecord>(columns, row);
  const names = person.unit === undefined ? [""] : units[person.unit];
  const cadence = person.cadence ?? data.people.cadence;
  const met = person.met && meetingFrom(person.met);
  return {
    id: "",
    name: "",
    ...person,
    ours: Boolean(person.ours),
    get unit() { return both(names[0], names[1]); },
    units: names.join(" "),
    place: person.unit ?? -1,
    stances: (person.stances ?? []).map(stanceFrom),
    known: (person.known ?? []).map(acquaintanceFrom),
    title: text(person.title) || undefined,
    title_zh: text(person.title_zh) || undefined,
    cadence,
    met,
    facts: person.facts ?? [],
    fresh: !met ? "never" : met.days > cadence ? "late" : "due",
  };
}

export const people: Record<string, Person> = Object.fromEntries(rows.map((row) => [row[0] as string, personFrom(row)]));

function closeness(tie: Acquaintance): number {
  return tie.intimacy ?? -0.5;
}

/** Of ours: whom they know, the closest first. */
function turnRound(): void {
  const acquaintances = new Map<string, Acquaintance[]>();
  for (const [who, person] of Object.entries(people)) {
    for (const tie of person.known) acquaintances.set(tie.who, [...(acquaintances.get(tie.who) ?? []), { ...tie, who }]);
  }
  for (const [who, ties] of acquaintances) {
    people[who].known = ties.sort((tie, other) => closeness(other) - closeness(tie) || (tie.who < other.who ? -1 : 1));
  }
}

turnRound();

export const ties: Tie[] = Object.entries(data.ties).flatMap(([kind, flat]) =>
  Array.from({ length: flat.length / 2 }, (_, number): Tie => [kind, ids[flat[2 * number]], ids[flat[2 * number + 1]]]));

const ofPerson = new Map<string, Tie[]>();
for (const tie of ties) {
  for (const who of tie.slice(1)) ofPerson.set(who, [...(ofPerson.get(who) ?? []), tie]);
}

export function tiesOf(who: string): Tie[] {
  return ofPerson.get(who) ?? [];
}

/** Whether this is somebody of whom the page has more than the name. */
export function isPerson(who: string): boolean {
  return Object.hasOwn(people, who);
}

/** Both names, where both are known. */
export function fullName(who: string): string {
  return isPerson(who) ? both(people[who].name, people[who].name_zh) : who;
}

/** A name as it stands within a sentence. */
export function shortName(who: string): string {
  const { name, name_zh: other } = people[who];
  return chinese() && other ? other : name;
}

export function titleOf(who: string): string {
  const { title: en, title_zh: zh, job } = people[who];
  return (chinese() ? zh ?? en : en ?? zh) ?? (job ? scale("employee_role", job) : "");
}

/** Where a contact stands in the scene shown: the judgement that counts, or null. */
export function stanceOf(who: string): Stance | null {
  const { stances } = scene();
  const place = Object.hasOwn(stances, who) ? stances[who] : people[who].stance;
  return place === undefined ? null : people[who].stances[place];
}

export function toneOf(who: string): string {
  const stance = stanceOf(who);
  return stance ? data.look.tones[stance.support] : "blank";
}

export function glyphOf(who: string): string {
  const stance = stanceOf(who);
  return stance ? data.look.glyphs[stance.support] : data.look.not_judged;
}

export function stanceWord(who: string): string {
  const stance = stanceOf(who);
  return stance ? scale("support", stance.support) : word("not_judged");
}

export function glyphMark(tone: string, glyph: string): HTMLElement {
  const mark = make("span", `glyph ${tone}`, glyph);
  mark.setAttribute("aria-hidden", "true");
  return mark;
}

/** What somebody has to say in the decision shown, if anything. */
export function voiceOf(who: string): VoiceData | null {
  const { deciders } = scene();
  return Object.hasOwn(deciders, who) ? deciders[who] : null;
}

/** The numbers of the routes that somebody is part of. */
export function routesOf(who: string): number[] {
  return scene().routes.flatMap((route, number) => (route.path.includes(who) ? [number] : []));
}

export function findingsOf(who: string): string[] {
  return scene().findings.filter((id) => data.findings[id].who.includes(who) || data.findings[id].about.includes(who));
}

/** Whom a finding names, each once. */
export function namedBy(id: string): string[] {
  const { who, about } = data.findings[id];
  return [...new Set([...who, ...about])].filter(isPerson);
}
