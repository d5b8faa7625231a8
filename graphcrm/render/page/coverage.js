/** Our ranks against theirs: how many we know and meet in each cell, who is not faced at level, and why the index is what it is. */
(() => {
  const { data, state, ids, word, say, make, fill, button, capital, part, folded } = page;
  const [UNKNOWN, NOBODY] = [0, -1];
  let cells = new Map();
  let faced = [];
  let drawn = null;

  const own = () => data.views.coverage;
  const rank = (step) => (step === NOBODY ? word("coverage_nobody") : own().ranks[step] ?? word("coverage_unknown"));

  function read() {
    cells = new Map(own().cells.map((each) => [`${each.ours},${each.theirs}`, each]));
    faced = page.records(own().faced).map((each) => ({ ...each, who: ids[each.who], by: each.by === undefined ? null : ids[each.by] }));
  }

  /** Ranks from low to high, with the unknown one where somebody has it. */
  function ranksOf(side) {
    const known = Object.keys(own().ranks).map(Number);
    return own().cells.some((each) => each[side] === UNKNOWN) || (side === "theirs" && faced.some((each) => each.rank === UNKNOWN)) ? [...known, UNKNOWN] : known;
  }

  function show(holder) {
    read();
    const columns = ranksOf("theirs");
    const rows = [...ranksOf("ours").filter((step) => step !== UNKNOWN).reverse(), ...ranksOf("ours").filter((step) => step === UNKNOWN), NOBODY];
    const corner = make("td", "corner", `${word("coverage_ours")} ↓ · ${word("coverage_theirs")} →`);
    const head = make("tr", "", corner, ...columns.map((step) => heading(step, "col")));
    drawn = make("table", "", make("thead", "", head), make("tbody", "", ...rows.map((ours) => make("tr", ours === NOBODY ? "nobody" : "",
      heading(ours, "row"), ...columns.map((theirs) => (ours === NOBODY ? nobody(theirs) : cell(ours, theirs)))))));
    fill(holder, make("div", "coverage", make("div", "matrix", make("h2", "", word("coverage_title")), make("div", "scroll", drawn)), make("div", "index", ...index())));
    chosen();
  }

  function heading(step, scope) {
    const made = make("th", step > 0 ? "" : "blank", make("span", "", capital(rank(step))));
    made.scope = scope;
    return made;
  }

  /** How many are known and met; of whom the filters let through, where the page brings everybody of the cell. */
  function counted({ counts, known, met }) {
    const firsts = [known, met].map((flat) => new Set(flat.filter((_, at) => at % 2 === 0)));
    if (!page.filtering() || firsts.some((found, at) => found.size < counts[at])) return counts;
    return firsts.map((found) => [...found].filter((place) => page.shown(ids[place])).length);
  }

  function cell(ours, theirs) {
    const here = cells.get(`${ours},${theirs}`);
    const [known, met] = here ? counted(here) : [0, 0];
    const apart = faced.filter((each) => page.shown(each.who) && each.level === 0 && each.by !== null && each.rank === theirs && each.our_rank === ours).length;
    const made = make("td", [tone(ours, theirs), known || met ? "" : "empty"].filter(Boolean).join(" "));
    if (!known && !met && !apart) return made;
    const open = button("", [make("b", "", String(known)), make("span", "met", ` ${met}`), apart ? make("span", "apart", `! ${apart}`) : ""], () => page.choose("rank", `${ours},${theirs}`));
    made.dataset.depth = String(Math.min(4, Math.ceil(known / 4)));
    return named(made, open, ours, theirs, say("coverage_cell", { ours: capital(rank(ours)), theirs: capital(rank(theirs)), known, met }));
  }

  /** Those who count and whom nobody of ours knows or meets. */
  function nobody(theirs) {
    const number = alone(theirs).length;
    const made = make("td", number ? "low" : "empty");
    if (!number) return made;
    const open = button("", make("span", "apart", `! ${number}`), () => page.choose("rank", `${NOBODY},${theirs}`));
    return named(made, open, NOBODY, theirs, say("coverage_cell_nobody", { theirs: capital(rank(theirs)), number }));
  }

  function named(made, open, ours, theirs, text) {
    open.setAttribute("aria-label", text);
    open.title = text;
    open.dataset.cell = `${ours},${theirs}`;
    return fill(made, open);
  }

  function alone(theirs) {
    return faced.filter((each) => page.shown(each.who) && each.by === null && each.rank === theirs);
  }

  function tone(ours, theirs) {
    if (ours === UNKNOWN || theirs === UNKNOWN) return "unknown";
    return ours >= theirs - own().below ? "level" : "low";
  }

  function index() {
    if (!faced.length) return [make("p", "quiet", word("coverage_none"))];
    const judged = faced.filter(({ level }) => level !== undefined);
    const weight = (list) => list.reduce((sum, each) => sum + each.weight, 0);
    const at = judged.filter(({ level }) => level === 1);
    const [low, high] = own().interval;
    const said = own().index === null ? word("coverage_index_none") : say("coverage_index", { percent: own().index });
    const short = (number) => String(Math.round(number * 100) / 100);
    const sum = say("coverage_total", { level: short(weight(at)), all: short(weight(judged)), percent: own().index ?? "?" });
    const list = (found) => (found.length ? folded(found.map(item), 8) : null);
    const reckoned = make("details", "", make("summary", "", word("coverage_sum")), make("p", "", sum), make("ul", "", ...faced.map(item)));
    return [
      make("h2", "", said),
      make("p", "", judged.length ? say("coverage_said", { level: at.length, all: judged.length, below: own().below }) : ""),
      judged.length < faced.length ? make("p", "", say("coverage_between", { number: faced.length - judged.length, low, high })) : null,
      ...part(word("coverage_why"), list(faced.filter(({ level }) => level === 0))),
      ...part(word("coverage_open"), list(faced.filter(({ level }) => level === undefined))),
      reckoned,
    ];
  }

  function item(each) {
    const how = each.by === null ? word("coverage_by_none") : say("coverage_by", { name: page.fullName(each.by), rank: rank(each.our_rank) });
    const line = [capital(rank(each.rank)), how, say("coverage_weight", { weight: each.weight })].join(" · ");
    return make("li", "", page.glyphMark(page.toneOf(each.who), page.glyphOf(each.who)), page.personLink(each.who), make("span", each.level === 0 ? "small fall" : "small", line));
  }

  /** The people of a cell: whom we know, with who knows them best; whom we met, with who did. */
  function rankCard(id) {
    read();
    const [ours, theirs] = id.split(",").map(Number);
    const title = make("h2", "", `${capital(rank(ours))} ↔ ${capital(rank(theirs))}`);
    if (ours === NOBODY) return [title, make("ul", "", ...alone(theirs).map(item))];
    const { counts, known, met } = cells.get(id) ?? { counts: [0, 0], known: [], met: [] };
    return [title,
      make("p", "quiet", say("coverage_cell", { ours: capital(rank(ours)), theirs: capital(rank(theirs)), known: counts[0], met: counts[1] })),
      ...part(word("coverage_known"), pairs(known, counts[0])), ...part(word("coverage_met"), pairs(met, counts[1]))].filter(Boolean);
  }

  function pairs(flat, count) {
    const found = new Map();
    for (let at = 0; at < flat.length; at += 2) found.set(ids[flat[at]], [...(found.get(ids[flat[at]]) ?? []), ids[flat[at + 1]]]);
    const items = [...found].map(([who, by]) => make("li", "", page.personLink(who), make("span", "small by", ...by.flatMap((each, at) => [at ? word("comma") : "", page.personLink(each)]))));
    if (found.size < count) items.push(make("li", "quiet", say("coverage_more", { number: count - found.size })));
    return items.length ? folded(items, 15) : null;
  }

  /** The chosen cell, and the cell of a chosen person. */
  function chosen() {
    const { kind, id } = state.chosen ?? {};
    for (const each of drawn.querySelectorAll("[data-cell]")) {
      const { known = [], met = [] } = cells.get(each.dataset.cell) ?? {};
      const held = kind === "person" && [...known, ...met].some((place) => ids[place] === id);
      each.setAttribute("aria-pressed", String(kind === "rank" && id === each.dataset.cell));
      each.classList.toggle("concerned", held);
    }
  }

  function legend() {
    return [make("h3", "", word("coverage_title")), ...["cell", "level", "below", "mark"].map((each) => make("p", "", word(`coverage_l_${each}`)))];
  }

  page.card("rank", rankCard);
  page.view("coverage", { show, chosen, legend });
})();
