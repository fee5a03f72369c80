/**
 * RELAX NG in a new process: libvirt's valid domains, each twice, judged by its own schema, here from the schema compiled before,
 * in xmllint from its source, which xmllint knows no other way. Beside them a Node that only reads the files.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileSchema } from "@libvirt-ts/xml/relaxng";
import { quick, tell } from "../../bench/lib/tell.mjs";

const corpus = fileURLToPath(new URL("../../../../shared/corpus/libvirt-xml/", import.meta.url));
if (!existsSync(corpus)) throw new Error("libvirt's documents do not stand beside the project");
const folder = mkdtempSync(join(tmpdir(), "libvirt-ts-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true }));

const schema = join(corpus, "schemas/domain.rng");
const resolve = (url) => readFileSync(join(corpus, "schemas", url.split("/").at(-1)), "utf8");
const compiled = join(folder, "compiled.json");
writeFileSync(compiled, JSON.stringify(compileSchema(schema, { resolve })));
const files = JSON.parse(readFileSync(join(corpus, "manifest.json"), "utf8"))
  .filter((one) => one.schema === "domain.rng" && one.valid)
  .map(({ file }) => join(corpus, file));
const list = join(folder, "files.json");
writeFileSync(list, JSON.stringify([...files, ...files]));

const judge = `
  import { readFileSync } from "node:fs";
  import { loadSchema } from ${JSON.stringify(new URL("../dist/relaxng/index.js", import.meta.url).href)};
  const schema = loadSchema(readFileSync(${JSON.stringify(compiled)}, "utf8"));
  for (const file of JSON.parse(readFileSync(${JSON.stringify(list)}, "utf8")))
    if (schema.validate(readFileSync(file)).length > 0) throw new Error(file);`;
const read = `
  import { readFileSync } from "node:fs";
  for (const file of JSON.parse(readFileSync(${JSON.stringify(list)}, "utf8"))) readFileSync(file);`;
const sides = {
  ours: [process.execPath, "--input-type=module", "-e", judge],
  xmllint: ["xmllint", "--noout", "--relaxng", schema, ...files, ...files],
  "Node, reading the files": [process.execPath, "--input-type=module", "-e", read],
};
const best = {};
for (let round = 0; round < (quick ? 3 : 11); round++) {
  for (const [name, [command, ...args]] of Object.entries(sides)) {
    const start = performance.now();
    const { status, error } = spawnSync(command, args, { stdio: "ignore" });
    if (error?.code === "ENOENT") continue;
    if (status !== 0) throw new Error(`${name} ended with ${status}`);
    best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, performance.now() - start);
  }
}
tell(`${files.length * 2} documents of libvirt in a new process`, "ms", best);
console.log(
  Object.entries(best)
    .map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`)
    .join(", "),
);
