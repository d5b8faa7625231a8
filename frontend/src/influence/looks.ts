/** How people, groups and lines of the network look. */
import type { Ctx } from "../cathedral/building";
import { box, circle, corners, flood, frame, paint, shape, trace, write } from "../cathedral/drawing";
import { drawSupposed } from "../cathedral/supposed";
import { shown } from "../shell/filters";
import { colour } from "../shell/frame";
import { data } from "../shell/loaded";
import { glyphOf, ids, people, toneOf, voiceOf } from "../shell/people";
import { chosenPerson, scene } from "../shell/state";
import { supposed } from "../supposing/supposing";
import { type Edge, NOT_DRAWN, type Rendered, type Rendering } from "../vis";
import { drawing, type GroupMark, type Line, net, type NetMark, type PersonMark } from "./net";

const SMALLEST = 5;
const TONES = ["2", "1", "0", "-1", "-2"].map((step) => data.look.tones[step]).concat("blank");

export function decides(who: string): boolean {
  return voiceOf(who) !== null;
}

export function cracked(who: string): boolean {
  return scene().cracked.includes(who);
}

export function troubled(who: string): boolean {
  return cracked(who) || supposed(who) === "red";
}

export function isChosen(who: string | undefined): boolean {
  return who !== undefined && chosenPerson() === who;
}

export function strength({ who }: NetMark): number {
  if (who === undefined) return net.lit ? 0.45 : 1;
  if (supposed(who) === "gone") return 0.4;
  if (isChosen(who)) return 1;
  return shown(who) ? (!net.lit || net.lit.people.has(who) ? 1 : 0.28) : 0.1;
}

export function renderer({ ctx, id, x, y }: Rendering): Rendered {
  const mark = net.shownMarks.get(id);
  if (!mark) return NOT_DRAWN;
  return {
    drawNode() {
      ctx.globalAlpha = strength(mark);
      if (mark.who === undefined) drawGroup(ctx, x, y, mark);
      else drawPerson(ctx, x, y, mark);
      ctx.globalAlpha = 1;
    },
    nodeDimensions: { width: 2 * mark.r, height: 2 * mark.r },
  };
}

/** Large enough to be seen, however far away. */
export function radius(own: number): number {
  return Math.max(own, SMALLEST / drawing().getScale());
}

/** A frame round a person, as wide as the person is large. */
function framed(ctx: Ctx, x: number, y: number, r: number, away: number, tone: string): void {
  const reach = r * (1 + away);
  box(ctx, x - reach, y - reach, 2 * reach, 2 * reach, r * 0.5);
  trace(ctx, tone, r * 0.2);
}

export function outline(ctx: Ctx, x: number, y: number, r: number, number: number, turn: number): void {
  shape(ctx, corners(x, y, [r, r], number, turn));
}

function drawPerson(ctx: Ctx, x: number, y: number, { who, r: own }: PersonMark): void {
  const r = radius(own);
  const tone = toneOf(who);
  const voice = voiceOf(who);
  ctx.lineJoin = "round";
  if (people[who].ours) {
    outline(ctx, x, y, r, 6, 0);
    flood(ctx, "ours");
  } else if (voice) {
    outline(ctx, x, y + r * 0.2, r * 1.35, 3, -Math.PI / 2);
    paint(ctx, tone, voice.veto ? colour("fall") : undefined, voice.veto ? 2.4 : 1);
  } else {
    circle(ctx, x, y, r);
    paint(ctx, tone);
  }
  if (!people[who].ours) write(ctx, glyphOf(who), x, y + r * 0.08, { size: r * 0.95, bold: true, tone: tone === "blank" ? "ink" : `on-${tone}` });
  drawSupposed(ctx, x, y, { who, w: 2 * r, h: 2 * r, crack: true });
  if (troubled(who)) framed(ctx, x, y, r, 0.45, "fall");
  if (isChosen(who) || net.lit?.framed.has(who) || net.lit?.about.has(who)) framed(ctx, x, y, r, 0.8, "accent");
}

/** A unit: as many people as it says; the rim shows where they stand. */
function drawGroup(ctx: Ctx, x: number, y: number, { group, r }: GroupMark): void {
  circle(ctx, x, y, r);
  flood(ctx, "paper");
  const members = net.groups[group];
  const ours = people[ids[members[0]]].ours;
  const shares: [string, number][] = ours
    ? [["ours", members.length]]
    : TONES.map((tone) => [tone, members.filter((at) => toneOf(ids[at]) === tone).length]);
  let turn = -Math.PI / 2;
  for (const [tone, number] of shares) {
    if (!number) continue;
    const next = turn + (2 * Math.PI * number) / members.length;
    ctx.beginPath();
    ctx.arc(x, y, r * 0.88, turn, next);
    trace(ctx, tone === "blank" ? "line" : tone, r * 0.24);
    turn = next;
  }
  write(ctx, String(members.length), x, y, { size: r * 0.62, bold: true });
  if (members.some((at) => troubled(ids[at]))) frame(ctx, x - r - 4, y - r - 4, 2 * r + 8, 2 * r + 8, "fall", r * 0.4);
}

export function edgeOf(line: Line): Edge {
  const { tone, dashes, arrow, width } = data.look.ties[line.kind];
  const faint = net.lit !== null && !line.mine;
  const single = line.kind === "INFLUENCES" ? 0.6 + (2.2 * (line.ties[0].strength ?? 0)) / 100 : width;
  return {
    id: line.id,
    from: line.from,
    to: line.to,
    width: line.single ? single : Math.min(9, 0.8 + Math.sqrt(line.ties.length)),
    dashes: line.single ? dashes : false,
    smooth: false,
    physics: false,
    arrows: { to: { enabled: arrow && line.single, scaleFactor: 0.45 } },
    color: { color: colour(tone), inherit: false, opacity: faint ? 0.1 : line.mine ? 0.95 : line.single ? 0.55 : 0.4 },
  };
}
