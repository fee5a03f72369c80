// Makes src/generated from the descriptions in src/shapes: `pnpm --filter @libvirt-ts/xml generate`. A test tells when
// it was forgotten.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

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
const { generatedFiles } = await import(pathToFileURL(outfile).href);
rmSync(folder, { recursive: true });

const target = local("src/generated");
rmSync(target, { recursive: true, force: true });
const files = generatedFiles();
for (const [path, text] of files) {
  mkdirSync(dirname(join(target, path)), { recursive: true });
  writeFileSync(join(target, path), text);
}
console.log(`${files.size} files`);
