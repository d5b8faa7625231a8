/** Every mark of the building as vis-network draws it: it says where, the page's data says what. */
import { glyphOf, isPerson, people, toneOf } from "../shell/people";
import { drawParts } from "../shell/parts";
import { NOT_DRAWN, type Rendered, type Rendering } from "../vis";
import { building, type Mark, own } from "./building";
import { isChosen, strength } from "./lights";
import { drawSupposed } from "./supposed";

export function renderer({ ctx, id, x, y }: Rendering): Rendered {
  const mark = building.marks.get(id);
  const parts = mark && own().marks[`${mark.mark} ${mark.h}`];
  if (!parts) return NOT_DRAWN;
  return {
    drawNode() {
      ctx.globalAlpha = strength(mark.who);
      const tone = isPerson(mark.who) && !people[mark.who].ours ? toneOf(mark.who) : "";
      const texts = { glyph: tone && glyphOf(mark.who), short: mark.short ?? "", count: `+${mark.count ?? 0}` };
      drawParts(ctx, parts, x, y, { tone, texts, on: (when) => reason(mark, tone, when) });
      drawSupposed(ctx, x, y, mark);
      ctx.globalAlpha = 1;
    },
    nodeDimensions: { width: mark.w, height: mark.h },
  };
}

/** Whether a part of a mark is drawn. */
function reason(mark: Mark, tone: string, when: string): boolean {
  if (when === "chosen") return isChosen(mark.who) || (mark.mark === "dot" && Boolean(building.lit?.about.has(mark.who)));
  if (when === "judged") return tone !== "blank";
  return when === "crack" ? Boolean(mark.crack) : Boolean(mark.veto);
}
