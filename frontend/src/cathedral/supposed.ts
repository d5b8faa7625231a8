/** Whoever is supposed to have left, who is in trouble then, and the routes that are left, drawn where they would go. */
import type { LabelData } from "../data";
import { colour } from "../shell/frame";
import { needed } from "../shell/needed";
import { frame } from "../shell/parts";
import { records } from "../shell/records";
import { type Route, type Scene, scene } from "../shell/state";
import { supposed } from "../supposing/supposing";
import { building, type Ctx, type Mark, own, picture, type WayEdge } from "./building";
import { endsOf } from "./lights";

const MAIN = 3;
const drawn = new WeakMap<Scene, WayEdge[]>();

/** Every step of every route, once: as the page has them, or as they would be. */
export function ways(): WayEdge[] {
  const shown = scene();
  if (!shown.supposed) return records(picture().edges);
  const last = drawn.get(shown) ?? supposedWays(shown.routes);
  drawn.set(shown, last);
  return last;
}

interface Step {
  from: string;
  to: string;
  routes: number[];
  main: boolean;
  carry: number;
  dashes: boolean;
}

/** As graphcrm.render.scene.routes draws them. */
function supposedWays(routes: Route[]): WayEdge[] {
  const steps = new Map<string, Step>();
  const seen = new Map<string, number>();
  routes.forEach((route, number) => {
    const place = (seen.get(route.to) ?? 0) + 1;
    seen.set(route.to, place);
    for (const [from, to] of stepsOf(route)) {
      const key = `${from}\n${to}`;
      const step = steps.get(key) ?? { from, to, routes: [], main: false, carry: 0, dashes: true };
      steps.set(key, step);
      step.routes.push(number);
      step.main ||= place <= MAIN;
      step.dashes &&= route.stale;
      step.carry = Math.max(step.carry, carried(route));
    }
  });
  const { thin, wide } = own().look;
  return [...steps.values()].map(({ carry, ...step }) => ({ ...step, width: thin + (wide - thin) * carry, smooth: bend(step), arrows: "", physics: false }));
}

/** How likely it carries; of a route that the page brought only the words are there. */
function carried({ carry, carries }: Route): number {
  return carry ?? (Number.parseInt(carries.replace(/\D/g, ""), 10) || 0) / 100;
}

function stepsOf({ path, to }: Route): [string, string][] {
  const top = building.marks.has(`base:${to}`) ? `base:${to}` : null;
  const steps = path.slice(1).flatMap((taker, at): [string, string][] => {
    const [from, end] = [endsOf(path[at]), endsOf(taker)];
    const [start, low, high] = [from[1], end[0], end[1]];
    if (!from[0] || !start || !low || !high) return [];
    const below = /^(ours:|dot:|stack:ours)/.test(start);
    const goal = below || !high.startsWith("head:") ? low : high;
    if (at !== path.length - 2 || !top) return [[start, goal]];
    if (!below) return [[start, top]];
    return goal === top ? [[start, goal]] : [[start, goal], [high, top]];
  });
  return steps.filter(([from, end]) => from !== end);
}

function bend({ from, to }: Step | Omit<Step, "carry">): string {
  const [start, end] = [from, to].map((id) => needed(building.marks.get(id)));
  if (Math.abs(start.y - end.y) > 90 && start.mark !== end.mark) return "rise";
  if (start.mark === "anchor" && end.mark === "anchor" && [from, to].some((id) => id.startsWith("base:"))) return "rise";
  return start.x < end.x ? "over" : "under";
}

/** A mark as it would be: cracked where there is no way round this person then. */
export function supposedMark(mark: Mark): Mark {
  return scene().supposed && mark.who ? { ...mark, crack: scene().cracked.includes(mark.who) } : mark;
}

/** Over a mark: struck out who left, framed in red who is in trouble. */
export function drawSupposed(ctx: Ctx, x: number, y: number, mark: Pick<Mark, "who" | "w" | "h" | "crack"> & { mark?: string }): void {
  const fate = mark.who ? supposed(mark.who) : "";
  if (fate === "red" && !mark.crack) frame(ctx, x - mark.w / 2 - 4, y - mark.h / 2 - 4, mark.w + 8, mark.h + 8, "fall", mark.mark === "dot" ? 9 : 6);
  if (fate !== "gone") return;
  const [wide, high] = [mark.w / 2 + 5, Math.min(mark.h, mark.w) / 2 + 5];
  ctx.globalAlpha = 1;
  ctx.beginPath();
  ctx.moveTo(x - wide, y + high);
  ctx.lineTo(x + wide, y - high);
  ctx.moveTo(x - wide, y - high);
  ctx.lineTo(x + wide, y + high);
  ctx.strokeStyle = colour("quiet");
  ctx.lineWidth = mark.mark === "dot" ? 1.6 : 3;
  ctx.stroke();
}

/** The words "no way round" stand only where that is still so; a name is struck out or red like its mark. */
export function labelShown(label: LabelData): boolean {
  const warns = scene().supposed && label.lines.every(([, , , tone]) => tone === "fall");
  return !warns || (label.who !== undefined && scene().cracked.includes(label.who));
}

export function toneOfLabel(label: LabelData, tone: string): string {
  return { gone: "quiet", red: "fall", "": tone }[label.who ? supposed(label.who) : ""];
}

export function strike(ctx: Ctx, label: LabelData, x: number, y: number, align: CanvasTextAlign, text: string): void {
  if (!label.who || supposed(label.who) !== "gone") return;
  const wide = Math.min(label.w, ctx.measureText(text).width);
  const left = align === "center" ? x - wide / 2 : align === "right" ? x - wide : x;
  ctx.fillRect(left, y - 0.6, wide, 1.2);
}
