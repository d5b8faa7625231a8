/** The side panel: what was chosen, what would fall, how to read the view, everybody. */
(() => {
  const { data, state, people, byId, word, say, make, fill, button, capital, on } = page;
  const SHOWN_FIRST = 6;
  const MOST_LISTED = 12;

  function personLink(who) {
    if (!page.known(who)) return document.createTextNode(who);
    return button(page.withSupposed("link", who), page.fullName(who), () => page.choose("person", who));
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

  /** A heading with what stands below it; nothing where there is nothing. */
  function part(heading, ...content) {
    const shown = content.filter(Boolean);
    return shown.length ? [make("h3", "", heading), ...shown] : [];
  }

  function personItem(who) {
    const mark = people[who].ours ? null : page.glyphMark(page.toneOf(who), page.glyphOf(who));
    return make("li", "", mark, personLink(who), page.title(who) ? make("span", "small", page.title(who)) : null);
  }

  function findingButton(id) {
    const { severity, short, stake } = data.findings[id];
    const made = button(`finding ${severity}`, [
      make("span", "stake", make("b", "", capital(word(`severity_${severity}`))), stake ? ` · ${stake}` : ""),
      make("span", "said", short),
    ], () => page.choose("finding", id));
    made.setAttribute("aria-pressed", String(state.chosen?.kind === "finding" && state.chosen.id === id));
    return made;
  }

  function findingList(ids) {
    return ids.length ? make("ul", "", ...ids.map((id) => make("li", "", findingButton(id)))) : null;
  }

  function showFindings() {
    const ids = state.scene.findings.filter(page.findingShown);
    const shown = state.all ? ids : ids.slice(0, SHOWN_FIRST);
    const items = shown.map((id) => make("li", "", findingButton(id)));
    if (!ids.length) items.push(make("li", "quiet", word(Object.keys(people).length ? "nothing_falls" : "nothing_recorded")));
    if (ids.length > SHOWN_FIRST) {
      const text = state.all ? word("show_less") : say("show_all", { number: ids.length });
      items.push(make("li", "", button("more", text, () => { state.all = !state.all; showFindings(); byId("falling").querySelector(".more").focus(); })));
    }
    fill(byId("falling"), ...items);
  }

  function showCard() {
    const card = byId("card");
    card.hidden = state.chosen === null;
    if (card.hidden) return fill(card);
    const { kind, id } = state.chosen;
    fill(card, ...page.cards[kind].content(id), button("close", word("close"), page.clear));
    card.setAttribute("aria-label", card.querySelector("h2")?.textContent ?? "");
    card.scrollTop = 0;
    return card;
  }

  /** Stances are the same everywhere; the rest is the open view's. */
  function showLegend() {
    const steps = Object.keys(data.look.tones).map(Number).sort((one, two) => two - one);
    const stances = steps.map((step) => make("li", "", page.glyphMark(data.look.tones[step], data.look.glyphs[step]), page.scale("support", step)));
    stances.push(make("li", "", page.glyphMark("blank", data.look.not_judged), word("not_judged")));
    fill(
      byId("legend"),
      make("h2", "", word("legend")),
      make("h3", "", word("l_stance")),
      make("ul", "pairs", ...stances),
      ...page.supposedSigns(),
      ...(page.views[state.view].legend?.() ?? []),
    );
  }

  /** A small picture for the legend, drawn in 26 by 18. */
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

  /** Everybody, by unit; made when it is opened. */
  function showEveryone() {
    const holder = byId("everyone");
    const summary = make("summary", "", say("everyone", { number: Object.keys(people).length }));
    fill(holder, summary);
    if (!holder.open) return;
    const groups = new Map();
    for (const [who, person] of Object.entries(people)) {
      if (!page.shown(who)) continue;
      const name = person.ours ? word("ours") : person.unit || word("theirs");
      groups.set(name, [...(groups.get(name) ?? []), who]);
    }
    for (const [name, who] of groups) {
      const items = who.map((each) => make("li", "", personLink(each), page.title(each) ? ` · ${page.title(each)}` : ""));
      holder.append(make("h3", "", name), make("ul", "", ...items));
    }
  }

  byId("everyone").addEventListener("toggle", () => { if (byId("everyone").childElementCount < 2) showEveryone(); });
  on("chosen", () => { showCard(); showFindings(); });
  on("scene", () => { showCard(); showFindings(); });
  on("filtered", () => { showFindings(); showEveryone(); });
  on("language", () => { showCard(); showFindings(); showLegend(); showEveryone(); });
  on("view", showLegend);
  on("rerouted", () => {
    const held = document.activeElement.matches("#card .leave");
    showCard();
    if (held) byId("card").querySelector(".leave")?.focus({ preventScroll: true });
  });
  on("supposed", () => { showCard(); showLegend(); showEveryone(); });
  on("theme", () => { if (state.view) showLegend(); });
  Object.assign(page, { personLink, folded, part, personItem, findingButton, findingList, sign, showEveryone });
})();
