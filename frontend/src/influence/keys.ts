/** The network by keyboard: a list of its marks that nobody sees, steered by where they stand. */
import type { Ctx } from "../cathedral/building";
import { fill, isShortcut, make, unseenList } from "../shell/elements";
import { frame } from "../shell/parts";
import { DIRECTIONS, nearest } from "../shell/tip";
import { word } from "../shell/words";
import { chosenNumber } from "./graph";
import { drawing, net, type NetMark } from "./net";
import { take, tipOf, zoom } from "./network";

let list = unseenList("network-marks");

function entries(): NetMark[] {
  return [...net.shownMarks.values()].sort((mark, other) => mark.y - other.y || mark.x - other.x);
}

/** One entry for each mark; the one that is pointed at says what it is. */
function point(mark: NetMark | null): void {
  net.pointed = mark;
  fill(list);
  if (mark) {
    const item = make("li", "", tipOf(mark).filter(Boolean).join(". "));
    Object.assign(item, { id: "network-mark" });
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "true");
    list.append(item);
    list.setAttribute("aria-activedescendant", item.id);
  } else {
    list.removeAttribute("aria-activedescendant");
  }
  drawing().redraw();
}

function steer(event: KeyboardEvent): void {
  const { pointed } = net;
  if (isShortcut(event) || !pointed) return;
  const direction = DIRECTIONS[event.key];
  if (direction) point(nearest(entries(), pointed, direction));
  else if (event.key === "Home") point(entries()[0]);
  else if (event.key === "End") point(entries().at(-1) ?? null);
  else if (event.key === "+") zoom(1.4);
  else if (event.key === "-") zoom(1 / 1.4);
  else if (["Enter", " "].includes(event.key)) take(pointed);
  else return;
  event.preventDefault();
}

export function markList(): HTMLElement {
  list = unseenList("network-marks", word("network_marks"));
  list.addEventListener("focus", () => point(net.shownMarks.get(`p${chosenNumber() ?? ""}`) ?? entries().at(0) ?? null));
  list.addEventListener("blur", () => point(null));
  list.addEventListener("keydown", steer);
  return list;
}

export function drawPointed(ctx: Ctx): void {
  const { pointed } = net;
  if (!pointed) return;
  const reach = pointed.r + 12;
  ctx.setLineDash([5, 3]);
  frame(ctx, pointed.x - reach, pointed.y - reach, 2 * reach, 2 * reach, "focus", 10, 2 / Math.min(1, drawing().getScale()));
  ctx.setLineDash([]);
}
