/** What the marks look like. All sizes are in units of the drawing; colours come from the style sheet. */
import type { MarkKind } from "../data";
import { colour } from "../shell/frame";
import { data } from "../shell/loaded";
import { glyphOf, toneOf } from "../shell/people";
import { NOT_DRAWN, type Rendered, type Rendering } from "../vis";
import { building, type Ctx, type Mark, own } from "./building";
import { isChosen, strength } from "./lights";
import { drawSupposed } from "./supposed";

export type Point = [number, number];
type Draw = (ctx: Ctx, x: number, y: number, mark: Mark) => void;

const DRAW: Partial<Record<MarkKind, Draw>> = { pillar: drawPillar, decider: drawDecider, ours: drawOurs, dot: drawDot, stack: drawStack };

export function font(size: number, bold: boolean): string {
  return `${bold ? "650 " : ""}${size}px ${colour("font")}`;
}

/** One renderer for every mark: vis-network says where, the mark says what. */
export function renderer({ ctx, id, x, y }: Rendering): Rendered {
  const mark = building.marks.get(id);
  const draw = mark && DRAW[mark.mark];
  if (!draw) return NOT_DRAWN;
  return {
    drawNode() {
      ctx.globalAlpha = strength(mark.who);
      draw(ctx, x, y, mark);
      drawSupposed(ctx, x, y, mark);
      ctx.globalAlpha = 1;
    },
    nodeDimensions: { width: mark.w, height: mark.h },
  };
}

export function shape(ctx: Ctx, points: Point[]): void {
  ctx.beginPath();
  points.forEach(([x, y], number) => { if (number) ctx.lineTo(x, y); else ctx.moveTo(x, y); });
  ctx.closePath();
}

/** As many corners as asked for, round a middle. */
export function corners(x: number, y: number, [wide, high]: Point, number: number, turn = 0): Point[] {
  return Array.from({ length: number }, (_, corner) => {
    const angle = turn + (2 * Math.PI * corner) / number;
    return [x + wide * Math.cos(angle), y + high * Math.sin(angle)];
  });
}

export function circle(ctx: Ctx, x: number, y: number, radius: number): void {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
}

export function box(ctx: Ctx, x: number, y: number, w: number, h: number, round: number): void {
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, round);
}

/** Fill what was outlined. */
export function flood(ctx: Ctx, tone: string): void {
  ctx.fillStyle = colour(tone);
  ctx.fill();
}

/** Draw the outline. */
export function trace(ctx: Ctx, tone: string, width: number): void {
  ctx.strokeStyle = colour(tone);
  ctx.lineWidth = width;
  ctx.stroke();
}

/** Fill and rim by where somebody stands; who is not judged is blank with a dashed rim. */
export function paint(ctx: Ctx, tone: string, rim = colour("shaft-line"), width = 1): void {
  const blank = tone === "blank" && rim === colour("shaft-line");
  flood(ctx, tone);
  ctx.setLineDash(blank ? data.look.blank.map((dash) => dash * width) : []);
  ctx.strokeStyle = blank ? colour("blank-line") : rim;
  ctx.lineWidth = width;
  ctx.stroke();
  ctx.setLineDash([]);
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
    ctx.lineWidth = data.look.widths.halo;
    ctx.lineJoin = "round";
    ctx.strokeText(text, x, y, room);
  }
  ctx.fillStyle = colour(tone);
  ctx.fillText(text, x, y, room);
}

export function crack(ctx: Ctx, x: number, top: number, bottom: number, wide: number): void {
  const turns = data.look.crack;
  ctx.beginPath();
  turns.forEach((turn, number) => ctx.lineTo(x + turn * wide, top + ((bottom - top) * number) / (turns.length - 1)));
  ctx.lineJoin = "round";
  trace(ctx, "fall", data.look.widths.crack);
}

export function frame(ctx: Ctx, x: number, y: number, w: number, h: number, tone: string, round = 6): void {
  box(ctx, x, y, w, h, round);
  trace(ctx, tone, 2);
}

function drawPillar(ctx: Ctx, x: number, y: number, mark: Mark): void {
  const { shaft, capital } = own().look;
  const top = y - mark.h / 2;
  const bottom = y + mark.h / 2;
  ctx.beginPath();
  ctx.rect(x - shaft / 2, top + capital, shaft, mark.h - 2 * capital);
  paint(ctx, toneOf(mark.who));
  for (const edge of [top, bottom - capital]) {
    box(ctx, x - mark.w / 2, edge, mark.w, capital, 1.5);
    flood(ctx, "stone");
    trace(ctx, "stone-line", 1);
  }
  write(ctx, glyphOf(mark.who), x, top - 9, { size: 13, bold: true, halo: "band-pillars" });
  if (mark.crack) {
    crack(ctx, x, top + capital + 3, bottom - capital - 3, shaft * 0.8);
    frame(ctx, x - mark.w / 2 - 6, top - 20, mark.w + 12, mark.h + 26, "fall");
  }
  if (isChosen(mark.who)) frame(ctx, x - mark.w / 2 - 9, top - 23, mark.w + 18, mark.h + 32, "accent", 9);
}

function drawDecider(ctx: Ctx, x: number, y: number, mark: Mark): void {
  const [top, bottom, half] = [y - mark.h / 2, y + mark.h / 2, mark.w / 2];
  const tone = toneOf(mark.who);
  shape(ctx, [[x, top], [x + half, bottom], [x - half, bottom]]);
  ctx.lineJoin = "round";
  paint(ctx, tone, mark.veto ? colour("fall") : undefined, mark.veto ? data.look.widths.veto : 1);
  write(ctx, glyphOf(mark.who), x, bottom - mark.h * 0.3, { size: Math.max(11, mark.h * 0.3), bold: true, tone: tone === "blank" ? "ink" : `on-${tone}` });
  if (isChosen(mark.who)) frame(ctx, x - half - 6, top - 5, mark.w + 12, mark.h + 10, "accent");
}

function drawOurs(ctx: Ctx, x: number, y: number, mark: Mark): void {
  const size = mark.w / 2;
  const hexagon = corners(x, y, [size, size * 0.94], 6);
  shape(ctx, hexagon);
  flood(ctx, "ours");
  write(ctx, mark.short ?? "", x, y + 0.5, { size: 12.5, bold: true, tone: "on-ours", room: mark.w - 14 });
  if (mark.crack) {
    shape(ctx, hexagon);
    trace(ctx, "fall", 3);
    crack(ctx, x + size * 0.55, y - size * 0.7, y + size * 0.7, size * 0.5);
    frame(ctx, x - size - 5, y - size - 4, mark.w + 10, mark.h + 6, "fall");
  }
  if (isChosen(mark.who)) frame(ctx, x - size - 8, y - size - 7, mark.w + 16, mark.h + 12, "accent", 8);
}

function drawDot(ctx: Ctx, x: number, y: number, mark: Mark): void {
  const tone = toneOf(mark.who);
  circle(ctx, x, y, mark.w / 2);
  paint(ctx, tone, undefined, 0.8);
  if (mark.w >= data.look.widths.signed && tone !== "blank") write(ctx, glyphOf(mark.who), x, y + 0.3, { size: mark.w * 0.62, bold: true, tone: `on-${tone}` });
  if (isChosen(mark.who) || building.lit?.about.has(mark.who)) {
    circle(ctx, x, y, mark.w / 2 + 3);
    trace(ctx, "accent", 2);
  }
}

function drawStack(ctx: Ctx, x: number, y: number, mark: Mark): void {
  for (const shift of [8, 4, 0]) {
    box(ctx, x - mark.w / 2 + shift - 4, y - mark.h / 2 - shift + 4, mark.w, mark.h - 4, 4);
    flood(ctx, "stone");
    trace(ctx, "stone-line", 1);
  }
  write(ctx, `+${mark.count ?? 0}`, x - 4, y + 2, { size: 14, bold: true });
}
