/** Whoever is supposed to have left, who is in trouble then, and the routes that are left, drawn where they would go. */
(() => {
  const { data, state, colour, cathedral } = page;
  const MAIN = 3;
  const drawn = new WeakMap();

  /** Every step of every route, once: as the page has them, or as they would be. */
  function ways() {
    if (!state.scene.supposed) return page.records(cathedral.scene().edges);
    if (!drawn.has(state.scene)) drawn.set(state.scene, supposedWays(state.scene.routes));
    return drawn.get(state.scene);
  }

  /** As views/cathedral/ways.py draws them. */
  function supposedWays(routes) {
    const found = new Map();
    const seen = new Map();
    routes.forEach((route, number) => {
      seen.set(route.to, (seen.get(route.to) ?? 0) + 1);
      const main = seen.get(route.to) <= MAIN;
      for (const [from, to] of steps(route)) {
        const key = `${from}\n${to}`;
        if (!found.has(key)) found.set(key, { from, to, routes: [], main: false, carry: 0, dashes: true });
        const way = found.get(key);
        way.routes.push(number);
        way.main ||= main;
        way.dashes &&= route.stale;
        way.carry = Math.max(way.carry, carried(route));
      }
    });
    const { thin, wide } = data.views.cathedral.look;
    return [...found.values()].map(({ carry, ...way }) => ({ ...way, width: thin + (wide - thin) * carry, smooth: bend(way), arrows: "", physics: false }));
  }

  /** How likely it carries; of a route that the page brought only the words are there. */
  function carried({ carry, carries }) {
    return carry ?? (Number.parseInt(carries.replace(/\D/g, ""), 10) || 0) / 100;
  }

  function steps({ path, to }) {
    const top = cathedral.marks.has(`base:${to}`) ? `base:${to}` : null;
    return path.slice(1).flatMap((two, at) => {
      const [from, end] = [cathedral.endsOf(path[at]), cathedral.endsOf(two)];
      if (!from[0] || !end[0]) return [];
      const start = from[1];
      const below = /^(ours:|dot:|stack:ours)/.test(start);
      const goal = below || !end[1].startsWith("head:") ? end[0] : end[1];
      if (at !== path.length - 2 || !top) return [[start, goal]];
      if (!below) return [[start, top]];
      return goal === top ? [[start, goal]] : [[start, goal], [end[1], top]];
    }).filter(([one, two]) => one !== two);
  }

  function bend({ from, to }) {
    const [start, end] = [cathedral.marks.get(from), cathedral.marks.get(to)];
    if (Math.abs(start.y - end.y) > 90 && start.mark !== end.mark) return "rise";
    if (start.mark === "anchor" && end.mark === "anchor" && [from, to].some((id) => id.startsWith("base:"))) return "rise";
    return start.x < end.x ? "over" : "under";
  }

  /** A mark as it would be: cracked where there is no way round this person then. */
  function supposedMark(mark) {
    return state.scene.supposed && mark.who ? { ...mark, crack: state.scene.cracked.includes(mark.who) } : mark;
  }

  /** Over a mark: struck out who left, framed in red who is in trouble. */
  function drawSupposed(ctx, x, y, mark) {
    const found = mark.who ? page.supposed(mark.who) : "";
    if (found === "red" && !mark.crack) cathedral.frame(ctx, x - mark.w / 2 - 4, y - mark.h / 2 - 4, mark.w + 8, mark.h + 8, "fall", mark.mark === "dot" ? 9 : 6);
    if (found !== "gone") return;
    const [wide, high] = [mark.w / 2 + 5, Math.min(mark.h, mark.w) / 2 + 5];
    ctx.globalAlpha = 1;
    ctx.beginPath();
    ctx.moveTo(x - wide, y + high);
    ctx.lineTo(x + wide, y - high);
    ctx.moveTo(x - wide, y - high);
    ctx.lineTo(x + wide, y + high);
    ctx.strokeStyle = colour("quiet");
    ctx.lineWidth = mark.mark === "dot" ? 1.6 : 3;
    ctx.stroke();
  }

  /** The words "no way round" stand only where that is still so; a name is struck out or red like its mark. */
  function labelShown(label) {
    const said = state.scene.supposed && label.lines.every(([, , , tone]) => tone === "fall");
    return !said || state.scene.cracked.includes(label.who);
  }

  function toneOfLabel(label, tone) {
    return { gone: "quiet", red: "fall", "": tone }[label.who ? page.supposed(label.who) : ""];
  }

  function strike(ctx, label, x, y, align, text) {
    if (!label.who || page.supposed(label.who) !== "gone") return;
    const wide = Math.min(label.w, ctx.measureText(text).width);
    const left = align === "center" ? x - wide / 2 : align === "right" ? x - wide : x;
    ctx.fillRect(left, y - 0.6, wide, 1.2);
  }

  Object.assign(cathedral, { ways, supposedMark, drawSupposed, labelShown, toneOfLabel, strike });
})();
