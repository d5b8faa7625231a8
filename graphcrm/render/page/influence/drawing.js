/** How people, groups, lines and names of the network look. Names keep their size on the screen and never overlap. */
(() => {
  const { state, ids, people, word, colour, chinese, cathedral, network } = page;
  const { shape, paint, write, frame, font, box } = cathedral;
  const MOST_NAMES = 220;
  const SMALLEST = 5;
  const TIED = 500;
  const LOOKS = page.data.look.ties;
  const TONES = ["2", "1", "0", "-1", "-2"].map((step) => page.data.look.tones[step]).concat("blank");

  const decides = (who) => Object.hasOwn(state.scene.deciders, who);
  const cracked = (who) => state.scene.cracked.includes(who);
  const troubled = (who) => cracked(who) || page.supposed(who) === "red";
  const isChosen = (who) => state.chosen?.kind === "person" && state.chosen.id === who;

  function strength({ who }) {
    if (who === undefined) return network.lit ? 0.45 : 1;
    if (page.supposed(who) === "gone") return 0.4;
    if (isChosen(who)) return 1;
    return page.shown(who) ? (!network.lit || network.lit.people.has(who) ? 1 : 0.28) : 0.1;
  }

  function renderer({ ctx, id, x, y }) {
    const mark = network.shownMarks.get(id);
    if (!mark) return { drawNode() {}, nodeDimensions: { width: 0, height: 0 } };
    return {
      drawNode() {
        ctx.globalAlpha = strength(mark);
        if (mark.who === undefined) drawGroup(ctx, x, y, mark);
        else drawPerson(ctx, x, y, mark);
        ctx.globalAlpha = 1;
      },
      nodeDimensions: { width: 2 * mark.r, height: 2 * mark.r },
    };
  }

  /** Large enough to be seen, however far away. */
  function radius(own) {
    return Math.max(own, SMALLEST / network.vis.getScale());
  }

  /** A frame round a person, as wide as the person is large. */
  function framed(ctx, x, y, r, away, tone) {
    const reach = r * (1 + away);
    box(ctx, x - reach, y - reach, 2 * reach, 2 * reach, r * 0.5);
    ctx.strokeStyle = colour(tone);
    ctx.lineWidth = r * 0.2;
    ctx.stroke();
  }

  function outline(ctx, x, y, r, corners, turn) {
    shape(ctx, Array.from({ length: corners }, (_, number) => {
      const angle = turn + (2 * Math.PI * number) / corners;
      return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
    }));
  }

  function drawPerson(ctx, x, y, { who, r: own }) {
    const r = radius(own);
    ctx.lineJoin = "round";
    if (people[who].ours) {
      outline(ctx, x, y, r, 6, 0);
      ctx.fillStyle = colour("ours");
      ctx.fill();
    } else if (decides(who)) {
      outline(ctx, x, y + r * 0.2, r * 1.35, 3, -Math.PI / 2);
      paint(ctx, page.toneOf(who), state.scene.deciders[who].veto ? colour("fall") : undefined, state.scene.deciders[who].veto ? 2.4 : 1);
    } else {
      ctx.beginPath();
      ctx.arc(x, y, r, 0, 2 * Math.PI);
      paint(ctx, page.toneOf(who));
    }
    if (!people[who].ours) write(ctx, page.glyphOf(who), x, y + r * 0.08, { size: r * 0.95, bold: true, tone: page.toneOf(who) === "blank" ? "ink" : `on-${page.toneOf(who)}` });
    cathedral.drawSupposed(ctx, x, y, { who, w: 2 * r, h: 2 * r, crack: true });
    if (troubled(who)) framed(ctx, x, y, r, 0.45, "fall");
    if (isChosen(who) || network.lit?.framed.has(who) || network.lit?.about.has(who)) framed(ctx, x, y, r, 0.8, "accent");
  }

  /** A unit: as many people as it says; the rim shows where they stand. */
  function drawGroup(ctx, x, y, { group, r }) {
    ctx.beginPath();
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    ctx.fillStyle = colour("paper");
    ctx.fill();
    const members = network.groups[group];
    const ours = people[ids[members[0]]].ours;
    const shares = ours ? [["ours", members.length]] : TONES.map((tone) => [tone, members.filter((at) => page.toneOf(ids[at]) === tone).length]);
    let turn = -Math.PI / 2;
    ctx.lineWidth = r * 0.24;
    for (const [tone, number] of shares) {
      if (!number) continue;
      const next = turn + (2 * Math.PI * number) / members.length;
      ctx.beginPath();
      ctx.arc(x, y, r * 0.88, turn, next);
      ctx.strokeStyle = colour(tone === "blank" ? "line" : tone);
      ctx.stroke();
      turn = next;
    }
    write(ctx, String(members.length), x, y, { size: r * 0.62, bold: true });
    if (members.some((at) => troubled(ids[at]))) frame(ctx, x - r - 4, y - r - 4, 2 * r + 8, 2 * r + 8, "fall", r * 0.4);
  }

  function edge(line) {
    const { tone, dashes, arrow, width } = LOOKS[line.kind];
    const faint = network.lit !== null && !line.mine;
    const strong = line.single && line.kind === "INFLUENCES" ? 0.6 + (2.2 * line.ties[0].strength) / 100 : line.single ? width : Math.min(9, 0.8 + Math.sqrt(line.ties.length));
    return {
      id: line.id, from: line.from, to: line.to, width: strong, dashes: line.single ? dashes : false, smooth: false, physics: false,
      arrows: { to: { enabled: arrow && line.single, scaleFactor: 0.45 } },
      color: { color: colour(tone), inherit: false, opacity: faint ? 0.1 : line.mine ? 0.95 : line.single ? 0.55 : 0.4 },
    };
  }

  function importance(mark) {
    if (mark.who === undefined) return 1_000 + mark.r;
    if (isChosen(mark.who)) return 9_000;
    const tied = network.tied.has(mark.id) ? TIED : 0;
    const lit = network.lit?.people.has(mark.who) ? 3_000 : 0;
    return lit + tied + (decides(mark.who) ? 2_000 : 0) + (troubled(mark.who) ? 2_500 : 0) + mark.r;
  }

  function shortName(mark) {
    const said = mark.who === undefined ? network.groupName(mark.group) : (chinese() && people[mark.who].name_zh) || people[mark.who].name;
    return said.length > 24 ? `${said.slice(0, 23)}…` : said;
  }

  /** Names below their marks, the most important first, over no other name; only who is tied, decides or stands out is named over other marks. */
  function drawNames(ctx) {
    const sharp = ctx.canvas.width / ctx.canvas.clientWidth || 1;
    const { clientWidth: wide, clientHeight: high } = ctx.canvas;
    const scale = network.vis.getScale();
    const size = 12 * network.sharp;
    const taken = new Map();
    ctx.save();
    ctx.setTransform(sharp, 0, 0, sharp, 0, 0);
    ctx.font = font(size, false);
    let written = 0;
    const spots = [...network.shownMarks.values()].map((mark) => ({ mark, ...network.vis.canvasToDOM(mark) })).filter(({ x, y }) => x > -40 && x < wide + 40 && y > -30 && y < high + 10);
    spots.sort((one, two) => importance(two.mark) - importance(one.mark) || (one.mark.id < two.mark.id ? -1 : 1));
    const near = ([left, top, right, bottom]) => {
      const found = [];
      for (let column = Math.floor(left / 90); column <= right / 90; column += 1) for (let row = Math.floor(top / 90); row <= bottom / 90; row += 1) found.push(`${column} ${row}`);
      return found;
    };
    const take = (box, id) => near(box).forEach((cell) => taken.set(cell, [...(taken.get(cell) ?? []), [...box, id]]));
    const covers = (mark, other) => other[4] !== "" && (other[4] === mark.id || importance(mark) >= TIED);
    for (const { mark, x, y } of spots) {
      const r = 0.8 * (mark.who === undefined ? mark.r : radius(mark.r)) * scale;
      take([x - r, y - r, x + r, y + r], mark.id);
    }
    for (const { mark, x, y } of spots) {
      if (written >= MOST_NAMES) break;
      const text = shortName(mark);
      const half = ctx.measureText(text).width / 2 + 3;
      const top = y + (mark.who === undefined ? mark.r : 1.15 * radius(mark.r)) * scale + 2;
      const box = [x - half, top, x + half, top + size + 4];
      const free = near(box).every((cell) => (taken.get(cell) ?? []).every((other) => covers(mark, other) || other[2] < box[0] || other[0] > box[2] || other[3] < box[1] || other[1] > box[3]));
      if (!free && !isChosen(mark.who)) continue;
      take(box, "");
      ctx.globalAlpha = Math.max(0.35, strength(mark));
      write(ctx, text, x, top + size / 2 + 1, { size, bold: isChosen(mark.who) || cracked(mark.who), tone: cracked(mark.who) ? "fall" : "ink", halo: "wash" });
      written += 1;
    }
    ctx.restore();
    network.names = written;
  }

  /** The names of the legend, and how each is drawn in 26 by 18. */
  const SIGNS = {
    size: (ctx) => [[6, 3], [17, 7]].forEach(([x, r]) => { ctx.beginPath(); ctx.arc(x, 9, r, 0, 2 * Math.PI); ctx.fillStyle = colour("neutral"); ctx.fill(); }),
    decides(ctx) {
      outline(ctx, 13, 11, 9, 3, -Math.PI / 2);
      paint(ctx, "neutral", colour("fall"), 2);
    },
    crack(ctx) {
      ctx.beginPath();
      ctx.arc(13, 9, 5, 0, 2 * Math.PI);
      paint(ctx, "supporter");
      frame(ctx, 4.5, 1, 17, 16, "fall", 3);
    },
    ours(ctx) {
      outline(ctx, 13, 9, 8, 6, 0);
      ctx.fillStyle = colour("ours");
      ctx.fill();
    },
    group(ctx) {
      ctx.beginPath();
      ctx.arc(13, 9, 7, 0, 2 * Math.PI);
      ctx.lineWidth = 2.4;
      ctx.strokeStyle = colour("supporter");
      ctx.stroke();
      write(ctx, "20", 13, 9.5, { size: 8, bold: true });
    },
  };

  function lineSign(ctx, kind) {
    const { tone, dashes } = LOOKS[kind];
    ctx.setLineDash(dashes || []);
    ctx.beginPath();
    ctx.moveTo(1, 13);
    ctx.lineTo(25, 5);
    ctx.strokeStyle = colour(tone);
    ctx.lineWidth = 2;
    ctx.stroke();
  }

  function legend() {
    const { make, sign, data } = page;
    const marks = Object.keys(SIGNS).filter((name) => name !== "group" || data.views.network.circles.length);
    return [
      make("h3", "", word("l_marks")),
      make("ul", "", ...marks.map((name) => make("li", "", sign(SIGNS[name]), word(`network_l_${name}`))), ...Object.keys(LOOKS).map((kind) => make("li", "", sign((ctx) => lineSign(ctx, kind)), word(`network_l_${kind}`)))),
    ];
  }

  Object.assign(network, { renderer, edge, drawNames, legend });
})();
