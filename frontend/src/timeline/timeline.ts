/** The timeline: two years back, half a year on; of everybody, or of the person who is chosen. */
import { button, type Content, fill, make } from "../shell/elements";
import { on } from "../shell/events";
import { filtering } from "../shell/filters";
import { card, choose, clear, holder as holderOf, view } from "../shell/navigation";
import { needed } from "../shell/needed";
import { folded, personItem, personLink } from "../shell/panel";
import { fullName, glyphMark, ids } from "../shell/people";
import { scene, state } from "../shell/state";
import { fillTip } from "../shell/tip";
import { say, scale, word } from "../shell/words";
import { withSupposed } from "../supposing/supposing";
import { draw as drawPicture, names } from "./drawing";
import { eventLines, feedbackMark, type Lane, lanesOf, type Moment, monthCounts, narrowed, TONES, within } from "./lanes";
import { own } from "./span";

interface Parts {
  lanes: Lane[];
  scroll: HTMLElement;
  tip: HTMLElement;
  chart: HTMLElement;
}

const LEAST = 640;
const [ROW, ON_PAPER] = [27, 21];
let who: string | null = null;
let parts: Parts | null = null;
let taken: Moment | null = null;

/** Whose timeline is wanted: a choice of a mark does not change it. */
function wanted(): string | null {
  if (state.chosen?.kind === "person") return state.chosen.id;
  return state.chosen?.kind === "moment" ? who : null;
}

function show(holder: HTMLElement): void {
  who = wanted();
  const lanes = lanesOf(who).filter(({ marks }) => marks.length);
  const note = make("p", "quiet note", word(who === null && filtering() && !narrowed() ? "timeline_wide" : "timeline_hint"));
  const tip = make("div", "");
  Object.assign(tip, { id: "timeline-tip", hidden: true });
  tip.setAttribute("role", "tooltip");
  const scroll = make("div", "scroll");
  for (const lane of lanes) lane.shownDeal = lane.id === `deal ${scene().id}`;
  parts = { lanes, scroll, tip, chart: make("div", "chart", names(lanes), scroll) };
  fill(holder, make("div", "timeline", head(), lanes.length ? parts.chart : make("p", "quiet", word("timeline_none")), note, tip));
  draw();
}

function head(): HTMLElement {
  const title = make("h2", "", word("timeline_title"));
  if (who === null) return make("div", "top", title, make("span", "quiet", say("timeline_span", { number: own().number })));
  const number = monthCounts(ids.indexOf(who)).reduce((sum, [, count]) => sum + count, 0);
  const back = button("more", word("timeline_everybody"), () => {
    clear();
    document.querySelector<SVGElement>("#timeline-picture")?.focus({ preventScroll: true });
  });
  return make("div", "top", title, make("span", withSupposed("", who), say("timeline_of", { name: fullName(who), number })), back);
}

function draw(wide = 0, row = ROW): void {
  if (!parts?.lanes.length) return;
  const { lanes, scroll } = parts;
  fill(scroll, drawPicture(lanes, wide || Math.max(LEAST, scroll.clientWidth), row, { point, take }));
  if (scroll.scrollWidth > scroll.clientWidth) scroll.scrollLeft = scroll.scrollWidth;
}

function point(moment: Moment | null, element?: Element): void {
  const { tip } = needed(parts);
  tip.hidden = moment === null;
  if (moment === null || !element) return;
  fillTip(tip, moment.lines);
  const room = needed(tip.parentElement);
  const [area, spot] = [room.getBoundingClientRect(), element.getBoundingClientRect()];
  const left = Math.max(4, Math.min(spot.left - area.left + 10, room.clientWidth - tip.offsetWidth - 4));
  const below = spot.bottom - area.top + 6;
  tip.style.left = `${left}px`;
  tip.style.top = `${below + tip.offsetHeight > room.clientHeight ? Math.max(4, spot.top - area.top - tip.offsetHeight - 6) : below}px`;
}

function take(moment: Moment): void {
  taken = moment;
  choose("moment", moment.lines[0]);
}

/** What stands behind a mark, in full where the page brings it. */
function momentCard(): Content[] {
  const moment = needed(taken);
  const [first, ...lines] = moment.lines;
  const items = moment.month
    ? within(moment.month).map((interaction) => listed(eventLines(interaction, []), interaction.who))
    : (moment.list ?? []).map(feedbackMark).map((feedback) => listed(feedback.lines, feedback.people));
  const left = (moment.number ?? items.length) - items.length;
  if (left > 0 && moment.kind === "month" && items.length) items.push(make("li", "quiet", say("timeline_more", { number: left })));
  const people = items.length ? [] : moment.people.map((place) => personItem(ids[place]));
  return [make("h2", "", first), ...lines.map((line) => make("p", "", line)),
    items.length ? folded(items, 15) : null, people.length ? folded(people, 15) : null];
}

function listed([first, ...lines]: string[], people: number[]): HTMLElement {
  const links = people.flatMap((place, at) => [at ? word("comma") : "", personLink(ids[place])]);
  return make("li", "", make("b", "", first), ...lines.map((line) => make("div", "", line)), make("span", "small", ...links));
}

function chosen(): void {
  if (wanted() !== who) show(holderOf("timeline"));
}

function print(onPaper: boolean): void {
  if (onPaper) draw(LEAST, ON_PAPER);
  else draw();
}

function hide(): void {
  taken = null;
  dropMoment();
}

function dropMoment(): void {
  if (state.chosen?.kind === "moment") clear();
}

function legend(): Content[] {
  const rated = Object.entries(TONES).map(([step, tone]) => make("li", "", glyphMark(tone, step), scale("rating", step)));
  return [
    make("h3", "", word("timeline_l_quality")),
    make("ul", "pairs", ...rated.reverse(), make("li", "", glyphMark("blank", ""), word("timeline_l_unrated"))),
    ...["size", "force", "open", "bid"].map((name) => make("p", "", word(`timeline_l_${name}`))),
  ];
}

export function addTimeline(): void {
  on("language", dropMoment);
  card("moment", momentCard);
  view("timeline", { show, chosen, resize: () => draw(), hide, print, legend });
}
