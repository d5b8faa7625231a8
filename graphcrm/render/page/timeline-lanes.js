/** The lanes of the timeline and the marks in them: of everybody by month, or of one person by day. */
page.timeline = {};

(() => {
  const { data, ids, word, say, scale, both, joined, people } = page;
  const DAY = 86_400_000;
  const MOST_DEALS = 6;
  const TONES = { 1: "opponent", 2: "sceptic", 3: "neutral", 4: "supporter", 5: "champion" };
  const own = () => data.views.timeline;

  function dateOf(day) {
    return new Date(Date.parse(own().start) + day * DAY).toISOString().slice(0, 10);
  }

  function monthStart(month) {
    const [year, first] = own().start.split("-").map(Number);
    return Math.round((Date.UTC(year, first - 1 + month) - Date.parse(own().start)) / DAY);
  }

  function monthName(month) {
    return new Date(Date.parse(own().start) + monthStart(month) * DAY).toLocaleDateString(page.state.language, { year: "numeric", month: "long", timeZone: "UTC" });
  }

  const end = () => monthStart(own().months);
  const middle = (month) => (monthStart(month) + monthStart(month + 1)) / 2;
  const named = (places) => say("timeline_with", { names: joined(places.map((place) => page.fullName(ids[place])), 5) });

  /** Every lane that is shown: {id, name, marks}. */
  function lanes(who) {
    const place = who === null ? -1 : ids.indexOf(who);
    const mine = (each) => (place >= 0 ? each.who.includes(place) : each.who.length === 0 || each.who.some((one) => page.shown(ids[one])));
    return [...dealLanes(own().deals.filter(mine)), ...instrumentLanes(own().instruments.filter(mine)),
      ...feedbackLanes(own().feedback.filter(mine), place), ...(place < 0 ? unitLanes() : personLanes(place))];
  }

  function dealLanes(deals) {
    const marksOf = (deal) => Object.entries(deal.dates).filter(([, [day]]) => day < end()).map(([kind, [day, date]]) => ({
      kind: `deal ${kind}`, day, people: deal.who, said: [say(`timeline_${kind}`, { name: both(deal.name, deal.name_zh), date, stage: scale("stage", deal.stage) })],
    }));
    const first = deals.slice(0, deals.length > MOST_DEALS ? MOST_DEALS - 1 : MOST_DEALS);
    const rest = deals.slice(first.length);
    return [...first.map((deal) => ({ id: `deal ${deal.id}`, name: page.chinese() ? deal.name_zh || deal.name : deal.name, marks: marksOf(deal) })),
      ...(rest.length ? [{ id: "deals", name: word("timeline_deals"), marks: rest.flatMap(marksOf) }] : [])];
  }

  function instrumentLanes(instruments) {
    const kinds = [...new Set(instruments.map(({ kind }) => kind))];
    return kinds.map((kind) => ({
      id: kind,
      name: page.capital(scale("instrument_kind", kind)),
      marks: instruments.filter((each) => each.kind === kind).map((each) => ({
        kind: "held", day: each.from, until: each.until ?? undefined, people: each.who,
        said: [
          each.name || page.capital(scale("instrument_kind", kind)),
          each.until === null ? say("timeline_held", { date: each.days[0] }) : say("timeline_force", { from: each.days[0], until: each.days[1] }),
          each.outcome, each.who.length ? named(each.who) : "",
        ].filter(Boolean),
      })),
    }));
  }

  function feedbackLanes(feedback, place) {
    const lane = { id: "feedback", name: word("timeline_feedback") };
    if (place >= 0) return feedback.length ? [{ ...lane, marks: feedback.map(feedbackMark) }] : [];
    const marks = own().raised.map(([month, number, open]) => ({
      kind: "raised", day: middle(month), number, share: open / number,
      people: [], list: feedback.filter((each) => each.from >= monthStart(month) && each.from < monthStart(month + 1)),
      said: [say("timeline_raised", { month: monthName(month), number, open })],
    }));
    return marks.length ? [{ ...lane, marks }] : [];
  }

  function feedbackMark(each) {
    const { today } = own();
    const days = (each.until ?? today) - each.from;
    const state = each.until === null ? say("timeline_open", { days }) : say("timeline_closed", { date: each.days[1], days });
    return { kind: each.until === null ? "bar open" : "bar", day: each.from, until: each.until ?? today, people: each.who,
      said: [page.capital(scale("feedback_kind", each.kind)), each.days[0], each.text, state, each.who.length ? named(each.who) : ""].filter(Boolean) };
  }

  /** Whether the filters narrow the counts: they do where the page brings every interaction in full. */
  function narrowed() {
    return page.filtering() && own().held.rows.length === own().number;
  }

  /** The months of a lane again, of the people whom the filters let through. */
  function again(lane) {
    const every = held();
    const cells = Array.from({ length: own().months }, (_, month) => {
      const here = within({ month, unit: lane.unit ?? (lane.rest ? "rest" : null) }, every);
      const rated = here.filter(({ quality }) => quality !== undefined);
      return [month, here.length, rated.length, rated.reduce((sum, { quality }) => sum + quality, 0), ...own().kinds.map((kind) => here.filter((each) => each.kind === kind).length)];
    });
    return { ...lane, cells: cells.filter(([, number]) => number) };
  }

  function unitLanes() {
    const lanes = narrowed() ? own().lanes.map(again) : own().lanes;
    const most = Math.max(1, ...lanes.slice(1).flatMap(({ cells }) => cells.map(([, number]) => number)));
    return lanes.map((lane, at) => {
      const name = at === 0 ? word("timeline_all") : lane.rest ? word("timeline_others") : page.chinese() && lane.unit[1] ? lane.unit[1] : lane.unit[0];
      const largest = at === 0 ? Math.max(1, ...lane.cells.map(([, number]) => number)) : most;
      return { id: `unit ${at}`, name, marks: lane.cells.map((cell) => monthMark(name, cell, largest, lane.unit ?? (lane.rest ? "rest" : null))) };
    });
  }

  function monthMark(lane, [month, number, rated, sum, ...kinds], most, unit) {
    const told = kinds.map((count, at) => [count, own().kinds[at]]).filter(([count]) => count).sort(([one], [two]) => two - one);
    const mean = rated ? Math.round((10 * sum) / rated) / 10 : null;
    return {
      kind: "month", day: middle(month), month, number, unit, size: Math.sqrt(number / most), tone: mean === null ? "blank" : TONES[Math.round(mean)], people: [],
      said: [
        say("timeline_month", { lane, month: monthName(month), number }),
        told.map(([count, kind]) => say("timeline_kinds", { kind: scale("interaction_kind", kind), number: count })).join(word("comma")),
        mean === null ? word("timeline_unrated") : say("timeline_quality", { mean, rated, number }),
      ].filter(Boolean),
    };
  }

  /** One of the two years' interactions that the page brings in full. */
  function held() {
    return page.records(own().held);
  }

  /** One person's: day by day where the page brings them, else how many in each month. */
  function personLanes(place) {
    const name = page.fullName(ids[place]);
    const flat = own().people[place] ?? [];
    const counts = Array.from({ length: flat.length / 2 }, (_, at) => [flat[2 * at], flat[2 * at + 1]]);
    const mine = held().filter((each) => each.who.includes(place));
    const told = (month) => mine.filter(({ day }) => day >= monthStart(month) && day < monthStart(month + 1)).length;
    const older = counts.filter(([month, number]) => told(month) < number);
    const most = Math.max(1, ...counts.map(([, number]) => number));
    const months = older.map(([month, number]) => ({
      kind: "month", day: middle(month), month, number, unit: null, place, size: Math.sqrt(number / most), tone: "blank", people: [],
      said: [say("timeline_month", { lane: name, month: monthName(month), number }), word("timeline_counted")],
    }));
    const kinds = own().kinds.filter((kind) => mine.some((each) => each.kind === kind));
    return [...(months.length ? [{ id: "months", name: word("timeline_all"), marks: months }] : []),
      ...kinds.map((kind) => ({ id: kind, name: page.capital(scale("interaction_kind", kind)), marks: mine.filter((each) => each.kind === kind).map((each) => eventMark(each, place)) }))];
  }

  function eventMark(each, place) {
    const others = each.who.filter((one) => one !== place);
    return { kind: "event", day: each.day, tone: each.quality === undefined ? "blank" : TONES[each.quality], people: each.who, said: eventSaid(each, others) };
  }

  function eventSaid({ kind, day, quality, purpose }, who) {
    return [
      `${page.capital(scale("interaction_kind", kind))} · ${dateOf(day)}`,
      purpose === undefined ? "" : own().texts[purpose],
      quality === undefined ? word("timeline_unrated") : say("timeline_rated", { word: scale("rating", quality) }),
      who.length ? named(who) : "",
    ].filter(Boolean);
  }

  /** The interactions in full behind a month's mark. */
  function within({ month, unit, place: mine }, every = held()) {
    const [from, to] = [monthStart(month), monthStart(month + 1)];
    const units = own().lanes.flatMap((lane) => (lane.unit ? [both(...lane.unit)] : []));
    const of = (place) => people[ids[place]].unit;
    const here = (place) => (mine !== undefined ? place === mine : unit === null ? true : unit === "rest" ? of(place) !== "" && !units.includes(of(place)) : of(place) === both(...unit));
    const counts = (place) => mine !== undefined || (!people[ids[place]].ours && (!narrowed() || page.shown(ids[place])));
    return every.filter(({ day, who }) => day >= from && day < to && who.some((place) => counts(place) && here(place)));
  }

  Object.assign(page.timeline, { own, lanes, monthStart, monthName, end, within, narrowed, eventSaid, feedbackMark, TONES });
})();
