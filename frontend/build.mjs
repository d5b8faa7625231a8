/**
 * Bundles src/main.ts into the Python package. `--check` says whether what is checked in is what this would write;
 * `--tests` bundles the unit tests into dist/test.
 */
import { build } from "esbuild";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const BUNDLES = { "src/main.ts": "../graphcrm/render/page/static/page.js" };

async function bundled(entry) {
  const result = await build({
    entryPoints: [here(entry)], bundle: true, format: "iife", target: "es2022", charset: "utf8", write: false, legalComments: "none",
  });
  return result.outputFiles[0].text;
}

async function tests() {
  const names = (await readdir(here("test"))).filter((name) => name.endsWith(".test.ts"));
  await build({
    entryPoints: names.map((name) => here(`test/${name}`)), bundle: true, format: "esm", platform: "node", target: "es2022", outdir: here("dist/test"),
    outExtension: { ".js": ".mjs" },
  });
}

if (process.argv.includes("--tests")) {
  await tests();
} else {
  for (const [entry, target] of Object.entries(BUNDLES)) {
    const text = await bundled(entry);
    if (!process.argv.includes("--check")) await writeFile(here(target), text);
    else if ((await readFile(here(target), "utf8").catch(() => "")) !== text) {
      console.error(`${target} is not what ${entry} makes: run npm run build.`);
      process.exitCode = 1;
    }
  }
}
