/** The time that is shown: days are counted from its first day, months from its first month. */
import type { TimelineData } from "../data";
import { data } from "../shell/loaded";
import { state } from "../shell/state";

const DAY = 86_400_000;

export function own(): TimelineData {
  return data.views.timeline;
}

export function dateOf(day: number): string {
  return new Date(Date.parse(own().start) + day * DAY).toISOString().slice(0, 10);
}

export function monthStart(month: number): number {
  const [year, first] = own().start.split("-").map(Number);
  return Math.round((Date.UTC(year, first - 1 + month) - Date.parse(own().start)) / DAY);
}

export function monthName(month: number): string {
  return new Date(Date.parse(own().start) + monthStart(month) * DAY).toLocaleDateString(state.language, { year: "numeric", month: "long", timeZone: "UTC" });
}

export function end(): number {
  return monthStart(own().months);
}

export function middle(month: number): number {
  return (monthStart(month) + monthStart(month + 1)) / 2;
}
