/** What is said where somebody is supposed to leave: a bar over the view, the list in the side panel, a button on the card. */
(() => {
  const { data, state, people, byId, word, say, make, fill, button, both, joined, on } = page;
  const MOST_SAID = 3;
  const bar = make("section", "");
  Object.assign(bar, { id: "supposed", hidden: true });
  byId("views").prepend(bar);

  /** A name as it stands within a sentence. */
  function called(who) {
    const { name, name_zh: other } = people[who];
    return page.chinese() && other ? other : name;
  }

  function nameOf(id) {
    const scene = data.scenes.find((each) => each.id === id);
    return scene ? both(scene.name, scene.name_zh) : word("whole_account");
  }

  /** What changes for one decision, in plain words, the worst first: [text, whether it is red]. */
  function sentences(change) {
    const { who, decisions } = page.supposition();
    const names = (places) => joined(places.map((place) => called(who(place))));
    const told = new Set();
    const fell = change.fell.map(({ node, before, after }) => {
      const name = called(who(node));
      const percents = { before: page.percent(before.best.carry), after: page.percent(after.best.carry) };
      const said = after.count < before.count
        ? say("whatif_fell", { name, before: before.count, after: after.count })
        : say("whatif_weaker", { name, ...percents });
      const fresh = after.around.filter((each) => !before.around.includes(each));
      fresh.forEach((each) => told.add(`${each} ${node}`));
      return [fresh.length ? say("whatif_hang", { said, names: names(after.around) }) : said, fresh.length > 0];
    });
    const single = change.single.flatMap(({ node, about }) => {
      const left = about.filter((each) => !told.has(`${node} ${each}`));
      return left.length ? [[say("whatif_single", { name: called(who(node)), names: names(left) }), true]] : [];
    });
    const cut = change.cutOff.filter((each) => !change.lost.includes(each));
    const left = decisions.find((each) => each.id === change.id).deciders.length;
    return [
      ...change.lost.map((node) => [say("whatif_lost", { name: called(who(node)) }), true]),
      ...fell.sort(([, one], [, two]) => two - one),
      ...single,
      ...(change.gone.length ? [[say("whatif_gone", { names: names(change.gone) }), false]] : []),
      ...(change.gone.length && !left ? [[word("whatif_nobody"), true]] : []),
      ...(change.fresh.length ? [[say("whatif_fresh", { names: names(change.fresh) }), false]] : []),
      ...(cut.length ? [[say(change.lost.length ? "whatif_cut_too" : "whatif_cut", { names: names(cut) }), true]] : []),
    ];
  }

  function items(said) {
    return said.map(([text, red]) => make("li", red ? "fall" : "", text));
  }

  function here() {
    const change = page.supposition().changes.find((each) => each.id === state.scene.id);
    return change ? sentences(change) : [];
  }

  function chip(who) {
    const made = button("chip", [page.fullName(who), make("span", "cross", "✕")], () => { page.comeBack(who); stay(); });
    made.setAttribute("aria-label", say("whatif_restore", { name: page.fullName(who) }));
    made.title = made.getAttribute("aria-label");
    return made;
  }

  /** The keyboard stays where something can be done. */
  function stay() {
    (bar.querySelector(".undo") ?? byId(`tab-${state.view}`)).focus({ preventScroll: true });
  }

  function showBar() {
    const { removed } = state;
    bar.hidden = removed.length === 0;
    byId("views").classList.toggle("supposing", !bar.hidden);
    bar.setAttribute("aria-label", word("whatif_title"));
    if (bar.hidden) return fill(bar);
    const undo = button("undo", word("whatif_undo"), () => { page.undo(); stay(); });
    undo.title = word("whatif_undo_hint");
    undo.hidden = !page.supposition().undoable;
    const all = button("all", word("whatif_all"), () => { page.suppose([]); stay(); });
    const said = here();
    const list = make("ul", "", ...items(said.slice(0, MOST_SAID)));
    if (said.length > MOST_SAID) list.append(make("li", "quiet", say("more_people", { number: said.length - MOST_SAID })));
    if (!said.length) list.append(make("li", "quiet", `${nameOf(state.scene.id)}${word("colon")}${word("whatif_same")}`));
    list.setAttribute("role", "status");
    return fill(bar,
      make("div", "who", make("b", "", word("whatif_without")), ...removed.map(chip), make("span", "doing", undo, all)),
      list,
      make("p", "quiet", ...others()));
  }

  /** The other opportunities where something changes: each leads there. */
  function others() {
    const changed = page.supposition().changes.filter(({ id }) => id !== state.scene.id).map((each) => [each.id, sentences(each).length]);
    const shown = changed.filter(([id, number]) => number && data.scenes.some((scene) => scene.id === id));
    return shown.length === 0 ? [] : [word("whatif_elsewhere"), ...shown.map(([id, number]) => button("link", say("whatif_other", { name: nameOf(id), number }), () => page.showScene(id)))];
  }

  function showPanel() {
    const panel = byId("whatif");
    panel.hidden = state.removed.length === 0;
    if (panel.hidden) return fill(panel);
    const told = page.supposition().changes.map((each) => [each.id, sentences(each)]);
    const first = ([id]) => (id === state.scene.id ? 0 : 1);
    const parts = told.sort((one, two) => first(one) - first(two)).flatMap(([id, said]) => [
      make("h3", "", nameOf(id)),
      said.length ? make("ul", "", ...items(said)) : make("p", "quiet", page.capital(word("whatif_same"))),
    ]);
    return fill(panel, make("h2", "", word("whatif_title")), make("p", "quiet", word("whatif_today")), ...parts);
  }

  /** For the card of a person: the question, or what the answer is. */
  function cardPart(who) {
    if (!page.supposable(who)) return [];
    const gone = page.supposed(who) === "gone";
    const ask = button("more leave", say(gone ? "whatif_back" : "whatif_ask", { name: called(who) }), () => {
      (gone ? page.comeBack : page.leave)(who);
      byId("card").querySelector(".leave")?.focus({ preventScroll: true });
    });
    const said = here();
    return [ask, gone ? make("ul", "supposed-list", ...items(said.length ? said : [[page.capital(word("whatif_same")), false]])) : null].filter(Boolean);
  }

  /** In the legend of every view, while somebody is supposed to leave. */
  function signs() {
    if (!state.removed.length) return [];
    return [make("h3", "", word("whatif_title")), make("ul", "pairs",
      make("li", "", make("span", "supposed-gone", "Aa"), word("whatif_left")),
      make("li", "", make("span", "supposed-red", "Aa"), word("whatif_red")))];
  }

  let high = 0;

  function show() {
    showBar();
    showPanel();
    if (high === bar.offsetHeight) return;
    high = bar.offsetHeight;
    page.tellView("resize");
  }

  for (const event of ["supposed", "scene", "language"]) on(event, show);
  Object.assign(page, { supposedPart: cardPart, supposedSigns: signs });
})();
