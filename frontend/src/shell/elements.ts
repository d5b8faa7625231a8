/** Elements; texts in them are only ever text. */
import { needed } from "./needed";

export type Content = Node | string | null | undefined;

/** The element of the page with that id, of the class that it must have. */
export function byId(id: string): HTMLElement;
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind;
export function byId(id: string, kind: new () => HTMLElement = HTMLElement): HTMLElement {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`no ${kind.name} ${id}`);
  return element;
}

/** The first below `parent` that fits, which must be there. */
export function within(parent: ParentNode, selector: string): HTMLElement {
  return needed(parent.querySelector<HTMLElement>(selector));
}

/** An element with a class, texts and children. */
export function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, kind = "", ...content: Content[]): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  return fill(element, ...content);
}

export function fill<Parent extends Element>(element: Parent, ...content: Content[]): Parent {
  element.replaceChildren(...content.flatMap((part) => (part === null || part === undefined || part === "" ? [] : [part])));
  return element;
}

export function button(kind: string, content: Content | Content[], act: () => void): HTMLButtonElement {
  const element = make("button", kind, ...[content].flat());
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}

/** An element that holds somebody's name: it may run from right to left. */
export function naming<Named extends HTMLElement>(element: Named): Named {
  element.dir = "auto";
  return element;
}

/** A choice of one; `options` are [value, text]. */
export function choice(element: HTMLSelectElement, options: [string, string][], chosen: string): HTMLSelectElement {
  fill(element, ...options.map(([value, text]) => {
    const option = make("option", "", text);
    option.value = value;
    return option;
  }));
  element.value = chosen;
  return element;
}

/** An element of a drawing in SVG. */
export function svg<Tag extends keyof SVGElementTagNameMap>(tag: Tag, attributes: Record<string, string | number>, ...content: Content[]): SVGElementTagNameMap[Tag] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return fill(element, ...content);
}

/** Whether keys are typed into a field. */
export function isTyping(event: KeyboardEvent): boolean {
  return event.target instanceof Element && ["INPUT", "SELECT", "TEXTAREA"].includes(event.target.tagName);
}

/** Whether a key is pressed with another that makes it the browser's. */
export function isShortcut(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey;
}

/** A small list box that nobody sees, by which a drawing is steered. */
export function unseenList(id: string, label = ""): HTMLUListElement {
  const list = make("ul", "unseen");
  Object.assign(list, { id, tabIndex: 0 });
  list.setAttribute("role", "listbox");
  if (label) list.setAttribute("aria-label", label);
  return list;
}
