/** What `scripts/fetch-tools.mjs` has fetched. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./published.js";

const modules = join(root, "packages/release/build/tools/node_modules");

/**
 * The file of a fetched tool, undefined where it was not fetched, which CI does. `path` may name a folder by a pattern of
 * one star: `@deno/*\/deno` is the program in whatever package has the one for this machine.
 */
export function toolFile(path: string): string | undefined {
  const [before, after] = path.split("*");
  const file =
    after === undefined
      ? join(modules, path)
      : folders(join(modules, before!))
          .map((name) => join(modules, before + name + after))
          .find(existsSync);
  if (file !== undefined && existsSync(file)) return file;
  if (process.env.CI === "true") throw new Error(`${path} is not there: run scripts/fetch-tools.mjs`);
  console.warn(`skipped: ${path.split("/")[0]} was not fetched (packages/release/scripts/fetch-tools.mjs)`);
  return undefined;
}

const folders = (path: string) => (existsSync(path) ? readdirSync(path) : []);
