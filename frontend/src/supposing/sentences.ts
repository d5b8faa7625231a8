/** What changes for a decision if somebody leaves, in plain words. */
import { shortName } from "../shell/people";
import { joined, say, word } from "../shell/words";
import type { Change, Fall } from "../whatif/graph";
import { percent, supposed, supposition, whoAt } from "./supposing";

/** The text, and whether it is red. */
export type Sentence = [string, boolean];

function names(places: number[]): string {
  return joined(places.map((place) => shortName(whoAt(place))));
}

function nameAt(place: number): string {
  return shortName(whoAt(place));
}

/** Whom there is no way round to somebody who had other ways before. */
function newlyAround({ before, after }: Fall): number[] {
  return after.around.filter((who) => !before.around.includes(who));
}

function fallSentence(fall: Fall): Sentence {
  const { node, before, after } = fall;
  const name = nameAt(node);
  const percents = { before: percent(before.best?.carry ?? 0), after: percent(after.best?.carry ?? 0) };
  const sentence = after.count < before.count
    ? say("whatif_fell", { name, before: before.count, after: after.count })
    : say("whatif_weaker", { name, ...percents });
  return newlyAround(fall).length ? [say("whatif_hang", { said: sentence, names: names(after.around) }), true] : [sentence, false];
}

/** The worst first. */
export function sentences(change: Change): Sentence[] {
  const mentioned = new Set(change.fell.flatMap((fall) => newlyAround(fall).map((who) => `${who} ${fall.node}`)));
  const single = change.single.flatMap(({ node, about }): Sentence[] => {
    const left = about.filter((who) => !mentioned.has(`${node} ${who}`));
    return left.length ? [[say("whatif_single", { name: nameAt(node), names: names(left) }), true]] : [];
  });
  const cut = change.cutOff.filter((who) => !change.lost.includes(who));
  const decider = supposition().decisions.find((decision) => decision.id === change.id)?.deciders.length;
  return [
    ...change.lost.map((node): Sentence => [say(supposed(whoAt(node)) === "gone" ? "whatif_vacant" : "whatif_lost", { name: nameAt(node) }), true]),
    ...change.fell.map(fallSentence).sort(([, red], [, other]) => Number(other) - Number(red)),
    ...single,
    ...optional(change.gone.length > 0, () => say("whatif_gone", { names: names(change.gone) }), false),
    ...optional(change.gone.length > 0 && !decider, () => word("whatif_nobody"), true),
    ...optional(change.fresh.length > 0, () => say("whatif_fresh", { names: names(change.fresh) }), false),
    ...optional(cut.length > 0, () => say(change.lost.length ? "whatif_cut_too" : "whatif_cut", { names: names(cut) }), true),
  ];
}

function optional(holds: boolean, text: () => string, red: boolean): Sentence[] {
  return holds ? [[text(), red]] : [];
}
