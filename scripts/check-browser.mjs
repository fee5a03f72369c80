// Bundles every browser-safe entry for a browser, fails when one reaches Node, and reports sizes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { root } from "./setup.mjs";

/** `driver`, `driver/conformance`, …: packages and subpaths that run in a browser. */
const entries = JSON.parse(readFileSync(join(root, "scripts/browser-safe.json"), "utf8")).map((name) => {
  const [folder, subpath] = name.split("/");
  return join(folder, "dist", subpath ?? "", "index.js");
});

/** What a browser has and a bare JavaScript context lacks. */
const browser = {
  TextEncoder,
  TextDecoder,
  AbortController,
  AbortSignal,
  URL,
  queueMicrotask,
  crypto,
  console,
};

let failed = 0;
for (const entry of entries) {
  try {
    const { outputFiles } = await build({
      entryPoints: [join(root, "packages", entry)],
      bundle: true,
      minify: true,
      write: false,
      platform: "browser",
      format: "iife",
      globalName: "loaded",
      logLevel: "silent",
    });
    const [{ text }] = outputFiles;
    const exported = runInNewContext(`${text}; Object.keys(loaded).length`, { ...browser });
    if (exported === 0) throw new Error("it exports nothing");
    const kib = (gzipSync(text).length / 1024).toFixed(1);
    console.log(`ok    ${entry}: ${exported} exports, ${kib} KiB gzipped`);
  } catch (error) {
    failed++;
    console.log(`FAIL  ${entry}: ${error.errors?.map(({ text }) => text).join("; ") ?? error.message}`);
  }
}
process.exit(failed === 0 ? 0 : 1);
