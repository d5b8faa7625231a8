/** Start: everything is there; show what the address asks for, or what comes first. */
import { addBuildingCards } from "./cathedral/cards";
import { addCathedral } from "./cathedral/cathedral";
import { addCoverage } from "./coverage";
import { expose } from "./exposed";
import { addFindings } from "./findings";
import { addNetwork } from "./influence/network";
import { addNineBox } from "./ninebox";
import { addCards } from "./shell/cards";
import { listenForFilters, makeFilters } from "./shell/filters";
import { label, listen, listenToScenes, makeTabs, repaint } from "./shell/frame";
import { data } from "./shell/loaded";
import { listenToAddress, recall } from "./shell/navigation";
import { listenForPanel, showEveryone } from "./shell/panel";
import { listenSearch } from "./shell/search";
import { speak } from "./shell/words";
import { addBar } from "./supposing/bar";
import { listenForUndo } from "./supposing/supposing";
import { addTimeline } from "./timeline/timeline";
import { addTree } from "./tree/tree";

/** What listens to the page; the order is that in which they are told. */
function connect(): void {
  listenToAddress();
  listenToScenes();
  listenForFilters();
  listenForPanel();
  addCards();
  listenForUndo();
  addBar();
  addBuildingCards();
  addCathedral();
  addFindings();
  addNetwork();
  addTree();
  addNineBox();
  addCoverage();
  addTimeline();
}

export function start(): void {
  expose();
  connect();
  speak(data.language);
  makeTabs();
  makeFilters();
  label();
  repaint();
  listen();
  listenSearch();
  recall();
  showEveryone();
  document.documentElement.dataset.ready = "true";
}
