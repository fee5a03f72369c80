#!/usr/bin/env node
/**
 * Builds the site into `packages/site/build/site`: its pages from docs, READMEs, examples and the shapes of documents, the
 * converter, and `api/` by typedoc.
 *
 *     node packages/site/scripts/build.mjs [--no-api]
 *
 * What has not changed is not built again. VitePress and typedoc are installed by their own lock file when this first runs, so
 * that nobody else waits for them. The packages that the converter is made of must have been built.
 */
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installOnce, root, run } from "../../../scripts/setup.mjs";
import { pages } from "./pages.mjs";

const here = fileURLToPath(new URL("..", import.meta.url));
const tools = join(here, "vitepress");

/** The files of a place, which may be one. */
const filesIn = (place) =>
  statSync(place).isFile()
    ? [place]
    : readdirSync(place, { recursive: true }).map((name) => join(place, name));

function hashOf(places, text = "") {
  const hash = createHash("sha256").update(text);
  for (const file of places.flatMap(filesIn).sort())
    if (/\.(yaml|json|m?js|vue|css|svg|png|ts)$/.test(file) && statSync(file).isFile())
      hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

/** What pages are made of, as a hash: their texts, what VitePress is told, the packages in the converter. */
function pageIngredients(all) {
  const settings = ["pnpm-lock.yaml", ".vitepress"].map((name) => join(tools, name));
  const built = ["driver", "driver-qemu", "sexpr", "xm-conf", "xml"].map((name) =>
    join(root, "packages", name, "dist"),
  );
  return hashOf([...settings, join(root, "docs"), join(here, "src"), ...built], JSON.stringify(all));
}

/** What the API's pages are made of: the sources of the entries that it tells of, the examples, and what typedoc is told. */
function apiIngredients() {
  const settings = [
    "typedoc.json",
    "examples.mjs",
    "inherited.mjs",
    "accessible.mjs",
    "api.css",
    "api.js",
  ].map((name) => join(tools, name));
  const { entryPoints } = JSON.parse(readFileSync(join(tools, "typedoc.json"), "utf8"));
  const sources = entryPoints.map((entry) => dirname(join(tools, entry)));
  const examples = ["examples", "packages/e2e/test/test-driver-api"].map((name) => join(root, name));
  return hashOf([...settings, ...examples, ...sources]);
}

/** Writes the pages where VitePress reads them. */
function writePages(all, into) {
  rmSync(into, { recursive: true, force: true });
  for (const { path, text } of all) {
    const file = join(into, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  // Drawings and plots stand beside the pages that show them.
  const isDrawing = (path) => statSync(path).isDirectory() || /\.(svg|png)$/.test(path);
  cpSync(join(root, "docs"), into, { recursive: true, filter: isDrawing });
}

installOnce(tools, () =>
  run("pnpm", ["install", "--ignore-workspace", "--frozen-lockfile"], { cwd: tools, quiet: true }),
);
const all = pages();
const wantsApi = !process.argv.includes("--no-api");
const stamp = join(here, "build/ingredients.txt");
const made = `${pageIngredients(all)}${wantsApi ? ` ${apiIngredients()}` : ""}\n`;
if (existsSync(stamp) && readFileSync(stamp, "utf8").startsWith(made.trim())) process.exit();
rmSync(stamp, { force: true });
writePages(all, join(tools, "pages"));
run(join(tools, "node_modules/.bin/vitepress"), ["build"], { cwd: tools, quiet: true });
if (wantsApi) run(join(tools, "node_modules/.bin/typedoc"), [], { cwd: tools, quiet: true });
writeFileSync(stamp, made);
