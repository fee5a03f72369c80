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

/** What the site is made of, as one hash: the pages, what VitePress and typedoc are told, the packages in the converter. */
function ingredients(all) {
  const hash = createHash("sha256").update(JSON.stringify(all));
  const settings = ["pnpm-lock.yaml", "typedoc.json", ".vitepress"].map((name) => join(tools, name));
  const drawings = join(root, "docs");
  const built = ["driver", "driver-qemu", "sexpr", "xm-conf", "xml"].map((name) =>
    join(root, "packages", name, "dist"),
  );
  for (const place of [...settings, drawings, join(here, "src"), ...built]) {
    const files = statSync(place).isFile() ? [""] : readdirSync(place, { recursive: true }).sort();
    for (const file of files.map((name) => join(place, name)))
      if (/\.(yaml|json|m?js|vue|css|svg|png|ts)$/.test(file)) hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex");
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
const made = `${ingredients(all)}${wantsApi ? " api" : ""}\n`;
if (existsSync(stamp) && readFileSync(stamp, "utf8").startsWith(made.trim())) process.exit();
rmSync(stamp, { force: true });
writePages(all, join(tools, "pages"));
run(join(tools, "node_modules/.bin/vitepress"), ["build"], { cwd: tools, quiet: true });
if (wantsApi) run(join(tools, "node_modules/.bin/typedoc"), [], { cwd: tools, quiet: true });
writeFileSync(stamp, made);
