/** The names of the network: they keep their size on the screen and never overlap. */
import type { Ctx } from "../cathedral/building";
import { font, write } from "../shell/parts";
import { shortName } from "../shell/people";
import { groupName } from "./graph";
import { cracked, decides, isChosen, radius, strength, troubled } from "./looks";
import { drawing, net, type NetMark } from "./net";

const MOST_NAMES = 220;
const TIED = 500;
const CELL = 90;

/** Left, top, right, bottom. */
type Box = [number, number, number, number];
interface Taken {
  area: Box;
  /** The mark that stands there; "" for a name. */
  id: string;
}

function importance(mark: NetMark): number {
  if (mark.who === undefined) return 1_000 + mark.r;
  if (isChosen(mark.who)) return 9_000;
  const tied = net.tied.has(mark.id) ? TIED : 0;
  const lit = net.lit?.people.has(mark.who) ? 3_000 : 0;
  return lit + tied + (decides(mark.who) ? 2_000 : 0) + (troubled(mark.who) ? 2_500 : 0) + mark.r;
}

function nameOf(mark: NetMark): string {
  const name = mark.who === undefined ? groupName(mark.group) : shortName(mark.who);
  return name.length > 24 ? `${name.slice(0, 23)}…` : name;
}

/** What is taken on the screen, by cells of a grid, so that only neighbours are compared. */
class Places {
  private readonly cells = new Map<string, Taken[]>();

  private near([left, top, right, bottom]: Box): string[] {
    const keys: string[] = [];
    for (let column = Math.floor(left / CELL); column <= right / CELL; column += 1) {
      for (let row = Math.floor(top / CELL); row <= bottom / CELL; row += 1) keys.push(`${column} ${row}`);
    }
    return keys;
  }

  take(area: Box, id: string): void {
    for (const key of this.near(area)) this.cells.set(key, [...(this.cells.get(key) ?? []), { area, id }]);
  }

  /** Only who is tied, decides or stands out is named over other marks. */
  free(mark: NetMark, area: Box): boolean {
    const covers = ({ id }: Taken) => id !== "" && (id === mark.id || importance(mark) >= TIED);
    const apart = ({ area: other }: Taken) => other[2] < area[0] || other[0] > area[2] || other[3] < area[1] || other[1] > area[3];
    return this.near(area).every((key) => (this.cells.get(key) ?? []).every((taken) => covers(taken) || apart(taken)));
  }
}

/** Names below their marks, the most important first, over no other name. */
export function drawNames(ctx: Ctx): void {
  const { clientWidth: wide, clientHeight: high } = ctx.canvas;
  const sharp = ctx.canvas.width / wide || 1;
  const scale = drawing().getScale();
  const size = 12 * net.sharp;
  const places = new Places();
  ctx.save();
  ctx.setTransform(sharp, 0, 0, sharp, 0, 0);
  ctx.font = font(size, false);
  let written = 0;
  const spots = [...net.shownMarks.values()]
    .map((mark) => ({ mark, ...drawing().canvasToDOM(mark) }))
    .filter(({ x, y }) => x > -40 && x < wide + 40 && y > -30 && y < high + 10);
  spots.sort(({ mark }, { mark: other }) => importance(other) - importance(mark) || (mark.id < other.id ? -1 : 1));
  for (const { mark, x, y } of spots) {
    const r = 0.8 * (mark.who === undefined ? mark.r : radius(mark.r)) * scale;
    places.take([x - r, y - r, x + r, y + r], mark.id);
  }
  for (const { mark, x, y } of spots) {
    if (written >= MOST_NAMES) break;
    const text = nameOf(mark);
    const half = ctx.measureText(text).width / 2 + 3;
    const top = y + (mark.who === undefined ? mark.r : 1.15 * radius(mark.r)) * scale + 2;
    const area: Box = [x - half, top, x + half, top + size + 4];
    if (!places.free(mark, area) && !isChosen(mark.who)) continue;
    places.take(area, "");
    ctx.globalAlpha = Math.max(0.35, strength(mark));
    const warns = mark.who !== undefined && cracked(mark.who);
    write(ctx, text, x, top + size / 2 + 1, { size, bold: isChosen(mark.who) || warns, tone: warns ? "fall" : "ink", halo: "wash" });
    written += 1;
  }
  ctx.restore();
  net.names = written;
}
