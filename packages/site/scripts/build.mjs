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
import { spawnSync } from "node:child_process";
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
import { pages, root } from "./pages.mjs";

const here = fileURLToPath(new URL("..", import.meta.url));
const tools = join(here, "vitepress");

function run(command, args, cwd) {
  const { status, stdout, error } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, DO_NOT_TRACK: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (error) throw error;
  if (status === 0) return;
  process.stderr.write(stdout);
  process.exit(1);
}

function install() {
  const lock = createHash("sha256")
    .update(readFileSync(join(tools, "pnpm-lock.yaml")))
    .digest("hex");
  const stamp = join(tools, "node_modules/.lock-hash");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  const pnpm = join(root, "node_modules/.bin/pnpm");
  run(pnpm, ["install", "--ignore-workspace", "--frozen-lockfile"], tools);
  writeFileSync(stamp, lock);
}

/** What the site is made of, as one hash: the pages, what VitePress and typedoc are told, the packages in the converter. */
function ingredients() {
  const hash = createHash("sha256").update(JSON.stringify(pages()));
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
function writePages(into) {
  rmSync(into, { recursive: true, force: true });
  for (const { path, text } of pages()) {
    const file = join(into, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  // Drawings and plots stand beside the pages that show them.
  const isDrawing = (path) => statSync(path).isDirectory() || /\.(svg|png)$/.test(path);
  cpSync(join(root, "docs"), into, { recursive: true, filter: isDrawing });
}

install();
const wantsApi = !process.argv.includes("--no-api");
const stamp = join(here, "build/ingredients.txt");
const made = `${ingredients()}${wantsApi ? " api" : ""}\n`;
if (existsSync(stamp) && readFileSync(stamp, "utf8").startsWith(made.trim())) process.exit();
rmSync(stamp, { force: true });
writePages(join(tools, "pages"));
run(join(tools, "node_modules/.bin/vitepress"), ["build"], tools);
if (wantsApi) run(join(tools, "node_modules/.bin/typedoc"), [], tools);
writeFileSync(stamp, made);
