/** Builds the page into dist, or into a folder that is named. */
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
  format: "esm",
  splitting: true,
  target: "es2022",
  tsconfig: join(own, "tsconfig.json"),
  logLevel: "error",
});
for (const name of ["index.html", "icon.svg"]) cpSync(join(own, "src", name), join(folder, name));
/** Whose work is in it, and by which licences. */
const others = { "@novnc/novnc": "LICENSE.txt", "@xterm/xterm": "LICENSE", "@xterm/addon-fit": "LICENSE" };
const licences = Object.entries(others).map(([name, file]) => {
  const text = readFileSync(join(own, "node_modules", name, file), "utf8");
  return `${name}\n\n${text.trim()}\n`;
});
writeFileSync(join(folder, "licenses.txt"), licences.join(`\n${"-".repeat(80)}\n\n`));
