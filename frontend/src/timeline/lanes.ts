/** The lanes of the timeline and the marks in them: of everybody by month, or of one person by day. */
import type { DealDates, FeedbackData, InstrumentData, InteractionRecord, LaneData } from "../data";
import { filtering, shown } from "../shell/filters";
import { fullName, ids, people } from "../shell/people";
import { records } from "../shell/records";
import { both, capital, chinese, joined, say, scale, word } from "../shell/words";
import { dateOf, end, middle, monthName, monthStart, own } from "./span";

/** The unit of a month's mark: its names, all other units, or every one. */
type Unit = string[] | "rest" | null;

export interface Moment {
  kind: string;
  day: number;
  until?: number;
  people: number[];
  lines: string[];
  number?: number;
  size?: number;
  tone?: string;
  share?: number;
  list?: FeedbackData[];
  month?: MonthOf;
}

/** Of which interactions a month's mark is: of a unit, or of one person. */
export interface MonthOf {
  month: number;
  unit: Unit;
  place?: number;
}

export interface Lane {
  id: string;
  name: string;
  marks: Moment[];
  /** Whether it is of the opportunity shown. */
  shownDeal?: boolean;
}

const MOST_DEALS = 6;
export const TONES: Record<number, string> = { 1: "opponent", 2: "sceptic", 3: "neutral", 4: "supporter", 5: "champion" };

function named(places: number[]): string {
  return say("timeline_with", { names: joined(places.map((place) => fullName(ids[place])), 5) });
}

/** Every lane that is shown. */
export function lanesOf(who: string | null): Lane[] {
  const place = who === null ? -1 : ids.indexOf(who);
  const mine = ({ who: attended }: { who: number[] }) =>
    (place >= 0 ? attended.includes(place) : attended.length === 0 || attended.some((other) => shown(ids[other])));
  return [...dealLanes(own().deals.filter(mine)), ...instrumentLanes(own().instruments.filter(mine)),
    ...feedbackLanes(own().feedback.filter(mine), place), ...(place < 0 ? unitLanes() : personLanes(place))];
}

function dealMarks(deal: DealDates): Moment[] {
  return Object.entries(deal.dates).filter(([, [day]]) => day < end()).map(([kind, [day, date]]) => ({
    kind: `deal ${kind}`, day, people: deal.who, lines: [say(`timeline_${kind}`, { name: both(deal.name, deal.name_zh), date, stage: scale("stage", deal.stage) })],
  }));
}

function dealLanes(deals: DealDates[]): Lane[] {
  const first = deals.slice(0, deals.length > MOST_DEALS ? MOST_DEALS - 1 : MOST_DEALS);
  const others = deals.slice(first.length);
  return [...first.map((deal) => ({ id: `deal ${deal.id}`, name: chinese() ? deal.name_zh || deal.name : deal.name, marks: dealMarks(deal) })),
    ...(others.length ? [{ id: "deals", name: word("timeline_deals"), marks: others.flatMap(dealMarks) }] : [])];
}

function instrumentLanes(instruments: InstrumentData[]): Lane[] {
  const kinds = [...new Set(instruments.map(({ kind }) => kind))];
  return kinds.map((kind) => ({
    id: kind,
    name: capital(scale("instrument_kind", kind)),
    marks: instruments.filter((instrument) => instrument.kind === kind).map(instrumentMark),
  }));
}

function instrumentMark({ kind, name, from, until, days, outcome, who }: InstrumentData): Moment {
  const time = until === null ? say("timeline_held", { date: days[0] }) : say("timeline_force", { from: days[0], until: days[1] });
  return {
    kind: "held", day: from, until: until ?? undefined, people: who,
    lines: [name || capital(scale("instrument_kind", kind)), time, outcome, who.length ? named(who) : ""].filter(Boolean),
  };
}

function feedbackLanes(feedback: FeedbackData[], place: number): Lane[] {
  const lane = { id: "feedback", name: word("timeline_feedback") };
  if (place >= 0) return feedback.length ? [{ ...lane, marks: feedback.map(feedbackMark) }] : [];
  const marks = own().raised.map(([month, number, open]): Moment => ({
    kind: "raised", day: middle(month), number, share: open / number,
    people: [], list: feedback.filter(({ from }) => from >= monthStart(month) && from < monthStart(month + 1)),
    lines: [say("timeline_raised", { month: monthName(month), number, open })],
  }));
  return marks.length ? [{ ...lane, marks }] : [];
}

export function feedbackMark({ kind, text, from, until, days: dates, who }: FeedbackData): Moment {
  const { today } = own();
  const days = (until ?? today) - from;
  const state = until === null ? say("timeline_open", { days }) : say("timeline_closed", { date: dates[1], days });
  return {
    kind: until === null ? "bar open" : "bar", day: from, until: until ?? today, people: who,
    lines: [capital(scale("feedback_kind", kind)), dates[0], text, state, who.length ? named(who) : ""].filter(Boolean),
  };
}

/** Whether the filters narrow the counts: they do where the page brings every interaction in full. */
export function narrowed(): boolean {
  return filtering() && own().held.rows.length === own().number;
}

function unitOf(lane: LaneData): Unit {
  return lane.unit ?? (lane.rest ? "rest" : null);
}

/** The months of a lane again, of the people whom the filters let through. */
function again(lane: LaneData): LaneData {
  const interactions = detailed();
  const cells = Array.from({ length: own().months }, (_, month) => {
    const counted = within({ month, unit: unitOf(lane) }, interactions);
    const rated = counted.flatMap(({ quality }) => (quality === undefined ? [] : [quality]));
    const kinds = own().kinds.map((kind) => counted.filter((interaction) => interaction.kind === kind).length);
    return [month, counted.length, rated.length, rated.reduce((sum, quality) => sum + quality, 0), ...kinds];
  });
  return { ...lane, cells: cells.filter(([, number]) => number) };
}

function unitName(lane: LaneData, at: number): string {
  if (at === 0) return word("timeline_all");
  if (lane.rest || !lane.unit) return word("timeline_others");
  return chinese() && lane.unit[1] ? lane.unit[1] : lane.unit[0];
}

function unitLanes(): Lane[] {
  const lanes = narrowed() ? own().lanes.map(again) : own().lanes;
  const largest = (shownLanes: LaneData[]) => Math.max(1, ...shownLanes.flatMap(({ cells }) => cells.map(([, number]) => number)));
  const most = largest(lanes.slice(1));
  return lanes.map((lane, at) => {
    const name = unitName(lane, at);
    return { id: `unit ${at}`, name, marks: lane.cells.map((cell) => monthMark(name, cell, at === 0 ? largest([lane]) : most, unitOf(lane))) };
  });
}

function monthMark(lane: string, [month, number, rated, sum, ...kinds]: number[], most: number, unit: Unit): Moment {
  const counts = kinds.map((count, at): [number, string] => [count, own().kinds[at]]).filter(([count]) => count).sort(([count], [other]) => other - count);
  const mean = rated ? Math.round((10 * sum) / rated) / 10 : null;
  return {
    kind: "month", day: middle(month), month: { month, unit }, number, size: Math.sqrt(number / most), tone: mean === null ? "blank" : TONES[Math.round(mean)], people: [],
    lines: [
      say("timeline_month", { lane, month: monthName(month), number }),
      counts.map(([count, kind]) => say("timeline_kinds", { kind: scale("interaction_kind", kind), number: count })).join(word("comma")),
      mean === null ? word("timeline_unrated") : say("timeline_quality", { mean, rated, number }),
    ].filter(Boolean),
  };
}

/** Those of the two years' interactions that the page brings in full. */
function detailed(): InteractionRecord[] {
  return records(own().held);
}

/** One person's: day by day where the page brings them, else how many in each month. */
function personLanes(place: number): Lane[] {
  const counts = monthCounts(place);
  const mine = detailed().filter(({ who }) => who.includes(place));
  const brought = (month: number) => mine.filter(({ day }) => day >= monthStart(month) && day < monthStart(month + 1)).length;
  const most = Math.max(1, ...counts.map(([, number]) => number));
  const months = counts.filter(([month, number]) => brought(month) < number).map(([month, number]): Moment => ({
    kind: "month", day: middle(month), month: { month, unit: null, place }, number, size: Math.sqrt(number / most), tone: "blank", people: [],
    lines: [say("timeline_month", { lane: fullName(ids[place]), month: monthName(month), number }), word("timeline_counted")],
  }));
  const kinds = own().kinds.filter((kind) => mine.some((interaction) => interaction.kind === kind));
  return [...(months.length ? [{ id: "months", name: word("timeline_all"), marks: months }] : []),
    ...kinds.map((kind) => ({ id: kind, name: capital(scale("interaction_kind", kind)), marks: mine.filter((interaction) => interaction.kind === kind).map((interaction) => eventMark(interaction, place)) }))];
}

/** Month, how many. */
export function monthCounts(place: number): [number, number][] {
  const counts: Partial<Record<string, number[]>> = own().people;
  const flat = counts[place] ?? [];
  return Array.from({ length: flat.length / 2 }, (_, at) => [flat[2 * at], flat[2 * at + 1]]);
}

function eventMark(interaction: InteractionRecord, place: number): Moment {
  const { day, quality, who } = interaction;
  return { kind: "event", day, tone: quality === undefined ? "blank" : TONES[quality], people: who, lines: eventLines(interaction, who.filter((other) => other !== place)) };
}

export function eventLines({ kind, day, quality, purpose }: InteractionRecord, who: number[]): string[] {
  return [
    `${capital(scale("interaction_kind", kind))} · ${dateOf(day)}`,
    purpose === undefined ? "" : own().texts[purpose],
    quality === undefined ? word("timeline_unrated") : say("timeline_rated", { word: scale("rating", quality) }),
    who.length ? named(who) : "",
  ].filter(Boolean);
}

/** Whether somebody is in a unit of theirs; the rest are in none that has a lane. */
function isIn(unit: Unit, place: number): boolean {
  if (unit === null) return true;
  const name = people[ids[place]].unit;
  if (unit !== "rest") return name === both(unit[0], unit[1]);
  return name !== "" && !own().lanes.some((lane) => lane.unit && both(lane.unit[0], lane.unit[1]) === name);
}

/** The interactions in full behind a month's mark. */
export function within({ month, unit, place: mine }: MonthOf, interactions = detailed()): InteractionRecord[] {
  const [from, to] = [monthStart(month), monthStart(month + 1)];
  const counts = (place: number) => (mine !== undefined
    ? place === mine
    : !people[ids[place]].ours && (!narrowed() || shown(ids[place])) && isIn(unit, place));
  return interactions.filter(({ day, who }) => day >= from && day < to && who.some(counts));
}
