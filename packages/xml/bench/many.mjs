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
const hasXmllint = spawnSync("xmllint", ["--version"]).status === 0;
/** An option that V8 of Node 20 has, and no later one: sixteen times its usual budget. */
const optimizesLater = "--interrupt-budget=2162688";
const hasOption = spawnSync(process.execPath, [optimizesLater, "-e", "0"]).status === 0;
comparePrograms(`${files.length * 2} documents of libvirt in a new process`, {
  ours: [process.execPath, "--input-type=module", "-e", judge],
  ...(hasOption && {
    "ours, V8 optimizing later": [process.execPath, optimizesLater, "--input-type=module", "-e", judge],
  }),
  ...(hasXmllint && { xmllint: ["xmllint", "--noout", "--relaxng", schema, ...files, ...files] }),
  "Node, reading the files": [process.execPath, "--input-type=module", "-e", read],
});

/** What ours is made of, the least of each part in several processes. */
const parts = `
  const times = {};
  const part = (name, from) => { times[name] = performance.now() - from; };
  part("Node's start", 0);
  let from = performance.now();
  const { readFileSync } = await import("node:fs");
  const { loadSchema } = await import(${JSON.stringify(new URL("../dist/relaxng/index.js", import.meta.url).href)});
  part("loading modules", from);
  from = performance.now();
  const schema = loadSchema(readFileSync(${JSON.stringify(compiled)}, "utf8"));
  part("loading the schema", from);
  from = performance.now();
  const texts = JSON.parse(readFileSync(${JSON.stringify(list)}, "utf8")).map((file) => readFileSync(file));
  part("reading the files", from);
  for (const half of ["first", "second"]) {
    from = performance.now();
    for (const text of texts.slice(half === "first" ? 0 : texts.length / 2).slice(0, texts.length / 2)) schema.validate(text);
    part("judging the documents, the " + half + " time", from);
  }
  console.log(JSON.stringify(times));`;
const rounds = Array.from({ length: quick ? 3 : 11 }, () => {
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", parts], { encoding: "utf8" });
  return JSON.parse(stdout);
});
for (const name of Object.keys(rounds[0])) {
  const least = Math.min(...rounds.map((times) => times[name]));
  tell(`of that: ${name}`, "ms", { ours: least });
  console.log(`of that: ${name} ${least.toFixed(0)} ms`);
}
