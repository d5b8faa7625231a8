/** The legend of the network. */
import type { Ctx } from "../cathedral/building";
import { circle, flood, frame, paint, trace, write } from "../cathedral/drawing";
import { type Content, make } from "../shell/elements";
import { colour } from "../shell/frame";
import { data } from "../shell/loaded";
import { sign } from "../shell/panel";
import { word } from "../shell/words";
import { outline } from "./looks";
import { own } from "./net";

/** The names of the legend, and how each is drawn in 26 by 18. */
const SIGNS: Record<string, (ctx: Ctx) => void> = {
  size(ctx) {
    for (const [x, r] of [[6, 3], [17, 7]]) {
      circle(ctx, x, 9, r);
      flood(ctx, "neutral");
    }
  },
  decides(ctx) {
    outline(ctx, 13, 11, 9, 3, -Math.PI / 2);
    paint(ctx, "neutral", colour("fall"), 2);
  },
  crack(ctx) {
    circle(ctx, 13, 9, 5);
    paint(ctx, "supporter");
    frame(ctx, 4.5, 1, 17, 16, "fall", 3);
  },
  ours(ctx) {
    outline(ctx, 13, 9, 8, 6, 0);
    flood(ctx, "ours");
  },
  group(ctx) {
    circle(ctx, 13, 9, 7);
    trace(ctx, "supporter", 2.4);
    write(ctx, "20", 13, 9.5, { size: 8, bold: true });
  },
};

function lineSign(ctx: Ctx, kind: string): void {
  const { tone, dashes } = data.look.ties[kind];
  ctx.setLineDash(dashes || []);
  ctx.beginPath();
  ctx.moveTo(1, 13);
  ctx.lineTo(25, 5);
  trace(ctx, tone, 2);
}

export function legend(): Content[] {
  const names = Object.keys(SIGNS).filter((name) => name !== "group" || own().circles.length);
  const marks = names.map((name) => make("li", "", sign(SIGNS[name]), word(`network_l_${name}`)));
  const lines = Object.keys(data.look.ties).map((kind) => make("li", "", sign((ctx) => lineSign(ctx, kind)), word(`network_l_${kind}`)));
  return [make("h3", "", word("l_marks")), make("ul", "", ...marks, ...lines)];
}
