// Bundles every browser-safe entry for a browser, fails when one reaches Node, and reports sizes.
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { root } from "./setup.mjs";

const entries = [
  "driver/dist/index.js",
  "driver/dist/conformance/index.js",
  "xml/dist/index.js",
  "xml/dist/relaxng/index.js",
  "sexpr/dist/index.js",
  "sexpr/dist/domain/index.js",
  "xm-conf/dist/index.js",
  "xm-conf/dist/domain/index.js",
  "qmp/dist/index.js",
  "driver-xenstore/dist/protocol/index.js",
  "driver-hypervisor/dist/abi/index.js",
  "rpc/dist/index.js",
  "rpc/dist/protocol/index.js",
];

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
