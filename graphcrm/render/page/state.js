/** What is shown: view, opportunity, who or what is chosen. The address keeps it, so that "back" goes back. */
(() => {
  const { data, state, views, cards, byId, tell } = page;
  const WITHOUT = { opportunity: true, filtered: true, chosen: true, supposed: true };
  let from = null;

  /**
   * Register a view under the id that the registry in Python gives it. Its data is `page.data.views[id]`: read it anew in
   * every hook, since another language puts other texts there.
   *
   * show(holder): draw everything into the holder; called when the tab is first opened, again when the language has
   * changed, and when anything happened while the view was hidden. Called again it must replace what it drew.
   * opportunity(scene), chosen(selection), filtered(), supposed(): what changed while the view is open. Without one, `show` is called.
   * theme(name), resize(), hide(), print(onPaper): where a style sheet is not enough. legend(): elements for the legend.
   */
  function view(id, hooks) {
    views[id] = { ...hooks, drawn: false, behind: false };
  }

  /** Register a kind of thing that can be chosen: what its card says, and whether it is in the scene shown. */
  function card(kind, content, stands = () => true) {
    cards[kind] = { content, stands };
  }

  function holder(id) {
    return byId(`view-${id}`);
  }

  /** Tell the view that is open; the others are drawn anew when they are opened. */
  function tellView(hook, ...said) {
    if (!["resize", "print"].includes(hook)) for (const [id, each] of Object.entries(views)) each.behind ||= id !== state.view;
    const open = views[state.view];
    if (!open?.drawn) return;
    if (open[hook]) open[hook](...said);
    else if (WITHOUT[hook]) open.show(holder(state.view));
  }

  function open(id) {
    if (state.view !== id && state.view) views[state.view].hide?.();
    state.view = id;
    tell("view", id);
    const { drawn, behind } = views[id];
    if (!drawn || behind) views[id].show(holder(id));
    else views[id].resize?.();
    Object.assign(views[id], { drawn: true, behind: false });
  }

  function show(id) {
    if (id === state.view) return;
    open(id);
    remember();
  }

  function showScene(id, { keep = false } = {}) {
    state.scene = page.supposing(data.scenes.find((scene) => scene.id === id) ?? data.scenes[0]);
    state.all = false;
    if (state.chosen && !cards[state.chosen.kind].stands(state.chosen.id)) state.chosen = null;
    tell("scene", state.scene);
    tellView("opportunity", state.scene);
    if (!keep) remember();
  }

  function choose(kind, id) {
    const active = document.activeElement;
    if (!byId("card").contains(active)) from = active;
    pickUp({ kind, id });
    byId("card").focus({ preventScroll: true });
    byId("panel").scrollTop = 0;
    remember();
  }

  function clear() {
    const inside = byId("card").contains(document.activeElement);
    pickUp(null);
    if (inside && from?.isConnected) from.focus({ preventScroll: true });
    remember();
  }

  function pickUp(chosen) {
    const differs = chosen !== null || state.chosen !== null;
    state.chosen = chosen;
    tell("chosen", chosen);
    if (differs) tellView("chosen", chosen);
  }

  function address() {
    const said = new URLSearchParams({ view: state.view, opportunity: state.scene.id });
    if (["person", "finding"].includes(state.chosen?.kind)) said.set(state.chosen.kind, state.chosen.id);
    for (const who of state.removed) said.append("without", who);
    return `#${said}`;
  }

  function remember() {
    const wanted = address();
    if (wanted === window.location.hash) return;
    try {
      window.history.pushState(null, "", wanted);
    } catch {
      window.location.hash = wanted;
    }
  }

  /** Show what the address says; what it does not say, or says wrongly, is as at first. */
  function recall() {
    const said = new URLSearchParams(window.location.hash.slice(1));
    page.suppose(said.getAll("without"), { keep: true });
    const wanted = data.scenes.some((scene) => scene.id === said.get("opportunity")) ? said.get("opportunity") : data.first;
    const kind = ["person", "finding"].find((each) => said.has(each));
    const there = { person: page.known, finding: (id) => Object.hasOwn(data.findings, id) };
    if (state.scene?.id !== wanted) showScene(wanted, { keep: true });
    const tab = data.tabs.includes(said.get("view")) ? said.get("view") : data.tabs[0];
    if (tab !== state.view) open(tab);
    pickUp(kind && there[kind](said.get(kind)) ? { kind, id: said.get(kind) } : null);
  }

  window.addEventListener("popstate", recall);
  Object.assign(page, { view, card, holder, tellView, show, showScene, choose, clear, recall, remember });
})();
