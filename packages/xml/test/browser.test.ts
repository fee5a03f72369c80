import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { fixture } from "./fixtures.js";

const names = [
  "parseElement",
  "withPlaces",
  "XmlError",
  "parseUuid",
  "formatUuid",
  "generateUuid",
  "parseMac",
  "generateMac",
  "parseDiskTarget",
  "nextDiskTarget",
  "checkDomainName",
];

it("reads and writes in a browser, in less than 45 KiB", async () => {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: `export { ${names.join(", ")} } from "../src/index.js"; export { formatDomain, parseDomain } from "../src/generated/domain/index.js"`,
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    platform: "browser",
    format: "iife",
    globalName: "xml",
  });
  const text = outputFiles[0]?.text ?? "";
  const builtins = new Set(createRequire(import.meta.url)("node:module").builtinModules as string[]);
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports.map(({ path }) => path));
  expect(imports.filter((path) => path.startsWith("node:") || builtins.has(path))).toEqual([]);

  const kib = gzipSync(text, { level: 9 }).length / 1024;
  console.info(`bundle: ${kib.toFixed(1)} KiB gzipped, saxes included`);
  expect(kib).toBeLessThan(45);

  // Nothing but what every browser has: no process, no Buffer, no require.
  const context = createContext({ TextDecoder, TextEncoder, crypto, document: fixture("page/fv0.xml") });
  const result = runInContext(
    `${text}; xml.formatDomain(xml.parseDomain(document).domain) + xml.generateUuid().length`,
    context,
  );
  expect(result).toMatch(/^<domain type='xen' id='3'>[\s\S]*<\/domain>\n36$/);
});
