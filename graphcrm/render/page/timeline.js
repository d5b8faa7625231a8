/** The timeline: two years back, half a year on; of everybody, or of the person who is chosen. */
(() => {
  const { data, state, ids, word, say, make, fill, button, folded, glyphMark, timeline } = page;
  const LEAST = 640;
  const [ROW, ON_PAPER] = [27, 21];
  let who = null;
  let place = null;
  let shown = null;

  function show(holder) {
    who = state.chosen?.kind === "person" ? state.chosen.id : state.chosen?.kind === "moment" ? who : null;
    shown = who;
    const lanes = timeline.lanes(who).filter(({ marks }) => marks.length);
    const note = make("p", "quiet note", word(who === null && page.filtering() && !timeline.narrowed() ? "timeline_wide" : "timeline_hint"));
    const tip = make("div", "");
    Object.assign(tip, { id: "timeline-tip", hidden: true });
    tip.setAttribute("role", "tooltip");
    const scroll = make("div", "scroll");
    lanes.forEach((lane) => { lane.here = lane.id === `deal ${state.scene.id}`; });
    place = { lanes, scroll, tip, chart: make("div", "chart", timeline.names(lanes), scroll) };
    fill(holder, make("div", "timeline", head(), lanes.length ? place.chart : make("p", "quiet", word("timeline_none")), note, tip));
    draw();
  }

  function head() {
    const { number, people } = timeline.own();
    const flat = who === null ? [] : people[ids.indexOf(who)] ?? [];
    const mine = flat.reduce((sum, each, at) => sum + (at % 2 ? each : 0), 0);
    const said = who === null ? say("timeline_span", { number }) : say("timeline_of", { name: page.fullName(who), number: mine });
    const back = who === null ? null : button("more", word("timeline_everybody"), () => { page.clear(); page.byId("timeline-picture")?.focus({ preventScroll: true }); });
    return make("div", "top", make("h2", "", word("timeline_title")), make("span", who === null ? "quiet" : page.withSupposed("", who), said), back);
  }

  function draw(wide = 0, row = ROW) {
    if (!place?.lanes.length) return;
    const room = wide || Math.max(LEAST, place.scroll.clientWidth);
    fill(place.scroll, timeline.draw(place.lanes, room, row, { point, take }));
    if (place.scroll.scrollWidth > place.scroll.clientWidth) place.scroll.scrollLeft = place.scroll.scrollWidth;
  }

  function point(mark, element) {
    const { tip } = place;
    tip.hidden = mark === null;
    if (mark === null) return;
    const [first, ...rest] = mark.said;
    fill(tip, make("b", "", first), ...rest.map((line) => make("div", "", line)));
    const room = tip.parentElement;
    const [area, spot] = [room.getBoundingClientRect(), element.getBoundingClientRect()];
    const left = Math.max(4, Math.min(spot.left - area.left + 10, room.clientWidth - tip.offsetWidth - 4));
    const below = spot.bottom - area.top + 6;
    tip.style.left = `${left}px`;
    tip.style.top = `${below + tip.offsetHeight > room.clientHeight ? Math.max(4, spot.top - area.top - tip.offsetHeight - 6) : below}px`;
  }

  let taken = null;

  function take(mark) {
    taken = mark;
    page.choose("moment", mark.said[0]);
  }

  /** What stands behind a mark, in full where the page brings it. */
  function momentCard() {
    const [first, ...rest] = taken.said;
    const items = taken.kind === "month" ? timeline.within(taken).map((each) => listed(timeline.eventSaid(each, []), each.who))
      : (taken.list ?? []).map(timeline.feedbackMark).map((each) => listed(each.said, each.people));
    const left = (taken.number ?? items.length) - items.length;
    if (left > 0 && taken.kind === "month" && items.length) items.push(make("li", "quiet", say("timeline_more", { number: left })));
    const people = items.length ? [] : taken.people.map((each) => page.personItem(ids[each]));
    return [make("h2", "", first), ...rest.map((line) => make("p", "", line)),
      items.length ? folded(items, 15) : null, people.length ? folded(people, 15) : null].filter(Boolean);
  }

  function listed([first, ...rest], people) {
    const links = people.flatMap((each, at) => [at ? word("comma") : "", page.personLink(ids[each])]);
    return make("li", "", make("b", "", first), ...rest.map((line) => make("div", "", line)), make("span", "small", ...links));
  }

  function chosen() {
    const wanted = state.chosen?.kind === "person" ? state.chosen.id : state.chosen?.kind === "moment" ? shown : null;
    if (wanted !== shown) show(page.holder("timeline"));
  }

  function print(onPaper) {
    if (onPaper) draw(LEAST, ON_PAPER);
    else draw();
  }

  function legend() {
    const rated = Object.entries(timeline.TONES).map(([step, tone]) => make("li", "", glyphMark(tone, step), page.scale("rating", step)));
    return [
      make("h3", "", word("timeline_l_quality")),
      make("ul", "pairs", ...rated.reverse(), make("li", "", glyphMark("blank", ""), word("timeline_l_unrated"))),
      ...["size", "force", "open", "bid"].map((each) => make("p", "", word(`timeline_l_${each}`))),
    ];
  }

  page.on("language", () => { if (state.chosen?.kind === "moment") page.clear(); });
  page.card("moment", momentCard);
  page.view("timeline", { show, chosen, resize: () => draw(), hide: () => { taken = null; if (state.chosen?.kind === "moment") page.clear(); }, print, legend });
})();
