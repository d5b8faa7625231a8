/** Behind and before the marks: bands, ruler, plots and arches; names last, so that no line covers them. */
(() => {
  const { data, state, colour, word, cathedral } = page;
  const { font, write, box, frame } = cathedral;
  const own = () => data.views.cathedral;
  const look = () => own().look;
  const ARCH_TONES = data.look.arches;

  /** Bands, ruler, plots and arches: everything behind the lines. */
  function drawBehind(ctx) {
    const names = Object.keys(look().bands);
    const wide = 4 * look().width;
    names.forEach((name, number) => {
      const [top, bottom] = look().bands[name];
      const from = number === 0 ? top - wide : top;
      const to = number === names.length - 1 ? bottom + wide : bottom;
      ctx.fillStyle = colour(`band-${name}`);
      ctx.fillRect(-wide, from, look().width + 2 * wide, to - from);
      drawBandName(ctx, name, top);
    });
    drawRuler(ctx);
    own().plots.forEach((plot, number) => drawPlot(ctx, plot, number));
    own().arches.forEach((arch, number) => drawArch(ctx, arch, number));
  }

  function drawBandName(ctx, name, top) {
    write(ctx, word(name), 12, top + 14, { size: 13, bold: true, tone: "band-ink", align: "left" });
    wrapped(ctx, word(`${name}_is`), look().left - 22, 11.5).forEach((line, number) => {
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
    for (const [high, number, said] of look().steps) {
      const y = look().floor - high;
      ctx.beginPath();
      ctx.moveTo(look().left - 4, y);
      ctx.lineTo(look().right, y);
      ctx.strokeStyle = colour("rule");
      ctx.lineWidth = 0.8;
      ctx.stroke();
      write(ctx, `${said} ${number}`, look().left - 10, y, { size: 10.5, tone: "band-ink", align: "right", room: look().left - 20 });
    }
  }

  function drawPlot(ctx, plot, number) {
    const chosen = state.chosen?.kind === "plot" && state.chosen.id === number;
    box(ctx, plot.x, plot.y, plot.w, plot.h, 5);
    ctx.fillStyle = colour(`plot-${plot.tone}`);
    ctx.fill();
    ctx.strokeStyle = chosen ? colour("accent") : colour("plot-line");
    ctx.lineWidth = chosen ? 2.5 : 0.8;
    ctx.stroke();
  }

  function drawArch(ctx, arch, number) {
    const chosen = state.chosen?.kind === "arch" && state.chosen.id === number;
    const [left, right, foot] = [arch.x + 14, arch.x + arch.w - 14, arch.y + arch.h - 3];
    ctx.beginPath();
    ctx.moveTo(left, foot);
    ctx.bezierCurveTo(left + arch.w * 0.17, arch.y - 12, right - arch.w * 0.17, arch.y - 12, right, foot);
    ctx.lineWidth = 13;
    if (chosen) {
      ctx.lineWidth = 18;
      ctx.strokeStyle = colour("accent");
      ctx.stroke();
      ctx.lineWidth = 13;
    }
    ctx.setLineDash(arch.state === "missing" ? [5, 4.5] : []);
    ctx.strokeStyle = colour(ARCH_TONES[arch.state]);
    ctx.stroke();
    ctx.setLineDash([]);
  }

  function drawLabels(ctx) {
    own().labels.forEach((label) => drawLabel(ctx, label, ""));
    own().arches.forEach((arch) => drawLabel(ctx, arch.label, "band-vault"));
    cathedral.scene().labels.filter(cathedral.labelShown).forEach((label) => drawLabel(ctx, label, bandAt(label.y)));
  }

  function bandAt(y) {
    const name = Object.keys(look().bands).find((each) => y < look().bands[each][1]);
    return `band-${name ?? "bedrock"}`;
  }

  function drawLabel(ctx, label, halo) {
    ctx.globalAlpha = Math.min(1, cathedral.strength(label.who) * 1.25);
    const both = label.align === "both";
    if (label.tick !== undefined) {
      ctx.beginPath();
      ctx.moveTo(label.x + label.w / 2, label.tick);
      ctx.lineTo(label.x + label.w / 2, label.y - 1);
      ctx.strokeStyle = colour("band-ink");
      ctx.lineWidth = 0.7;
      ctx.stroke();
    }
    label.lines.forEach(([text, size, bold, tone], number) => {
      const align = both ? (number ? "right" : "left") : "center";
      const x = both ? label.x + (number ? label.w : 0) : label.x + label.w / 2;
      const y = label.y + look().row * ((both ? 0 : number) + 0.5);
      write(ctx, text, x, y, { size, bold: Boolean(bold), tone: cathedral.toneOfLabel(label, tone), align, halo, room: label.w });
      cathedral.strike(ctx, label, x, y, align, text);
    });
    ctx.globalAlpha = 1;
  }

  /** A frame round the mark that the keyboard points at. */
  function drawPointed(ctx) {
    const mark = cathedral.pointed;
    if (!mark) return;
    ctx.setLineDash([5, 3]);
    frame(ctx, mark.x - mark.w / 2 - 12, mark.y - mark.h / 2 - 12, mark.w + 24, mark.h + 24, "focus", 10);
    ctx.setLineDash([]);
  }

  Object.assign(cathedral, { drawBehind, drawLabels, drawPointed, ARCH_TONES });
})();
