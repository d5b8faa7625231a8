/** Every finding in a table: sorted by the heads of its columns, narrowed by severity, person and opportunity. */
(() => {
  const { data, state, people, word, say, make, button, choice, capital } = page;
  const WEIGHT = { critical: 3, weak: 2, note: 1 };
  const wish = { severity: "", person: "", here: false, sort: "severity", down: true };
  let place = null;

  const of = (id) => data.findings[id];
  const VALUES = {
    severity: (id) => WEIGHT[of(id).severity],
    stake: (id) => of(id).amount ?? -1,
    what: (id) => of(id).short,
  };

  function compare(one, two) {
    const [a, b] = [VALUES[wish.sort](one), VALUES[wish.sort](two)];
    const order = typeof a === "string" ? a.localeCompare(b, state.language) : a - b;
    return wish.down ? -order : order;
  }

  function named(id) {
    return [...new Set([...of(id).who, ...of(id).about])].filter(page.known);
  }

  function matching() {
    return data.views.findings.order.filter((id) =>
      page.findingShown(id)
      && (wish.severity === "" || of(id).severity === wish.severity)
      && (wish.person === "" || named(id).includes(wish.person.slice(1)))
      && (!wish.here || of(id).opportunity === null || of(id).opportunity === state.scene.id));
  }

  function show(holder) {
    place = { table: make("tbody"), count: make("p", "quiet"), head: make("tr") };
    place.count.setAttribute("role", "status");
    const table = make("table", "", make("thead", "", place.head), place.table);
    page.fill(holder, make("div", "findings-view", make("div", "findings-tools", ...tools(), place.count), make("div", "findings-scroll", table)));
    list();
  }

  function tools() {
    const severity = choice(make("select"), [["", word("filter_all")], ...Object.keys(WEIGHT).map((each) => [each, word(`severity_${each}`)])], wish.severity);
    const everybody = [...new Set(data.views.findings.order.flatMap(named))].sort((one, two) => page.fullName(one).localeCompare(page.fullName(two), state.language));
    const person = choice(make("select"), [["", word("findings_all_people")], ...everybody.map((who) => [`=${who}`, page.fullName(who)])], wish.person);
    const here = make("input");
    Object.assign(here, { type: "checkbox", checked: wish.here });
    severity.addEventListener("change", () => { wish.severity = severity.value; list(); });
    person.addEventListener("change", () => { wish.person = person.value; list(); });
    here.addEventListener("change", () => { wish.here = here.checked; list(); });
    severity.className = "by-severity";
    person.className = "by-person";
    return [make("label", "", word("findings_severity"), severity), make("label", "", word("findings_person"), person), make("label", "check", here, word("findings_here"))];
  }

  function head(name, text) {
    const cell = make("th", name, button("", text, () => {
      Object.assign(wish, { down: wish.sort === name ? !wish.down : name !== "what", sort: name });
      list();
      place.head.querySelector(`.${name} button`).focus();
    }));
    cell.scope = "col";
    cell.setAttribute("aria-sort", wish.sort !== name ? "none" : wish.down ? "descending" : "ascending");
    return cell;
  }

  function list() {
    const ids = matching().sort(compare);
    page.fill(place.head, head("severity", word("findings_severity")), head("what", word("findings_what")), head("stake", word("findings_stake")), make("th", "who", word("findings_person")));
    page.fill(place.table, ...ids.map(line));
    if (!ids.length) place.table.append(make("tr", "", Object.assign(make("td", "quiet", word("findings_none")), { colSpan: 4 })));
    place.count.textContent = say("findings_count", { shown: ids.length, all: data.views.findings.order.length });
    mark();
  }

  function line(id) {
    const { severity, short, money, opportunity } = of(id);
    const deal = data.scenes.find((scene) => scene.id === opportunity);
    const row = make("tr", `line ${severity}`,
      make("td", "severity", capital(word(`severity_${severity}`))),
      make("td", "what", button("open", short, () => choose(id)), deal ? make("span", "small", page.both(deal.name, deal.name_zh)) : null),
      make("td", "stake", money || "–"),
      make("td", "who", ...named(id).slice(0, 3).map((who) => button(page.withSupposed(page.shown(who) ? "link" : "link dim", who), page.fullName(who), () => page.choose("person", who)))));
    row.dataset.id = id;
    return row;
  }

  /** A finding brings the opportunity that it is about. */
  function choose(id) {
    const { opportunity } = of(id);
    if (opportunity !== null && opportunity !== state.scene.id) page.showScene(opportunity, { keep: true });
    page.choose("finding", id);
  }

  /** The chosen finding, and all that name the chosen person. */
  function mark() {
    for (const row of place.table.querySelectorAll("[data-id]")) {
      const { kind, id } = state.chosen ?? {};
      const chosen = kind === "finding" && id === row.dataset.id;
      row.classList.toggle("chosen", chosen);
      row.classList.toggle("concerned", kind === "person" && named(row.dataset.id).includes(id));
      row.querySelector(".open").setAttribute("aria-pressed", String(chosen));
    }
  }

  page.view("findings", {
    show,
    chosen: mark,
    opportunity: list,
    filtered: list,
    legend: () => [make("p", "quiet", word("findings_legend"))],
  });
})();
