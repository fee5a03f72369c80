/** Writes dist/man/virsh.1 from the command table. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const root = new URL("..", import.meta.url);
const { outputFiles } = await build({
  stdin: {
    contents:
      'export { formatManPage } from "./src/docs/man-page.ts"; export { commands } from "./src/commands/index.ts";',
    resolveDir: root.pathname,
  },
  bundle: true,
  write: false,
  format: "esm",
  platform: "node",
  target: "node20",
  tsconfig: "../../tsconfig.json",
  absWorkingDir: root.pathname,
  external: ["@libvirt-ts/driver-*"],
  logLevel: "warning",
});
const target = new URL("dist/man/", root);
mkdirSync(target, { recursive: true });
const module = new URL("page.mjs", target);
writeFileSync(module, outputFiles[0].contents);
const { commands, formatManPage } = await import(module.href);
writeFileSync(new URL("virsh.1", target), formatManPage(commands, "2026-11-22"));
rmSync(module);
