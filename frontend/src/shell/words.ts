/** Words and sentences in the language shown. */
import type { Word } from "../data";
import { data } from "./loaded";
import { state } from "./state";

type Holder = Record<string | number, unknown>;
interface Spoken {
  holder: Holder;
  name: string | number;
  text: unknown;
}

let spoken: Spoken[] = [];

function pick(text: Word): string {
  return Array.isArray(text) ? text[data.languages.indexOf(state.language)] : text;
}

/** An entry of the table of words, in the language shown. */
export function word(key: string): string {
  return pick(data.words[key]);
}

/** The word of a scale's step; what has no scale is written in somebody's own words. */
export function scale(name: string, value: string | number): string {
  const scales: Partial<Record<string, Partial<Record<string, Word>>>> = data.scales;
  const step = scales[name]?.[value];
  return step === undefined ? String(value) : pick(step);
}

/** A sentence of the table with its gaps filled; what fills them is never read as a pattern. */
export function say(key: string, values: object = {}): string {
  return word(key).replace(/\{(\w+)\}/g, (gap, name: string) => (Object.hasOwn(values, name) ? String((values as Holder)[name]) : gap));
}

/** Put the texts of a language into the data, and take out those of the last. */
export function speak(language: string): void {
  for (const { holder, name, text } of spoken.reverse()) holder[name] = text;
  state.language = language;
  const otherwise: Partial<typeof data.otherwise> = data.otherwise;
  spoken = (otherwise[language] ?? []).map(([place, text]) => {
    const name = place[place.length - 1];
    const holder = place.slice(0, -1).reduce<unknown>((part, step) => (part as Holder)[step], data) as Holder;
    const last = { holder, name, text: holder[name] };
    holder[name] = text;
    return last;
  });
  document.documentElement.lang = language;
}

export function chinese(): boolean {
  return state.language.startsWith("zh");
}

/** A, B and C; of very many the first, and how many more. */
export function joined(names: string[], most = 4): string {
  const shown = names.length > most ? [...names.slice(0, most - 1), say("and_more", { number: names.length - most + 1 })] : names;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(word("comma"))}${word("and")}${shown[shown.length - 1]}`;
}

/** Statements side by side; those that are empty are left out. */
export function aside(...texts: (string | undefined)[]): string {
  return texts.filter(Boolean).join(" · ");
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Both names, where they differ; in Chinese the Chinese one. */
export function both(name: string, other: string | undefined): string {
  if (chinese()) return other || name;
  return other && !name.includes(other) ? `${name} ${other}` : name;
}
