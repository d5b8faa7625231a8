/** The legend of the cathedral: each mark as it is drawn, and what it says. */
(() => {
  const { word, make, sign, colour, cathedral } = page;
  const { shape, paint, crack, frame, ARCH_TONES } = cathedral;
  const NAMES = ["height", "crack", "route", "route_stale", "decider", "veto", "plot", "ours", "tie"];

  const SIGNS = {
    height: (ctx) => [[3, 6], [10, 10], [17, 15]].forEach(([x, high]) => { ctx.fillStyle = colour("neutral"); ctx.fillRect(x, 17 - high, 5, high); }),
    crack(ctx) {
      ctx.fillStyle = colour("supporter");
      ctx.fillRect(9, 2, 8, 14);
      crack(ctx, 13, 2, 16, 8);
      frame(ctx, 6, 1, 14, 16, "fall", 3);
    },
    route: (ctx) => signLine(ctx, []),
    route_stale: (ctx) => signLine(ctx, [4, 3]),
    tie: (ctx) => signLine(ctx, [], "tie", 1.3),
    decider: (ctx) => signTriangle(ctx, colour("shaft-line"), 1),
    veto: (ctx) => signTriangle(ctx, colour("fall"), 2.4),
    plot: (ctx) => ["plot-0", "plot-2", "plot-4"].forEach((tone, number) => { ctx.fillStyle = colour(tone); ctx.fillRect(1 + number * 8, 3, 8, 12); }),
    ours(ctx) {
      shape(ctx, [0, 1, 2, 3, 4, 5].map((turn) => [13 + 9 * Math.cos((turn * Math.PI) / 3), 9 + 8.5 * Math.sin((turn * Math.PI) / 3)]));
      ctx.fillStyle = colour("ours");
      ctx.fill();
    },
  };

  function signLine(ctx, dash, tone = "route", width = 3) {
    ctx.setLineDash(dash);
    ctx.beginPath();
    ctx.moveTo(1, 13);
    ctx.bezierCurveTo(12, 13, 12, 5, 25, 5);
    ctx.strokeStyle = colour(tone);
    ctx.lineWidth = width;
    ctx.stroke();
  }

  function signTriangle(ctx, rim, width) {
    shape(ctx, [[13, 2], [22, 16], [4, 16]]);
    ctx.lineJoin = "round";
    paint(ctx, "neutral", rim, width);
  }

  function signArch(ctx, name) {
    ctx.beginPath();
    ctx.moveTo(3, 17);
    ctx.bezierCurveTo(6, -1, 20, -1, 23, 17);
    ctx.lineWidth = 4.5;
    ctx.setLineDash(name === "missing" ? [2.5, 2] : []);
    ctx.strokeStyle = colour(ARCH_TONES[name]);
    ctx.stroke();
  }

  function legend() {
    return [
      make("h3", "", word("l_marks")),
      make("ul", "", ...NAMES.map((name) => make("li", "", sign(SIGNS[name]), word(`l_${name}`)))),
      make("h3", "", word("l_arches")),
      make("ul", "pairs arches", ...Object.keys(ARCH_TONES).map((name) => make("li", "", sign((ctx) => signArch(ctx, name)), word(`l_${name}`)))),
    ];
  }

  Object.assign(cathedral, { legend });
})();
