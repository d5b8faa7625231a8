/** The account as a building, drawn by vis-network: nothing moves, everything has its place. */
import { button, byId, make } from "../shell/elements";
import { headlineOf } from "../shell/frame";
import { clear, view } from "../shell/navigation";
import { needed } from "../shell/needed";
import { ids } from "../shell/people";
import { records } from "../shell/records";
import { chosenPerson, state } from "../shell/state";
import { word } from "../shell/words";
import { supposed } from "../supposing/supposing";
import { dataSet, drawNetwork, type Network } from "../vis";
import { drawBehind, drawLabels, drawPointed } from "./behind";
import { building, own, picture } from "./building";
import { renderer } from "./drawing";
import { markList } from "./keyboard";
import { legend } from "./legend";
import { edgeLooks, litBy, tieEdges } from "./lights";
import { listen } from "./pointer";
import { supposedMark } from "./supposed";

const still = window.matchMedia("(max-width: 1180px)");

function network(): Network {
  return needed(building.network);
}

function show(holder: HTMLElement): void {
  if (building.network) {
    redraw();
    return;
  }
  const canvas = make("div", "");
  const tip = make("div", "");
  Object.assign(canvas, { id: "canvas" });
  Object.assign(tip, { id: "tip", hidden: true });
  canvas.setAttribute("role", "img");
  tip.setAttribute("role", "tooltip");
  const reset = button("", word("reset"), clear);
  Object.assign(reset, { id: "reset", hidden: true });
  reset.addEventListener("click", fit);
  holder.append(make("div", "canvas", markList(), canvas, reset, tip));
  takeMarks();
  building.nodes = dataSet([...building.marks.values()]);
  building.edges = dataSet(edgeLooks());
  building.network = drawNetwork(canvas, building.nodes, building.edges, own().options, renderer);
  building.network.on("beforeDrawing", drawBehind);
  building.network.on("afterDrawing", (ctx) => {
    drawLabels(ctx);
    drawPointed(ctx);
    document.documentElement.dataset.drawn = "true";
  });
  for (const event of ["zoom", "dragEnd"]) building.network.on(event, showReset);
  listen(canvas);
  label();
  resize();
  refresh();
}

function label(): void {
  byId("canvas").setAttribute("aria-label", headlineOf("canvas"));
  byId("marks").setAttribute("aria-label", word("marks"));
  byId("reset").textContent = word("reset");
}

function takeMarks(): void {
  building.marks.clear();
  const dots = records(own().dots).map((dot) => ({ ...dot, who: ids[dot.who], id: `dot:${ids[dot.who]}` }));
  const others = records(picture().nodes).map((mark) => ({ w: 0, h: 0, who: "", ...mark }));
  for (const mark of [...dots, ...others]) building.marks.set(mark.id, supposedMark(mark));
}

/** Everything anew: another opportunity, another language, or back from another view. */
function redraw(): void {
  takeMarks();
  building.lit = null;
  building.edges?.clear();
  building.nodes?.clear();
  building.nodes?.add([...building.marks.values()]);
  building.edges?.add(edgeLooks());
  label();
  resize();
  refresh();
}

function refresh(): void {
  const edges = needed(building.edges);
  building.lit = litBy(state.chosen);
  showReset();
  edges.update(edgeLooks());
  edges.remove(edges.getIds({ filter: ({ id }) => id.startsWith("tie:") }));
  const who = chosenPerson();
  if (who !== null && supposed(who) !== "gone") edges.add(tieEdges(who));
  network().redraw();
}

function chosen(): void {
  refresh();
  if (state.chosen === null) fit();
}

/** Fit the drawing to the room there is. */
function resize(): void {
  const { clientWidth: wide, clientHeight: high } = byId("canvas");
  if (!wide || !high) return;
  network().setOptions({ interaction: { zoomView: !still.matches, dragView: !still.matches } });
  network().setSize(`${wide}px`, `${high}px`);
  fit();
  network().redraw();
}

function home(): number {
  const { clientWidth: wide, clientHeight: high } = byId("canvas");
  return Math.min(wide / own().look.width, high / own().look.height);
}

function centre(scale: number): void {
  const { width, height } = own().look;
  network().moveTo({ position: { x: width / 2, y: height / 2 }, scale, animation: false });
}

function fit(): void {
  centre(home());
  showReset();
}

function showReset(): void {
  byId("reset").hidden = state.chosen === null && !moved();
}

function moved(): boolean {
  const { x, y } = network().getViewPosition();
  const { width, height } = own().look;
  return Math.abs(network().getScale() / home() - 1) > 0.01 || Math.abs(x - width / 2) + Math.abs(y - height / 2) > 2;
}

/** On paper sharp enough to be read. */
function print(onPaper: boolean): void {
  if (!onPaper) {
    resize();
    return;
  }
  network().setSize(`${2 * own().look.width}px`, `${2 * own().look.height}px`);
  centre(2);
  network().redraw();
}

export function addCathedral(): void {
  view("cathedral", { show, chosen, opportunity: redraw, filtered: refresh, supposed: redraw, theme: refresh, resize, print, legend });
}
