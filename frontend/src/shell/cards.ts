/** What is told of a chosen person or finding, each statement with where it comes from. */
import { supposedPart } from "../supposing/bar";
import type { FindingData } from "../data";
import { type Content, make, naming } from "./elements";
import { data } from "./loaded";
import { card } from "./navigation";
import { findingList, folded, part, personLink } from "./panel";
import { type Evidence, findingsOf, fullName, glyphMark, isPerson, namedBy, people, type Person, routesOf, stanceOf, tiesOf, titleOf, voiceOf } from "./people";
import { scene } from "./state";
import { aside, capital, joined, say, scale, word } from "./words";

function personCard(who: string): Content[] {
  const person = people[who];
  const titles = [...new Set([person.title, person.title_zh].filter(Boolean))].join(" ") || titleOf(who);
  return [
    naming(make("h2", "", fullName(who))),
    make("p", "", titles),
    make("p", "quiet", person.unit),
    person.placeholder ? make("p", "quiet", word("placeholder")) : null,
    scene().cracked.includes(who) ? make("p", "fall", word("no_way_round")) : null,
    ...supposedPart(who),
    ...(person.ours ? [] : [stancePart(who), decidesPart(who)]),
    ...knownPart(who),
    ...(person.ours ? [] : metPart(person)),
    ...factsPart(person),
    ...waysPart(who),
    ...part(word("about"), findingList(findingsOf(who))),
    ...tiesPart(who),
  ];
}

function stancePart(who: string): HTMLElement {
  const block = make("div", "stance");
  const main = stanceOf(who);
  const opportunity = scene().id;
  if (!main) block.append(make("p", "", glyphMark("blank", data.look.not_judged), word("stance_missing")));
  const others = people[who].stances.filter((stance) => stance !== main && (stance.opportunity === "" || stance.opportunity === opportunity));
  for (const stance of main ? [main, ...others] : others) {
    const judgement = scale("support", stance.support);
    const what = stance.rival ? say("stance_rival", { word: judgement, name: stance.rival }) : judgement;
    const scope = word(stance.opportunity ? "stance_here" : "stance_general");
    const mark = stance.rival ? "" : glyphMark(data.look.tones[stance.support], data.look.glyphs[stance.support]);
    block.append(make("p", "", mark, say("stance_line", { word: capital(what), scope }), evidence(stance)));
  }
  return block;
}

/** When it was seen, by whom, how sure that is; and where it was written. */
function evidence(judged: Evidence): HTMLElement {
  const confidence = judged.confidence === undefined ? "?" : scale("confidence", judged.confidence);
  const seen = say("judged_by", { date: judged.day || word("undated"), by: judged.by || word("unknown_by"), confidence });
  const row = judged.line === undefined ? "" : say("row", { number: judged.line });
  const origin = aside(judged.stale ? word("stale_way") : "", judged.source, judged.place, row);
  return make("span", "small", seen, origin ? document.createElement("br") : "", origin);
}

function decidesPart(who: string): HTMLElement | null {
  const voice = voiceOf(who);
  return voice?.role ? make("p", "", say(voice.veto ? "decides_veto" : "decides", voice)) : null;
}

function knownPart(who: string): Content[] {
  const { ours, known } = people[who];
  const items = known.map((tie) => {
    const close = tie.intimacy === undefined
      ? word("intimacy_missing")
      : say("intimacy_of", { word: scale("intimacy", tie.intimacy), number: tie.intimacy });
    return make("li", "", personLink(tie.who), `${word("colon")}${aside(close, tie.responsible ? word("responsible") : "")}`, evidence(tie));
  });
  const none = make("p", "quiet", word(ours ? "knows_none" : "known_none"));
  return part(word(ours ? "knows" : "closest"), items.length ? folded(items, 6) : none);
}

function metPart(person: Person): Content[] {
  const due = say("cadence", { days: person.cadence });
  if (!person.met) return [make("h3", "", word("met_never")), make("p", "quiet", due)];
  const { day, days, by } = person.met;
  const ago = days === 0 ? say("today", { date: day }) : say("days_ago", { date: day, days });
  const names = by.length ? say("met_with", { names: joined(by.map(fullName)) }) : "";
  return [make("h3", "", say("met", { ago })), make("p", "quiet", aside(names, due))];
}

/** What else is on record: a line each. */
function factsPart({ facts }: Person): Content[] {
  const items = facts.map(([column, value]) => {
    const text = scale(column, value);
    return make("li", "", column === "power_base" ? text : `${capital(word(`fact_${column}`))}${word("colon")}${text}`);
  });
  return items.length ? part(word("on_record"), folded(items)) : [];
}

function waysPart(who: string): Content[] {
  const numbers = routesOf(who);
  const { deciders, routes } = scene();
  if (!Object.keys(deciders).length) return [];
  if (!numbers.length) return part(word("ways"), make("p", "quiet", word(Object.hasOwn(deciders, who) ? "ways_unreached" : "ways_none")));
  const items = numbers.map((number) => {
    const { path, carries, stale } = routes[number];
    const names = path.flatMap((step, place) => [place ? " → " : "", step === who ? make("b", "", people[step].name) : personName(step)]);
    return make("li", "", ...names, make("span", "small", aside(say("carries", { percent: carries }), stale ? word("stale_way") : "")));
  });
  return part(word("ways"), folded(items, 6));
}

function personName(who: string): Node {
  return personLink(who, isPerson(who) ? people[who].name : who);
}

function tiesPart(who: string): Content[] {
  const items = tiesOf(who).filter(([kind]) => data.look.ties[kind].style !== "access").map(([kind, from, to]) => {
    const [before, between, after] = word(`tie_${kind}`).split(/\{a\}|\{b\}/);
    const name = (end: string) => (end === who ? people[end].name : personName(end));
    return make("li", "", before, name(from), between, name(to), after);
  });
  return items.length ? part(word("ties"), folded(items, 6)) : [];
}

function findingCard(id: string): Content[] {
  const finding = data.findings[id];
  const named = namedBy(id);
  return [
    make("h2", finding.severity === "critical" ? "fall" : "", capital(word(`severity_${finding.severity}`))),
    make("p", "", finding.sentence),
    finding.also.length ? folded(finding.also.map((also) => make("li", "", also)), 6) : null,
    finding.stake ? make("p", "quiet", finding.stake) : null,
    finding.next ? make("p", "next", make("b", "", `${word("next_step")}${word("colon")}`), finding.next) : null,
    ...part(word("people_here"), named.length ? folded(named.map((who) => make("li", "", personLink(who)))) : null),
    ...part(word("why"), whyList(finding)),
  ];
}

/** The evidence of a finding: each sentence with where it was written. */
function whyList({ why }: FindingData): HTMLElement | null {
  return why.length ? make("ul", "", ...why.map(([text, from]) => make("li", "", text, from ? make("span", "small", from) : ""))) : null;
}

export function addCards(): void {
  card("person", personCard);
  card("finding", findingCard, (id) => scene().findings.includes(id));
}
