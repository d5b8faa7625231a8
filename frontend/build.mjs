/**
 * Bundles src/main.ts into the Python package. `--check` says whether what is checked in is what this would write;
 * `--tests` bundles the unit tests into dist/test.
 */
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const [ENTRY, TARGET] = ["src/main.ts", "../graphcrm/render/page/static/page.js"];

/** A digest of the sources: it stands in the bundle, so that its freshness can be told without Node. */
async function digest() {
  const entries = await readdir(here("src"), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`.slice(here("src/").length));
  const hash = createHash("sha256");
  for (const name of files.sort()) hash.update(`${name}\0${await readFile(here(`src/${name}`), "utf8")}\0`);
  return hash.digest("hex");
}

async function bundled() {
  const result = await build({
    entryPoints: [here(ENTRY)], bundle: true, format: "iife", target: "es2022", charset: "utf8", write: false, legalComments: "none",
    minifyWhitespace: true, minifySyntax: true,
  });
  return `// Made from frontend/src by "npm run build"; sha256 of it: ${await digest()}\n${result.outputFiles[0].text}`;
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
  const text = await bundled();
  if (!process.argv.includes("--check")) await writeFile(here(TARGET), text);
  else if ((await readFile(here(TARGET), "utf8").catch(() => "")) !== text) {
    console.error(`${TARGET} is not what ${ENTRY} makes: run npm run build.`);
    process.exitCode = 1;
  }
}
