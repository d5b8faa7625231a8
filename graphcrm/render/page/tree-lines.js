/** The reporting lines as a forest: who stands below whom. Of several superiors, the first places somebody. */
(() => {
  const { data, ids, people } = page;
  const numbers = (() => {
    const superiors = ids.map(() => []);
    const below = ids.map(() => []);
    const flat = data.ties.REPORTS_TO ?? [];
    for (let at = 0; at < flat.length; at += 2) {
      const [who, whom] = [flat[at], flat[at + 1]];
      if (!superiors[who].length) below[whom].push(who);
      superiors[who].push(whom);
    }
    return { superiors, below };
  })();

  /** How many stand below each, and who stands in no line that ends at a top: such a circle is cut where it is met. */
  function counted() {
    const total = ids.map(() => 0);
    const seen = new Set();
    const tops = [];
    const walk = (top) => {
      tops.push(top);
      const order = [top];
      seen.add(top);
      for (let at = 0; at < order.length; at += 1) {
        numbers.below[order[at]] = numbers.below[order[at]].filter((each) => !seen.has(each));
        for (const each of numbers.below[order[at]]) seen.add(order[order.push(each) - 1]);
      }
      for (const each of order.reverse()) total[each] = numbers.below[each].reduce((sum, one) => sum + 1 + total[one], 0);
    };
    ids.forEach((_, at) => { if (!numbers.superiors[at].length) walk(at); });
    ids.forEach((_, at) => { if (!seen.has(at)) walk(at); });
    for (const list of numbers.below) list.sort((one, two) => total[two] - total[one] || one - two);
    return { total, tops };
  }

  const { total, tops } = counted();
  const places = new Map(ids.map((who, at) => [who, at]));
  const lined = tops.filter((at) => total[at] > 0).sort((one, two) => Number(people[ids[one]].ours) - Number(people[ids[two]].ours) || total[two] - total[one]);
  const alone = (ours) => tops.filter((at) => total[at] === 0 && people[ids[at]].ours === ours);

  /** All above somebody, the highest first. */
  function above(at) {
    const found = [];
    for (let up = parent(at); up !== undefined; up = parent(up)) found.unshift(up);
    return found;
  }

  function parent(at) {
    const up = numbers.superiors[at][0];
    return up !== undefined && numbers.below[up].includes(at) ? up : undefined;
  }

  page.lines = { below: numbers.below, superiors: numbers.superiors, total, lined, alone, above, places };
})();
