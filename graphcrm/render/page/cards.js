/** What is told of a chosen person or finding, each statement with where it comes from. */
(() => {
  const { data, state, people, word, say, scale, make, button, capital, joined, part, folded, personLink } = page;

  function personCard(who) {
    const person = people[who];
    const titles = [...new Set([person.title, person.title_zh].filter(Boolean))].join(" ") || page.title(who);
    return [
      make("h2", "", page.fullName(who)),
      make("p", "", titles),
      make("p", "quiet", person.unit),
      person.placeholder ? make("p", "quiet", word("placeholder")) : null,
      state.scene.cracked.includes(who) ? make("p", "fall", word("no_way_round")) : null,
      ...page.supposedPart(who),
      ...(person.ours ? [] : [stancePart(who), decidesPart(who)]),
      ...knownPart(who),
      ...(person.ours ? [] : metPart(person)),
      ...waysPart(who),
      ...part(word("about"), page.findingList(page.findingsOf(who))),
      ...tiesPart(who),
    ].filter(Boolean);
  }

  function stancePart(who) {
    const { stances } = people[who];
    const block = make("div", "stance");
    const main = page.stanceOf(who);
    if (!main) block.append(make("p", "", page.glyphMark("blank", data.look.not_judged), word("stance_missing")));
    const here = (stance) => stance === main || stance.opportunity === "" || stance.opportunity === state.scene.id;
    for (const stance of [main, ...stances.filter((each) => each !== main)].filter((each) => each && here(each))) {
      const said = scale("support", stance.support);
      const what = stance.rival ? say("stance_rival", { word: said, name: stance.rival }) : said;
      const scope = word(stance.opportunity ? "stance_here" : "stance_general");
      const mark = stance.rival ? null : page.glyphMark(data.look.tones[stance.support], data.look.glyphs[stance.support]);
      block.append(make("p", "", mark, say("stance_line", { word: capital(what), scope }), evidence(stance)));
    }
    return block;
  }

  /** When it was seen, by whom, how sure that is; and where it was written. */
  function evidence(judged) {
    const confidence = judged.confidence === undefined ? "?" : scale("confidence", judged.confidence);
    const said = say("judged_by", { date: judged.day || word("undated"), by: judged.by || word("unknown_by"), confidence });
    const rest = [judged.stale ? word("stale_way") : "", judged.source, judged.place, judged.line === undefined ? "" : say("row", { number: judged.line })].filter(Boolean).join(" · ");
    return make("span", "small", said, rest ? document.createElement("br") : "", rest);
  }

  function decidesPart(who) {
    const voice = Object.hasOwn(state.scene.deciders, who) ? state.scene.deciders[who] : null;
    return voice?.role ? make("p", "", say(voice.veto ? "decides_veto" : "decides", voice)) : null;
  }

  function knownPart(who) {
    const { ours, known } = people[who];
    const items = known.map((tie) => {
      const close = tie.intimacy === undefined
        ? word("intimacy_missing")
        : say("intimacy_of", { word: scale("intimacy", tie.intimacy), number: tie.intimacy });
      const more = [close, tie.responsible ? word("responsible") : ""].filter(Boolean).join(" · ");
      return make("li", "", personLink(tie.who), `${word("colon")}${more}`, evidence(tie));
    });
    const none = make("p", "quiet", word(ours ? "knows_none" : "known_none"));
    return part(word(ours ? "knows" : "closest"), items.length ? folded(items, 6) : none);
  }

  function metPart(person) {
    const due = say("cadence", { days: person.cadence });
    if (!person.met) return [make("h3", "", word("met_never")), make("p", "quiet", due)];
    const { day, days, by } = person.met;
    const ago = days === 0 ? say("today", { date: day }) : say("days_ago", { date: day, days });
    const names = by.length ? say("met_with", { names: joined(by.map(page.fullName)) }) : "";
    return [make("h3", "", say("met", { ago })), make("p", "quiet", [names, due].filter(Boolean).join(" · "))];
  }

  function waysPart(who) {
    const numbers = page.routesOf(who);
    const { deciders, routes } = state.scene;
    if (!Object.keys(deciders).length) return [];
    if (!numbers.length) return part(word("ways"), make("p", "quiet", word(Object.hasOwn(deciders, who) ? "ways_unreached" : "ways_none")));
    const items = numbers.map((number) => {
      const { path, carries, stale } = routes[number];
      const names = path.flatMap((each, place) => [place ? " → " : "", each === who ? make("b", "", people[each].name) : personName(each)]);
      return make("li", "", ...names, make("span", "small", [say("carries", { percent: carries }), stale ? word("stale_way") : ""].filter(Boolean).join(" · ")));
    });
    return part(word("ways"), folded(items, 6));
  }

  function personName(who) {
    return page.known(who) ? button(page.withSupposed("link", who), people[who].name, () => page.choose("person", who)) : who;
  }

  function tiesPart(who) {
    const items = page.tiesOf(who).filter(([kind]) => kind !== "KNOWS").map(([kind, one, two]) => {
      const [before, between, after] = word(`tie_${kind}`).split(/\{a\}|\{b\}/);
      const name = (each) => (each === who ? people[each].name : personName(each));
      return make("li", "", before, name(one), between, name(two), after);
    });
    return items.length ? part(word("ties"), folded(items, 6)) : [];
  }

  function findingCard(id) {
    const finding = data.findings[id];
    const named = [...new Set([...finding.who, ...finding.about])].filter(page.known);
    return [
      make("h2", finding.severity === "critical" ? "fall" : "", capital(word(`severity_${finding.severity}`))),
      make("p", "", finding.sentence),
      finding.stake ? make("p", "quiet", finding.stake) : null,
      finding.next ? make("p", "next", make("b", "", `${word("next_step")}${word("colon")}`), finding.next) : null,
      ...part(word("people_here"), named.length ? folded(named.map((who) => make("li", "", personLink(who)))) : null),
      ...part(word("why"), whyList(finding)),
    ].filter(Boolean);
  }

  /** The evidence of a finding: each sentence with where it was written. */
  function whyList({ why }) {
    return why.length ? make("ul", "", ...why.map(([text, from]) => make("li", "", text, from ? make("span", "small", from) : ""))) : null;
  }

  page.card("person", personCard);
  page.card("finding", findingCard, (id) => state.scene.findings.includes(id));
  Object.assign(page, { evidence, personName, whyList });
})();
