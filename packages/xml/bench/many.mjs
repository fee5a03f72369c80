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
import { comparePrograms } from "../../bench/lib/programs.mjs";

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
const hasXmllint = spawnSync("xmllint", ["--version"]).status === 0;
comparePrograms(`${files.length * 2} documents of libvirt in a new process`, {
  ours: [process.execPath, "--input-type=module", "-e", judge],
  ...(hasXmllint && { xmllint: ["xmllint", "--noout", "--relaxng", schema, ...files, ...files] }),
  "Node, reading the files": [process.execPath, "--input-type=module", "-e", read],
});
