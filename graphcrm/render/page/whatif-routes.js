/**
 * Routes that share nobody, the strongest such set, and the fewest people whose loss cuts all of them; see whatif-ways.js.
 *
 * Successive shortest paths from distances to the end, step for step as graphcrm.graphs.ways, so that equals are chosen alike.
 */
const whatifRoutes = (() => {
  const NONE = -1;
  const STEP = 2 ** 28; // one step more weighs more than any sum of places
  const { onward, before, queue, noFlow, add, eachStepBack } = whatifWays;

  /** As many routes that share nobody as there can be, the best first, with the smallest cuts nearest to either end. */
  function apart(view, end, reached) {
    if (!reached[end]) return { found: [], nearUs: [], nearThem: [] };
    const { price, rest, rank } = leftTo(view, end, reached);
    const ahead = [price, rest].map((each) => Float64Array.from({ length: 2 * view.us + 2 }, (_, half) => each[half >> 1]));
    const flow = noFlow(view);
    let search = cheapest(view, end, flow, rank, ahead);
    while (search.trail) {
      add(flow, search.trail, view.us);
      search = cheapest(view, end, flow, rank, ahead);
    }
    const nearUs = cut(view, end, search.done);
    return { found: inOrder(view, end, flow), nearUs, nearThem: cut(view, end, nearEnd(view, end, flow, rank)) };
  }

  /** The strongest first, then the shorter, then by numbers. */
  function inOrder(view, end, flow) {
    const found = flow.starts.map((start) => {
      const path = [start];
      while (path[path.length - 1] !== end) path.push(flow.onward[path[path.length - 1]]);
      return { path, price: path.slice(1).reduce((sum, who, at) => sum + priceOf(view, path[at], who), 0) };
    });
    return found.sort((one, two) => one.price - two.price || one.path.length - two.path.length || firstDifference(one.path, two.path));
  }

  function firstDifference(one, two) {
    const at = one.findIndex((who, place) => who !== two[place]);
    return one[at] - two[at];
  }

  /** By person on some way: what is left to the end, in price, then in steps and sum of places; and the place among them. */
  function leftTo(view, end, reached) {
    const size = view.us + 1;
    const useful = walk(view, end, before);
    const rank = new Int32Array(size).fill(NONE);
    for (let who = 0, place = 0; who < size; who++) if (reached[who] && useful[who]) rank[who] = place++;
    const price = new Float64Array(size).fill(Infinity);
    const rest = new Float64Array(size);
    const waiting = queue(size, price, rest);
    price[end] = 0;
    waiting.put(end);
    while (waiting.size) {
      const who = waiting.take();
      before(view, who, (giver, tie) => {
        if (rank[giver] === NONE) return;
        const [total, second] = [price[who] + view.price[tie], rest[who] + STEP + rank[who]];
        if (total > price[giver] || (total === price[giver] && second >= rest[giver])) return;
        price[giver] = total;
        rest[giver] = second;
        waiting.put(giver);
      });
    }
    return { price, rest, rank };
  }

  /** Whom a walk from somebody comes to. */
  function walk(view, start, step = onward) {
    const seen = new Uint8Array(view.us + 1);
    const waiting = [start];
    seen[start] = 1;
    for (const who of waiting) {
      step(view, who, (other) => {
        if (seen[other]) return;
        seen[other] = 1;
        waiting.push(other);
      });
    }
    return seen;
  }

  /** The cheapest way to one route more, and what the search saw; it makes what is `ahead` fit the next (Suurballe 1974). */
  function cheapest(view, end, flow, rank, [ahead, aheadRest]) {
    const size = 2 * view.us + 2;
    const [source, goal] = [2 * view.us + 1, 2 * end];
    const from = new Int32Array(size);
    const price = new Float64Array(size).fill(Infinity);
    const rest = new Float64Array(size);
    const done = new Set();
    const waiting = queue(size, price, rest);
    price[source] = 0;
    waiting.put(source);
    while (waiting.size && !done.has(goal)) {
      const half = waiting.take();
      done.add(half);
      if (half === goal) break;
      eachStep(view, flow, half, (other, cost, costRest) => {
        if (done.has(other) || rank[other >> 1] === NONE) return;
        const total = price[half] - ahead[half] + cost + ahead[other];
        const second = rest[half] - aheadRest[half] + costRest + aheadRest[other];
        if (total > price[other] || (total === price[other] && second >= rest[other])) return;
        price[other] = total;
        rest[other] = second;
        from[other] = half;
        waiting.put(other);
      }, rank);
    }
    if (!done.has(goal)) return { trail: null, done };
    for (const half of done) {
      ahead[half] += price[goal] - price[half];
      aheadRest[half] += rest[goal] - rest[half];
    }
    const trail = [goal];
    while (trail[trail.length - 1] !== source) trail.push(from[trail[trail.length - 1]]);
    return { trail: trail.reverse(), done };
  }

  /** Where one route more can go from a half, and what that costs; back along a route, it gets back what that cost. */
  function eachStep(view, { onward: next, back }, half, visit, rank) {
    const who = half >> 1;
    if (half & 1) {
      onward(view, who, (taker, tie) => visit(2 * taker, view.price[tie], STEP + rank[taker]));
      if (next[who] !== NONE) visit(half - 1, 0, 0);
    } else if (back[who] === NONE) {
      visit(half + 1, 0, 0);
    } else if (back[who] !== view.us) {
      visit(2 * back[who] + 1, -priceOf(view, back[who], who), -STEP - rank[who]);
    }
  }

  function priceOf(view, giver, taker) {
    let found = NONE;
    onward(view, giver, (other, tie) => { if (other === taker) found = view.price[tie]; });
    return found;
  }

  /** From which halves the end can still be had. */
  function nearEnd(view, end, flow, rank) {
    const seen = new Set([2 * end]);
    for (const half of seen) {
      eachStepBack(view, flow, end, half, (other) => { if (rank[other >> 1] !== NONE) seen.add(other); });
    }
    return seen;
  }

  /** Who was seen by one half only. */
  function cut({ us }, end, seen) {
    const found = [...seen].filter((half) => !seen.has(half ^ 1)).map((half) => half >> 1);
    return found.filter((who) => who !== us && who !== end).sort((one, two) => one - two);
  }

  return { apart, walk };
})();
