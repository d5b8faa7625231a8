/**
 * The ways from us through an access graph: the strongest, those that share nobody, and the people on all of them.
 *
 * A view is what whatif.js makes: ties by number, what each costs (below 0: no tie), who is gone. We ourselves are the
 * last number, `us`, with a tie to each of ours. Methods and order among equals are those of graphcrm.graphs.
 */
const whatifWays = (() => {
  const NONE = -1;

  /** Whom a person passes something on to: calls with each tie that is left. */
  function onward({ first, to, price, gone }, who, visit) {
    for (let tie = first[who]; tie < first[who + 1]; tie++) if (price[tie] >= 0 && !gone[to[tie]]) visit(to[tie], tie);
  }

  /** From whom a person has it, among those who are reached. */
  function before({ firstInto, into, from, price, gone }, who, visit) {
    for (let at = firstInto[who]; at < firstInto[who + 1]; at++) {
      const tie = into[at];
      if (price[tie] >= 0 && !gone[from[tie]]) visit(from[tie], tie);
    }
  }

  /** Whoever waits, the least first: by what the two lists say of each, then by number. */
  function queue(size, one, two) {
    const heap = new Int32Array(size);
    const at = new Int32Array(size).fill(NONE);
    let length = 0;
    const less = (a, b) => one[a] < one[b] || (one[a] === one[b] && (two[a] < two[b] || (two[a] === two[b] && a < b)));
    const set = (place, item) => {
      heap[place] = item;
      at[item] = place;
    };
    /** Lets somebody wait, or move up: call it whenever what is said of somebody got less. */
    function put(item) {
      let place = at[item] === NONE ? length++ : at[item];
      for (let up = (place - 1) >> 1; place > 0 && less(item, heap[up]); up = (place - 1) >> 1) {
        set(place, heap[up]);
        place = up;
      }
      set(place, item);
    }
    function take() {
      const top = heap[0];
      const item = heap[--length];
      let place = 0;
      for (let down = 1; down < length; down = 2 * place + 1) {
        if (down + 1 < length && less(heap[down + 1], heap[down])) down += 1;
        if (!less(heap[down], item)) break;
        set(place, heap[down]);
        place = down;
      }
      set(place, item);
      at[top] = NONE;
      return top;
    }
    return { put, take, get size() { return length; } };
  }

  /** From us to everybody: the price of the strongest route, and its steps (Dijkstra 1959). */
  function distances(view) {
    const price = new Float64Array(view.us + 1).fill(Infinity);
    const steps = new Int32Array(view.us + 1);
    const waiting = queue(view.us + 1, price, steps);
    price[view.us] = 0;
    waiting.put(view.us);
    while (waiting.size) {
      const who = waiting.take();
      onward(view, who, (taker, tie) => {
        const total = price[who] + view.price[tie];
        if (total > price[taker] || (total === price[taker] && steps[who] + 1 >= steps[taker])) return;
        price[taker] = total;
        steps[taker] = steps[who] + 1;
        waiting.put(taker);
      });
    }
    return { price, steps };
  }

  /** By person: who comes before on the strongest route; of equal ones the shortest, then the first by numbers from us on. */
  function bestBefore(view, near) {
    const layers = [];
    near.price.forEach((price, who) => {
      if (price < Infinity) (layers[near.steps[who]] ??= []).push(who);
    });
    const parent = new Int32Array(view.us + 1).fill(NONE);
    const rank = new Int32Array(view.us + 1);
    for (const layer of layers.slice(1)) {
      for (const who of layer) {
        before(view, who, (giver, tie) => {
          if (near.steps[giver] + 1 !== near.steps[who] || near.price[giver] + view.price[tie] !== near.price[who]) return;
          if (parent[who] === NONE || rank[giver] < rank[parent[who]]) parent[who] = giver;
        });
      }
      layer.sort((one, two) => rank[parent[one]] - rank[parent[two]] || one - two);
      layer.forEach((who, at) => { rank[who] = at; });
    }
    return parent;
  }

  /** By person: the last one whom every route passes; −1 for who is not reached (Cooper, Harvey & Kennedy 2006). */
  function dominators(view) {
    const { us, first, to, price, gone } = view;
    const above = new Int32Array(us + 1).fill(NONE);
    const number = new Int32Array(us + 1).fill(NONE);
    const at = first.slice();
    const order = [];
    const stack = [us];
    number[us] = 0;
    while (stack.length) {
      const who = stack[stack.length - 1];
      const tie = at[who]++;
      if (tie >= first[who + 1]) {
        number[who] = order.length;
        order.push(stack.pop());
      } else if (price[tie] >= 0 && !gone[to[tie]] && number[to[tie]] === NONE) {
        number[to[tie]] = 0;
        stack.push(to[tie]);
      }
    }
    above[us] = us;
    for (let moved = true; moved;) {
      moved = false;
      for (let place = order.length - 2; place >= 0; place--) {
        let found = NONE;
        before(view, order[place], (giver) => {
          if (above[giver] === NONE) return;
          let other = giver;
          while (found !== NONE && found !== other) {
            if (number[found] < number[other]) found = above[found];
            else other = above[other];
          }
          found = other;
        });
        if (above[order[place]] === found) continue;
        above[order[place]] = found;
        moved = true;
      }
    }
    return above;
  }

  /** Routes that share nobody, so far: whom each on one passes to, and from whom each has it. */
  function noFlow({ us }) {
    return { onward: new Int32Array(us + 1).fill(NONE), back: new Int32Array(us + 1).fill(NONE), starts: [] };
  }

  /** One route more, by the halves it goes through (see `eachStepBack`). Steps back first: they free what steps on take. */
  function add(flow, trail, us) {
    const steps = trail.slice(1).map((half, at) => [trail[at], half]).filter(([one, two]) => one >> 1 !== two >> 1);
    for (const [one, two] of steps) {
      if (one & 1) continue;
      flow.back[one >> 1] = NONE;
      flow.onward[two >> 1] = NONE;
    }
    for (const [one, two] of steps) {
      if (!(one & 1)) continue;
      if (one >> 1 === us) flow.starts.push(two >> 1);
      else flow.onward[one >> 1] = two >> 1;
      if (two !== trail[trail.length - 1]) flow.back[two >> 1] = one >> 1;
    }
  }

  /**
   * From where one route more can come to a half. A person is entered by one half (twice the number) and left by the
   * other (one more), so that each lets one route through; another may turn a route back, so that it goes another way.
   */
  function eachStepBack(view, flow, end, half, visit) {
    const who = half >> 1;
    const next = flow.onward[who];
    if (half & 1) return visit(next === NONE ? half - 1 : 2 * next);
    before(view, who, (giver) => { if (giver !== end && giver !== flow.back[who]) visit(2 * giver + 1); });
    return next === NONE ? undefined : visit(half + 1);
  }

  /** The largest number of routes that share nobody but their end (Menger 1927): augmenting paths, sought from the end. */
  function count(view, end, above) {
    const flow = noFlow(view);
    const [source, goal] = [2 * view.us + 1, 2 * end];
    const to = new Int32Array(2 * view.us + 2);
    let most = 0;
    before(view, end, (giver) => { if (above[giver] !== NONE) most += 1; });
    for (let found = 0; found < most; found++) {
      const waiting = [goal];
      to.fill(NONE);
      to[goal] = goal;
      for (let at = 0; at < waiting.length && to[source] === NONE; at++) {
        eachStepBack(view, flow, end, waiting[at], (half) => {
          if (to[half] !== NONE) return;
          to[half] = waiting[at];
          waiting.push(half);
        });
      }
      if (to[source] === NONE) return found;
      const trail = [source];
      while (trail[trail.length - 1] !== goal) trail.push(to[trail[trail.length - 1]]);
      add(flow, trail, view.us);
    }
    return most;
  }

  return { onward, before, queue, distances, bestBefore, dominators, noFlow, add, eachStepBack, count };
})();
