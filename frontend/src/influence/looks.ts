/** How people, groups and lines of the network look. */
import type { Ctx } from "../cathedral/building";
import { drawSupposed } from "../cathedral/supposed";
import { shown } from "../shell/filters";
import { colour } from "../shell/frame";
import { data } from "../shell/loaded";
import { drawParts, trace } from "../shell/parts";
import { glyphOf, ids, people, toneOf, voiceOf } from "../shell/people";
import { chosenPerson, scene } from "../shell/state";
import { supposed } from "../supposing/supposing";
import { type Edge, NOT_DRAWN, type Rendered, type Rendering } from "../vis";
import { drawing, type GroupMark, type Line, net, type NetMark, own as looked, type PersonMark } from "./net";

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

const UNIT = 10; // the radius for which the marks are drawn

function drawPerson(ctx: Ctx, x: number, y: number, { who, r: own }: PersonMark): void {
  const r = radius(own);
  const voice = voiceOf(who);
  const { ours } = people[who];
  const on = (when: string) => ({ veto: Boolean(voice?.veto), crack: troubled(who) }[when] ?? (isChosen(who) || framed(who)));
  drawParts(ctx, looked().marks[ours ? "ours" : voice ? "decider" : "person"], x, y, { tone: ours ? "" : toneOf(who), texts: { glyph: ours ? "" : glyphOf(who) }, on }, r / UNIT);
  drawSupposed(ctx, x, y, { who, w: 2 * r, h: 2 * r, crack: true });
}

function framed(who: string): boolean {
  return Boolean(net.lit?.framed.has(who)) || Boolean(net.lit?.about.has(who));
}

/** A unit: as many people as it says; the rim shows where they stand. */
function drawGroup(ctx: Ctx, x: number, y: number, { group, r }: GroupMark): void {
  const members = net.groups[group];
  const on = () => members.some((at) => troubled(ids[at]));
  drawParts(ctx, looked().marks.group, x, y, { texts: { count: String(members.length) }, on }, r / UNIT);
  const shares: [string, number][] = people[ids[members[0]]].ours
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
}

export function edgeOf(line: Line): Edge {
  const { tone, dashes, arrow, width } = data.look.ties[line.kind];
  const faint = net.lit !== null && !line.mine;
  const { strength: own } = line.ties[0];
  const single = own === null ? width : 0.6 + (2.2 * own) / 100;
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
