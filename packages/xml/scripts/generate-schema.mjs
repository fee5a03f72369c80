// Compiles src/schema/domain.rng into src/schema/domain.generated.ts. Run after every change of the schema or of the
// precompiled format: `pnpm --filter @libvirt-ts/xml generate`; a test tells when it was forgotten.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const local = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const folder = mkdtempSync(join(tmpdir(), "libvirt-ts-schema-"));
const outfile = join(folder, "engine.mjs");
await build({
  entryPoints: [local("src/relaxng/index.ts")],
  bundle: true,
  outfile,
  format: "esm",
  platform: "node",
});
const engine = await import(pathToFileURL(outfile).href);
rmSync(folder, { recursive: true });

const schema = engine.compileSchema(readFileSync(local("src/schema/domain.rng"), "utf8"), {
  url: "domain.rng",
});
const json = JSON.stringify(schema.toJSON());
writeFileSync(
  local("src/schema/domain.generated.ts"),
  `// Made from domain.rng by scripts/generate-schema.mjs; do not edit.

/** The schema of domain documents, precompiled: \`JSON.stringify(schema.toJSON())\`. */
export const domainSchemaJson =
  ${JSON.stringify(json)};
`,
);
console.log(`domain.generated.ts: ${json.length} characters`);
