/** What is told of a plot, an arch or a stack that was chosen. */
(() => {
  const { data, word, say, make, capital, part, folded, personItem, cathedral } = page;

  function plotCard(number) {
    const plot = data.views.cathedral.plots[number];
    const said = plot.people.length ? say("plot", { share: plot.share, number: plot.people.length }) : word("plot_empty");
    return [
      make("h2", "", page.both(plot.name, plot.name_zh)),
      make("p", "", said),
      plot.blank ? make("p", "fall", word("plot_none")) : null,
      ...part(word("people_here"), plot.people.length ? folded(plot.people.map((who) => personItem(page.ids[who]))) : null),
      ...part(word("units"), plot.units.length > 1 ? folded(plot.units.map((unit) => make("li", "", unit)), 6) : null),
    ].filter(Boolean);
  }

  function archCard(number) {
    const arch = data.views.cathedral.arches[number];
    const items = arch.held.map((each) => make("li", "", make("b", "", each.name), ` ${each.day}`, make("span", "small", [each.outcome, each.origin].filter(Boolean).join(" · "))));
    return [make("h2", "", arch.name), make("p", "", capital(arch.said)), make("p", "quiet", arch.why), ...part(word("held"), items.length ? folded(items) : null)];
  }

  function stackCard(ours) {
    const { stacked, stacked_ours: stackedOurs } = cathedral.scene();
    return [make("h2", "", word(ours ? "stack_ours" : "stack")), folded((ours ? stackedOurs : stacked).map(personItem), 40)];
  }

  page.card("plot", plotCard);
  page.card("arch", archCard);
  page.card("stack", stackCard, () => false);
})();
