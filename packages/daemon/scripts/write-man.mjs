/** Writes dist/man/libvirt-tsd.1 from the table of options, with the sources as they are. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const own = new URL("../", import.meta.url);
const { outputFiles } = await build({
  entryPoints: [new URL("src/config/manual.ts", own).pathname],
  bundle: true,
  write: false,
  format: "esm",
  platform: "node",
  logLevel: "error",
});
const { manualPage } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`
);
const { version } = JSON.parse(readFileSync(new URL("package.json", own), "utf8"));
const folder = new URL("dist/man/", own);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("libvirt-tsd.1", folder), manualPage(version));
