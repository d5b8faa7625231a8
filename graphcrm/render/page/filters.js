/** Filters over people: what is chosen there holds in every view. */
(() => {
  const { data, state, people, byId, word, say, make, choice, on, tell } = page;
  const contacts = Object.keys(people).filter((who) => !people[who].ours);
  let shownPeople = null;

  const owners = (who) => people[who].known.filter((tie) => tie.responsible).map((tie) => tie.who);
  const role = (who) => (Object.hasOwn(state.scene.deciders, who) ? state.scene.deciders[who] : null);

  /** Each filter: whether a contact passes, and its options as [value, text]. */
  const FILTERS = {
    unit: {
      passes: (who, value) => String(people[who].place) === value,
      options: () => [...data.people.units.map((names, place) => [String(place), page.both(...names)]).filter(([place]) => contacts.some((who) => String(people[who].place) === place)), ["-1", word("unit_none")]],
    },
    role: {
      passes: (who, value) => (value === "key" ? Boolean(people[who].key) : value === "decides" ? role(who) !== null : value === "other" ? role(who) === null && !people[who].key : role(who)?.code === value),
      options: () => [["decides", word("role_decides")], ["key", word("role_key")], ...roles(), ["other", word("role_other")]],
    },
    stance: {
      passes: (who, value) => String(page.stanceOf(who)?.support ?? "none") === value,
      options: () => [...["2", "1", "0", "-1", "-2"].map((step) => [step, `${data.look.glyphs[step]} ${page.scale("support", step)}`]), ["none", `${data.look.not_judged} ${word("not_judged")}`]],
    },
    owner: {
      passes: (who, value) => (value === "-" ? owners(who).length === 0 : owners(who).includes(value.slice(1))),
      options: () => [...Object.keys(people).filter((who) => people[who].ours && people[who].known.some((tie) => tie.responsible)).map((who) => [`=${who}`, page.fullName(who)]), ["-", word("owner_none")]],
    },
    fresh: {
      passes: (who, value) => (value === "stale" ? Boolean(page.stanceOf(who)?.stale) : people[who].fresh === value),
      options: () => ["due", "late", "never", "stale"].map((each) => [each, word(`fresh_${each}`)]),
    },
  };

  function roles() {
    const codes = new Set(Object.values(state.scene.deciders).map((each) => each.code).filter(Boolean));
    return [...codes].map((code) => [code, page.scale("decision_role", code)]);
  }

  /** Whether the filters let somebody through; one of ours, where they know somebody who passes. */
  function shown(who) {
    return shownPeople === null || shownPeople.has(who);
  }

  /** Whether the filters leave anybody out. */
  function filtering() {
    return shownPeople !== null;
  }

  /** A finding is shown where it names nobody, or somebody who is shown. */
  function findingShown(id) {
    const named = [...data.findings[id].who, ...data.findings[id].about].filter(page.known);
    return shownPeople === null || named.length === 0 || named.some(shown);
  }

  function reckon() {
    const set = Object.entries(state.filters).filter(([, value]) => value !== "");
    const passing = contacts.filter((who) => set.every(([name, value]) => FILTERS[name].passes(who, value)));
    shownPeople = set.length ? new Set([...passing, ...passing.flatMap((who) => people[who].known.map((tie) => tie.who))]) : null;
    byId("filter-count").textContent = set.length ? say("filter_count", { shown: passing.length, all: contacts.length }) : "";
    byId("filter-clear").hidden = set.length === 0;
    byId("filter-open").classList.toggle("on", set.length > 0);
  }

  function apply() {
    reckon();
    tell("filtered");
    page.tellView("filtered");
  }

  function setFilter(name, value) {
    state.filters[name] = value;
    byId(`filter-${name}`).value = value;
    apply();
  }

  function clearFilters() {
    state.filters = {};
    showFilters();
    apply();
    byId("filter-open").focus();
  }

  /** The choices, in the language and for the scene shown; a choice that is gone falls back to all. */
  function showFilters() {
    byId("filter-open").textContent = word("filter");
    byId("filter-clear").textContent = word("filter_clear");
    byId("filters").setAttribute("aria-label", word("filter"));
    for (const [name, { options }] of Object.entries(FILTERS)) {
      const list = [["", word("filter_all")], ...options()];
      if (!list.some(([value]) => value === (state.filters[name] ?? ""))) state.filters[name] = "";
      byId(`filter-${name}`).previousElementSibling.textContent = word(`filter_${name}`);
      choice(byId(`filter-${name}`), list, state.filters[name] ?? "");
    }
    reckon();
  }

  function makeFilters() {
    for (const name of Object.keys(FILTERS)) {
      const field = make("select");
      field.id = `filter-${name}`;
      field.addEventListener("change", () => setFilter(name, field.value));
      byId("filters").append(make("label", "", make("span"), field));
    }
    byId("filter-open").addEventListener("click", () => {
      const closed = byId("filters").hidden;
      byId("filters").hidden = !closed;
      byId("filter-open").setAttribute("aria-expanded", String(closed));
    });
    byId("filter-clear").addEventListener("click", clearFilters);
  }

  on("scene", showFilters);
  on("language", showFilters);
  Object.assign(page, { shown, filtering, findingShown, setFilter, clearFilters, makeFilters });
})();
