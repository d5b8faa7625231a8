/** What the marks look like. All sizes are in units of the drawing; colours come from the style sheet. */

const marks = new Map();
let colours = {};
let lit = null;

function readColours() {
  const style = getComputedStyle(document.documentElement);
  colours = new Proxy({}, {
    get(kept, name) {
      kept[name] ??= style.getPropertyValue(`--${name}`).trim();
      return kept[name];
    },
  });
}

function font(size, bold) {
  return `${bold ? "650 " : ""}${size}px ${colours.font}`;
}

function isLit(who) {
  return lit === null || lit.people.has(who);
}

/** One renderer for every mark: vis-network says where, the mark says what. */
function renderer({ ctx, id, x, y }) {
  const mark = marks.get(id);
  if (!mark || mark.mark === "anchor") return { drawNode() {}, nodeDimensions: { width: 0, height: 0 } };
  return {
    drawNode() {
      ctx.globalAlpha = mark.who && !isLit(mark.who) ? 0.32 : 1;
      DRAW[mark.mark](ctx, x, y, mark);
      ctx.globalAlpha = 1;
    },
    nodeDimensions: { width: mark.w, height: mark.h },
  };
}

const DRAW = { pillar: drawPillar, decider: drawDecider, ours: drawOurs, dot: drawDot, stack: drawStack };

function shape(ctx, points) {
  ctx.beginPath();
  points.forEach(([x, y], number) => (number ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
  ctx.closePath();
}

function box(ctx, x, y, w, h, round) {
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, round);
}

/** Fill and rim by where somebody stands; who is not judged is blank with a dashed rim. */
function paint(ctx, tone, rim = colours["shaft-line"], width = 1) {
  const blank = tone === "blank";
  ctx.fillStyle = colours[tone];
  ctx.fill();
  ctx.setLineDash(blank && rim === colours["shaft-line"] ? [2.6 * width, 1.9 * width] : []);
  ctx.strokeStyle = blank && rim === colours["shaft-line"] ? colours["blank-line"] : rim;
  ctx.lineWidth = width;
  ctx.stroke();
  ctx.setLineDash([]);
}

/** Text that stays readable where a line passes behind it. */
function write(ctx, text, x, y, { size, bold = false, tone = "ink", align = "center", halo = "", room = undefined }) {
  ctx.font = font(size, bold);
  ctx.textAlign = align;
  ctx.textBaseline = "middle";
  if (halo) {
    ctx.strokeStyle = colours[halo];
    ctx.lineWidth = 3.5;
    ctx.lineJoin = "round";
    ctx.strokeText(text, x, y, room);
  }
  ctx.fillStyle = colours[tone];
  ctx.fillText(text, x, y, room);
}

function crack(ctx, x, top, bottom, wide) {
  const turns = [-0.3, 0.12, -0.12, 0.28, -0.02, 0.32];
  ctx.beginPath();
  turns.forEach((turn, number) => ctx.lineTo(x + turn * wide, top + ((bottom - top) * number) / (turns.length - 1)));
  ctx.strokeStyle = colours.fall;
  ctx.lineWidth = 2.4;
  ctx.lineJoin = "round";
  ctx.stroke();
}

function frame(ctx, x, y, w, h, tone, round = 6) {
  box(ctx, x, y, w, h, round);
  ctx.strokeStyle = colours[tone];
  ctx.lineWidth = 2;
  ctx.stroke();
}

function drawPillar(ctx, x, y, mark) {
  const top = y - mark.h / 2;
  const bottom = y + mark.h / 2;
  const tone = toneOf(mark.who);
  ctx.beginPath();
  ctx.rect(x - look.shaft / 2, top + look.capital, look.shaft, mark.h - 2 * look.capital);
  paint(ctx, tone);
  for (const edge of [top, bottom - look.capital]) {
    box(ctx, x - mark.w / 2, edge, mark.w, look.capital, 1.5);
    ctx.fillStyle = colours.stone;
    ctx.fill();
    ctx.strokeStyle = colours["stone-line"];
    ctx.lineWidth = 1;
    ctx.stroke();
  }
  write(ctx, glyphOf(mark.who), x, top - 9, { size: 13, bold: true, halo: "band-pillars" });
  if (mark.crack) {
    crack(ctx, x, top + look.capital + 3, bottom - look.capital - 3, look.shaft * 0.8);
    frame(ctx, x - mark.w / 2 - 6, top - 20, mark.w + 12, mark.h + 26, "fall");
  }
  if (isChosen(mark.who)) frame(ctx, x - mark.w / 2 - 9, top - 23, mark.w + 18, mark.h + 32, "accent", 9);
}

function drawDecider(ctx, x, y, mark) {
  const [top, bottom, half] = [y - mark.h / 2, y + mark.h / 2, mark.w / 2];
  const tone = toneOf(mark.who);
  shape(ctx, [[x, top], [x + half, bottom], [x - half, bottom]]);
  ctx.lineJoin = "round";
  paint(ctx, tone, mark.veto ? colours.fall : undefined, mark.veto ? 2.6 : 1);
  write(ctx, glyphOf(mark.who), x, bottom - mark.h * 0.3, { size: Math.max(11, mark.h * 0.3), bold: true, tone: tone === "blank" ? "ink" : `on-${tone}` });
  if (isChosen(mark.who)) frame(ctx, x - half - 6, top - 5, mark.w + 12, mark.h + 10, "accent");
}

function drawOurs(ctx, x, y, mark) {
  const size = mark.w / 2;
  const corner = (turn) => [x + size * Math.cos((turn * Math.PI) / 3), y + size * 0.94 * Math.sin((turn * Math.PI) / 3)];
  shape(ctx, [0, 1, 2, 3, 4, 5].map(corner));
  ctx.fillStyle = colours.ours;
  ctx.fill();
  write(ctx, mark.short, x, y + 0.5, { size: 12.5, bold: true, tone: "on-ours", room: mark.w - 14 });
  if (mark.crack) {
    shape(ctx, [0, 1, 2, 3, 4, 5].map(corner));
    ctx.strokeStyle = colours.fall;
    ctx.lineWidth = 3;
    ctx.stroke();
    crack(ctx, x + size * 0.55, y - size * 0.7, y + size * 0.7, size * 0.5);
    frame(ctx, x - size - 5, y - size - 4, mark.w + 10, mark.h + 6, "fall");
  }
  if (isChosen(mark.who)) frame(ctx, x - size - 8, y - size - 7, mark.w + 16, mark.h + 12, "accent", 8);
}

function drawDot(ctx, x, y, mark) {
  const tone = toneOf(mark.who);
  ctx.beginPath();
  ctx.arc(x, y, mark.w / 2, 0, 2 * Math.PI);
  paint(ctx, tone, undefined, 0.8);
  if (mark.w >= 9 && tone !== "blank") write(ctx, glyphOf(mark.who), x, y + 0.3, { size: mark.w * 0.62, bold: true, tone: `on-${tone}` });
  if (isChosen(mark.who) || (lit !== null && lit.about.has(mark.who))) {
    ctx.beginPath();
    ctx.arc(x, y, mark.w / 2 + 3, 0, 2 * Math.PI);
    ctx.strokeStyle = colours.accent;
    ctx.lineWidth = 2;
    ctx.stroke();
  }
}

function drawStack(ctx, x, y, mark) {
  for (const shift of [8, 4, 0]) {
    box(ctx, x - mark.w / 2 + shift - 4, y - mark.h / 2 - shift + 4, mark.w, mark.h - 4, 4);
    ctx.fillStyle = colours.stone;
    ctx.fill();
    ctx.strokeStyle = colours["stone-line"];
    ctx.lineWidth = 1;
    ctx.stroke();
  }
  write(ctx, `+${mark.count}`, x - 4, y + 2, { size: 14, bold: true });
}

/** Bands, ruler, plots and arches: everything behind the lines. */
function drawBehind(ctx) {
  const names = Object.keys(look.bands);
  const wide = 4 * look.width;
  names.forEach((name, number) => {
    const [top, bottom] = look.bands[name];
    const from = number === 0 ? top - wide : top;
    const to = number === names.length - 1 ? bottom + wide : bottom;
    ctx.fillStyle = colours[`band-${name}`];
    ctx.fillRect(-wide, from, look.width + 2 * wide, to - from);
    drawBandName(ctx, name, top);
  });
  drawRuler(ctx);
  data.plots.forEach((plot, number) => drawPlot(ctx, plot, number));
  data.arches.forEach((arch, number) => drawArch(ctx, arch, number));
}

function drawBandName(ctx, name, top) {
  write(ctx, words[name], 12, top + 14, { size: 13, bold: true, tone: "band-ink", align: "left" });
  wrapped(ctx, words[`${name}_is`], look.left - 22, 11.5).forEach((line, number) => {
    write(ctx, line, 12, top + 29 + number * 13, { size: 11.5, tone: "band-ink", align: "left" });
  });
}

function wrapped(ctx, text, room, size) {
  ctx.font = font(size, false);
  const lines = [""];
  for (const part of text.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${part}` : part;
    if (lines.at(-1) && ctx.measureText(longer).width > room) lines.push(part);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

function drawRuler(ctx) {
  for (const [high, number, said] of look.steps) {
    const y = look.floor - high;
    ctx.beginPath();
    ctx.moveTo(look.left - 4, y);
    ctx.lineTo(look.right, y);
    ctx.strokeStyle = colours.rule;
    ctx.lineWidth = 0.8;
    ctx.stroke();
    write(ctx, `${said} ${number}`, look.left - 10, y, { size: 10.5, tone: "band-ink", align: "right", room: look.left - 20 });
  }
}

function drawPlot(ctx, plot, number) {
  const chosen = state.chosen?.kind === "plot" && state.chosen.id === number;
  box(ctx, plot.x, plot.y, plot.w, plot.h, 5);
  ctx.fillStyle = colours[`plot-${plot.tone}`];
  ctx.fill();
  ctx.strokeStyle = chosen ? colours.accent : colours["plot-line"];
  ctx.lineWidth = chosen ? 2.5 : 0.8;
  ctx.stroke();
}

const ARCH_TONES = { kept: "arch", below: "arch-pale", expiring: "amber", missing: "arch-gone" };

function drawArch(ctx, arch, number) {
  const chosen = state.chosen?.kind === "arch" && state.chosen.id === number;
  const [left, right, foot] = [arch.x + 14, arch.x + arch.w - 14, arch.y + arch.h - 3];
  ctx.beginPath();
  ctx.moveTo(left, foot);
  ctx.bezierCurveTo(left + arch.w * 0.17, arch.y - 12, right - arch.w * 0.17, arch.y - 12, right, foot);
  ctx.lineWidth = 13;
  if (chosen) {
    ctx.lineWidth = 18;
    ctx.strokeStyle = colours.accent;
    ctx.stroke();
    ctx.lineWidth = 13;
  }
  ctx.setLineDash(arch.state === "missing" ? [5, 4.5] : []);
  ctx.strokeStyle = colours[ARCH_TONES[arch.state]];
  ctx.stroke();
  ctx.setLineDash([]);
}

/** Names last, so that no line covers them. */
function drawLabels(ctx) {
  data.labels.forEach((label) => drawLabel(ctx, label, ""));
  data.arches.forEach((arch) => drawLabel(ctx, arch.label, "band-vault"));
  state.scene.labels.forEach((label) => drawLabel(ctx, label, bandAt(label.y)));
}

function bandAt(y) {
  const name = Object.keys(look.bands).find((each) => y < look.bands[each][1]);
  return `band-${name ?? "bedrock"}`;
}

function drawLabel(ctx, label, halo) {
  ctx.globalAlpha = label.who && !isLit(label.who) ? 0.4 : 1;
  const both = label.align === "both";
  if (label.tick !== undefined) {
    ctx.beginPath();
    ctx.moveTo(label.x + label.w / 2, label.tick);
    ctx.lineTo(label.x + label.w / 2, label.y - 1);
    ctx.strokeStyle = colours["band-ink"];
    ctx.lineWidth = 0.7;
    ctx.stroke();
  }
  label.lines.forEach(([text, size, bold, tone], number) => {
    const align = both ? (number ? "right" : "left") : "center";
    const x = both ? label.x + (number ? label.w : 0) : label.x + label.w / 2;
    const y = label.y + look.row * ((both ? 0 : number) + 0.5);
    write(ctx, text, x, y, { size, bold: Boolean(bold), tone, align, halo, room: label.w });
  });
  ctx.globalAlpha = 1;
}
