/** Draws marks from the parts that the page's data says they are of: see graphcrm/render/scene/shapes.py. */
import type { PartData } from "../data";
import { colour } from "./frame";
import { data } from "./loaded";

export type Ctx = CanvasRenderingContext2D;

/** Of what stance somebody is, what stands in a mark, and which of its parts there is a reason for. */
export interface Reasons {
  tone?: string;
  texts?: Record<string, string>;
  on?: (when: string) => boolean;
}

const paths = new Map<string, Path2D>();

function outline(steps: string): Path2D {
  const path = paths.get(steps) ?? new Path2D(steps);
  paths.set(steps, path);
  return path;
}

export function font(size: number, bold: boolean): string {
  return `${bold ? "650 " : ""}${size}px ${colour("font")}`;
}

export interface Writing {
  size: number;
  bold?: boolean;
  tone?: string;
  align?: CanvasTextAlign;
  halo?: string;
  room?: number;
}

/** Text that stays readable where a line passes behind it. */
export function write(ctx: Ctx, text: string, x: number, y: number, { size, bold = false, tone = "ink", align = "center", halo = "", room }: Writing): void {
  ctx.font = font(size, bold);
  ctx.textAlign = align;
  ctx.textBaseline = "middle";
  if (halo) {
    ctx.strokeStyle = colour(halo);
    ctx.lineWidth = data.look.halo;
    ctx.lineJoin = "round";
    ctx.strokeText(text, x, y, room);
  }
  ctx.fillStyle = colour(tone);
  ctx.fillText(text, x, y, room);
}

/** The parts round a place, `scale` times as large; of somebody not judged the rim is dashed. */
export function drawParts(ctx: Ctx, parts: PartData[], x: number, y: number, { tone = "", texts = {}, on = () => true }: Reasons = {}, scale = 1): void {
  const blank = tone === "blank";
  const tones: Record<string, string> = { stance: tone, "on-stance": blank ? "ink" : `on-${tone}` };
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(scale, scale);
  ctx.lineJoin = "round";
  let path = outline("");
  for (const part of parts) {
    if (part.d) path = outline(part.d);
    if (!part.when || on(part.when)) drawPart(ctx, path, part, blank, tones, texts);
  }
  ctx.restore();
}

function drawPart(ctx: Ctx, path: Path2D, part: PartData, blank: boolean, tones: Record<string, string>, texts: Record<string, string>): void {
  const { text, fill = "", line, width = 1, dash = [], x = 0, y = 0, size = 0, halo, room } = part;
  const tone = tones[fill] ?? fill;
  if (text !== undefined) {
    write(ctx, texts[text] ?? text, x, y, { size, bold: true, tone, halo, room });
    return;
  }
  if (tone) {
    ctx.fillStyle = colour(tone);
    ctx.fill(path);
  }
  if (!line) return;
  const dashed = line === "stance" && blank;
  ctx.strokeStyle = colour(line !== "stance" ? line : blank ? "blank-line" : "shaft-line");
  ctx.lineWidth = width;
  ctx.setLineDash(dashed ? data.look.blank.map((length) => length * width) : dash);
  ctx.stroke(path);
}

/** Outline of a box, for a rim round something. */
export function frame(ctx: Ctx, x: number, y: number, w: number, h: number, tone: string, round = 6, width = 2): void {
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, round);
  trace(ctx, tone, width);
}

/** Draw what was outlined. */
export function trace(ctx: Ctx, tone: string, width: number): void {
  ctx.strokeStyle = colour(tone);
  ctx.lineWidth = width;
  ctx.stroke();
}
