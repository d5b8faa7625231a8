/** What is told of a plot, an arch or a stack that was chosen. */
import { type Content, make } from "../shell/elements";
import { card } from "../shell/navigation";
import { folded, part, personItem } from "../shell/panel";
import { aside, both, capital, say, word } from "../shell/words";
import { own, picture } from "./building";
import { peopleOf } from "./pointer";

function plotCard(number: number): Content[] {
  const plot = own().plots[number];
  const members = peopleOf(number);
  return [
    make("h2", "", both(plot.name, plot.name_zh)),
    make("p", "", members.length ? say("plot", { share: plot.share, number: members.length }) : word("plot_empty")),
    plot.blank ? make("p", "fall", word("plot_none")) : null,
    ...part(word("people_here"), members.length ? folded(members.map(personItem)) : null),
    ...part(word("units"), plot.units.length > 1 ? folded(plot.units.map((unit) => make("li", "", unit)), 6) : null),
  ];
}

function archCard(number: number): Content[] {
  const arch = own().arches[number];
  const items = arch.held.map(([name, day, outcome, origin]) => make("li", "", make("b", "", name), ` ${day}`, make("span", "small", aside(outcome, origin))));
  return [make("h2", "", arch.name), make("p", "", capital(arch.said)), make("p", "quiet", arch.why), ...part(word("held"), items.length ? folded(items) : null)];
}

function stackCard(ours: boolean): Content[] {
  const { stacked, stacked_ours: stackedOurs } = picture();
  return [make("h2", "", word(ours ? "stack_ours" : "stack")), folded((ours ? stackedOurs : stacked).map(personItem), 40)];
}

export function addBuildingCards(): void {
  card("plot", plotCard);
  card("arch", archCard);
  card("stack", stackCard, () => false);
}
