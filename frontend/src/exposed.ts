/** What the page shows to the world outside of its script: for tests, for pictures of it and for measurements. */
import { building } from "./cathedral/building";
import { isChosen } from "./cathedral/lights";
import { tipOf } from "./cathedral/pointer";
import { ways } from "./cathedral/supposed";
import { net } from "./influence/net";
import { clearFilters, findingShown, setFilter, shown, showOnly } from "./shell/filters";
import { colour, setLanguage } from "./shell/frame";
import { data } from "./shell/loaded";
import { choose, clear, holder, recall, show, showScene } from "./shell/navigation";
import { fullName, ids, people, routesOf } from "./shell/people";
import { showHits } from "./shell/search";
import { state, views } from "./shell/state";
import { fillTip } from "./shell/tip";
import { word } from "./shell/words";
import { leave, supposed } from "./supposing/supposing";
import { narrowed } from "./timeline/lanes";
import * as whatif from "./whatif";

const page = {
  data, state, views, ids, people, network: net,
  cathedral: Object.assign(building, { isChosen, tipOf, ways }),
  timeline: { narrowed },
  choose, clear, clearFilters, colour, fillTip, findingShown, fullName, holder, leave, recall, routesOf, setFilter, setLanguage,
  show, showHits, showOnly, shown, showScene, supposed, word,
};

declare global {
  interface Window {
    page: typeof page;
    whatif: typeof whatif;
  }
}

export function expose(): void {
  window.page = page;
  window.whatif = whatif;
}
