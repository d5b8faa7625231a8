/** The legend of the cathedral. */
import { type Content, make } from "../shell/elements";
import { signs } from "../shell/panel";
import { word } from "../shell/words";

export function legend(): Content[] {
  return [
    make("h3", "", word("l_marks")), make("ul", "", ...signs("marks")),
    make("h3", "", word("l_arches")), make("ul", "pairs arches", ...signs("arches")),
  ];
}
