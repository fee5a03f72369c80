// What reading, judging and loading of all kinds costs, in one run: first loads in new processes, and libvirt's own documents
// and schemas where they stand beside the project. `pnpm --filter @libvirt-ts/xml bench`.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { tell } from "../../bench/lib/tell.mjs";

const local = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "libvirt-ts-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true }));

const entries = {
  domain: "src/generated/domain/index.ts",
  validate: "src/validate/index.ts",
  relaxng: "src/relaxng/index.ts",
};
await build({
  entryPoints: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, local(path)])),
  bundle: true,
  outdir: folder,
  outExtension: { ".js": ".mjs" },
  format: "esm",
  platform: "node",
});
const urlOf = (entry) => pathToFileURL(join(folder, `${entry}.mjs`)).href;
const document = readFileSync(local("fixtures/today/kvm-spice.xml"), "utf8");

/** Milliseconds of loading an entry and of the first calls, in the median of fifteen new processes. */
function firstTimes(entry, call) {
  const script = `
    const start = performance.now();
    const entry = await import(${JSON.stringify(urlOf(entry))});
    const loaded = performance.now();
    entry.${call}(${JSON.stringify(document)});
    const called = performance.now();
    entry.${call}(${JSON.stringify(document)});
    console.log(JSON.stringify([loaded - start, called - loaded, performance.now() - called]));`;
  const runs = Array.from({ length: 15 }, () =>
    JSON.parse(
      spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }).stdout,
    ),
  );
  return [0, 1, 2].map((index) => runs.map((run) => run[index]).sort((one, other) => one - other)[7]);
}

console.log("\nFirst load in a new process, of a guest's document of 5 KB (milliseconds)\n");
for (const [entry, call] of [
  ["domain", "parseDomain"],
  ["validate", "validateDomain"],
]) {
  const times = firstTimes(entry, call);
  tell(`${call} in a new process, loading and the first document of 5 KB`, "ms", {
    ours: times[0] + times[1],
  });
  const [load, first, second] = times.map((ms) => ms.toFixed(1));
  console.log(
    `${call}: the module ${load}, the first call, which decodes what it meets, ${first}, the second ${second}`,
  );
}

const corpusFolder = fileURLToPath(new URL("../../../../shared/corpus/libvirt-xml/", import.meta.url));
if (!existsSync(corpusFolder)) {
  console.log("\nlibvirt's documents do not stand beside the project: judging them is not measured");
} else {
  const validators = await import(urlOf("validate"));
  const { compileSchema } = await import(urlOf("relaxng"));
  const inCorpus = (path) => readFileSync(join(corpusFolder, path), "utf8");
  const documents = JSON.parse(inCorpus("manifest.json"));
  console.log(
    "\nlibvirt's documents, judged by our engine: microseconds a document, warm, rounds taking turns\n",
  );
  console.log("                         documents  our schema  libvirt's  their ratio");
  for (const [schema, validate] of [
    ["domain.rng", "validateDomain"],
    ["network.rng", "validateNetwork"],
    ["storagepool.rng", "validateStoragePool"],
    ["nodedev.rng", "validateNodeDevice"],
    ["capability.rng", "validateCapabilities"],
    ["domainsnapshot.rng", "validateDomainSnapshot"],
  ]) {
    const texts = documents.filter((one) => one.schema === schema).map(({ file }) => inCorpus(file));
    const path = join(corpusFolder, "schemas", schema);
    const theirs = compileSchema(path, {
      resolve: (url) => readFileSync(join(dirname(path), url.split("/").at(-1)), "utf8"),
    });
    const works = [validators[validate], (text) => theirs.validate(text)];
    // The least of each document: what other processes cost falls out.
    const least = texts.map(() => works.map(() => Number.POSITIVE_INFINITY));
    for (let round = 0; round < 9; round++) {
      texts.forEach((text, document) => {
        works.forEach((work, index) => {
          const start = performance.now();
          work(text);
          least[document][index] = Math.min(least[document][index], performance.now() - start);
        });
      });
    }
    const [ours, libvirts] = works.map(
      (_, index) => least.reduce((sum, times) => sum + times[index], 0) / texts.length,
    );
    tell(`${schema}, ${texts.length} documents of libvirt, each judged`, "ms", {
      "by our schema": ours,
      "by libvirt's, in our engine": libvirts,
    });
    const micro = (ms) => (ms * 1000).toFixed(0).padStart(10);
    console.log(
      `${schema.padEnd(24)} ${String(texts.length).padStart(9)}  ${micro(ours)} ${micro(libvirts)}  ${(libvirts / ours).toFixed(2).padStart(11)}`,
    );
  }
}
