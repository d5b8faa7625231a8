/** Who reports to whom, as a tree: rows are made when what is above them is opened. */
(() => {
  const { data, state, ids, people, word, say, make, fill, button, lines } = page;
  const MOST_ROWS = 100;
  const FEW = 30;
  const open = new Set();
  const rows = new Map();
  let tree = null;
  let begun = false;
  let made = 0;

  /** First everything down to those who decide and whom there is no way round is open, and the tops. */
  function begin() {
    begun = true;
    const marked = [...Object.keys(state.scene.deciders), ...state.scene.cracked].filter(page.known);
    for (const who of marked) lines.above(lines.places.get(who)).forEach((at) => open.add(at));
    for (const at of lines.lined) if (lines.below[at].length <= FEW) open.add(at);
  }

  function show(holder) {
    if (!begun) begin();
    rows.clear();
    tree = make("ul", "tree");
    tree.setAttribute("role", "tree");
    tree.setAttribute("aria-label", word("view_tree"));
    tree.append(...items(tops(), 1));
    tree.addEventListener("keydown", steer);
    tree.addEventListener("click", press);
    const about = make("p", "quiet", lines.lined.length ? say("tree_about", { placed: lines.lined.reduce((sum, at) => sum + lines.total[at], 0), roots: lines.lined.length }) : word("tree_none"));
    const tools = make("div", "tree-tools", button("more", word("tree_all"), () => openAll(holder)), button("more", word("tree_few"), () => { open.clear(); show(holder); }), about);
    fill(holder, make("div", "tree-view", tools, make("div", "tree-scroll", tree)));
    focusable(tree.querySelector("[role=treeitem]"));
    chosen();
  }

  /** The tops of all lines; then, as two more branches, those of whom no line is known. */
  function tops() {
    const branches = [["alone", false], ["alone_ours", true]].map(([key, ours]) => ({ key, below: lines.alone(ours) })).filter(({ below }) => below.length);
    return [...lines.lined, ...branches];
  }

  function openAll(holder) {
    lines.below.forEach((below, at) => { if (below.length) open.add(at); });
    show(holder);
  }

  /** Rows of one level; of very many the first, until more is asked for. */
  function items(list, level, most = MOST_ROWS) {
    const shown = list.slice(0, most).map((each, place) => item(each, level, place, list.length));
    if (list.length > most) {
      const more = make("li", "tree-more", make("div", "tree-row", say("tree_more", { number: list.length - most })));
      describe(more, level, most, most + 1);
      more.rest = () => items(list, level, list.length).slice(most);
      shown.push(more);
    }
    return shown;
  }

  function describe(row, level, place, size) {
    row.setAttribute("role", "treeitem");
    row.setAttribute("aria-level", String(level));
    row.setAttribute("aria-posinset", String(place + 1));
    row.setAttribute("aria-setsize", String(size));
    row.tabIndex = -1;
    made += 1;
    row.firstElementChild.id = `tree-row-${made}`;
    row.setAttribute("aria-labelledby", row.firstElementChild.id);
  }

  function item(each, level, place, size) {
    const branch = typeof each !== "number";
    const below = branch ? each.below : lines.below[each];
    const row = make("li", "", branch ? make("div", "tree-row", twisty(below), word(`tree_${each.key}`).replace("{number}", below.length)) : person(each));
    describe(row, level, place, size);
    row.level = level;
    row.below = below;
    row.key = branch ? each.key : each;
    if (!branch) {
      row.dataset.at = String(each);
      row.setAttribute("aria-selected", "false");
      row.classList.toggle("dim", !page.shown(ids[each]));
      rows.set(each, row);
    }
    if (below.length) turn(row, open.has(row.key));
    return row;
  }

  function twisty(below) {
    const sign = make("span", below.length ? "twisty" : "twisty none");
    sign.setAttribute("aria-hidden", "true");
    return sign;
  }

  /** Name and title, and what a seller looks for: who decides, whom there is no way round, who of ours knows them. */
  function person(at) {
    const who = ids[at];
    const { ours, known } = people[who];
    const voice = Object.hasOwn(state.scene.deciders, who) ? state.scene.deciders[who] : null;
    const mark = ours ? make("span", "hexagon", "⬢") : page.glyphMark(page.toneOf(who), page.glyphOf(who));
    const also = lines.superiors[at].slice(1).map((each) => page.fullName(ids[each]));
    return make(
      "div", "tree-row", twisty(lines.below[at]), mark, make("b", page.withSupposed("", who), page.fullName(who)), page.title(who) ? make("span", "role", page.title(who)) : null,
      voice ? make("span", `badge decides${voice.veto ? " veto" : ""}`, [`△ ${word("tree_decides")}`, voice.role, voice.veto ? word("tree_veto") : ""].filter(Boolean).join(" · ")) : null,
      state.scene.cracked.includes(who) ? make("span", "badge fall", word("no_way_round")) : null,
      ours ? null : make("span", known.length ? "badge known" : "badge unknown", known.length ? say("tree_known", { names: page.joined(known.map(acquaintance), 3) }) : word("tree_unknown")),
      lines.total[at] ? make("span", "quiet", say("tree_below", { number: lines.total[at] })) : null,
      also.length ? make("span", "quiet", say("tree_also", { names: page.joined(also) })) : null,
    );
  }

  function acquaintance({ who, intimacy }) {
    return `${page.fullName(who)} ${intimacy ?? "?"}`;
  }

  /** Open or close a row; what is closed is gone from the page. */
  function turn(row, opened) {
    row.setAttribute("aria-expanded", String(opened));
    if (opened) open.add(row.key);
    else open.delete(row.key);
    row.querySelector(":scope > ul")?.remove();
    if (!opened) return;
    const group = make("ul", "", ...items(row.below, row.level + 1));
    group.setAttribute("role", "group");
    row.append(group);
  }

  function close(row) {
    const inside = row.querySelector(":scope > ul [tabindex='0']");
    turn(row, false);
    if (inside) focusable(row);
  }

  /** One row can be reached with the tab key, the others with arrows. */
  function focusable(row) {
    tree.querySelector("[tabindex='0']")?.setAttribute("tabindex", "-1");
    row?.setAttribute("tabindex", "0");
  }

  function go(row) {
    if (!row) return;
    focusable(row);
    row.focus({ preventScroll: true });
    row.firstElementChild.scrollIntoView({ block: "nearest" });
  }

  function act(row) {
    if (row.rest) {
      const rest = row.rest();
      row.replaceWith(...rest);
      go(rest[0]);
    } else if (row.dataset.at) page.choose("person", ids[Number(row.dataset.at)]);
    else if (row.getAttribute("aria-expanded") === "true") close(row);
    else turn(row, true);
  }

  function press(event) {
    const row = event.target.closest("[role=treeitem]");
    if (!row || !event.target.closest(".tree-row")) return;
    focusable(row);
    if (!event.target.classList.contains("twisty") || !row.below?.length) act(row);
    else if (row.getAttribute("aria-expanded") === "true") close(row);
    else turn(row, true);
  }

  function steer(event) {
    const row = event.target.closest("[role=treeitem]");
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = [...tree.querySelectorAll("[role=treeitem]")];
    const at = all.indexOf(row);
    const expanded = row.getAttribute("aria-expanded");
    const KEYS = {
      ArrowDown: () => go(all[at + 1]),
      ArrowUp: () => go(all[at - 1]),
      Home: () => go(all[0]),
      End: () => go(all.at(-1)),
      ArrowRight: () => { if (expanded === "false") turn(row, true); else if (expanded === "true") go(all[at + 1]); },
      ArrowLeft: () => { if (expanded === "true") close(row); else go(row.parentElement.closest("[role=treeitem]")); },
      Enter: () => act(row),
      " ": () => act(row),
      "*": () => [...row.parentElement.children].filter((each) => each.getAttribute("aria-expanded") === "false").forEach((each) => turn(each, true)),
    };
    if (Object.hasOwn(KEYS, event.key)) KEYS[event.key]();
    else if (event.key.length === 1 && event.key !== "/") go([...all.slice(at + 1), ...all.slice(0, at)].find((each) => each.querySelector("b")?.textContent.toLowerCase().startsWith(event.key.toLowerCase())));
    else return;
    event.preventDefault();
  }

  /** The tree opens down to whoever was chosen. */
  function chosen() {
    for (const row of tree.querySelectorAll("[aria-selected=true]")) row.setAttribute("aria-selected", "false");
    const at = state.chosen?.kind === "person" ? lines.places.get(state.chosen.id) : undefined;
    if (at === undefined) return;
    for (const each of lines.above(at)) {
      const row = reached(each);
      if (row?.getAttribute("aria-expanded") === "false") turn(row, true);
    }
    const row = reached(at);
    if (!row) return;
    row.setAttribute("aria-selected", "true");
    focusable(row);
    row.firstElementChild.scrollIntoView({ block: "nearest" });
  }

  /** Somebody's row; where it is among those not yet shown, these are. */
  function reached(at) {
    for (const branch of tree.querySelectorAll(":scope > [aria-expanded=false]")) if (!branch.dataset.at && branch.below.includes(at)) turn(branch, true);
    if (!rows.get(at)?.isConnected) {
      for (const more of [...tree.querySelectorAll(".tree-more")]) {
        const holder = more.parentElement.closest("[role=treeitem]");
        if ((holder ? holder.below : lines.lined).includes(at)) more.replaceWith(...more.rest());
      }
    }
    const row = rows.get(at);
    return row?.isConnected ? row : null;
  }

  function again() {
    show(page.holder("tree"));
  }

  page.view("tree", { show, chosen, opportunity: again, filtered: again, supposed: again, theme() {}, legend: () => [make("p", "quiet", word("tree_legend")), make("p", "quiet", word("tree_keys"))] });
})();
