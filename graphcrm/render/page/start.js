/** Start: everything is there; show what the address asks for, or what comes first. */
(() => {
  page.speak(page.data.language);
  page.makeTabs();
  page.makeFilters();
  page.label();
  page.repaint();
  page.listen();
  page.listenSearch();
  page.recall();
  page.showEveryone();
  document.documentElement.dataset.ready = "true";
})();
