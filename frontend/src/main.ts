/** The page's script: read the data, then load what reads it, and start. */
import { begin } from "./shell/begin";

void begin(async () => {
  const { start } = await import("./start");
  start();
});
