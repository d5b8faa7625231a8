/** The nine-box: three bands of closeness beside three of support, what is not judged apart, and where we mean to be. */
(() => {
  const { data, state, people, ids, word, say, make, fill, button, capital } = page;
  const [UNKNOWN, MOST, ON_PAPER] = [-1, 7, 12];
  const [LINES, LETTERS, ASIDE] = [25, 17, 18]; // of a sheet of paper, and of a line; of arrows over a box between
  const ROWS = [2, 1, 0, UNKNOWN];
  const COLUMNS = [0, 1, 2, UNKNOWN];
  const open = new Set();
  let places = [];
  let drawn = null;
  let most = MOST;

  const own = () => data.views.ninebox;
  const band = (name, step) => (step === UNKNOWN ? own().blank : own()[name][step]);
  const boxName = ([intimacy, support]) => (intimacy === UNKNOWN && support === UNKNOWN
    ? own().blank
    : say("ninebox_cell", { support: band("support", support), intimacy: band("intimacy", intimacy), number: "" }).replace(/[:：]\s*人?$/, ""));
  const same = (one, two) => one[0] === two[0] && one[1] === two[1];

  /** The box that is aimed at: in what no target is set, it stays as it is. */
  function aimOf({ box, aim }) {
    return aim ? aim.map((step, at) => (step === UNKNOWN ? box[at] : step)) : null;
  }

  function read() {
    places = page.records(own().people).map((each) => ({ ...each, who: ids[each.who], by: each.by.map((place) => ids[place]), goal: aimOf(each) }));
  }

  function show(holder) {
    read();
    if (!places.length) return fill(holder, make("p", "quiet ninebox-none", word("ninebox_none")));
    const head = make("tr", "", make("td", ""), ...COLUMNS.map((step) => heading(step === UNKNOWN ? "apart" : "", capital(band("intimacy", step)), "col")));
    const rows = ROWS.map((support) => make("tr", support === UNKNOWN ? "apart" : "",
      heading("", capital(band("support", support)), "row"), ...COLUMNS.map((intimacy) => cell([intimacy, support]))));
    const table = make("table", "", make("thead", "", head), make("tbody", "", ...rows));
    const arrows = svg("svg", { class: "arrows", "aria-hidden": "true" });
    const note = make("div", "note");
    note.setAttribute("role", "status");
    const judged = places.filter(({ box }) => !box.includes(UNKNOWN)).length;
    drawn = { table, arrows, note, grid: make("div", "grid", arrows, table) };
    fill(holder, make("div", "ninebox",
      make("div", "top", make("h2", "", word("ninebox_title")), make("span", "quiet", say("ninebox_all", { number: places.length, placed: judged }))),
      drawn.grid, note, lists()));
    chosen();
    return undefined;
  }

  function heading(kind, text, scope) {
    const made = make("th", kind, text);
    made.scope = scope;
    return made;
  }

  function cell(box) {
    const here = places.filter((each) => same(each.box, box));
    const aimed = places.filter(({ goal }) => goal && same(goal, box)).length;
    const key = box.join();
    const made = make("td", box.includes(UNKNOWN) ? "apart" : "");
    made.dataset.box = key;
    made.dataset.support = String(box.includes(UNKNOWN) ? "" : box[1]);
    const shown = open.has(key) ? here : here.slice(0, here.length > most ? most - 1 : most);
    const list = make("ul", "", ...shown.map((each) => make("li", "", chip(each))));
    if (shown.length < here.length) list.append(make("li", "", more(key, `+${here.length - shown.length}`)));
    else if (here.length > most) list.append(make("li", "", more(key, "−")));
    const count = make("span", "count", make("b", "", String(here.length)), aimed ? ` ⇢ ${aimed}` : "");
    count.title = say("ninebox_aimed", { number: here.length, aimed });
    return fill(made, count, list);
  }

  function more(key, text) {
    const made = button("stack", text, () => {
      if (!open.delete(key)) open.add(key);
      show(page.holder("ninebox"));
      drawn.table.querySelector(`[data-box="${key}"] .stack`)?.focus({ preventScroll: true });
    });
    const [intimacy, support] = key.split(",").map(Number);
    made.setAttribute("aria-label", `${text} ${boxName([intimacy, support])}`);
    made.setAttribute("aria-expanded", String(open.has(key)));
    return made;
  }

  function chip(each) {
    const { who, by, stale, goal, box, support } = each;
    const kind = ["chip", page.shown(who) ? "" : "dim", goal && !same(goal, box) ? "moves" : ""].filter(Boolean).join(" ");
    const { tones, glyphs, not_judged: blank } = data.look;
    const stance = support === undefined ? page.glyphMark("blank", blank) : page.glyphMark(tones[support], glyphs[support]);
    const made = button(page.withSupposed(kind, who), [
      stance,
      make("span", "name", page.fullName(who), stale ? " ◷" : ""),
      ...(by.length ? by.slice(0, 2).map((each) => make("span", "by", initials(each))) : [make("span", "by none", "✕")]),
    ], () => page.choose("person", who));
    made.dataset.who = who;
    made.title = said(each).join(" · ");
    made.setAttribute("aria-label", made.title);
    return made;
  }

  function initials(who) {
    return people[who].name.split(/[\s-]+/).map((part) => part.charAt(0)).join("").slice(0, 2).toUpperCase();
  }

  function called(who) {
    return page.chinese() ? people[who].name_zh ?? people[who].name : people[who].name;
  }

  /** Where somebody stands, what is aimed at, what is planned, who answers for it. */
  function said({ who, box, goal, by, stale, steps = [] }) {
    const aim = !goal ? word("ninebox_no_aim") : same(goal, box) ? word("ninebox_there") : say("ninebox_aim", { box: boxName(goal) });
    const planned = steps.map(({ name, by: owner, due, late }) => [
      say("ninebox_step", { name }),
      owner === UNKNOWN ? "" : called(ids[owner]),
      due ? say(late ? "ninebox_late" : "ninebox_due", { date: due }) : "",
    ].filter(Boolean).join(", "));
    return [
      say("ninebox_now", { name: page.fullName(who), box: boxName(box) }), aim, ...planned,
      by.length ? say("ninebox_by", { names: page.joined(by.map(called)) }) : word("ninebox_nobody"),
      stale ? word("ninebox_stale") : "",
    ].filter(Boolean);
  }

  /** The same by boxes one below the other, where there is no room for a grid. */
  function lists() {
    const boxes = ROWS.flatMap((support) => COLUMNS.map((intimacy) => [intimacy, support]));
    return make("div", "by-box", ...boxes.flatMap((box) => {
      const here = places.filter((each) => same(each.box, box));
      return here.length ? [make("h3", "", `${capital(boxName(box))} (${here.length})`), make("ul", "", ...here.map((each) => make("li", "", chip(each))))] : [];
    }));
  }

  function chosen() {
    if (!drawn) return;
    const who = state.chosen?.kind === "person" ? state.chosen.id : "";
    for (const each of page.holder("ninebox").querySelectorAll("[data-who]")) each.setAttribute("aria-pressed", String(each.dataset.who === who));
    const place = places.find((each) => each.who === who);
    fill(drawn.note, ...(place ? said(place).map((text) => make("span", "", text)) : [make("span", "quiet", word("ninebox_hint"))]));
    arrows(place);
  }

  /** Where the moves go, box to box, with how many are to make them; that of the chosen person stands out. */
  function arrows(place) {
    const moves = new Map();
    for (const { box, goal } of places) {
      if (!goal || same(goal, box)) continue;
      const key = `${box}>${goal}`;
      moves.set(key, { box, goal, number: (moves.get(key)?.number ?? 0) + 1 });
    }
    const { width, height } = drawn.grid.getBoundingClientRect();
    drawn.arrows.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const parts = [...moves.values()].map((move) => arrow(move, place && same(place.box, move.box) && place.goal && same(place.goal, move.goal)));
    fill(drawn.arrows, ...parts.flatMap(([line, head]) => [line, head]), ...parts.flatMap(([, , ...number]) => number));
  }

  function arrow({ box, goal, number }, strong) {
    const [from, to] = [rectangle(box), rectangle(goal)];
    const kind = strong ? "move strong" : "move";
    const wide = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const [ux, uy] = [(to.x - from.x) / wide, (to.y - from.y) / wide];
    const aside = Math.max(...box.map((step, at) => Math.abs(step - goal[at]))) > 1 ? ASIDE : 0;
    const [start, end] = [edge(from, to), edge(to, from)].map(({ x, y }) => ({ x: x - aside * uy, y: y + aside * ux }));
    const long = Math.hypot(end.x - start.x, end.y - start.y);
    const back = { x: end.x - 11 * ux, y: end.y - 11 * uy };
    const middle = { x: start.x + Math.min(12, long / 2) * ux, y: start.y + Math.min(12, long / 2) * uy };
    const label = svg("text", { class: `${kind} number`, x: middle.x, y: middle.y + 4, "text-anchor": "middle" });
    label.textContent = String(number);
    return [
      svg("line", { class: kind, x1: start.x, y1: start.y, x2: back.x, y2: back.y }),
      svg("polygon", { class: kind, points: [[end.x, end.y], [back.x - 6 * uy, back.y + 6 * ux], [back.x + 6 * uy, back.y - 6 * ux]].map((each) => each.join()).join(" ") }),
      svg("circle", { class: kind, cx: middle.x, cy: middle.y, r: 8.5 }),
      label,
    ];
  }

  function rectangle(box) {
    const area = drawn.grid.getBoundingClientRect();
    const { left, top, width, height } = drawn.table.querySelector(`[data-box="${box}"]`).getBoundingClientRect();
    return { x: left - area.left + width / 2, y: top - area.top + height / 2, w: width / 2, h: height / 2 };
  }

  /** Where the line between two boxes leaves the first. */
  function edge(from, to) {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const share = 1 / Math.max(Math.abs(dx) / from.w, Math.abs(dy) / from.h, 1);
    return { x: from.x + dx * share, y: from.y + dy * share };
  }

  function svg(tag, attributes) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
    return made;
  }

  /** As many of each box as one sheet has room for. */
  function fitting() {
    const long = (who) => Math.ceil([...page.fullName(who)].reduce((sum, letter) => sum + (letter > "\u2e80" ? 2 : 1), 0) / LETTERS);
    const cells = ROWS.map((support) => COLUMNS.map((intimacy) => places.filter(({ box }) => same(box, [intimacy, support])).map(({ who }) => long(who))));
    const lines = (number) => cells.reduce((sum, row) => sum + Math.max(...row.map((cell) => cell.slice(0, number).reduce((one, two) => one + two, 0))), 0);
    let number = ON_PAPER;
    while (number > 2 && lines(number) > LINES) number -= 1;
    return number;
  }

  /** Whoever is folded away on the screen stands on the paper, if there is room. */
  function print(onPaper) {
    most = onPaper ? fitting() : MOST;
    show(page.holder("ninebox"));
  }

  function legend() {
    return [make("h3", "", word("ninebox_title")), ...["arrow", "apart", "by", "stale"].map((each) => make("p", "", word(`ninebox_l_${each}`)))];
  }

  page.view("ninebox", { show, chosen, resize: chosen, print, legend });
})();
