/** Around the views: headline, tabs, language, colours, keyboard, paper. */
(() => {
  const { data, state, byId, word, say, make, fill, choice, both, on, tell } = page;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  let colours = {};

  function readColours() {
    const style = getComputedStyle(document.documentElement);
    colours = new Proxy({}, {
      get(kept, name) {
        kept[name] ??= style.getPropertyValue(`--${name}`).trim();
        return kept[name];
      },
    });
  }

  /** A colour of the theme by its name in the style sheet. */
  function colour(name) {
    return colours[name];
  }

  function showHeadline() {
    const { name, name_zh: other, heading, sentences, facts } = state.scene;
    byId("account").textContent = both(data.account.name, data.account.name_zh);
    fill(byId("heading"), both(name, other), ...heading.filter(Boolean).map((each) => make("span", "aside", each)));
    fill(byId("sentences"), ...sentences.flatMap((each) => [make("span", "", each), " "]));
    byId("facts").textContent = facts;
    byId("opportunity").value = state.scene.id;
  }

  function makeTabs() {
    for (const id of data.tabs) {
      const tab = make("button", "tab");
      Object.assign(tab, { id: `tab-${id}`, type: "button" });
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", `view-${id}`);
      tab.addEventListener("click", () => page.show(id));
      byId("tabs").append(tab);
      const panel = make("section", "view");
      Object.assign(panel, { id: `view-${id}`, hidden: true });
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      byId("views").append(panel);
    }
    byId("tabs").addEventListener("keydown", steerTabs);
  }

  function steerTabs(event) {
    const at = data.tabs.indexOf(state.view);
    const last = data.tabs.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    page.show(data.tabs[to]);
    byId(`tab-${data.tabs[to]}`).focus();
  }

  function showTabs() {
    for (const id of data.tabs) {
      const tab = byId(`tab-${id}`);
      tab.setAttribute("aria-selected", String(id === state.view));
      tab.tabIndex = id === state.view ? 0 : -1;
      byId(`view-${id}`).hidden = id !== state.view;
    }
  }

  /** Everything around the views that is only words. */
  function label() {
    document.title = [data.account.name, word("confidential"), data.as_of].join(" · ");
    const texts = { skip: "skip", "switch-name": "opportunity", print: "print", "fall-name": "would_fall" };
    for (const [id, key] of Object.entries(texts)) byId(id).textContent = word(key);
    const names = { tabs: "views", panel: "panel", language: "language", theme: "theme", search: "search", hits: "search" };
    for (const [id, key] of Object.entries(names)) byId(id).setAttribute("aria-label", word(key));
    for (const id of data.tabs) byId(`tab-${id}`).textContent = word(`view_${id}`);
    byId("search").placeholder = `${word("search")} ( / )`;
    byId("search").title = word("search_hint");
    byId("footer").textContent = data.footer.join(" · ");
    choice(byId("language"), data.languages.map((each, at) => [each, data.language_names[at]]), state.language);
    choice(byId("theme"), ["system", "light", "dark"].map((each) => [each, word(`theme_${each}`)]), state.theme);
    choice(byId("opportunity"), data.scenes.map((scene) => [scene.id, [both(scene.name, scene.name_zh), scene.heading[0]].filter(Boolean).join(" · ")]), state.scene?.id);
    byId("opportunity").parentElement.hidden = data.scenes.length < 2;
  }

  function setLanguage(language) {
    page.speak(language);
    label();
    showHeadline();
    tell("language", language);
    page.tellView("language");
    page.views[state.view].show(page.holder(state.view));
  }

  function setTheme(theme) {
    state.theme = theme;
    repaint();
  }

  function repaint() {
    const { dataset } = document.documentElement;
    dataset.theme = !("print" in dataset) && (state.theme === "dark" || (state.theme === "system" && dark.matches)) ? "dark" : "light";
    readColours();
    tell("theme", dataset.theme);
    page.tellView("theme", dataset.theme);
  }

  /** On paper: light, and only the view that is open. */
  function paper(onPaper) {
    if (onPaper) document.documentElement.dataset.print = "true";
    else delete document.documentElement.dataset.print;
    repaint();
    tell("print", onPaper);
    page.tellView("print", onPaper);
  }

  function press(event) {
    const typing = ["INPUT", "SELECT", "TEXTAREA"].includes(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      byId("search").focus();
    }
    if (event.key === "Escape" && !typing && state.chosen) page.clear();
  }

  function listen() {
    byId("skip").addEventListener("click", (event) => {
      event.preventDefault();
      const view = page.holder(state.view);
      (view.querySelector("[tabindex='0'], button, select, input, a[href]") ?? view).focus();
    });
    byId("opportunity").addEventListener("change", (event) => page.showScene(event.target.value));
    byId("language").addEventListener("change", (event) => setLanguage(event.target.value));
    byId("theme").addEventListener("change", (event) => setTheme(event.target.value));
    byId("print").addEventListener("click", () => window.print());
    document.addEventListener("keydown", press);
    dark.addEventListener("change", repaint);
    window.addEventListener("beforeprint", () => paper(true));
    window.addEventListener("afterprint", () => paper(false));
    new ResizeObserver(() => { if (!("print" in document.documentElement.dataset)) page.tellView("resize"); }).observe(byId("views"));
  }

  on("view", showTabs);
  on("scene", showHeadline);
  Object.assign(page, { colour, repaint, label, makeTabs, listen, setLanguage, setTheme });
})();
