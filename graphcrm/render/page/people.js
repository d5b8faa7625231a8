/** Everybody, unpacked from columns: who they are, where they stand, what ties them. */
(() => {
  const { data, state, both, record, scale, word, make } = page;
  const { rows, columns, units, texts } = data.people;
  const ids = rows.map((row) => row[0]);
  const text = (number) => (number === undefined ? "" : texts[number]);

  /** The day that many days before the day of the page. */
  function before(days) {
    return new Date(Date.parse(data.as_of) - days * 86_400_000).toISOString().slice(0, 10);
  }

  function evidence(told) {
    const { source, by, place, line, opportunity, rival, who, ...rest } = told;
    return { ...rest, source: text(source), by: text(by), place: text(place), line };
  }

  function unpacked(row) {
    const told = record(columns, row);
    const names = units[told.unit] ?? [""];
    const person = { ...told, ours: Boolean(told.ours), get unit() { return both(...names); }, units: names.join(" "), place: told.unit ?? -1 };
    person.stances = (told.stances ?? []).map((each) => {
      const stance = record(data.people.stance, each);
      return { ...evidence(stance), opportunity: text(stance.opportunity), rival: text(stance.rival) };
    });
    person.known = (told.known ?? []).map((each) => {
      const tie = record(data.people.knows, each);
      return { ...evidence(tie), who: ids[tie.who] };
    });
    for (const name of ["title", "title_zh"]) person[name] = text(told[name]) || undefined;
    person.cadence = told.cadence ?? data.people.cadence;
    if (told.met) person.met = { day: before(told.met[0]), days: told.met[0], by: told.met.slice(1).map((place) => ids[place]) };
    person.fresh = !person.met ? "never" : person.met.days > person.cadence ? "late" : "due";
    return person;
  }

  const people = Object.fromEntries(rows.map((row) => [row[0], unpacked(row)]));
  const closeness = (tie) => tie.intimacy ?? -0.5;
  const knows = new Map();
  for (const [who, person] of Object.entries(people)) {
    for (const tie of person.known) knows.set(tie.who, [...(knows.get(tie.who) ?? []), { ...tie, who }]);
  }
  for (const [who, list] of knows) {
    people[who].known = list.sort((one, two) => closeness(two) - closeness(one) || (one.who < two.who ? -1 : 1));
  }

  /** Every tie as [type, from, to]. */
  const ties = Object.entries(data.ties).flatMap(([kind, flat]) =>
    Array.from({ length: flat.length / 2 }, (_, number) => [kind, ids[flat[2 * number]], ids[flat[2 * number + 1]]]));

  const ofPerson = new Map();
  for (const tie of ties) {
    for (const who of tie.slice(1)) ofPerson.set(who, [...(ofPerson.get(who) ?? []), tie]);
  }

  function tiesOf(who) {
    return ofPerson.get(who) ?? [];
  }

  function known(who) {
    return Object.hasOwn(people, who);
  }

  /** Both names, where both are known. */
  function fullName(who) {
    return known(who) ? both(people[who].name, people[who].name_zh) : who;
  }

  function title(who) {
    const { title: en, title_zh: zh, job } = people[who];
    return (page.chinese() ? zh ?? en : en ?? zh) ?? (job ? scale("employee_role", job) : "");
  }

  /** Where a contact stands in the scene shown: the judgement that counts, or null. */
  function stanceOf(who) {
    const { stances } = state.scene;
    const place = Object.hasOwn(stances, who) ? stances[who] : people[who].stance;
    return place === undefined ? null : people[who].stances[place];
  }

  function toneOf(who) {
    const stance = stanceOf(who);
    return stance ? data.look.tones[stance.support] : "blank";
  }

  function glyphOf(who) {
    const stance = stanceOf(who);
    return stance ? data.look.glyphs[stance.support] : data.look.not_judged;
  }

  function stanceWord(who) {
    const stance = stanceOf(who);
    return stance ? scale("support", stance.support) : word("not_judged");
  }

  function glyphMark(tone, glyph) {
    const mark = make("span", `glyph ${tone}`, glyph);
    mark.setAttribute("aria-hidden", "true");
    return mark;
  }

  /** The numbers of the routes that somebody is part of. */
  function routesOf(who) {
    return state.scene.routes.flatMap((route, number) => (route.path.includes(who) ? [number] : []));
  }

  function findingsOf(who) {
    return state.scene.findings.filter((id) => data.findings[id].who.includes(who) || data.findings[id].about.includes(who));
  }

  Object.assign(page, { ids, people, ties, tiesOf, known, fullName, title, stanceOf, toneOf, glyphOf, stanceWord, glyphMark, routesOf, findingsOf });
})();
