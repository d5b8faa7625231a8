/** The side panel: who or what was chosen, what would fall, how to read the picture, everybody. */

const SHOWN_FIRST = 6;
const MOST_LISTED = 12;

function personLink(who) {
  if (!known(who)) return document.createTextNode(who);
  return button("link", fullName(who), () => choose("person", who));
}

/** A list of which the end is folded away. */
function folded(items, most = MOST_LISTED) {
  const list = make("ul", "", ...items.slice(0, most));
  if (items.length <= most) return list;
  const more = make("li", "");
  more.append(button("link", say("more_people", { number: items.length - most }), () => more.replaceWith(...items.slice(most))));
  list.append(more);
  return list;
}

function part(heading, ...content) {
  const shown = content.filter(Boolean);
  return shown.length ? [make("h3", "", heading), ...shown] : [];
}

function showCard() {
  const card = byId("card");
  card.hidden = state.chosen === null;
  if (card.hidden) return fill(card);
  const kinds = { person: personCard, finding: findingCard, plot: plotCard, arch: archCard, stack: stackCard };
  fill(card, ...kinds[state.chosen.kind](state.chosen.id), button("close", words.close, clear));
  card.scrollTop = 0;
  return card;
}

function personCard(who) {
  const person = people[who];
  const both = [person.title, person.title_zh].filter(Boolean).join(" ");
  return [
    make("h2", "", fullName(who)),
    make("p", "", both),
    make("p", "quiet", person.unit ?? ""),
    person.placeholder ? make("p", "quiet", words.placeholder) : null,
    state.scene.cracked.includes(who) ? make("p", "fall", words.no_way_round) : null,
    ...(person.ours ? [] : [stancePart(who), decidesPart(who)]),
    ...knownPart(who),
    ...(person.ours ? [] : metPart(person)),
    ...waysPart(who),
    ...part(words.about, findingList(findingsOf(who))),
    ...tiesPart(who),
  ].filter(Boolean);
}

function stancePart(who) {
  const block = make("div", "stance");
  const stances = people[who].stances ?? [];
  const main = stanceOf(who);
  if (!main) block.append(make("p", "", glyphMark("blank", look.not_judged), words.stance_missing));
  const here = (stance) => stance === main || stance.opportunity === "" || stance.opportunity === state.scene.id;
  for (const stance of [main, ...stances.filter((each) => each !== main)].filter((each) => each && here(each))) {
    const said = words.scales.support[stance.support];
    const what = stance.rival ? say("stance_rival", { word: said, name: stance.rival }) : said;
    const scope = stance.opportunity ? words.stance_here : words.stance_general;
    const mark = stance.rival ? null : glyphMark(look.tones[stance.support], look.glyphs[stance.support]);
    block.append(make("p", "", mark, `${capital(what)}, ${scope}`, evidence(stance)));
  }
  return block;
}

/** When it was seen, by whom, how sure that is; and where it was written. */
function evidence(judged) {
  const said = say("judged_by", { date: judged.day || words.undated, by: judged.by || words.unknown_by, confidence: judged.confidence || "?" });
  const rest = [judged.stale ? words.stale_way : "", judged.source, judged.origin].filter(Boolean).join(" · ");
  return make("span", "small", said, rest ? document.createElement("br") : "", rest);
}

function decidesPart(who) {
  const voice = state.scene.deciders[who];
  if (!voice?.role) return null;
  return make("p", "", say(voice.veto ? "decides_veto" : "decides", voice));
}

function knownPart(who) {
  const person = people[who];
  const ours = Boolean(person.ours);
  const items = (person.known ?? []).map((tie) => {
    const close = tie.intimacy === null || tie.intimacy === undefined
      ? words.intimacy_missing
      : say("intimacy_of", { word: words.scales.intimacy[tie.intimacy], number: tie.intimacy });
    const more = [close, tie.responsible ? words.responsible : ""].filter(Boolean).join(" · ");
    return make("li", "", personLink(tie.who), `: ${more}`, evidence(tie));
  });
  const none = make("p", "quiet", ours ? words.knows_none : words.known_none);
  return part(ours ? words.knows : words.closest, items.length ? folded(items, 6) : none);
}

function metPart(person) {
  const due = say("cadence", { days: person.cadence });
  if (!person.met) return [make("h3", "", words.met_never), make("p", "quiet", due)];
  const { day, days, by } = person.met;
  const ago = days === 0 ? say("today", { date: day }) : say("days_ago", { date: day, days });
  const names = by.length ? say("met_with", { names: joined(by.map(fullName)) }) : "";
  return [make("h3", "", say("met", { ago })), make("p", "quiet", [names, due].filter(Boolean).join(" · "))];
}

function waysPart(who) {
  const numbers = routesOf(who);
  const { deciders, routes } = state.scene;
  if (!Object.keys(deciders).length) return [];
  if (!numbers.length) return part(words.ways, make("p", "quiet", who in deciders ? words.ways_unreached : words.ways_none));
  const items = numbers.map((number) => {
    const { path, carries, stale } = routes[number];
    const names = path.flatMap((each, place) => [place ? " → " : "", each === who ? make("b", "", people[each].name) : personName(each)]);
    return make("li", "", ...names, make("span", "small", [say("carries", { percent: carries }), stale ? words.stale_way : ""].filter(Boolean).join(" · ")));
  });
  return part(words.ways, folded(items, 6));
}

function personName(who) {
  return known(who) ? button("link", people[who].name, () => choose("person", who)) : who;
}

function tiesPart(who) {
  const found = data.ties.filter(([kind, one, two]) => kind !== "KNOWS" && (one === who || two === who));
  const items = found.map(([kind, one, two]) => {
    const [before, between, after] = words[`tie_${kind}`].split(/\{a\}|\{b\}/);
    const name = (each) => (each === who ? people[each].name : personName(each));
    return make("li", "", before, name(one), between, name(two), after);
  });
  return items.length ? part(words.ties, folded(items, 6)) : [];
}

function findingCard(id) {
  const finding = data.findings[id];
  const named = [...new Set([...finding.who, ...finding.about])].filter(known);
  return [
    make("h2", finding.severity === "critical" ? "fall" : "", capital(words[`severity_${finding.severity}`])),
    make("p", "", finding.sentence),
    finding.stake ? make("p", "quiet", finding.stake) : null,
    finding.next ? make("p", "next", make("b", "", `${words.next_step}: `), finding.next) : null,
    ...part(words.people_here, named.length ? folded(named.map((who) => make("li", "", personLink(who)))) : null),
    ...part(words.why, finding.why.length ? make("ul", "", ...finding.why.map(([text, from]) => make("li", "", text, from ? make("span", "small", from) : ""))) : null),
  ].filter(Boolean);
}

function plotCard(number) {
  const plot = data.plots[number];
  const name = plot.name_zh && plot.name_zh !== plot.name ? `${plot.name} ${plot.name_zh}` : plot.name;
  const said = plot.people.length ? say("plot", { share: plot.share, number: plot.people.length }) : words.plot_empty;
  return [
    make("h2", "", name),
    make("p", "", said),
    plot.blank ? make("p", "fall", words.plot_none) : null,
    ...part(words.people_here, plot.people.length ? folded(plot.people.map(personItem)) : null),
    ...part(words.units, plot.units.length > 1 ? folded(plot.units.map((unit) => make("li", "", unit)), 6) : null),
  ].filter(Boolean);
}

function archCard(number) {
  const arch = data.arches[number];
  const items = arch.held.map((each) => make("li", "", make("b", "", each.name), ` ${each.day}`, make("span", "small", [each.outcome, each.origin].filter(Boolean).join(" · "))));
  return [make("h2", "", arch.name), make("p", "", capital(arch.said)), make("p", "quiet", arch.why), items.length ? make("h3", "", words.held) : null, items.length ? folded(items) : null].filter(Boolean);
}

function stackCard(ours) {
  const who = ours ? state.scene.stacked_ours : state.scene.stacked;
  return [make("h2", "", ours ? words.stack_ours : words.stack), folded(who.map(personItem), 40)];
}

function personItem(who) {
  const mark = people[who].ours ? null : glyphMark(toneOf(who), glyphOf(who));
  return make("li", "", mark, personLink(who), title(who) ? make("span", "small", title(who)) : null);
}

function findingButton(id) {
  const { severity, short, stake } = data.findings[id];
  const made = button(`finding ${severity}`, [
    make("span", "stake", make("b", "", capital(words[`severity_${severity}`])), stake ? ` · ${stake}` : ""),
    make("span", "said", short),
  ], () => choose("finding", id));
  made.setAttribute("aria-pressed", String(state.chosen?.kind === "finding" && state.chosen.id === id));
  return made;
}

function findingList(ids) {
  return ids.length ? make("ul", "", ...ids.map((id) => make("li", "", findingButton(id)))) : null;
}

function showFindings() {
  const ids = state.scene.findings;
  const shown = state.all ? ids : ids.slice(0, SHOWN_FIRST);
  const items = shown.map((id) => make("li", "", findingButton(id)));
  if (!ids.length) items.push(make("li", "quiet", words.nothing_falls));
  if (ids.length > SHOWN_FIRST) {
    const text = state.all ? words.show_less : say("show_all", { number: ids.length });
    items.push(make("li", "", button("more", text, () => { state.all = !state.all; showFindings(); })));
  }
  fill(byId("findings"), ...items);
}

function showLegend() {
  const steps = Object.keys(look.tones).map(Number).sort((one, two) => two - one);
  const stances = steps.map((step) => make("li", "", glyphMark(look.tones[step], look.glyphs[step]), words.scales.support[step]));
  stances.push(make("li", "", glyphMark("blank", look.not_judged), words.not_judged));
  const signs = ["height", "crack", "route", "route_stale", "decider", "veto", "plot", "ours", "tie"];
  const list = (kind, items) => make("ul", kind, ...items);
  fill(
    byId("legend"),
    make("h2", "", words.legend),
    make("h3", "", words.l_stance),
    list("pairs", stances),
    make("h3", "", words.l_marks),
    list("", signs.map((name) => make("li", "", sign(SIGNS[name]), words[`l_${name}`]))),
    make("h3", "", words.l_arches),
    list("pairs arches", Object.keys(ARCH_TONES).map((name) => make("li", "", sign((ctx) => signArch(ctx, name)), words[`l_${name}`]))),
  );
}

/** A small picture of a mark, drawn as on the canvas. */
function sign(draw) {
  const picture = make("canvas", "sign");
  const sharp = Math.max(2, window.devicePixelRatio || 1);
  [picture.width, picture.height] = [26 * sharp, 18 * sharp];
  const ctx = picture.getContext("2d");
  ctx.scale(sharp, sharp);
  draw(ctx);
  picture.setAttribute("aria-hidden", "true");
  return picture;
}

const SIGNS = {
  height: (ctx) => [[3, 6], [10, 10], [17, 15]].forEach(([x, high]) => { ctx.fillStyle = colours.neutral; ctx.fillRect(x, 17 - high, 5, high); }),
  crack(ctx) {
    ctx.fillStyle = colours.supporter;
    ctx.fillRect(9, 2, 8, 14);
    crack(ctx, 13, 2, 16, 8);
    frame(ctx, 6, 1, 14, 16, "fall", 3);
  },
  route: (ctx) => signLine(ctx, []),
  route_stale: (ctx) => signLine(ctx, [4, 3]),
  tie: (ctx) => signLine(ctx, [], "tie", 1.3),
  decider: (ctx) => signTriangle(ctx, colours["shaft-line"], 1),
  veto: (ctx) => signTriangle(ctx, colours.fall, 2.4),
  plot: (ctx) => ["plot-0", "plot-2", "plot-4"].forEach((tone, number) => { ctx.fillStyle = colours[tone]; ctx.fillRect(1 + number * 8, 3, 8, 12); }),
  ours(ctx) {
    shape(ctx, [0, 1, 2, 3, 4, 5].map((turn) => [13 + 9 * Math.cos((turn * Math.PI) / 3), 9 + 8.5 * Math.sin((turn * Math.PI) / 3)]));
    ctx.fillStyle = colours.ours;
    ctx.fill();
  },
};

function signLine(ctx, dash, tone = "route", width = 3) {
  ctx.setLineDash(dash);
  ctx.beginPath();
  ctx.moveTo(1, 13);
  ctx.bezierCurveTo(12, 13, 12, 5, 25, 5);
  ctx.strokeStyle = colours[tone];
  ctx.lineWidth = width;
  ctx.stroke();
}

function signTriangle(ctx, rim, width) {
  shape(ctx, [[13, 2], [22, 16], [4, 16]]);
  ctx.lineJoin = "round";
  paint(ctx, "neutral", rim, width);
}

function signArch(ctx, name) {
  ctx.beginPath();
  ctx.moveTo(3, 17);
  ctx.bezierCurveTo(6, -1, 20, -1, 23, 17);
  ctx.lineWidth = 4.5;
  ctx.setLineDash(name === "missing" ? [2.5, 2] : []);
  ctx.strokeStyle = colours[ARCH_TONES[name]];
  ctx.stroke();
}

/** Everybody, by unit; made when it is first opened. */
function showEveryone() {
  const holder = byId("everyone");
  holder.querySelector("summary").textContent = say("everyone", { number: Object.keys(people).length });
  holder.addEventListener("toggle", () => {
    if (!holder.open || holder.childElementCount > 1) return;
    const groups = new Map();
    for (const [who, person] of Object.entries(people)) {
      const name = person.ours ? words.ours : person.unit || words.theirs;
      groups.set(name, [...(groups.get(name) ?? []), who]);
    }
    for (const [name, who] of groups) {
      const items = who.map((each) => make("li", "", personLink(each), title(each) ? ` · ${title(each)}` : ""));
      holder.append(make("h3", "", name), make("ul", "", ...items));
    }
  });
}
