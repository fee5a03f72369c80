import { compileSchema, type RelaxngSchema } from "@libvirt-ts/xml/relaxng";
import { expect, it } from "vitest";
import { mutate, parseTree, print, Random, vocabularyOf } from "../relaxng/mutate.js";
import { corpus, hasCorpus, kindOfSchema, readCorpus, whyNot } from "./corpus.js";
import { anyKinds } from "./kinds.js";

if (!hasCorpus) console.log(`skipped: ${whyNot}`);

const long = process.env.LIBVIRT_TS_LONG !== undefined;

/** A document in so many is mutated, so often. */
const STEP = long ? 1 : 25;
const MUTANTS = 20;

/** libvirt's own schema; undefined for one that is no RELAX NG: it defines a name twice. */
function libvirtSchema(file: string): RelaxngSchema | undefined {
  const resolve = (url: string) => readCorpus(`schemas/${url.replace(/^.*\//, "")}`);
  return file === "device.rng" ? undefined : compileSchema(file, { resolve, maxSteps: 1e8 });
}

it.skipIf(!hasCorpus)("judges mutants as libvirt does", () => {
  const theirs = new Map<string, RelaxngSchema | undefined>();
  const differing: string[] = [];
  let judged = 0;
  let valid = 0;
  const documents = corpus().filter(({ schema }) => schema in kindOfSchema);
  const texts = documents.map(({ file }) => readCorpus(file));
  for (let i = 0; i < documents.length; i += STEP) {
    const { file, schema } = documents[i]!;
    if (!theirs.has(schema)) theirs.set(schema, libvirtSchema(schema));
    const libvirt = theirs.get(schema);
    if (libvirt === undefined) continue;
    const kind = anyKinds.get(kindOfSchema[schema]!)!;
    const random = new Random(i);
    const seeds = [texts[i]!, texts[(i + 1) % texts.length]!].map(parseTree);
    const vocabulary = vocabularyOf(seeds);
    for (let n = 0; n < MUTANTS; n++) {
      const mutant = print(mutate(parseTree(texts[i]!), vocabulary, random));
      const isValid = libvirt.validate(mutant, { maxProblems: 1 }).length === 0;
      judged += 1;
      if (isValid) valid += 1;
      if ((kind.validate(mutant, { maxProblems: 1 }).length === 0) !== isValid)
        differing.push(`${file} ${n}`);
    }
  }
  console.log(`${judged} mutants, ${valid} of them valid, ${differing.length} judged differently`);
  expect(valid).toBeGreaterThan(judged / 20);
  expect(differing.length, differing.slice(0, 20).join("\n")).toBeLessThanOrEqual(judged / 50);
});
