/** Behind and before the marks: bands, ruler, plots and arches; names last, so that no line covers them. */
import type { BoxData, LabelData } from "../data";
import { colour } from "../shell/frame";
import { drawParts, font, frame, trace, write } from "../shell/parts";
import { state } from "../shell/state";
import { word } from "../shell/words";
import { building, type Ctx, own, picture } from "./building";
import { strength } from "./lights";
import { labelShown, strike, toneOfLabel } from "./supposed";

/** Bands, ruler, plots and arches: everything behind the lines. */
export function drawBehind(ctx: Ctx): void {
  const { bands, width } = own().look;
  const names = Object.keys(bands);
  const wide = 4 * width;
  names.forEach((name, number) => {
    const [top, bottom] = bands[name];
    const from = number === 0 ? top - wide : top;
    const to = number === names.length - 1 ? bottom + wide : bottom;
    ctx.fillStyle = colour(`band-${name}`);
    ctx.fillRect(-wide, from, width + 2 * wide, to - from);
    drawBandName(ctx, name, top);
  });
  drawRuler(ctx);
  drawPlaces(ctx, "plot", own().plots);
  drawPlaces(ctx, "arch", own().arches);
}

function drawBandName(ctx: Ctx, name: string, top: number): void {
  write(ctx, word(name), 12, top + 14, { size: 13, bold: true, tone: "band-ink", align: "left" });
  wrapped(ctx, word(`${name}_is`), own().look.left - 22, 11.5).forEach((line, number) => {
    write(ctx, line, 12, top + 29 + number * 13, { size: 11.5, tone: "band-ink", align: "left" });
  });
}

function wrapped(ctx: Ctx, text: string, room: number, size: number): string[] {
  ctx.font = font(size, false);
  const lines = [""];
  for (const part of text.split(" ")) {
    const last = lines[lines.length - 1];
    const longer = last ? `${last} ${part}` : part;
    if (last && ctx.measureText(longer).width > room) lines.push(part);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

function drawRuler(ctx: Ctx): void {
  const { steps, floor, left, right } = own().look;
  for (const [high, number, text] of steps) {
    const y = floor - high;
    ctx.beginPath();
    ctx.moveTo(left - 4, y);
    ctx.lineTo(right, y);
    trace(ctx, "rule", 0.8);
    write(ctx, `${text} ${number}`, left - 10, y, { size: 10.5, tone: "band-ink", align: "right", room: left - 20 });
  }
}

function drawPlaces(ctx: Ctx, kind: string, places: BoxData[]): void {
  places.forEach(({ x, y, parts }, number) => drawParts(ctx, parts, x, y, { on: () => state.chosen?.kind === kind && state.chosen.id === number }));
}

export function drawLabels(ctx: Ctx): void {
  for (const label of own().labels) drawLabel(ctx, label, "");
  for (const arch of own().arches) drawLabel(ctx, arch.label, "band-vault");
  for (const label of picture().labels.filter(labelShown)) drawLabel(ctx, label, bandAt(label.y));
}

function bandAt(y: number): string {
  const { bands } = own().look;
  return `band-${Object.keys(bands).find((name) => y < bands[name][1]) ?? "bedrock"}`;
}

function drawLabel(ctx: Ctx, label: LabelData, halo: string): void {
  ctx.globalAlpha = Math.min(1, strength(label.who) * 1.25);
  const both = label.align === "both";
  if (label.tick !== undefined) {
    ctx.beginPath();
    ctx.moveTo(label.x + label.w / 2, label.tick);
    ctx.lineTo(label.x + label.w / 2, label.y - 1);
    trace(ctx, "band-ink", 0.7);
  }
  label.lines.forEach(([text, size, bold, tone], number) => {
    const align = both ? (number ? "right" : "left") : "center";
    const x = both ? label.x + (number ? label.w : 0) : label.x + label.w / 2;
    const y = label.y + own().look.row * ((both ? 0 : number) + 0.5);
    write(ctx, text, x, y, { size, bold: bold === 1, tone: toneOfLabel(label, tone), align, halo, room: label.w });
    strike(ctx, label, x, y, align, text);
  });
  ctx.globalAlpha = 1;
}

/** A frame round the mark that the keyboard points at. */
export function drawPointed(ctx: Ctx): void {
  const mark = building.pointed;
  if (!mark) return;
  ctx.setLineDash([5, 3]);
  frame(ctx, mark.x - mark.w / 2 - 12, mark.y - mark.h / 2 - 12, mark.w + 24, mark.h + 24, "focus", 10);
  ctx.setLineDash([]);
}
