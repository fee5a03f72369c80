import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { kinds as descriptions } from "../../src/generator/kinds.js";
import { corpus, hasCorpus, kindOfSchema, readCorpus, whyNot } from "./corpus.js";
import { anyKinds } from "./kinds.js";

const folder = new URL("../../json-schema/", import.meta.url);
const ajv = new Ajv2020({ strict: false });
const judges = new Map(
  readdirSync(folder).map((name) => [
    name.replace(".json", ""),
    ajv.compile(JSON.parse(readFileSync(new URL(name, folder), "utf8")) as object),
  ]),
);

/** What another program says of a model. */
function judged(kind: string, model: unknown): string {
  const judge = judges.get(kind)!;
  return judge(model) ? "" : ajv.errorsText(judge.errors);
}

it("exists for every kind of document", () => {
  expect([...judges.keys()].sort()).toEqual(descriptions.map(({ folder }) => folder).sort());
});

const guest = { type: "kvm", name: "web1", memory: { value: 1, unit: "GiB" } };

it.each([
  ["a guest", {}, /^$/],
  ["a disk of a file", { devices: { disk: [{ type: "file", target: { dev: "vda" } }] } }, /^$/],
  ["a disk without a place", { devices: { disk: [{ type: "file" }] } }, /target/],
  ["a misspelled field", { memroy: { value: 1 } }, /additional/],
  ["a field of another alternative", { devices: { graphics: [{ type: "vnc", gl: {} }] } }, /unevaluated/],
  ["a text for a number", { vcpu: { value: "2" } }, /integer/],
  ["a word that there is none of", { on_crash: "explode" }, /allowed values/],
  ["a text that does not fit", { devices: { disk: [{ target: { dev: "/dev/x" } }] } }, /pattern/],
])("judges %s", (_, more, verdict) => {
  expect(judged("domain", { ...guest, ...more })).toMatch(verdict);
});

it("says of every element what it is", () => {
  const text = readFileSync(new URL("domain.json", folder), "utf8");
  const { $defs } = JSON.parse(text) as { $defs: Record<string, { description?: string }> };
  expect($defs.Disk?.description).toBe("A disk, a CD-ROM or floppy drive, or a LUN of the guest.");
});

if (!hasCorpus) console.log(`skipped: ${whyNot}`);

it.skipIf(!hasCorpus)("takes the model of every document that libvirt takes", () => {
  const refused: string[] = [];
  let count = 0;
  for (const { file, schema, valid } of corpus()) {
    const name = kindOfSchema[schema];
    if (!valid || name === undefined || name === "device") continue;
    const { model } = anyKinds.get(name)!.read(readCorpus(file));
    const verdict = judged(name, JSON.parse(JSON.stringify(model)));
    count += 1;
    if (verdict !== "") refused.push(`${file}: ${verdict}`);
  }
  expect(count).toBeGreaterThan(1000);
  expect(refused).toEqual([]);
});
