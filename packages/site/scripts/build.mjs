#!/usr/bin/env node
/**
 * Builds the site into `packages/site/build/site`: its pages from docs, READMEs, examples and the shapes of documents, the
 * converter, and `api/` by typedoc.
 *
 *     node packages/site/scripts/build.mjs [--no-api] [--tools]     --tools: installs what builds it, and ends
 *
 * VitePress and typedoc are installed by their own lock file when this first runs, so that nobody else waits for them. The
 * packages that the converter is made of must have been built.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

/** Writes the pages where VitePress reads them. */
function writePages(into) {
  rmSync(into, { recursive: true, force: true });
  for (const { path, text } of pages()) {
    const file = join(into, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  // The plots that a page shows lie beside it.
  const filter = (path) => !path.endsWith(".json");
  cpSync(join(root, "docs/performance"), join(into, "performance"), { recursive: true, filter });
}

install();
if (process.argv.includes("--tools")) process.exit();
writePages(join(tools, "pages"));
run(join(tools, "node_modules/.bin/vitepress"), ["build"], tools);
if (!process.argv.includes("--no-api")) run(join(tools, "node_modules/.bin/typedoc"), [], tools);
