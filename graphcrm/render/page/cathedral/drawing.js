/** What the marks look like. All sizes are in units of the drawing; colours come from the style sheet. */
page.cathedral = { marks: new Map(), lit: null, pointed: null, network: null, nodes: null, edges: null };

(() => {
  const { data, colour, cathedral } = page;
  const look = () => data.views.cathedral.look;

  function font(size, bold) {
    return `${bold ? "650 " : ""}${size}px ${colour("font")}`;
  }

  /** One renderer for every mark: vis-network says where, the mark says what. */
  function renderer({ ctx, id, x, y }) {
    const mark = cathedral.marks.get(id);
    if (!mark || mark.mark === "anchor") return { drawNode() {}, nodeDimensions: { width: 0, height: 0 } };
    return {
      drawNode() {
        ctx.globalAlpha = cathedral.strength(mark.who);
        DRAW[mark.mark](ctx, x, y, mark);
        cathedral.drawSupposed(ctx, x, y, mark);
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
  function paint(ctx, tone, rim = colour("shaft-line"), width = 1) {
    const blank = tone === "blank";
    ctx.fillStyle = colour(tone);
    ctx.fill();
    ctx.setLineDash(blank && rim === colour("shaft-line") ? data.look.blank.map((dash) => dash * width) : []);
    ctx.strokeStyle = blank && rim === colour("shaft-line") ? colour("blank-line") : rim;
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
      ctx.strokeStyle = colour(halo);
      ctx.lineWidth = data.look.widths.halo;
      ctx.lineJoin = "round";
      ctx.strokeText(text, x, y, room);
    }
    ctx.fillStyle = colour(tone);
    ctx.fillText(text, x, y, room);
  }

  function crack(ctx, x, top, bottom, wide) {
    const turns = data.look.crack;
    ctx.beginPath();
    turns.forEach((turn, number) => ctx.lineTo(x + turn * wide, top + ((bottom - top) * number) / (turns.length - 1)));
    ctx.strokeStyle = colour("fall");
    ctx.lineWidth = data.look.widths.crack;
    ctx.lineJoin = "round";
    ctx.stroke();
  }

  function frame(ctx, x, y, w, h, tone, round = 6) {
    box(ctx, x, y, w, h, round);
    ctx.strokeStyle = colour(tone);
    ctx.lineWidth = 2;
    ctx.stroke();
  }

  function drawPillar(ctx, x, y, mark) {
    const top = y - mark.h / 2;
    const bottom = y + mark.h / 2;
    const tone = page.toneOf(mark.who);
    ctx.beginPath();
    ctx.rect(x - look().shaft / 2, top + look().capital, look().shaft, mark.h - 2 * look().capital);
    paint(ctx, tone);
    for (const edge of [top, bottom - look().capital]) {
      box(ctx, x - mark.w / 2, edge, mark.w, look().capital, 1.5);
      ctx.fillStyle = colour("stone");
      ctx.fill();
      ctx.strokeStyle = colour("stone-line");
      ctx.lineWidth = 1;
      ctx.stroke();
    }
    write(ctx, page.glyphOf(mark.who), x, top - 9, { size: 13, bold: true, halo: "band-pillars" });
    if (mark.crack) {
      crack(ctx, x, top + look().capital + 3, bottom - look().capital - 3, look().shaft * 0.8);
      frame(ctx, x - mark.w / 2 - 6, top - 20, mark.w + 12, mark.h + 26, "fall");
    }
    if (cathedral.isChosen(mark.who)) frame(ctx, x - mark.w / 2 - 9, top - 23, mark.w + 18, mark.h + 32, "accent", 9);
  }

  function drawDecider(ctx, x, y, mark) {
    const [top, bottom, half] = [y - mark.h / 2, y + mark.h / 2, mark.w / 2];
    const tone = page.toneOf(mark.who);
    shape(ctx, [[x, top], [x + half, bottom], [x - half, bottom]]);
    ctx.lineJoin = "round";
    paint(ctx, tone, mark.veto ? colour("fall") : undefined, mark.veto ? data.look.widths.veto : 1);
    write(ctx, page.glyphOf(mark.who), x, bottom - mark.h * 0.3, { size: Math.max(11, mark.h * 0.3), bold: true, tone: tone === "blank" ? "ink" : `on-${tone}` });
    if (cathedral.isChosen(mark.who)) frame(ctx, x - half - 6, top - 5, mark.w + 12, mark.h + 10, "accent");
  }

  function drawOurs(ctx, x, y, mark) {
    const size = mark.w / 2;
    const corner = (turn) => [x + size * Math.cos((turn * Math.PI) / 3), y + size * 0.94 * Math.sin((turn * Math.PI) / 3)];
    shape(ctx, [0, 1, 2, 3, 4, 5].map(corner));
    ctx.fillStyle = colour("ours");
    ctx.fill();
    write(ctx, mark.short, x, y + 0.5, { size: 12.5, bold: true, tone: "on-ours", room: mark.w - 14 });
    if (mark.crack) {
      shape(ctx, [0, 1, 2, 3, 4, 5].map(corner));
      ctx.strokeStyle = colour("fall");
      ctx.lineWidth = 3;
      ctx.stroke();
      crack(ctx, x + size * 0.55, y - size * 0.7, y + size * 0.7, size * 0.5);
      frame(ctx, x - size - 5, y - size - 4, mark.w + 10, mark.h + 6, "fall");
    }
    if (cathedral.isChosen(mark.who)) frame(ctx, x - size - 8, y - size - 7, mark.w + 16, mark.h + 12, "accent", 8);
  }

  function drawDot(ctx, x, y, mark) {
    const tone = page.toneOf(mark.who);
    ctx.beginPath();
    ctx.arc(x, y, mark.w / 2, 0, 2 * Math.PI);
    paint(ctx, tone, undefined, 0.8);
    if (mark.w >= data.look.widths.signed && tone !== "blank") write(ctx, page.glyphOf(mark.who), x, y + 0.3, { size: mark.w * 0.62, bold: true, tone: `on-${tone}` });
    if (cathedral.isChosen(mark.who) || cathedral.lit?.about.has(mark.who)) {
      ctx.beginPath();
      ctx.arc(x, y, mark.w / 2 + 3, 0, 2 * Math.PI);
      ctx.strokeStyle = colour("accent");
      ctx.lineWidth = 2;
      ctx.stroke();
    }
  }

  function drawStack(ctx, x, y, mark) {
    for (const shift of [8, 4, 0]) {
      box(ctx, x - mark.w / 2 + shift - 4, y - mark.h / 2 - shift + 4, mark.w, mark.h - 4, 4);
      ctx.fillStyle = colour("stone");
      ctx.fill();
      ctx.strokeStyle = colour("stone-line");
      ctx.lineWidth = 1;
      ctx.stroke();
    }
    write(ctx, `+${mark.count}`, x - 4, y + 2, { size: 14, bold: true });
  }

  Object.assign(cathedral, { font, renderer, shape, box, paint, write, crack, frame });
})();
