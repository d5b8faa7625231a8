/** The search: a list that is steered with the keyboard. */
(() => {
  const { state, people, byId, word, make, fill } = page;
  const MOST_HITS = 12;
  const search = { found: [], at: -1 };

  function plain(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function texts(who) {
    const { name, name_zh: other, search: spelled, title: role, title_zh: roleZh, units } = people[who];
    return [name, other, spelled, role, roleZh, units].map((each) => plain(each ?? ""));
  }

  /** Names that begin with it first, then names, titles and units that have it in them. */
  function find(typed) {
    const parts = plain(typed).split(/\s+/).filter(Boolean);
    if (!parts.length) return [];
    const rank = (who) => {
      const all = texts(who);
      if (!parts.every((each) => all.some((text) => text.includes(each)))) return -1;
      if (all.slice(0, 3).some((name) => name.startsWith(parts[0]))) return 0;
      return all.slice(0, 3).some((name) => name.includes(parts[0])) ? 1 : 2;
    };
    const ranked = Object.keys(people).map((who) => [rank(who), who]).filter(([place]) => place >= 0);
    return ranked.sort(([one], [two]) => one - two).slice(0, MOST_HITS).map(([, who]) => who);
  }

  function showHits() {
    const field = byId("search");
    const list = byId("hits");
    search.found = find(field.value);
    search.at = search.found.length ? 0 : -1;
    const items = search.found.map((who, number) => {
      const below = [page.title(who), people[who].unit].filter(Boolean).join(" · ");
      const item = make("li", "", page.fullName(who), below ? make("span", "below", below) : null);
      item.id = `hit-${number}`;
      item.setAttribute("role", "option");
      item.addEventListener("pointerdown", (event) => { event.preventDefault(); take(number); });
      return item;
    });
    if (!items.length) {
      const none = make("li", "none", word("search_none"));
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      items.push(none);
    }
    fill(list, ...items);
    open(field.value.trim() !== "");
    point();
  }

  function open(shown) {
    byId("hits").hidden = !shown;
    byId("search").setAttribute("aria-expanded", String(shown));
    if (!shown) byId("search").removeAttribute("aria-activedescendant");
  }

  function point() {
    search.found.forEach((_, number) => {
      const item = byId(`hit-${number}`);
      item.setAttribute("aria-selected", String(number === search.at));
      if (number === search.at) item.scrollIntoView({ block: "nearest" });
    });
    if (search.at >= 0) byId("search").setAttribute("aria-activedescendant", `hit-${search.at}`);
  }

  function take(number) {
    const who = search.found[number];
    if (who === undefined) return;
    open(false);
    byId("search").value = "";
    page.choose("person", who);
  }

  function steer(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && search.found.length) {
      event.preventDefault();
      if (byId("hits").hidden) return showHits();
      search.at = (search.at + steps[event.key] + search.found.length) % search.found.length;
      return point();
    }
    if (event.key === "Enter") return take(search.at);
    if (event.key === "Escape") {
      if (byId("hits").hidden && state.chosen) page.clear();
      open(false);
      event.target.value = "";
    }
    return undefined;
  }

  function listenSearch() {
    const field = byId("search");
    field.addEventListener("input", showHits);
    field.addEventListener("keydown", steer);
    field.addEventListener("blur", () => open(false));
  }

  Object.assign(page, { listenSearch, showHits });
})();
