import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./setup.mjs";

/**
 * The packages by the names of their folders: `folder` from the root, and the manifest. A folder without a manifest is what
 * another branch has left.
 */
export const packages = readdirSync(join(root, "packages"))
  .sort()
  .map((name) => ({ name, folder: `packages/${name}`, file: join(root, "packages", name, "package.json") }))
  .filter(({ file }) => existsSync(file))
  .map(({ name, folder, file }) => ({ name, folder, manifest: JSON.parse(readFileSync(file, "utf8")) }));

/** Those that are published. */
export const published = packages.filter(({ manifest }) => !manifest.private);
