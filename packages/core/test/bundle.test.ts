import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, it } from "vitest";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** KiB of gzipped code, of what an entry needs as soon as it is loaded: what is loaded later is not among it. */
async function weight(entry: string): Promise<number> {
  const { outputFiles, metafile } = await build({
    entryPoints: [path(entry)],
    tsconfig: path("../../../tsconfig.json"),
    outdir: path("../bundle"),
    external: ["@libvirt-ts/driver-*"],
    bundle: true,
    minify: true,
    splitting: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    logLevel: "silent",
  });
  const outputs = new Map(Object.entries(metafile.outputs));
  const files = new Map(outputFiles.map((file) => [file.path, file.contents]));
  const needed = new Set<string>();
  const visit = (name: string): void => {
    if (needed.has(name)) return;
    needed.add(name);
    for (const { kind, path: imported } of outputs.get(name)?.imports ?? [])
      if (kind === "import-statement" && outputs.has(imported)) visit(imported);
  };
  visit([...outputs].find(([name]) => name.endsWith("/index.js"))![0]);
  const contents = [...files].filter(([file]) => [...needed].some((name) => file.endsWith(name)));
  expect(contents).toHaveLength(needed.size);
  return gzipSync(Buffer.concat(contents.map(([, bytes]) => bytes))).length / 1024;
}

it("core without its drivers weighs less than 60 KiB", async () => {
  const kibibytes = await weight("../src/index.ts");
  expect(kibibytes).toBeLessThan(60);
  expect(kibibytes).toBeGreaterThan(20);
});
