/** Builds the page into dist, or into a folder that is named. */
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const own = fileURLToPath(new URL("..", import.meta.url));
const folder = process.argv[2] ?? join(own, "dist");
rmSync(folder, { recursive: true, force: true });
await build({
  entryPoints: [join(own, "src/main.ts")],
  outdir: folder,
  bundle: true,
  minify: true,
  legalComments: "none",
  platform: "browser",
  format: "iife",
  target: "es2022",
  tsconfig: join(own, "tsconfig.json"),
  logLevel: "error",
});
for (const name of ["index.html", "main.css", "icon.svg"]) cpSync(join(own, "src", name), join(folder, name));
