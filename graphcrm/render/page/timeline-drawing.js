/** The timeline as SVG: a row for each lane, the months below, today; its marks are read by pointer and by keyboard. */
(() => {
  const { make, fill, word, timeline } = page;
  const [HEAD, SMALL] = [22, 5];
  let marks = [];
  let at = -1;
  let picture = null;

  function svg(tag, attributes, ...content) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
    made.append(...content);
    return made;
  }

  /** The picture, `wide` pixels wide and `row` high a lane; `point(mark, element)` is called for who is pointed at, `take(mark)` for who is chosen. */
  function draw(lanes, wide, row, hooks) {
    const high = HEAD + row * lanes.length + 4;
    const x = (day) => (Math.max(0, Math.min(day, timeline.end())) / timeline.end()) * (wide - 2) + 1;
    picture = svg("svg", { id: "timeline-picture", viewBox: `0 0 ${wide} ${high}`, width: wide, height: high, tabindex: 0, role: "listbox", "aria-label": word("timeline_list") });
    picture.append(...months(x, high), ...lanes.map((_, place) => svg("line", { class: "rule", x1: 0, x2: wide, y1: HEAD + row * (place + 1), y2: HEAD + row * (place + 1) })));
    const today = x(timeline.own().today);
    picture.append(svg("rect", { class: "future", x: today, y: HEAD, width: wide - today, height: high - HEAD }), svg("line", { class: "today", x1: today, x2: today, y1: 4, y2: high }));
    picture.append(svg("text", { class: "today", x: today + 4, y: 10 }, word("timeline_today")));
    marks = lanes.flatMap((lane, place) => lane.marks.map((one) => ({ mark: one, row: place, large: row / 2 - 1, x: x(one.day), y: HEAD + row * (place + 0.5), to: one.until === undefined ? null : x(one.until) })));
    marks.forEach((each, number) => {
      each.element = svg("g", { id: `moment-${number}`, class: `moment ${each.mark.kind}`, role: "option", "aria-label": each.mark.said.join(". "), "aria-selected": "false" }, ...shapes(each));
      each.element.addEventListener("pointerenter", () => hooks.point(each.mark, each.element));
      each.element.addEventListener("pointerleave", () => hooks.point(null));
      each.element.addEventListener("click", () => hooks.take(each.mark));
      picture.append(each.element);
    });
    at = -1;
    picture.addEventListener("focus", () => select(at < 0 ? nearestToday(today) : at, hooks));
    picture.addEventListener("blur", () => { mark(-1); hooks.point(null); });
    picture.addEventListener("keydown", (event) => steer(event, hooks));
    return picture;
  }

  function months(x, high) {
    const { months: number } = timeline.own();
    const start = new Date(timeline.own().start);
    return Array.from({ length: number }, (_, month) => {
      const first = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + month));
      const left = x(timeline.monthStart(month));
      const year = first.getUTCMonth() === 0 || (month === 0 && first.getUTCMonth() < 10);
      const line = svg("line", { class: year ? "year" : "month", x1: left, x2: left, y1: year ? 2 : 14, y2: high });
      const shown = year ? String(first.getUTCFullYear()) : first.getUTCMonth() % 3 === 0 ? first.toLocaleDateString(page.state.language, { month: "short", timeZone: "UTC" }) : "";
      return shown ? [line, svg("text", { class: year ? "year" : "month", x: left + 3, y: 19 }, shown)] : [line];
    }).flat();
  }

  /** What a mark looks like; the first shape is what the pointer finds. */
  function shapes({ mark: one, large, x, y, to }) {
    if (one.kind === "month" || one.kind === "raised") {
      const size = one.kind === "month" ? Math.max(one.unit === null ? 8 : 4, large * one.size) : Math.min(large - 2, 5 + 1.6 * Math.sqrt(one.number));
      const number = size >= 7.5 || one.kind === "raised" ? [svg("text", { class: one.tone ? `on ${one.tone}` : "on", x, y: y + 4, "text-anchor": "middle" }, String(one.number))] : [];
      const open = one.share ? [svg("circle", { class: "share", cx: x, cy: y, r: size + 1.5, "stroke-dasharray": `${2 * Math.PI * (size + 1.5) * one.share} 999` })] : [];
      return [svg("circle", { class: one.tone ?? "plain", cx: x, cy: y, r: size }), ...open, ...number];
    }
    if (one.kind === "event") return [svg("circle", { class: one.tone, cx: x, cy: y, r: SMALL + 0.5 })];
    if (one.kind.startsWith("deal")) return [svg("rect", { x: x - 12, y: y - 12, width: 24, height: 24, class: "reach" }), svg("path", { d: one.kind.endsWith("done") ? `M${x - 4} ${y - 4}h8v8h-8z` : `M${x} ${y - 9}L${x + 8} ${y}L${x} ${y + 9}L${x - 8} ${y}Z` })];
    if (to === null) return [svg("rect", { x: x - 12, y: y - 12, width: 24, height: 24, class: "reach" }), svg("path", { class: "arch", d: `M${x - 7} ${y + 7}Q${x} ${y - 16} ${x + 7} ${y + 7}` })];
    return [svg("rect", { x, y: y - 5, width: Math.max(5, to - x), height: 10, rx: 3 })];
  }

  function nearestToday(today) {
    let best = [Infinity, marks.length ? 0 : -1];
    marks.forEach((each, number) => { if (Math.abs(each.x - today) < best[0]) best = [Math.abs(each.x - today), number]; });
    return best[1];
  }

  function mark(number) {
    picture.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
    if (number < 0 || !marks[number]) return picture.removeAttribute("aria-activedescendant");
    at = number;
    marks[at].element.setAttribute("aria-selected", "true");
    return picture.setAttribute("aria-activedescendant", marks[at].element.id);
  }

  function select(number, hooks) {
    mark(number);
    if (!marks[number]) return;
    hooks.point(marks[number].mark, marks[number].element);
    marks[number].element.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function steer(event, hooks) {
    if (event.ctrlKey || event.metaKey || event.altKey || !marks[at]) return;
    const here = marks[at];
    const row = marks.filter((each) => each.row === here.row).sort((one, two) => one.x - two.x);
    const place = row.indexOf(here);
    const rows = [...new Set(marks.map((each) => each.row))].sort((one, two) => one - two);
    const near = (step) => {
      const other = rows[rows.indexOf(here.row) + step];
      return marks.filter((each) => each.row === other).sort((one, two) => Math.abs(one.x - here.x) - Math.abs(two.x - here.x))[0];
    };
    const moves = { ArrowRight: () => row[place + 1], ArrowLeft: () => row[place - 1], ArrowDown: () => near(1), ArrowUp: () => near(-1), Home: () => row[0], End: () => row.at(-1) };
    if (event.key in moves) select(marks.indexOf(moves[event.key]() ?? here), hooks);
    else if (["Enter", " "].includes(event.key)) hooks.take(here.mark);
    else return;
    event.preventDefault();
  }

  /** The names of the lanes, each beside its row. */
  function names(lanes) {
    return fill(make("ul", "names"), ...lanes.map((lane) => {
      const item = make("li", lane.here ? "here" : "", make("span", "", lane.name));
      item.title = lane.name;
      return item;
    }));
  }

  Object.assign(timeline, { draw, names });
})();
