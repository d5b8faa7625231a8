/** What happens in the page, told to whoever wants to know. */

export type PageEvent = "chosen" | "scene" | "view" | "language" | "theme" | "filtered" | "supposed" | "rerouted";

const listeners = new Map<PageEvent, (() => void)[]>();

/** Call `act` whenever something happens. */
export function on(event: PageEvent, act: () => void): void {
  listeners.set(event, [...(listeners.get(event) ?? []), act]);
}

export function tell(event: PageEvent): void {
  for (const act of listeners.get(event) ?? []) act();
}
