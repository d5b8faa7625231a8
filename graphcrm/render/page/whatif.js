/**
 * What if these people leave? Whom we still reach, by how many ways, by which best one, and whom there is no way round.
 *
 * The data is what access.py writes; people and ties go by their numbers. Nothing here is kept or changed: whoever asks
 * keeps the list of those who left, and asks again with one less to undo. The answers are those of graphcrm.analysis
 * (decisions, access, routes, single_points) for the account without these people.
 */
const whatif = (() => {
  const STEP = 2 ** 40;
  const NONE = -1;
  const LESS = 1 - 1e-9; // what differs by rounding is equal

  /** The data, ready to be asked; once a page. We ourselves are the last number, with a tie to each of ours. */
  function read({ people, ours, ties, prices, decisions, account }) {
    const us = people.length;
    const count = ties.to.length + ours;
    const first = new Int32Array(us + 2);
    ties.leaving.forEach((number, who) => { first[who + 1] = first[who] + number; });
    first[us + 1] = count;
    const to = Int32Array.from({ length: count }, (_, tie) => ties.to[tie] ?? tie - ties.to.length);
    const from = new Int32Array(count);
    const firstInto = new Int32Array(us + 2);
    for (let who = 0; who <= us; who++) from.fill(who, first[who], first[who + 1]);
    for (const taker of to) firstInto[taker + 1] += 1;
    for (let who = 0; who <= us; who++) firstInto[who + 1] += firstInto[who];
    const into = new Int32Array(count);
    const filled = firstInto.slice();
    for (let tie = 0; tie < count; tie++) into[filled[to[tie]]++] = tie;
    const priced = (number) => prices[number] ?? NONE;
    const whole = Float64Array.from({ length: count }, (_, tie) => (tie < ties.to.length ? priced(ties.price[tie]) : 0));
    const deals = decisions.map(({ id, deciders, other }) => {
      const price = whole.slice();
      for (let at = 0; at < other.length; at += 2) price[other[at]] = priced(other[at + 1]);
      return { id, deciders, price };
    });
    return { people, ours, us, first, to, from, firstInto, into, stale: ties.stale, deals, account: { ...account, price: whole } };
  }

  /** Every decision without these people (their numbers), with how each of its decision makers is reached. */
  function suppose(graph, removed = []) {
    const gone = goneFrom(graph, removed);
    const decisions = decisionsWithout(graph, gone).map(({ id, rule, deciders, price }) => {
      const view = { ...graph, price, gone };
      const near = whatifWays.distances(view);
      const above = whatifWays.dominators(view);
      const parent = deciders.length ? whatifWays.bestBefore(view, near) : null;
      const reached = Uint8Array.from(above, (who, place) => Number(who !== NONE && place !== graph.us));
      return { id, rule, reached, deciders: deciders.map((node) => target(view, node, near, above, parent)) };
    });
    return { removed: [...removed], decisions };
  }

  function goneFrom({ us }, removed) {
    const gone = new Uint8Array(us + 1);
    for (const who of removed) gone[who] = 1;
    return gone;
  }

  /** Who decides what once these are gone: as analysis.decisions. The account as a whole has the id "". */
  function decisionsWithout(graph, gone) {
    const found = graph.deals.map((deal) => ({ ...deal, rule: "decides", deciders: deal.deciders.filter((who) => !gone[who]) }));
    if (found.some((deal) => deal.deciders.length)) return found;
    const key = graph.account.key.filter((who) => !gone[who]);
    const deciders = key.length ? key : heads(graph.account.lines, gone);
    const rule = key.length ? "key" : deciders.length ? "top" : "none";
    return [...found, { id: "", rule, deciders, price: graph.account.price }];
  }

  /** Who reports to nobody and has the most people below; several where they are equal. */
  function heads(lines, gone) {
    const below = new Map();
    const led = new Set();
    for (let at = 0; at < lines.length; at += 2) {
      const [who, boss] = [lines[at], lines[at + 1]];
      if (gone[who] || gone[boss]) continue;
      if (!below.has(boss)) below.set(boss, []);
      below.get(boss).push(who);
      led.add(who);
    }
    const sizes = [...below.keys()].filter((who) => !led.has(who)).map((who) => {
      const seen = new Set([who]);
      for (const boss of seen) for (const each of below.get(boss) ?? []) seen.add(each);
      return [who, seen.size];
    });
    const most = sizes.reduce((found, [, size]) => Math.max(found, size), 0);
    return sizes.filter(([, size]) => size === most).map(([who]) => who).sort((one, two) => one - two);
  }

  function target(view, node, near, above, parent) {
    if (above[node] === NONE) return { node, count: 0, around: [], best: null };
    const around = [];
    for (let who = above[node]; who !== view.us; who = above[who]) around.unshift(who);
    const path = [node];
    while (path[0] !== view.us) path.unshift(parent[path[0]]);
    const best = { path: path.slice(1), carry: 2 ** (-near.price[node] / STEP), stale: isStale(view, path) };
    return { node, count: around.length ? 1 : whatifWays.count(view, node, above), around, best };
  }

  function isStale({ first, to, stale }, path) {
    return path.some((who, at) => {
      for (let tie = first[who]; tie < first[who + 1]; tie++) if (to[tie] === path[at + 1]) return stale[tie] === "1";
      return false;
    });
  }

  /** To draw them: the routes to each decision maker of one decision that share nobody, and the smallest cuts nearest to us and to them. */
  function routes(graph, removed, id) {
    const gone = goneFrom(graph, removed);
    const deal = decisionsWithout(graph, gone).find((each) => each.id === id);
    if (!deal) return [];
    const view = { ...graph, price: deal.price, gone };
    const reached = whatifRoutes.walk(view, graph.us);
    return deal.deciders.map((node) => {
      const { found, nearUs, nearThem } = whatifRoutes.apart(view, node, reached);
      const shown = found.map(({ path, price }) => ({ path, carry: 2 ** (-price / STEP), stale: isStale(view, path) }));
      return { node, routes: shown, nearUs, nearThem };
    });
  }

  /**
   * What changes from one answer of `suppose` to another, by decision. Of its decision makers: who is `gone` (or the head no
   * more), who is `fresh`, who `lost` all ways, to whom the ways `fell`. Who became `single`: no way round, and to whom.
   * Who else was reached and is `cutOff`. `red`: all whom this puts into trouble.
   */
  function difference(was, now) {
    const left = new Set(now.removed);
    const earlier = new Map(was.decisions.map((each) => [each.id, each]));
    return now.decisions.map((decision) => {
      const past = earlier.get(decision.id) ?? { deciders: [], reached: [] };
      const old = new Map(past.deciders.map((each) => [each.node, each]));
      const stayed = decision.deciders.filter(({ node }) => old.has(node)).map((each) => [old.get(each.node), each]);
      const lost = stayed.filter(([one, two]) => one.count && !two.count).map(([, { node }]) => node);
      const fell = stayed.filter(([one, two]) => two.count && (two.count < one.count || two.best.carry < LESS * one.best.carry));
      const single = new Map();
      for (const { node, around } of decision.deciders) {
        for (const who of around) if (!old.get(node)?.around.includes(who)) single.set(who, [...(single.get(who) ?? []), node]);
      }
      const cutOff = [...past.reached.keys()].filter((who) => past.reached[who] && !decision.reached[who] && !left.has(who));
      return {
        id: decision.id,
        gone: [...old.keys()].filter((node) => decision.deciders.every((each) => each.node !== node)),
        fresh: decision.deciders.map(({ node }) => node).filter((node) => !old.has(node)),
        lost,
        fell: fell.map(([before, after]) => ({ node: after.node, before, after })),
        single: [...single].map(([node, about]) => ({ node, about })),
        cutOff,
        red: [...new Set([...lost, ...single.keys(), ...cutOff])],
      };
    });
  }

  return { read, suppose, routes, difference };
})();
