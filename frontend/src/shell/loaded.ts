/** The data of the page: set once, before any module that reads it is loaded. */
import type { PageData } from "../data";

export let data: PageData;

export function load(unpacked: PageData): void {
  data = unpacked;
}
