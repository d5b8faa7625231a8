/** What of the network is shown: people one by one or in groups, and which ties between them. */
page.network = { wish: { INFLUENCES: true, weaker: false, REPORTS_TO: false, KNOWS: false, CONFLICTS_WITH: false }, opened: new Set() };

(() => {
  const { data, state, ids, people, word, network } = page;
  const MOST_LINES = 400;
  const LEAST_LINES = 50;
  const LINES_A_MARK = 1.2;
  const MOST_PEOPLE = 700;
  const NEAR = 70;
  const RANKS = { CONFLICTS_WITH: 90, REPORTS_TO: 60, KNOWS: 55 };
  const own = () => data.views.network;
  const numbers = new Map(ids.map((who, at) => [who, at]));
  const groups = [];
  const groupOf = [];
  let all = null;
  let around = null;

  /** Units, theirs and ours apart, in the order in which the list of people comes upon them. */
  function readGroups() {
    const seen = new Map();
    ids.forEach((who, at) => {
      const key = `${people[who].place} ${people[who].ours}`;
      if (!seen.has(key)) seen.set(key, groups.push([]) - 1);
      groupOf[at] = seen.get(key);
      groups[groupOf[at]].push(at);
    });
  }

  function read() {
    if (all) return;
    readGroups();
    around = ids.map(() => []);
    all = Object.entries(data.ties).flatMap(([kind, flat]) => Array.from({ length: flat.length / 2 }, (_, number) => {
      const [one, two] = [flat[2 * number], flat[2 * number + 1]];
      const strength = kind === "INFLUENCES" ? own().strengths[number] : null;
      const tie = { kind, one, two, strength, rank: (strength ?? RANKS[kind]) + (weight(one) + weight(two)) / 100 };
      around[one].push(tie);
      around[two].push(tie);
      return tie;
    }));
  }

  function weight(at) {
    return Number(own().weights[at] ?? 4);
  }

  function radius(at) {
    return 7 + 0.75 * weight(at);
  }

  function groupName(group) {
    const { ours, unit } = people[ids[groups[group][0]]];
    return [ours ? word("ours") : "", unit].filter(Boolean).join(" · ") || word("theirs");
  }

  function chosenNumber() {
    return state.chosen?.kind === "person" ? numbers.get(state.chosen.id) : undefined;
  }

  /** Whom a choice is about: all of them are shown one by one. */
  function concerned() {
    const chosen = chosenNumber();
    if (chosen !== undefined) return [chosen, ...around[chosen].flatMap(({ one, two }) => [one, two])];
    if (state.chosen?.kind !== "finding") return [];
    const { who, about } = data.findings[state.chosen.id];
    return [...who, ...about].filter(page.known).map((each) => numbers.get(each));
  }

  /** Marks by id: everybody, or with many people those of the groups that are open, and a circle for each other group. */
  function marks(view) {
    read();
    const { x, y, circles } = own();
    const found = new Map();
    const first = new Set(concerned());
    let shown = ids.map((_, at) => at);
    if (circles.length) {
      const open = circles.map(([cx, cy, r], group) => network.opened.has(group) || (r * view.scale > NEAR && inside(view, cx, cy, r)));
      circles.forEach(([cx, cy, r], group) => { if (!open[group]) found.set(`g${group}`, { id: `g${group}`, group, x: cx, y: cy, r: 0.85 * r }); });
      shown = shown.filter((at) => open[groupOf[at]] || first.has(at));
    }
    if (shown.length > MOST_PEOPLE && circles.length) {
      const order = (at) => (first.has(at) ? 200 : 0) + (inside(view, x[at], y[at], 0) ? 100 : 0) + weight(at);
      shown = shown.sort((one, two) => order(two) - order(one) || one - two).slice(0, MOST_PEOPLE);
    }
    for (const at of shown) found.set(`p${at}`, { id: `p${at}`, at, who: ids[at], x: x[at], y: y[at], r: radius(at) });
    return found;
  }

  function inside(view, x, y, r) {
    return x + r > view.left && x - r < view.right && y + r > view.top && y - r < view.bottom;
  }

  function asked({ kind, strength }) {
    if (!network.wish[kind]) return false;
    return kind !== "INFLUENCES" || network.wish.weaker || strength > own().moderate;
  }

  /**
   * The lines between marks, and how many of the ties asked for they stand for. Ties between the same two groups are one
   * line; a line that only passes through the window is left out.
   */
  function lines(found, view) {
    const seen = (id) => { const { x, y, r } = found.get(id); return inside(view, x, y, r); };
    const chosen = chosenNumber();
    const lit = state.chosen?.kind === "finding" ? network.lit.people : new Set();
    const mine = new Set(chosen === undefined ? all.filter(({ one, two }) => lit.has(ids[one]) && lit.has(ids[two])) : around[chosen]);
    const wanted = all.filter((tie) => (mine.has(tie) || asked(tie)) && page.shown(ids[tie.one]) && page.shown(ids[tie.two]));
    const bundles = new Map();
    for (const tie of wanted) {
      const [from, to] = [tie.one, tie.two].map((at) => (found.has(`p${at}`) ? `p${at}` : `g${groupOf[at]}`));
      if (from === to || !found.has(from) || !found.has(to)) continue;
      const single = from[0] === "p" && to[0] === "p";
      const id = [tie.kind, ...(single ? [from, to] : [from, to].sort())].join(" ");
      const held = bundles.get(id) ?? { id, from, to, kind: tie.kind, single, ties: [], rank: 0, mine: false };
      held.ties.push(tie);
      held.rank += tie.rank;
      held.mine ||= mine.has(tie);
      bundles.set(id, held);
    }
    const ranked = [...bundles.values()].sort((one, two) => Number(two.mine) - Number(one.mine) || two.rank - one.rank || (one.id < two.id ? -1 : 1));
    const near = [...found.keys()].filter(seen).length;
    const most = Math.min(MOST_LINES, Math.max(LEAST_LINES, LINES_A_MARK * near));
    const drawn = ranked.filter((line) => line.mine || seen(line.from) || seen(line.to)).filter((line, number) => line.mine || number < most);
    return { drawn, shown: drawn.reduce((sum, line) => sum + line.ties.length, 0), all: wanted.length };
  }

  Object.assign(network, { read, groups, groupName, marks, lines, numbers });
})();
