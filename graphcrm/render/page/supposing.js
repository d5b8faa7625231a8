/** What if these people leave: who is gone, who is in trouble then, and the scene with the routes that are left. */
(() => {
  const { data, state, tell } = page;
  const who = (place) => data.access.people[place];
  const places = new Map(data.access.people.map((each, place) => [each, place]));
  const earlier = [];
  let graph = null;
  let today = null;
  let now = null;
  let changes = [];
  let reds = new Map();
  let waiting = 0;
  Object.assign(state, { removed: [], settled: true });

  /** What becomes of somebody in the scene shown: 'gone', 'red' (cut off, or nobody gets round them any more) or ''. */
  function supposed(each) {
    if (state.removed.includes(each)) return "gone";
    return reds.get(state.scene?.id)?.has(each) ? "red" : "";
  }

  /** Whether it can be said what would be: nothing is known of the ways to a decision that is closed. */
  function supposable(each) {
    return places.has(each) && inGraph(state.scene.id);
  }

  function inGraph(id) {
    return id === "" || data.access.decisions.some((each) => each.id === id);
  }

  function ask() {
    graph ??= whatif.read(data.access);
    today ??= whatif.suppose(graph);
    now = whatif.suppose(graph, state.removed.map((each) => places.get(each)));
    changes = state.removed.length ? whatif.difference(today, now) : [];
    reds = new Map(changes.map(({ id, red }) => [id, new Set(red.map(who))]));
  }

  /** The people who are supposed to leave; whoever is not known is passed over. */
  function suppose(removed, { keep = false } = {}) {
    const wanted = [...new Set(removed)].filter((each) => places.has(each));
    if (same(wanted, state.removed)) return;
    if (!keep) earlier.push(state.removed);
    state.removed = wanted;
    ask();
    if (!state.scene) return;
    state.scene = supposing(data.scenes.find((each) => each.id === state.scene.id));
    told();
    if (!keep) page.remember();
  }

  function told() {
    tell("supposed");
    page.tellView("supposed");
  }

  function leave(each) {
    suppose([...state.removed, each]);
  }

  function comeBack(each) {
    suppose(state.removed.filter((one) => one !== each));
  }

  function same(one, two) {
    return one.join("\n") === two.join("\n");
  }

  function undo() {
    let last = earlier.pop();
    while (last && same(last, state.removed)) last = earlier.pop(); // the reader went back in another way meanwhile
    if (!last) return;
    suppose(last, { keep: true });
    page.remember();
  }

  /** The scene as it would be. Red marks and the routes that are left come at once, the routes instead of those lost after. */
  function supposing(scene) {
    window.clearTimeout(waiting);
    state.settled = true;
    if (!state.removed.length || !inGraph(scene.id)) return scene;
    state.settled = false;
    waiting = window.setTimeout(() => {
      state.scene = without(scene, routesNow(scene.id));
      state.settled = true;
      tell("rerouted");
      page.tellView("supposed");
    });
    return without(scene, scene.routes.filter(({ path }) => !path.some((each) => state.removed.includes(each))));
  }

  function without(scene, routes) {
    const cracked = deciders(scene.id).flatMap(({ around }) => around.map(who));
    const more = { supposed: true, routes, cracked: [...new Set(cracked)] };
    return Object.assign(Object.create(scene), more);
  }

  function deciders(id) {
    return now.decisions.find((each) => each.id === id)?.deciders ?? [];
  }

  /** As the analyses list them: for each who decides the best first, which may share people with the others. */
  function routesNow(id) {
    const best = new Map(deciders(id).map((each) => [each.node, each.best]));
    return whatif.routes(graph, state.removed.map((each) => places.get(each)), id).flatMap(({ node, routes }) => {
      const first = best.get(node);
      const listed = !first || routes.some(({ path }) => path.join() === first.path.join()) ? routes : [first, ...routes];
      return listed.map(({ path, carry, stale }) => ({ to: who(node), path: path.map(who), carry, carries: percent(carry), stale }));
    });
  }

  /** A chance in whole percent; never 0 for what is not nothing, never 100 for what is not sure. */
  function percent(share) {
    const shown = Math.round(share * 100);
    return share > 0 && shown === 0 ? "under 1 %" : share < 1 && shown === 100 ? "over 99 %" : `${shown} %`;
  }

  /** A class for whoever is named, beside others. */
  function withSupposed(kind, each) {
    const found = supposed(each);
    return found ? `${kind} supposed-${found}`.trim() : kind;
  }

  document.addEventListener("keydown", (event) => {
    const typing = ["INPUT", "SELECT", "TEXTAREA"].includes(event.target.tagName);
    if (typing || event.shiftKey || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || !earlier.length) return;
    event.preventDefault();
    undo();
  });
  Object.assign(page, {
    supposed, supposable, suppose, supposing, leave, comeBack, undo, withSupposed, percent,
    supposition: () => ({ who, changes, decisions: now?.decisions ?? [], undoable: earlier.length > 0 }),
  });
})();
