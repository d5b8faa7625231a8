"use strict";

/** The page's one name: its data, its state, its views, and what they may use. */
const page = {
  data: null,
  views: {},
  cards: {},
  state: { view: "", scene: null, chosen: null, all: false, language: "en", theme: "system", filters: {} },
};

(() => {
  const held = document.getElementById("data");

  /** Large data is packed (gzip in base64). */
  async function unpacked() {
    const packed = atob(held.textContent);
    const bytes = new Uint8Array(packed.length);
    for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).json();
  }

  /** Run the page with its data: at once where that stands there as text, else as soon as it is unpacked. */
  page.begin = (run) => {
    if (held.type !== "application/gzip") {
      page.data = JSON.parse(held.textContent);
      return run();
    }
    if (!("DecompressionStream" in window)) return document.body.replaceChildren(held.dataset.needs);
    return unpacked().then((data) => {
      page.data = data;
      run();
    });
  };
})();
