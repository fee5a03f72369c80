// Makes src/generated, docs/format and json-schema from the descriptions in src/shapes and the examples:
// `pnpm --filter @libvirt-ts/xml generate`. A test tells when it was forgotten.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { exampleDocuments } from "./examples.mjs";

const local = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const folder = mkdtempSync(join(tmpdir(), "libvirt-ts-shapes-"));
const outfile = join(folder, "generator.mjs");
await build({
  entryPoints: [local("src/generator/files.ts")],
  bundle: true,
  outfile,
  format: "esm",
  platform: "node",
});
const { generatedFiles, publishedFiles } = await import(pathToFileURL(outfile).href);
rmSync(folder, { recursive: true });

const made = [
  ["src/generated", generatedFiles()],
  [".", publishedFiles(exampleDocuments())],
];
for (const place of ["src/generated", "docs/format", "json-schema"]) {
  rmSync(local(place), { recursive: true, force: true });
}
let count = 0;
for (const [base, files] of made) {
  for (const [path, text] of files) {
    const target = join(local(base), path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    count += 1;
  }
}
console.log(`${count} files`);
