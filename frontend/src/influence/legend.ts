/** The legend of the network. */
import { type Content, make } from "../shell/elements";
import { signs } from "../shell/panel";
import { word } from "../shell/words";
import { own } from "./net";

export function legend(): Content[] {
  return [make("h3", "", word("l_marks")), make("ul", "", ...signs("network", (name) => name !== "network_l_group" || own().circles.length > 0))];
}
