/** What a choice lights up: people, routes, and the other ties of the chosen person. */
(() => {
  const { data, state, colour, cathedral } = page;

  function scene() {
    return data.views.cathedral.scenes[state.scene.id];
  }

  function isLit(who) {
    return cathedral.lit === null || cathedral.lit.people.has(who);
  }

  /** How strongly somebody is drawn: faint where not lit, fainter where the filters leave them out; never the chosen one. */
  function strength(who) {
    if (!who) return 1;
    if (page.supposed(who) === "gone") return 0.4;
    if (isChosen(who)) return 1;
    return page.shown(who) ? (isLit(who) ? 1 : 0.32) : 0.1;
  }

  function isChosen(who) {
    return who !== "" && ((state.chosen?.kind === "person" && state.chosen.id === who) || Boolean(cathedral.lit?.framed.has(who)));
  }

  /** Which people and routes belong to what was chosen; null where everything does. */
  function litBy(chosen) {
    if (chosen === null) return null;
    const found = { people: new Set(), routes: new Set(), framed: new Set(), about: new Set() };
    if (chosen.kind === "person") {
      found.people.add(chosen.id);
      page.routesOf(chosen.id).forEach((number) => found.routes.add(number));
      page.tiesOf(chosen.id).forEach(([, one, two]) => found.people.add(one).add(two));
    } else if (chosen.kind === "finding") {
      lightFinding(data.findings[chosen.id], found);
    } else if (chosen.kind === "plot") {
      data.views.cathedral.plots[chosen.id].people.forEach((who) => found.people.add(page.ids[who]));
    } else if (chosen.kind === "stack") {
      (chosen.id ? scene().stacked_ours : scene().stacked).forEach((who) => found.people.add(who));
    } else {
      return null;
    }
    found.routes.forEach((number) => state.scene.routes[number].path.forEach((who) => found.people.add(who)));
    return found;
  }

  function lightFinding({ who, about }, found) {
    for (const each of who) found.people.add(each).size && found.framed.add(each);
    for (const each of about) found.people.add(each).size && found.about.add(each);
    const leads = (route) => about.length === 0 || about.includes(route.to);
    state.scene.routes.forEach((route, number) => {
      if (leads(route) && route.path.some((each) => who.includes(each))) found.routes.add(number);
    });
  }

  function edgeLooks() {
    const { lit } = cathedral;
    const { bends } = data.views.cathedral;
    return cathedral.ways().map((edge, number) => {
      const mine = lit === null ? edge.main : edge.routes.some((route) => lit.routes.has(route));
      const color = { color: colour("route"), inherit: false, opacity: lit === null ? data.look.strength : mine ? 0.95 : 0.12 };
      return { ...edge, smooth: bends[edge.smooth], id: `way:${number}`, color, hidden: !mine && !(lit !== null && edge.main), dashes: edge.dashes ? data.look.stale : false };
    });
  }

  /** Thin lines for the ties of one person, beside the routes. */
  function tieEdges(who) {
    const { marks } = cathedral;
    return page.tiesOf(who).flatMap(([kind, one, two], number) => {
      const [start, end] = tieEnds(one, two);
      if (!start || !end || start === end) return [];
      const { dashes, tone, arrow } = data.look.ties[kind];
      const level = Math.abs(marks.get(start).y - marks.get(end).y) < 60;
      const smooth = level
        ? { enabled: true, type: marks.get(start).x < marks.get(end).x ? "curvedCW" : "curvedCCW", roundness: 0.18 }
        : { enabled: true, type: "cubicBezier", forceDirection: "vertical", roundness: 0.4 };
      const arrows = { to: { enabled: arrow, scaleFactor: 0.45 } };
      return [{ id: `tie:${number}`, from: start, to: end, width: 1.3, dashes, smooth, arrows, color: { color: colour(tone), inherit: false, opacity: 0.85 }, physics: false }];
    });
  }

  /** At which marks a tie to somebody ends: from below, and from above. */
  function endsOf(who) {
    const { ends, stacked, stacked_ours: stackedOurs } = scene();
    if (Object.hasOwn(ends, who)) return ends[who];
    const id = stacked.includes(who) ? "stack:theirs" : stackedOurs.includes(who) ? "stack:ours" : `dot:${who}`;
    return cathedral.marks.has(id) ? [id, id] : [null, null];
  }

  function tieEnds(one, two) {
    const raised = ([, top]) => top !== null && top.startsWith("head:");
    const [from, to] = [endsOf(one), endsOf(two)];
    return raised(from) && raised(to) ? [from[1], to[1]] : [from[0], to[0]];
  }

  Object.assign(cathedral, { scene, isLit, strength, isChosen, litBy, endsOf, edgeLooks, tieEdges });
})();
