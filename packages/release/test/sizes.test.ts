import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, inject, it } from "vitest";
import { entries } from "./published.js";

/**
 * What a package weighs, in KiB: its tarball, and each of its entries bundled and gzipped. `sizes.json` has the budgets: a
 * change that needs more raises them (`UPDATE_SIZES=1` sets each to a tenth above what is), so that it is seen.
 */

const project = inject("project");
const file = new URL("sizes.json", import.meta.url);
const budgets = JSON.parse(existsSync(file) ? readFileSync(file, "utf8") : "{}") as Record<string, number>;

const tarballs = inject("tarballs").map(({ name, size }) => [`${name} packed`, size / 1024] as const);

async function bundled(entry: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from "${entry}";`, resolveDir: project },
    bundle: true,
    minify: true,
    write: false,
    platform: "node",
    format: "esm",
    logLevel: "silent",
  });
  return gzipSync(outputFiles[0]!.contents).length / 1024;
}

it("no package weighs more than its budget", async () => {
  const bundles = await Promise.all(entries.map(async (entry) => [entry, await bundled(entry)] as const));
  const sizes = [...tarballs, ...bundles].sort(([a], [b]) => (a < b ? -1 : 1));
  if (process.env.UPDATE_SIZES) {
    const raised = sizes.map(([name, size]) => [name, Math.ceil(size * 1.1)]);
    writeFileSync(file, `${JSON.stringify(Object.fromEntries(raised), null, 2)}\n`);
    return;
  }
  for (const [name, size] of sizes) {
    console.log(`${size.toFixed(1).padStart(7)} of ${budgets[name] ?? "no"} KiB  ${name}`);
  }
  expect(sizes.filter(([name, size]) => size > (budgets[name] ?? Number.POSITIVE_INFINITY))).toEqual([]);
  const known = new Set(sizes.map(([name]) => name));
  expect(Object.keys(budgets).filter((name) => !known.has(name))).toEqual([]);
});
