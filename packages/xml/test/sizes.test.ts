import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { kindOfSchema } from "./model/corpus.js";

/** What a program that imports this weighs in a browser, in KiB, minified and gzipped. */
async function weightOf(contents: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL("../src/", import.meta.url)), loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    platform: "browser",
    format: "esm",
  });
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).length / 1024;
}

it("reads and writes in less than 20.5 KiB, a domain in less than 25 more, other kinds in less than 8 more", async () => {
  const runtime = await weightOf(
    `export { parse } from "./runtime/parse.js"; export { format } from "./runtime/write.js"; export { XmlError } from "./errors.js";`,
  );
  console.info(`reading and writing, saxes included: ${runtime.toFixed(1)} KiB`);
  expect(runtime).toBeLessThan(20.5);
  const kinds = new Set(Object.values(kindOfSchema));
  kinds.delete("device");
  const carriesDomain = /^domain(-snapshot|-checkpoint|-backup)?$/;
  for (const kind of kinds) {
    const more = (await weightOf(`export * from "./generated/${kind}/index.js";`)) - runtime;
    console.info(`${kind}: ${more.toFixed(1)} KiB more, with comparison and streams`);
    expect(more, kind).toBeLessThan(carriesDomain.test(kind) ? 25 : 8);
  }
});
