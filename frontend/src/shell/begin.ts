/** The data as it stands in the page: as text, or packed where it is large (gzip in base64). */
import type { PageData } from "../data";
import { byId } from "./elements";
import { load } from "./loaded";

async function unpacked(text: string): Promise<PageData> {
  const packed = atob(text);
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return await new Response(stream).json() as PageData;
}

/** Run the page with its data: at once where that stands there as text, else as soon as it is unpacked. */
export async function begin(run: () => Promise<void>): Promise<void> {
  const holder = byId("data", HTMLScriptElement);
  if (holder.type !== "application/gzip") {
    load(JSON.parse(holder.text) as PageData);
  } else if ("DecompressionStream" in window) {
    load(await unpacked(holder.text));
  } else {
    document.body.replaceChildren(holder.dataset.needs ?? "");
    return;
  }
  await run();
}
