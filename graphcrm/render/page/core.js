/** Words, language, elements: what every view is written with. */
(() => {
  const { data, state } = page;
  const listeners = new Map();
  let spoken = [];

  function byId(id) {
    return document.getElementById(id);
  }

  /** Call `act` whenever something happens: chosen, scene, view, language, theme, filtered, print. */
  function on(event, act) {
    listeners.set(event, [...(listeners.get(event) ?? []), act]);
  }

  function tell(event, ...said) {
    (listeners.get(event) ?? []).forEach((act) => act(...said));
  }

  function pick(text) {
    return Array.isArray(text) ? text[data.languages.indexOf(state.language)] : text;
  }

  /** An entry of the table of words, in the language shown. */
  function word(key) {
    return pick(data.words[key]);
  }

  /** The word of a scale's step. */
  function scale(name, value) {
    return pick(data.scales[name][value]) ?? String(value);
  }

  /** A sentence of the table with its gaps filled; what fills them is never read as a pattern. */
  function say(key, values = {}) {
    return word(key).replace(/\{(\w+)\}/g, (gap, name) => (Object.hasOwn(values, name) ? String(values[name]) : gap));
  }

  /** Put the texts of a language into the data, and take out those of the last. */
  function speak(language) {
    spoken.reverse().forEach(([holder, name, kept]) => { holder[name] = kept; });
    state.language = language;
    spoken = (data.otherwise[language] ?? []).map(([place, value]) => {
      const name = place.at(-1);
      const holder = place.slice(0, -1).reduce((part, each) => part[each], data);
      const kept = holder[name];
      holder[name] = value;
      return [holder, name, kept];
    });
    document.documentElement.lang = language;
  }

  function chinese() {
    return state.language.startsWith("zh");
  }

  /** An element with a class, texts and children; texts are only ever text. */
  function make(tag, kind, ...content) {
    const element = document.createElement(tag);
    if (kind) element.className = kind;
    return fill(element, ...content);
  }

  function fill(element, ...content) {
    element.replaceChildren(...content.filter((part) => part !== null && part !== undefined && part !== ""));
    return element;
  }

  function button(kind, content, act) {
    const made = make("button", kind, ...[content].flat());
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  /** A choice of one; `options` are [value, text]. */
  function choice(element, options, value) {
    fill(element, ...options.map(([each, text]) => {
      const option = make("option", "", text);
      option.value = each;
      return option;
    }));
    element.value = value;
    return element;
  }

  /** The records of a table that was written in columns. */
  function records({ same, columns, rows }) {
    return rows.map((row) => ({ ...same, ...record(columns, row) }));
  }

  function record(columns, row) {
    return Object.fromEntries(row.flatMap((value, place) => (value === null ? [] : [[columns[place], value]])));
  }

  function joined(names, most = 4) {
    const shown = names.length > most ? [...names.slice(0, most - 1), say("and_more", { number: names.length - most + 1 })] : names;
    return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(word("comma"))}${word("and")}${shown.at(-1)}`;
  }

  function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  /** Both names, where they differ; in Chinese the Chinese one. */
  function both(name, other) {
    if (chinese()) return other || name;
    return other && !name.includes(other) ? `${name} ${other}` : name;
  }

  Object.assign(page, { byId, on, tell, word, scale, say, speak, chinese, make, fill, button, choice, records, record, joined, capital, both });
})();
