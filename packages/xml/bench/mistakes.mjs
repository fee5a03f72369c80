// Forty mistakes in a guest's document written for it: what our validation says of each, beside xmllint and jing with the schema of an
// installed libvirt (or the one whose path is given). For each: whether the line is right, whether the culprit is named, and
// whether what was expected is; and how many messages there are. `--verbose` prints what everybody says.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const args = process.argv.slice(2);
const verbose = args.includes("--verbose");
const schema = args.find((arg) => !arg.startsWith("--")) ?? "/usr/share/libvirt/schemas/domain.rng";
const local = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "libvirt-ts-mistakes-"));
const mistakes = JSON.parse(readFileSync(local("bench/mistakes/list.json"), "utf8"));
const document = readFileSync(local("bench/mistakes/passthrough.xml"), "utf8");

await build({
  entryPoints: [local("src/validate/index.ts")],
  bundle: true,
  outfile: join(folder, "validate.mjs"),
  format: "esm",
  platform: "node",
});
const { validateDomain } = await import(pathToFileURL(join(folder, "validate.mjs")).href);
if (validateDomain(document).length > 0) throw new Error("the document has mistakes that nobody made");

const cases = mistakes.map(({ name, right, wrong, culprit, expected }, index) => {
  if (document.split(right).length < 2) throw new Error(`${name}: ${right} is not in the document`);
  const text = document.replace(right, wrong);
  const file = join(folder, `${index}.xml`);
  writeFileSync(file, text);
  return {
    name,
    text,
    file,
    culprit,
    expected,
    line: document.slice(0, document.indexOf(right)).split("\n").length,
  };
});

/** What a program says of all files, by file; undefined: it is not installed. */
function saidBy(command, args, form) {
  let out;
  try {
    out = execFileSync(command, [...args, ...cases.map(({ file }) => file)], {
      encoding: "utf8",
      stdio: "pipe",
    });
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    out = `${error.stdout}${error.stderr}`;
  }
  const said = new Map(cases.map(({ file }) => [file, []]));
  for (const row of out.split("\n")) {
    const [, file, line, message] = form.exec(row) ?? [];
    said.get(file)?.push({ line: Number(line), message });
  }
  return said;
}

const judges = {
  ours: new Map(cases.map(({ file, text }) => [file, validateDomain(text)])),
  xmllint: saidBy("xmllint", ["--noout", "--relaxng", schema], /^(.*?):(\d+): (.*validity error.*)$/),
  jing: saidBy("jing", [schema], /^(.*?):(\d+):\d+: error: (.*)$/),
};
rmSync(folder, { recursive: true });

const word = (text) => new RegExp(`(?<![\\w./-])(?:${text})(?![\\w-])`);
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const rows = [];
for (const [judge, said] of Object.entries(judges)) {
  if (said === undefined) {
    console.log(`${judge} is not installed`);
    continue;
  }
  const counts = { refused: 0, line: 0, culprit: 0, expected: 0, messages: 0 };
  for (const { name, file, line, culprit, expected } of cases) {
    const messages = said.get(file);
    const all = messages.map(({ message }) => message).join("\n");
    const has = {
      line: messages.some((message) => message.line === line),
      culprit: word(escaped(culprit)).test(all),
      expected: new RegExp(expected).test(all.replace(word(escaped(culprit)), "")),
    };
    if (messages.length > 0) counts.refused += 1;
    counts.messages += messages.length;
    for (const key of Object.keys(has)) if (has[key]) counts[key] += 1;
    if (verbose) {
      const lacks = Object.keys(has).filter((key) => !has[key]);
      console.log(`${judge}: ${name} (line ${line})${lacks.length > 0 ? `, lacks ${lacks.join(", ")}` : ""}`);
      for (const { line, message } of messages) console.log(`    ${line}: ${message}`);
    }
  }
  rows.push({ judge, ...counts });
}
console.log(`of ${cases.length} mistakes`);
console.table(rows);
