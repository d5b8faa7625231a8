/** Whether a contact passes a filter: without the page, from what is known of the contact. */
import type { VoiceData } from "../data";
import type { Person, Stance } from "./people";

export type FilterName = "unit" | "role" | "stance" | "owner" | "fresh";

/** What the filters look at. */
export interface Candidate {
  person: Pick<Person, "place" | "key" | "known" | "fresh">;
  voice: VoiceData | null;
  stance: Pick<Stance, "support" | "stale"> | null;
}

function passesRole({ person, voice }: Candidate, value: string): boolean {
  if (value === "key") return Boolean(person.key);
  if (value === "decides") return voice !== null;
  if (value === "other") return voice === null && !person.key;
  return voice?.code === value;
}

function passesOwner({ person }: Candidate, value: string): boolean {
  const owners = person.known.filter((tie) => tie.responsible).map((tie) => tie.who);
  return value === "-" ? owners.length === 0 : owners.includes(value.slice(1));
}

const PASSES: Record<FilterName, (candidate: Candidate, value: string) => boolean> = {
  unit: ({ person }, value) => String(person.place) === value,
  role: passesRole,
  stance: ({ stance }, value) => String(stance?.support ?? "none") === value,
  owner: passesOwner,
  fresh: ({ person, stance }, value) => (value === "stale" ? Boolean(stance?.stale) : person.fresh === value),
};

/** The filters that are set: an empty value lets everybody through. */
export function wishes(filters: Partial<Record<string, string>>): [FilterName, string][] {
  return Object.entries(filters).filter(([, value]) => value !== undefined && value !== "") as [FilterName, string][];
}

export function passes(candidate: Candidate, wanted: [FilterName, string][]): boolean {
  return wanted.every(([name, value]) => PASSES[name](candidate, value));
}

/** Who is shown: all who pass, and those of ours who know them; null where nothing is asked for. */
export function letThrough(candidates: Map<string, Candidate>, wanted: [FilterName, string][]): { passing: string[]; shown: Set<string> | null } {
  const passing = [...candidates].filter(([, candidate]) => passes(candidate, wanted)).map(([who]) => who);
  if (!wanted.length) return { passing, shown: null };
  const acquainted = passing.flatMap((who) => candidates.get(who)?.person.known.map((tie) => tie.who) ?? []);
  return { passing, shown: new Set([...passing, ...acquainted]) };
}
