/** What a picture says of the place that the pointer is at, and where that is shown. */
import { fill, make } from "./elements";

/** The texts of a tip: the first is its head. */
export function fillTip(tip: HTMLElement, [head, ...lines]: string[]): void {
  fill(tip, make("b", "", head), ...lines.filter(Boolean).map((line) => make("div", "", line)));
}

/** Beside the pointer, within the room there is. */
export function placeTip(tip: HTMLElement, room: HTMLElement, event: MouseEvent, texts: string[]): void {
  fillTip(tip, texts);
  const area = room.getBoundingClientRect();
  const [x, y] = [event.clientX - area.left, event.clientY - area.top];
  const left = Math.max(4, Math.min(x + 14, room.clientWidth - tip.offsetWidth - 4));
  const top = y + 18 + tip.offsetHeight > room.clientHeight ? y - tip.offsetHeight - 10 : y + 18;
  tip.style.left = `${left + room.scrollLeft}px`;
  tip.style.top = `${Math.max(4, top)}px`;
}

/** Call `act` for a click that did not drag the picture. */
export function clicks(canvas: HTMLElement, act: (event: MouseEvent) => void): void {
  let down: [number, number] | null = null;
  canvas.addEventListener("pointerdown", (event) => { down = [event.clientX, event.clientY]; });
  canvas.addEventListener("click", (event) => {
    if (down && Math.hypot(event.clientX - down[0], event.clientY - down[1]) < 5) act(event);
  });
}

/** How arrow keys move over a picture. */
export const DIRECTIONS: Partial<Record<string, [number, number]>> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** The nearest spot in a direction; what lies aside counts three times as far. */
export function nearest<Spot extends { x: number; y: number }>(spots: Spot[], from: Spot, [dx, dy]: [number, number]): Spot {
  let best: [number, Spot] = [Infinity, from];
  for (const spot of spots) {
    const along = (spot.x - from.x) * dx + (spot.y - from.y) * dy;
    const beside = Math.abs((spot.x - from.x) * dy) + Math.abs((spot.y - from.y) * dx);
    const far = along + 3 * beside;
    if (along > 1 && far < best[0]) best = [far, spot];
  }
  return best[1];
}
