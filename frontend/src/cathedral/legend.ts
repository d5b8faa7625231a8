/** The legend of the cathedral: each mark as it is drawn, and what it says. */
import { type Content, make } from "../shell/elements";
import { colour } from "../shell/frame";
import { data } from "../shell/loaded";
import { sign } from "../shell/panel";
import { word } from "../shell/words";
import type { Ctx } from "./building";
import { corners, crack, flood, frame, paint, shape, trace } from "./drawing";

const SIGNS: Record<string, (ctx: Ctx) => void> = {
  height(ctx) {
    for (const [x, high] of [[3, 6], [10, 10], [17, 15]]) {
      ctx.fillStyle = colour("neutral");
      ctx.fillRect(x, 17 - high, 5, high);
    }
  },
  crack(ctx) {
    ctx.fillStyle = colour("supporter");
    ctx.fillRect(9, 2, 8, 14);
    crack(ctx, 13, 2, 16, 8);
    frame(ctx, 6, 1, 14, 16, "fall", 3);
  },
  route: (ctx) => signLine(ctx, []),
  route_stale: (ctx) => signLine(ctx, [4, 3]),
  decider: (ctx) => signTriangle(ctx, colour("shaft-line"), 1),
  veto: (ctx) => signTriangle(ctx, colour("fall"), 2.4),
  plot: (ctx) => ["plot-0", "plot-2", "plot-4"].forEach((tone, number) => { ctx.fillStyle = colour(tone); ctx.fillRect(1 + number * 8, 3, 8, 12); }),
  ours(ctx) {
    shape(ctx, corners(13, 9, [9, 8.5], 6));
    flood(ctx, "ours");
  },
  tie: (ctx) => signLine(ctx, [], "tie", 1.3),
};

function signLine(ctx: Ctx, dash: number[], tone = "route", width = 3): void {
  ctx.setLineDash(dash);
  ctx.beginPath();
  ctx.moveTo(1, 13);
  ctx.bezierCurveTo(12, 13, 12, 5, 25, 5);
  trace(ctx, tone, width);
}

function signTriangle(ctx: Ctx, rim: string, width: number): void {
  shape(ctx, [[13, 2], [22, 16], [4, 16]]);
  ctx.lineJoin = "round";
  paint(ctx, "neutral", rim, width);
}

function signArch(ctx: Ctx, name: string, tone: string): void {
  ctx.beginPath();
  ctx.moveTo(3, 17);
  ctx.bezierCurveTo(6, -1, 20, -1, 23, 17);
  ctx.setLineDash(name === "missing" ? [2.5, 2] : []);
  trace(ctx, tone, 4.5);
}

export function legend(): Content[] {
  const arches = Object.entries(data.look.arches);
  return [
    make("h3", "", word("l_marks")),
    make("ul", "", ...Object.keys(SIGNS).map((name) => make("li", "", sign(SIGNS[name]), word(`l_${name}`)))),
    make("h3", "", word("l_arches")),
    make("ul", "pairs arches", ...arches.map(([name, tone]) => make("li", "", sign((ctx) => signArch(ctx, name, tone)), word(`l_${name}`)))),
  ];
}
